// SPDX-License-Identifier: Apache-2.0
#include "cel/eval/bounds.h"

#include <algorithm>

namespace audit::cel {
namespace {

using base::Number;
using Bound = std::optional<Number>;

template <class Operation>
Bound combine(const Bound& a, const Bound& b, const Operation& operation) {
  return a && b ? operation(*a, *b) : Bound();
}

const auto plus = [](const Number& a, const Number& b) { return base::add(a, b); };
const auto minus = [](const Number& a, const Number& b) { return base::subtract(a, b); };

bool is_non_negative(const Bounds& a) {
  return a.low && !a.low->is_negative();
}

}  // namespace

bool Bounds::includes_zero() const {
  return (!low || *low <= Number(0)) && (!high || *high >= Number(0));
}

Bounds add(const Bounds& a, const Bounds& b) {
  return {.low = combine(a.low, b.low, plus), .high = combine(a.high, b.high, plus)};
}

Bounds subtract(const Bounds& a, const Bounds& b) {
  return {.low = combine(a.low, b.high, minus), .high = combine(a.high, b.low, minus)};
}

Bounds negate(const Bounds& a) {
  return subtract(Bounds::exactly(Number(0)), a);
}

Bounds multiply(const Bounds& a, const Bounds& b) {
  if (is_non_negative(a) && is_non_negative(b)) {  // nearly always; keeps a half-open interval
    Bounds result{.low = base::multiply(*a.low, *b.low), .high = std::nullopt};
    const bool a_is_zero = a.is_exact() && a.low->is_zero();
    const bool b_is_zero = b.is_exact() && b.low->is_zero();
    if (a_is_zero || b_is_zero) {
      result.high = Number(0);
    } else if (a.high && b.high) {
      result.high = base::multiply(*a.high, *b.high);
    }
    if (!result.low) {
      result.low = Number(0);
    }
    return result;
  }
  if (!a.low || !a.high || !b.low || !b.high) {
    if (a.is_exact() && a.low->is_negative()) {
      return negate(multiply(negate(a), b));
    }
    if (b.is_exact() && b.low->is_negative()) {
      return negate(multiply(a, negate(b)));
    }
    return {};
  }
  const Bound products[] = {base::multiply(*a.low, *b.low), base::multiply(*a.low, *b.high),
                            base::multiply(*a.high, *b.low), base::multiply(*a.high, *b.high)};
  Bounds result = {.low = products[0], .high = products[0]};
  for (const Bound& product : products) {
    if (!product) {
      return {};
    }
    result.low = std::min(*result.low, *product);
    result.high = std::max(*result.high, *product);
  }
  return result;
}

Bounds divide(const Bounds& a, const Bounds& b) {
  // 1 / b: [1/high, 1/low]; an end that is open or zero gives no bound but the sign.
  const bool positive = b.low && *b.low > Number(0);
  if (!positive) {
    return negate(divide(a, negate(b)));
  }
  Bounds inverse{.low = Number(0), .high = base::divide(Number(1), *b.low)};
  if (b.high) {
    inverse.low = base::divide(Number(1), *b.high);
  }
  return multiply(a, inverse);
}

Bounds absolute(const Bounds& a) {
  if (is_non_negative(a)) {
    return a;
  }
  const Bounds mirrored = negate(a);
  if (is_non_negative(mirrored)) {
    return mirrored;
  }
  Bounds result = greatest(a, mirrored);
  result.low = Number(0);
  return result;
}

Bounds hull(const Bounds& a, const Bounds& b) {
  return {.low = a.low && b.low ? Bound(std::min(*a.low, *b.low)) : Bound(),
          .high = a.high && b.high ? Bound(std::max(*a.high, *b.high)) : Bound()};
}

Bounds least(const Bounds& a, const Bounds& b) {
  Bounds result;
  if (a.low && b.low) {
    result.low = std::min(*a.low, *b.low);
  }
  if (a.high && b.high) {
    result.high = std::min(*a.high, *b.high);
  } else {
    result.high = a.high ? a.high : b.high;
  }
  return result;
}

Bounds greatest(const Bounds& a, const Bounds& b) {
  Bounds result;
  if (a.high && b.high) {
    result.high = std::max(*a.high, *b.high);
  }
  if (a.low && b.low) {
    result.low = std::max(*a.low, *b.low);
  } else {
    result.low = a.low ? a.low : b.low;
  }
  return result;
}

Bounds bounds_of(const Value& value, TypeRef type) {
  if (const Number* number = value.get<Number>()) {
    return Bounds::exactly(*number);
  }
  if (const base::Date* date = value.get<base::Date>()) {
    return Bounds::exactly(Number(date->days()));
  }
  if (const EnumValue* member = value.get<EnumValue>()) {
    return Bounds::exactly(Number(member->index));
  }
  const Unknown* unknown = value.unknown();
  if (unknown == nullptr) {
    return {};
  }
  if (type != nullptr && type->kind == Kind::Enum && !type->enumeration->members.empty()) {
    return Bounds::between(0, static_cast<std::int64_t>(type->enumeration->members.size()) - 1);
  }
  return {.low = unknown->low, .high = unknown->high};
}

Truth less(const Bounds& a, const Bounds& b) {
  if (a.high && b.low && *a.high < *b.low) {
    return Truth::True;
  }
  return a.low && b.high && *a.low >= *b.high ? Truth::False : Truth::Unknown;
}

Truth less_equal(const Bounds& a, const Bounds& b) {
  return negate(less(b, a));
}

}  // namespace audit::cel
