// SPDX-License-Identifier: Apache-2.0
//
// Steps of a plan that only standard CEL has. To the evaluator each is Op::Standard and brings the
// function that carries it out, so that the programs of packs do not pay for them. Constants,
// locals, logic and the conditional are the steps that packs have too (eval/plan.h).
#pragma once

#include "cel/eval/errors.h"
#include "cel/eval/plan.h"

#include <span>

namespace audit::cel::standard {

struct StandardNode;
using Step = Value (*)(const StandardNode&, Frame&);

/// Which members mean something depends on `step`.
struct StandardNode : Node {
  Step step = nullptr;
  std::span<const Overload* const> candidates;  ///< call: in the order of the table
  std::span<const bool> optional;               ///< list, map: which items, entries are `?`
  bool is_optional = false;                     ///< field, index: `.?` and `[?…]`
  bool two_variables = false;                   ///< loop
  const RunTimeError* error = nullptr;          ///< fail
};

// step_calls.cpp
Value call(const StandardNode& node, Frame& frame);      ///< an overload, chosen by the arguments
Value variable(const StandardNode& node, Frame& frame);  ///< of the environment
Value fail(const StandardNode& node, Frame& frame);      ///< a name or function that there is not

// step_access.cpp
Value field(const StandardNode& node, Frame& frame);      ///< arguments: operand; `name`
Value has_field(const StandardNode& node, Frame& frame);  ///< arguments: operand; `name`
Value index(const StandardNode& node, Frame& frame);      ///< arguments: operand, index

// step_literals.cpp
Value make_list(const StandardNode& node, Frame& frame);  ///< arguments: items
Value make_map(const StandardNode& node, Frame& frame);   ///< arguments: key, value, key, …

// step_loops.cpp
Value bind(const StandardNode& node, Frame& frame);          ///< arguments: value, body
Value optional_map(const StandardNode& node, Frame& frame);  ///< arguments: optional, body
Value quantify(const StandardNode& node, Frame& frame);      ///< all, exists
Value exactly_one(const StandardNode& node, Frame& frame);
Value map_or_filter(const StandardNode& node, Frame& frame);
Value sort_by(const StandardNode& node, Frame& frame);
Value transform_map(const StandardNode& node, Frame& frame);

}  // namespace audit::cel::standard
