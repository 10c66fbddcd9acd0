// SPDX-License-Identifier: Apache-2.0
//
// Makes lists in an arena, with possible elements and openness; and orders them.
//
//   ListBuilder builder(arena, list.items.size());
//   builder.add(item, verdict.unknown(), list.possible_at(i));  // possible if one is not null
//   builder.open(list.open);
//   return builder.list();
#pragma once

#include "cel/eval/bounds.h"
#include "cel/eval/frame.h"
#include "cel/eval/gaps.h"
#include "cel/value.h"

namespace audit::cel {

class ListBuilder {
 public:
  ListBuilder(Arena& arena, std::size_t capacity);

  /// An element; certain only if both reasons to doubt it are null.
  void add(const Value& item, const Unknown* possible = nullptr, const Unknown* also = nullptr);

  /// Further elements may come; null changes nothing. Several reasons are merged, their bounds too.
  void open(const Unknown* reason);

  std::size_t size() const { return used_; }

  Value list() const;

 private:
  Arena& arena_;
  std::span<Value> items_;
  std::span<const Unknown*> possible_;  ///< empty while all are certain
  std::size_t used_ = 0;
  Gaps open_;  ///< merged by list() only: there may be thousands of reasons
  Bounds open_bounds_;
  Gaps long_, short_;  ///< reasons of elements that share one: the long ones, what else each has
};

/// Why a mapped list is open: as the list it is mapped from, with the bounds of the values that the
/// body gives for elements that may still come.
const Unknown* opened(Arena& arena, const Unknown* open, const Value& body);

/// The list in the order of `keys` (parallel to its items), stable. Where keys are not known the
/// order is not, and no position is known to hold what; the number of elements still is.
Value sorted(Frame& frame, const Value& list, std::span<const Value> keys, TypeRef element);

}  // namespace audit::cel
