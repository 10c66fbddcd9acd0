// SPDX-License-Identifier: Apache-2.0
//
// Equality, order and making of CEL values (CEL spec, "Equality", "Ordering", "Maps"). Numbers of
// different types are compared by value, values of other different types are unequal; what has no
// order gives unordered.
//
//   equal(int_value(1), double_value(1.0), steps)          // true
//   compare(int_value(1), uint_value(2))            // less
#pragma once

#include "cel/eval/frame.h"
#include "cel/value.h"

#include <compare>
#include <optional>
#include <vector>

namespace audit::cel::standard {

inline Value int_value(std::int64_t value) {
  return Value(Value::Storage(value));
}

inline Value uint_value(std::uint64_t value) {
  return Value(Value::Storage(value));
}

inline Value double_value(double value) {
  return Value(Value::Storage(value));
}

Value list_value(Arena& arena, std::span<const Value> items);
Value list_value(Arena& arena, const std::vector<Value>& items);  ///< a copy

Value optional_of(Arena& arena, const Value& value);
Value no_value();  ///< optional.none()

/// Each comparison of two values takes a step of the evaluation: lists that share their parts can
/// have 2^100 of them. False when there are no steps left.
bool equal(const Value& a, const Value& b, std::uint64_t& steps);

/// Unordered for values that have no order between them, NaN among them.
std::partial_ordering compare(const Value& a, const Value& b);

/// Is there an order between values of these kinds at all?
bool can_compare(const Value& a, const Value& b);

bool is_number(const Value& value);

/// The value of a key; null if the map does not have it. 1, 1u and 1.0 are the same key.
const Value* find(const Map& map, const Value& key);

/// Collects the entries of a new map.
class MapBuilder {
 public:
  using Entry = std::pair<Value, Value>;

  void add(const Value& key, const Value& value) { entries_.emplace_back(key, value); }

  /// bool, int, uint, string: what a key may be.
  static bool can_be_key(const Value& key);

  bool has_repeated_key() const;

  Value map(Arena& arena) const;

 private:
  std::vector<Entry> entries_;
};

/// Is it the value that its type has by default (0, "", [], null, …)?
bool is_zero(const Value& value);

}  // namespace audit::cel::standard
