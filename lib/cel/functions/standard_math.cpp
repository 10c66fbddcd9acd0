// SPDX-License-Identifier: Apache-2.0
// CEL's extension library for mathematics.
#include "cel/functions/standard.h"

#include <cmath>
#include <compare>
#include <limits>

namespace audit::cel::standard {
namespace {

/// The greatest (or least) of the arguments, or of a list; of equal ones the first.
Value extreme(const Invocation& call, bool greatest) {
  std::span<const Value> values = call.arguments;
  if (values.size() == 1 && values[0].list() != nullptr) {
    values = values[0].list()->items;
    if (values.empty()) {
      return failure(call, invalid_argument);
    }
    if (!spend(call.frame, values.size())) {
      return failure(call, out_of_steps);
    }
  }
  const Value* best = nullptr;
  for (const Value& value : values) {
    if (!is_number(value)) {
      return failure(call, no_such_overload);
    }
    const bool better = best != nullptr && (greatest ? std::is_gt(compare(value, *best))
                                                     : std::is_lt(compare(value, *best)));
    best = best == nullptr || better ? &value : best;
  }
  return *best;
}

Value greatest(const Invocation& call) {
  return extreme(call, true);
}

Value least(const Invocation& call) {
  return extreme(call, false);
}

using DoubleToDouble = double (*)(double);

template <DoubleToDouble function>
Value of_double(const Invocation& call) {
  return double_value(function(argument<double>(call, 0)));
}

constexpr DoubleToDouble ceil_of = [](double x) { return std::ceil(x); };
constexpr DoubleToDouble floor_of = [](double x) { return std::floor(x); };
constexpr DoubleToDouble round_of = [](double x) { return std::round(x); };
constexpr DoubleToDouble trunc_of = [](double x) { return std::trunc(x); };
constexpr DoubleToDouble abs_of = [](double x) { return std::abs(x); };
constexpr DoubleToDouble root_of = [](double x) { return std::sqrt(x); };
constexpr DoubleToDouble sign_of = [](double x) {
  return std::isnan(x) ? x : x > 0 ? 1.0 : x < 0 ? -1.0 : 0.0;
};

template <class T>
Value root_of_integer(const Invocation& call) {
  return double_value(std::sqrt(static_cast<double>(argument<T>(call, 0))));
}

using DoubleTest = bool (*)(double);

template <DoubleTest test>
Value is_double(const Invocation& call) {
  return Value::boolean(test(argument<double>(call, 0)));
}

constexpr DoubleTest is_nan = [](double x) { return std::isnan(x); };
constexpr DoubleTest is_infinite = [](double x) { return std::isinf(x); };
constexpr DoubleTest is_finite = [](double x) { return std::isfinite(x); };

Value abs_of_int(const Invocation& call) {
  const auto value = argument<std::int64_t>(call, 0);
  if (value == std::numeric_limits<std::int64_t>::min()) {
    return failure(call, overflow);
  }
  return int_value(value < 0 ? -value : value);
}

Value sign_of_int(const Invocation& call) {
  const auto value = argument<std::int64_t>(call, 0);
  return int_value(value > 0 ? 1 : value < 0 ? -1 : 0);
}

Value sign_of_uint(const Invocation& call) {
  return uint_value(argument<std::uint64_t>(call, 0) > 0 ? 1 : 0);
}

template <class T>
Value bit_and(const Invocation& call) {
  return Value(Value::Storage(static_cast<T>(argument<T>(call, 0) & argument<T>(call, 1))));
}

template <class T>
Value bit_or(const Invocation& call) {
  return Value(Value::Storage(static_cast<T>(argument<T>(call, 0) | argument<T>(call, 1))));
}

template <class T>
Value bit_xor(const Invocation& call) {
  return Value(Value::Storage(static_cast<T>(argument<T>(call, 0) ^ argument<T>(call, 1))));
}

template <class T>
Value bit_not(const Invocation& call) {
  return Value(Value::Storage(static_cast<T>(~argument<T>(call, 0))));
}

/// Shifts move bits, not signs: what is moved in is zero, also into a negative int from the left.
template <class T, bool left>
Value shift(const Invocation& call) {
  const auto count = argument<std::int64_t>(call, 1);
  if (count < 0) {
    return failure(call, invalid_argument);
  }
  const auto bits = static_cast<std::uint64_t>(argument<T>(call, 0));
  const std::uint64_t shifted = count >= 64 ? 0 : left ? bits << count : bits >> count;
  return Value(Value::Storage(static_cast<T>(shifted)));
}

constexpr std::string_view zh_greatest = "最大的；也可以给一个列表";
constexpr std::string_view en_greatest = "the greatest; of several, or of a list";
constexpr std::string_view zh_least = "最小的；也可以给一个列表";
constexpr std::string_view en_least = "the least; of several, or of a list";

constexpr Row rows[] = {
    {.signature = "math.greatest(int…) -> int",
     .run = greatest,
     .zh = zh_greatest,
     .en = en_greatest,
     .examples = {{{"math.greatest(1, 3, 2)", "3"}}}},
    {.signature = "math.greatest(uint…) -> uint",
     .run = greatest,
     .zh = zh_greatest,
     .en = en_greatest,
     .examples = {{{"math.greatest(1u, 2u)", "2u"}}}},
    {.signature = "math.greatest(double…) -> double",
     .run = greatest,
     .zh = zh_greatest,
     .en = en_greatest,
     .examples = {{{"math.greatest(1.5, 0.5)", "1.5"}}}},
    {.signature = "math.greatest(list(int)) -> int",
     .run = greatest,
     .zh = zh_greatest,
     .en = en_greatest,
     .examples = {{{"math.greatest([1, 3, 2])", "3"}}}},
    {.signature = "math.greatest(list(uint)) -> uint",
     .run = greatest,
     .zh = zh_greatest,
     .en = en_greatest,
     .examples = {{{"math.greatest([1u, 2u])", "2u"}}}},
    {.signature = "math.greatest(list(double)) -> double",
     .run = greatest,
     .zh = zh_greatest,
     .en = en_greatest,
     .examples = {{{"math.greatest([0.5, 1.5])", "1.5"}}}},
    {.signature = "math.greatest(list(dyn)) -> dyn",
     .run = greatest,
     .zh = zh_greatest,
     .en = en_greatest,
     .examples = {{{"math.greatest([1, 2.5])", "2.5"}}}},
    {.signature = "math.greatest(dyn…) -> dyn",
     .run = greatest,
     .zh = zh_greatest,
     .en = en_greatest,
     .examples = {{{"math.greatest(1, 2.5)", "2.5"}}}},
    {.signature = "math.least(int…) -> int",
     .run = least,
     .zh = zh_least,
     .en = en_least,
     .examples = {{{"math.least(1, 3, 2)", "1"}}}},
    {.signature = "math.least(uint…) -> uint",
     .run = least,
     .zh = zh_least,
     .en = en_least,
     .examples = {{{"math.least(1u, 2u)", "1u"}}}},
    {.signature = "math.least(double…) -> double",
     .run = least,
     .zh = zh_least,
     .en = en_least,
     .examples = {{{"math.least(1.5, 0.5)", "0.5"}}}},
    {.signature = "math.least(list(int)) -> int",
     .run = least,
     .zh = zh_least,
     .en = en_least,
     .examples = {{{"math.least([3, 1, 2])", "1"}}}},
    {.signature = "math.least(list(uint)) -> uint",
     .run = least,
     .zh = zh_least,
     .en = en_least,
     .examples = {{{"math.least([1u, 2u])", "1u"}}}},
    {.signature = "math.least(list(double)) -> double",
     .run = least,
     .zh = zh_least,
     .en = en_least,
     .examples = {{{"math.least([0.5, 1.5])", "0.5"}}}},
    {.signature = "math.least(list(dyn)) -> dyn",
     .run = least,
     .zh = zh_least,
     .en = en_least,
     .examples = {{{"math.least([1, 2.5])", "1"}}}},
    {.signature = "math.least(dyn…) -> dyn",
     .run = least,
     .zh = zh_least,
     .en = en_least,
     .examples = {{{"math.least(1u, 2.5)", "1u"}}}},
    {.signature = "math.ceil(double) -> double",
     .run = of_double<ceil_of>,
     .zh = "向上取整",
     .en = "rounded up",
     .examples = {{{"math.ceil(1.2)", "2.0"}}}},
    {.signature = "math.floor(double) -> double",
     .run = of_double<floor_of>,
     .zh = "向下取整",
     .en = "rounded down",
     .examples = {{{"math.floor(-1.2)", "-2.0"}}}},
    {.signature = "math.round(double) -> double",
     .run = of_double<round_of>,
     .zh = "四舍五入",
     .en = "rounded to the nearest, halves away from zero",
     .examples = {{{"math.round(-1.5)", "-2.0"}}}},
    {.signature = "math.trunc(double) -> double",
     .run = of_double<trunc_of>,
     .zh = "去掉小数部分",
     .en = "without its fraction",
     .examples = {{{"math.trunc(-1.9)", "-1.0"}}}},
    {.signature = "math.abs(int) -> int",
     .run = abs_of_int,
     .zh = "绝对值；溢出时出错",
     .en = "the absolute value; an overflow is an error",
     .examples = {{{"math.abs(-1)", "1"}}}},
    {.signature = "math.abs(uint) -> uint",
     .run = same,
     .zh = "同一个值",
     .en = "the value itself",
     .examples = {{{"math.abs(1u)", "1u"}}}},
    {.signature = "math.abs(double) -> double",
     .run = of_double<abs_of>,
     .zh = "绝对值",
     .en = "the absolute value",
     .examples = {{{"math.abs(-1.5)", "1.5"}}}},
    {.signature = "math.sign(int) -> int",
     .run = sign_of_int,
     .zh = "正负：1、0、-1",
     .en = "1, 0 or -1",
     .examples = {{{"math.sign(-5)", "-1"}}}},
    {.signature = "math.sign(uint) -> uint",
     .run = sign_of_uint,
     .zh = "1 或 0",
     .en = "1 or 0",
     .examples = {{{"math.sign(5u)", "1u"}}}},
    {.signature = "math.sign(double) -> double",
     .run = of_double<sign_of>,
     .zh = "正负：1.0、0.0、-1.0；NaN 不变",
     .en = "1.0, 0.0 or -1.0; NaN stays NaN",
     .examples = {{{"math.sign(-0.5)", "-1.0"}}}},
    {.signature = "math.sqrt(int) -> double",
     .run = root_of_integer<std::int64_t>,
     .zh = "平方根；负数得 NaN",
     .en = "the square root; NaN of a negative number",
     .examples = {{{"math.sqrt(49)", "7.0"}}}},
    {.signature = "math.sqrt(uint) -> double",
     .run = root_of_integer<std::uint64_t>,
     .zh = "平方根",
     .en = "the square root",
     .examples = {{{"math.sqrt(49u)", "7.0"}}}},
    {.signature = "math.sqrt(double) -> double",
     .run = of_double<root_of>,
     .zh = "平方根；负数得 NaN",
     .en = "the square root; NaN of a negative number",
     .examples = {{{"math.sqrt(0.25)", "0.5"}}}},
    {.signature = "math.isNaN(double) -> bool",
     .run = is_double<is_nan>,
     .zh = "不是数",
     .en = "is not a number",
     .examples = {{{"math.isNaN(0.0 / 0.0)", "true"}}}},
    {.signature = "math.isInf(double) -> bool",
     .run = is_double<is_infinite>,
     .zh = "无穷大",
     .en = "is infinite",
     .examples = {{{"math.isInf(1.0 / 0.0)", "true"}}}},
    {.signature = "math.isFinite(double) -> bool",
     .run = is_double<is_finite>,
     .zh = "有限",
     .en = "is finite",
     .examples = {{{"math.isFinite(1.5)", "true"}}}},
    {.signature = "math.bitAnd(int, int) -> int",
     .run = bit_and<std::int64_t>,
     .zh = "按位与",
     .en = "bitwise and",
     .examples = {{{"math.bitAnd(6, 3)", "2"}}}},
    {.signature = "math.bitAnd(uint, uint) -> uint",
     .run = bit_and<std::uint64_t>,
     .zh = "按位与",
     .en = "bitwise and",
     .examples = {{{"math.bitAnd(6u, 3u)", "2u"}}}},
    {.signature = "math.bitOr(int, int) -> int",
     .run = bit_or<std::int64_t>,
     .zh = "按位或",
     .en = "bitwise or",
     .examples = {{{"math.bitOr(6, 3)", "7"}}}},
    {.signature = "math.bitOr(uint, uint) -> uint",
     .run = bit_or<std::uint64_t>,
     .zh = "按位或",
     .en = "bitwise or",
     .examples = {{{"math.bitOr(6u, 3u)", "7u"}}}},
    {.signature = "math.bitXor(int, int) -> int",
     .run = bit_xor<std::int64_t>,
     .zh = "按位异或",
     .en = "bitwise exclusive or",
     .examples = {{{"math.bitXor(6, 3)", "5"}}}},
    {.signature = "math.bitXor(uint, uint) -> uint",
     .run = bit_xor<std::uint64_t>,
     .zh = "按位异或",
     .en = "bitwise exclusive or",
     .examples = {{{"math.bitXor(6u, 3u)", "5u"}}}},
    {.signature = "math.bitNot(int) -> int",
     .run = bit_not<std::int64_t>,
     .zh = "按位取反",
     .en = "all bits turned",
     .examples = {{{"math.bitNot(1)", "-2"}}}},
    {.signature = "math.bitNot(uint) -> uint",
     .run = bit_not<std::uint64_t>,
     .zh = "按位取反",
     .en = "all bits turned",
     .examples = {{{"math.bitNot(0u)", "18446744073709551615u"}}}},
    {.signature = "math.bitShiftLeft(int, int) -> int",
     .run = shift<std::int64_t, true>,
     .zh = "左移；位数为负时出错",
     .en = "shifted to the left; a negative count is an error",
     .examples = {{{"math.bitShiftLeft(1, 2)", "4"}}}},
    {.signature = "math.bitShiftLeft(uint, int) -> uint",
     .run = shift<std::uint64_t, true>,
     .zh = "左移；位数为负时出错",
     .en = "shifted to the left; a negative count is an error",
     .examples = {{{"math.bitShiftLeft(1u, 2)", "4u"}}}},
    {.signature = "math.bitShiftRight(int, int) -> int",
     .run = shift<std::int64_t, false>,
     .zh = "右移，补零；位数为负时出错",
     .en = "shifted to the right, zeros move in; a negative count is an error",
     .examples = {{{"math.bitShiftRight(1024, 2)", "256"}}}},
    {.signature = "math.bitShiftRight(uint, int) -> uint",
     .run = shift<std::uint64_t, false>,
     .zh = "右移；位数为负时出错",
     .en = "shifted to the right; a negative count is an error",
     .examples = {{{"math.bitShiftRight(1024u, 2)", "256u"}}}},
};

}  // namespace
}  // namespace audit::cel::standard

std::span<const audit::cel::Row> audit::cel::standard_math() {
  return standard::rows;
}
