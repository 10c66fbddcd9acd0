// SPDX-License-Identifier: Apache-2.0
//
// Which facts are missing. Gaps collects what several operands wait for and makes one Unknown of
// it, with the missing fields in the order of the file and each once, so that output never depends
// on addresses.
//
//   Gaps gaps(arena);
//   gaps.add(left);
//   gaps.add(right);
//   return gaps.value(add(bounds_of(left, type), bounds_of(right, type)));
#pragma once

#include "cel/eval/bounds.h"
#include "cel/value.h"

#include <compare>

namespace audit::cel {

/// By place in the file: documents by name and place, then down the path of fields, list positions,
/// keys. Two stand-ins for the same absent record are equal wherever they were made.
std::strong_ordering compare(const Record* a, const Record* b);
std::strong_ordering compare(const Missing& a, const Missing& b);

class Gaps {
 public:
  explicit Gaps(Arena& arena) : arena_(arena) {}

  void add(const Unknown* unknown);

  /// Whatever of a value is not known: a scalar, a list that is open or has possible or unknown
  /// elements, a record that is not known to be which.
  void add(const Value& value);

  bool empty() const { return !any_; }

  const Unknown* unknown(const Bounds& bounds = {}) const;

  /// Unknown with these bounds; the value itself when the bounds leave only one.
  Value number(const Bounds& bounds) const;
  Value date(const Bounds& days) const;

  Value value() const { return Value::unknown(unknown()); }

 private:
  void append(std::span<const Missing> missing);

  Arena& arena_;
  bool any_ = false;
  const Unknown* last_ = nullptr;  ///< added last: many elements may wait for one and the same
  const Unknown* only_ = nullptr;  ///< the single source so far: its span is shared, not copied
  std::span<Missing> buffer_;      ///< of several sources, unsorted, grows by doubling
  std::size_t used_ = 0;
  const base::Text* reason_ = nullptr;  ///< the first there was
};

/// A scalar that is unknown for a reason that is no missing field.
Value unknown_because(Arena& arena, const base::Text& reason);

}  // namespace audit::cel
