// SPDX-License-Identifier: Apache-2.0
// Operators of standard CEL: comparison, and arithmetic in which an overflow is an error, never a
// wrap (CEL spec, "Overflow"). Times are in standard_time.cpp, `in` in standard_collections.cpp.
#include "cel/functions/standard.h"

#include <compare>
#include <limits>
#include <string>

namespace audit::cel::standard {
namespace {

Value compared(const Invocation& call, bool wanted) {
  std::uint64_t& steps = call.frame.activation.steps;
  const bool are_equal = equal(call.arguments[0], call.arguments[1], steps);
  return steps == 0 ? failure(call, out_of_steps) : Value::boolean(are_equal == wanted);
}

Value is_equal(const Invocation& call) {
  return compared(call, true);
}

Value is_unequal(const Invocation& call) {
  return compared(call, false);
}

/// The dispatcher lets any two values through; whether they have an order is seen here.
Value ordered(const Invocation& call, bool (*holds)(std::partial_ordering)) {
  return can_compare(call.arguments[0], call.arguments[1])
             ? Value::boolean(holds(compare(call.arguments[0], call.arguments[1])))
             : failure(call, no_such_overload);
}

Value is_less(const Invocation& call) {
  return ordered(call, std::is_lt);
}

Value is_less_equal(const Invocation& call) {
  return ordered(call, std::is_lteq);
}

Value is_greater(const Invocation& call) {
  return ordered(call, std::is_gt);
}

Value is_greater_equal(const Invocation& call) {
  return ordered(call, std::is_gteq);
}

Value is_not(const Invocation& call) {
  return Value::boolean(!argument<bool>(call, 0));
}

/// Integers; `compute` gives true when it overflows, as the compiler's own functions do.
template <class T, class Compute>
Value checked(const Invocation& call, const Compute& compute) {
  T result{};
  const bool overflows = compute(argument<T>(call, 0), argument<T>(call, 1), &result);
  return overflows ? failure(call, overflow) : Value(Value::Storage(result));
}

template <class T>
Value add(const Invocation& call) {
  return checked<T>(call, [](T a, T b, T* out) { return __builtin_add_overflow(a, b, out); });
}

template <class T>
Value subtract(const Invocation& call) {
  return checked<T>(call, [](T a, T b, T* out) { return __builtin_sub_overflow(a, b, out); });
}

template <class T>
Value multiply(const Invocation& call) {
  return checked<T>(call, [](T a, T b, T* out) { return __builtin_mul_overflow(a, b, out); });
}

/// The least int divided by -1 is greater than the greatest.
template <class T>
bool leaves_range(T a, T b) {
  return std::is_signed_v<T> && a == std::numeric_limits<T>::min() && b == static_cast<T>(-1);
}

template <class T>
Value divide(const Invocation& call) {
  const T a = argument<T>(call, 0);
  const T b = argument<T>(call, 1);
  if (b == 0) {
    return failure(call, division_by_zero);
  }
  return leaves_range(a, b) ? failure(call, overflow)
                            : Value(Value::Storage(static_cast<T>(a / b)));
}

template <class T>
Value remainder(const Invocation& call) {
  const T a = argument<T>(call, 0);
  const T b = argument<T>(call, 1);
  if (b == 0) {
    return failure(call, division_by_zero);
  }
  return Value(Value::Storage(leaves_range(a, b) ? T{0} : static_cast<T>(a % b)));
}

Value negate_int(const Invocation& call) {
  const auto value = argument<std::int64_t>(call, 0);
  return value == std::numeric_limits<std::int64_t>::min() ? failure(call, overflow)
                                                           : int_value(-value);
}

Value negate_double(const Invocation& call) {
  return double_value(-argument<double>(call, 0));
}

Value add_doubles(const Invocation& call) {
  return double_value(argument<double>(call, 0) + argument<double>(call, 1));
}

Value subtract_doubles(const Invocation& call) {
  return double_value(argument<double>(call, 0) - argument<double>(call, 1));
}

Value multiply_doubles(const Invocation& call) {
  return double_value(argument<double>(call, 0) * argument<double>(call, 1));
}

/// By zero too: infinity or NaN, as IEEE 754 says.
Value divide_doubles(const Invocation& call) {
  return double_value(argument<double>(call, 0) / argument<double>(call, 1));
}

Value add_texts(const Invocation& call) {
  return made_text(call, std::string(text(call, 0)).append(text(call, 1)));
}

Value add_bytes(const Invocation& call) {
  return made_bytes(
      call, std::string(argument<Bytes>(call, 0).data).append(argument<Bytes>(call, 1).data));
}

constexpr Row rows[] = {
    {.signature = "_==_(T, T) -> bool",
     .run = is_equal,
     .zh = "相等；不同类型的数按值比较",
     .en = "is equal; numbers of different types by value",
     .examples = {{{"[1, 2] == [1, 2]", "true"}, {"dyn(1) == 1.0", "true"}}}},
    {.signature = "_!=_(T, T) -> bool",
     .run = is_unequal,
     .zh = "不相等",
     .en = "is not equal",
     .examples = {{{"\"a\" != \"b\"", "true"}}}},
    {.signature = "_<_(O, O) -> bool",
     .run = is_less,
     .zh = "小于",
     .en = "is less than",
     .examples = {{{"1 < 2", "true"}}}},
    {.signature = "_<_(N, M) -> bool",
     .run = is_less,
     .zh = "小于；不同类型的数按值比较",
     .en = "is less than; numbers of different types by value",
     .examples = {{{"1 < 1.5", "true"}}}},
    {.signature = "_<=_(O, O) -> bool",
     .run = is_less_equal,
     .zh = "小于或等于",
     .en = "is at most",
     .examples = {{{"\"a\" <= \"b\"", "true"}}}},
    {.signature = "_<=_(N, M) -> bool",
     .run = is_less_equal,
     .zh = "小于或等于；不同类型的数按值比较",
     .en = "is at most; numbers of different types by value",
     .examples = {{{"1u <= 0.5", "false"}}}},
    {.signature = "_>_(O, O) -> bool",
     .run = is_greater,
     .zh = "大于",
     .en = "is greater than",
     .examples = {{{"true > false", "true"}}}},
    {.signature = "_>_(N, M) -> bool",
     .run = is_greater,
     .zh = "大于；不同类型的数按值比较",
     .en = "is greater than; numbers of different types by value",
     .examples = {{{"2.5 > 2", "true"}}}},
    {.signature = "_>=_(O, O) -> bool",
     .run = is_greater_equal,
     .zh = "大于或等于",
     .en = "is at least",
     .examples = {{{"2 >= 2", "true"}}}},
    {.signature = "_>=_(N, M) -> bool",
     .run = is_greater_equal,
     .zh = "大于或等于；不同类型的数按值比较",
     .en = "is at least; numbers of different types by value",
     .examples = {{{"2u >= 3", "false"}}}},
    {.signature = "!_(bool) -> bool",
     .run = is_not,
     .zh = "非",
     .en = "not",
     .examples = {{{"!false", "true"}}}},
    {.signature = "-_(int) -> int",
     .run = negate_int,
     .zh = "相反数；溢出时出错",
     .en = "the negative; an overflow is an error",
     .examples = {{{"-(1)", "-1"}}}},
    {.signature = "-_(double) -> double",
     .run = negate_double,
     .zh = "相反数",
     .en = "the negative",
     .examples = {{{"-(1.5)", "-1.5"}}}},
    {.signature = "_+_(int, int) -> int",
     .run = add<std::int64_t>,
     .zh = "和；溢出时出错",
     .en = "the sum; an overflow is an error",
     .examples = {{{"1 + 2", "3"}}}},
    {.signature = "_+_(uint, uint) -> uint",
     .run = add<std::uint64_t>,
     .zh = "和；溢出时出错",
     .en = "the sum; an overflow is an error",
     .examples = {{{"1u + 2u", "3u"}}}},
    {.signature = "_+_(double, double) -> double",
     .run = add_doubles,
     .zh = "和",
     .en = "the sum",
     .examples = {{{"0.5 + 0.25", "0.75"}}}},
    {.signature = "_+_(string, string) -> string",
     .run = add_texts,
     .zh = "连接",
     .en = "one after the other",
     .examples = {{{"\"社工\" + \"站\"", "\"社工站\""}}}},
    {.signature = "_+_(bytes, bytes) -> bytes",
     .run = add_bytes,
     .zh = "连接",
     .en = "one after the other",
     .examples = {{{"b\"a\" + b\"b\"", "b\"ab\""}}}},
    {.signature = "_-_(int, int) -> int",
     .run = subtract<std::int64_t>,
     .zh = "差；溢出时出错",
     .en = "the difference; an overflow is an error",
     .examples = {{{"1 - 2", "-1"}}}},
    {.signature = "_-_(uint, uint) -> uint",
     .run = subtract<std::uint64_t>,
     .zh = "差；小于零时出错",
     .en = "the difference; below zero is an error",
     .examples = {{{"3u - 2u", "1u"}}}},
    {.signature = "_-_(double, double) -> double",
     .run = subtract_doubles,
     .zh = "差",
     .en = "the difference",
     .examples = {{{"0.5 - 0.25", "0.25"}}}},
    {.signature = "_*_(int, int) -> int",
     .run = multiply<std::int64_t>,
     .zh = "积；溢出时出错",
     .en = "the product; an overflow is an error",
     .examples = {{{"2 * 3", "6"}}}},
    {.signature = "_*_(uint, uint) -> uint",
     .run = multiply<std::uint64_t>,
     .zh = "积；溢出时出错",
     .en = "the product; an overflow is an error",
     .examples = {{{"2u * 3u", "6u"}}}},
    {.signature = "_*_(double, double) -> double",
     .run = multiply_doubles,
     .zh = "积",
     .en = "the product",
     .examples = {{{"0.5 * 4.0", "2.0"}}}},
    {.signature = "_/_(int, int) -> int",
     .run = divide<std::int64_t>,
     .zh = "商，向零取整；除以零时出错",
     .en = "the quotient, cut towards zero; by zero is an error",
     .examples = {{{"-7 / 2", "-3"}}}},
    {.signature = "_/_(uint, uint) -> uint",
     .run = divide<std::uint64_t>,
     .zh = "商，取整；除以零时出错",
     .en = "the quotient, cut; by zero is an error",
     .examples = {{{"7u / 2u", "3u"}}}},
    {.signature = "_/_(double, double) -> double",
     .run = divide_doubles,
     .zh = "商；除以零得无穷大",
     .en = "the quotient; by zero gives infinity",
     .examples = {{{"7.0 / 2.0", "3.5"}}}},
    {.signature = "_%_(int, int) -> int",
     .run = remainder<std::int64_t>,
     .zh = "余数，符号同被除数",
     .en = "the remainder, with the sign of the dividend",
     .examples = {{{"-7 % 2", "-1"}}}},
    {.signature = "_%_(uint, uint) -> uint",
     .run = remainder<std::uint64_t>,
     .zh = "余数",
     .en = "the remainder",
     .examples = {{{"7u % 2u", "1u"}}}},
};

}  // namespace
}  // namespace audit::cel::standard

std::span<const audit::cel::Row> audit::cel::standard_operators() {
  return standard::rows;
}
