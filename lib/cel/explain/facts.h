// SPDX-License-Identifier: Apache-2.0
//
// Collects the facts behind a value: the leaves of an expression with what the file says, where it
// says it, or what is missing. Each once, in the order of the expression's text.
#pragma once

#include "cel/explain/words.h"

#include <vector>

namespace audit::cel {

class Facts {
 public:
  /// More than a reader takes in; a sum over a thousand persons stays one line.
  static constexpr std::size_t most = 12;

  explicit Facts(Words& words) : words_(words) {}

  /// The facts behind `node`; with `only_missing` those that it waits for.
  void add(const Node& node, Frame& frame, bool only_missing);

  /// The facts that put elements into a list (or, with `wanted` false, kept them out of it).
  void add_list(const Node& node, Frame& frame, bool only_missing, bool wanted);

  /// Facts behind the first verdict of a condition that is `verdict`.
  void add_verdict(const Node& node, Frame& frame, const Value& verdict);

  std::vector<Reason> take() { return std::move(reasons_); }

 private:
  void add_leaf(const Node& node, Frame& frame, const Value& value, bool only_missing);
  void add_reason(base::Text expression, base::Text value, const base::Origin* at,
                  const Missing* missing);

  Words& words_;
  std::vector<Reason> reasons_;
};

}  // namespace audit::cel
