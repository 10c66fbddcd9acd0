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
  /// `most`: how many facts are kept, the first ones.
  Facts(Words& words, std::size_t most) : words_(words), most_(most) {}

  /// The facts behind `node`; with `only_missing` those that it waits for.
  void add(const Node& node, Frame& frame, bool only_missing);

  /// What of a list decided: that it has at least these elements, that it has no others, or both.
  enum class Side : std::uint8_t { AtLeast, AtMost, Both };

  /// The facts that put elements into a list and kept others out of it, and the values that `map`
  /// took from them.
  void add_list(const Node& node, Frame& frame, bool only_missing, Side side);

  /// The facts that put this element into a list.
  void add_membership(const Node& node, Frame& frame, const Value& element);

  /// Facts behind the first verdict of a condition that is `verdict`.
  void add_verdict(const Node& node, Frame& frame, const Value& verdict);

  std::vector<Reason> take() { return std::move(reasons_); }

 private:
  template <class Look>
  void with_item(const Node& macro, Frame& frame, const List& list, std::size_t i,
                 const Look& look);
  std::size_t certain(const Node& macro, Frame& frame, const List& list);
  void add_elements(const Node& macro, Frame& frame, bool only_missing, Side side);
  void add_element(const Node& node, Frame& frame, bool only_missing);
  void add_choice(const Node& node, Frame& frame, const Value& verdict);
  void add_owner(const Node& node, Frame& frame, bool only_missing);
  void add_comparison(const Node& node, Frame& frame, const Value& verdict);
  void add_macro_verdict(const Node& node, Frame& frame, const Value& verdict);
  void add_leaf(const Node& node, Frame& frame, const Value& value, bool only_missing);
  void add_reason(base::Text expression, base::Text value, const base::Origin* at,
                  const Missing* missing);

  Words& words_;
  std::size_t most_;
  /// Thousands of elements may say one and the same; after so many in succession no more are asked,
  /// for to name each of them takes as long as the list is.
  static constexpr std::size_t most_repeated = 128;
  std::size_t repeated_ = 0;
  std::vector<Reason> reasons_;
};

}  // namespace audit::cel
