// SPDX-License-Identifier: Apache-2.0
//
// Intervals of numbers, the arithmetic of what is only partly known: an amount that is not given is
// still
// >= 0, a partial date lies between two days, a list with possible elements has a least and a
// greatest size. Bounds are inclusive; a missing one means unbounded. A bound that would overflow
// is dropped, which is always safe.
//
//   add({low = 3}, {low = 0, high = 2})        // {low = 3}
#pragma once

#include "base/number.h"
#include "cel/value.h"

#include <optional>

namespace audit::cel {

struct Bounds {
  std::optional<base::Number> low, high;

  static Bounds exactly(const base::Number& value) { return {.low = value, .high = value}; }

  static Bounds at_least(std::int64_t value) {
    return {.low = base::Number(value), .high = std::nullopt};
  }

  static Bounds between(std::int64_t low, std::int64_t high) {
    return {.low = base::Number(low), .high = base::Number(high)};
  }

  bool is_empty() const { return !low && !high; }

  bool is_exact() const { return low && high && *low == *high; }

  bool includes_zero() const;
};

Bounds add(const Bounds& a, const Bounds& b);
Bounds subtract(const Bounds& a, const Bounds& b);
Bounds multiply(const Bounds& a, const Bounds& b);
/// `b` must not include zero.
Bounds divide(const Bounds& a, const Bounds& b);
Bounds negate(const Bounds& a);
Bounds absolute(const Bounds& a);

/// Whichever of the two it is, it lies in here.
Bounds hull(const Bounds& a, const Bounds& b);

/// The bounds of the smaller (greater) one of two.
Bounds least(const Bounds& a, const Bounds& b);
Bounds greatest(const Bounds& a, const Bounds& b);

/// Numbers, dates (as days), members of an ordered enumeration (as indexes); nothing for other
/// values.
Bounds bounds_of(const Value& value, TypeRef type);

enum class Truth : std::uint8_t { False, True, Unknown };

inline Truth truth(bool value) {
  return value ? Truth::True : Truth::False;
}

inline Truth negate(Truth value) {
  return value == Truth::Unknown ? value : truth(value == Truth::False);
}

Truth less(const Bounds& a, const Bounds& b);        ///< a < b
Truth less_equal(const Bounds& a, const Bounds& b);  ///< a <= b

}  // namespace audit::cel
