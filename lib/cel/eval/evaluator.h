// SPDX-License-Identifier: Apache-2.0
//
// Runs plans. Three-valued throughout: a step whose outcome depends on what is not known gives
// unknown, and logic, macros and functions decide all the same where the known part is enough
// (design §5).
#pragma once

#include "cel/eval/frame.h"
#include "cel/eval/plan.h"

#include <span>

namespace audit::cel {

/// One step of the running program.
Value evaluate(const Node& node, Frame& frame);

/// A macro (macros.cpp).
Value evaluate_macro(const Node& node, Frame& frame);

/// `list[0]` and `list[key]` (lookup.cpp).
Value evaluate_at(const Node& node, Frame& frame);
Value evaluate_find(const Node& node, Frame& frame);

/// A whole program over these slots.
Value run(const Program& program, Arena& arena, Activation& activation,
          std::span<Activation::Slot> slots);

/// The value of a let: evaluated once, kept in its slot.
Value evaluate_let(const Node& node, Frame& frame);

}  // namespace audit::cel
