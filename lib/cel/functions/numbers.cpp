// SPDX-License-Identifier: Apache-2.0
// Numbers of rule packs beyond the operators. All keep the unit.
#include "cel/eval/errors.h"
#include "cel/eval/gaps.h"
#include "cel/eval/plan.h"
#include "cel/functions/table.h"

namespace audit::cel {
namespace {

using base::Number;

/// The least (greatest) of the arguments; bounds only while each argument has a value in every
/// case.
Value extreme(const Invocation& call, Bounds (*pick)(const Bounds&, const Bounds&)) {
  Gaps gaps(call.frame.arena);
  Bounds result;
  bool all_bounded = true;
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const Bounds own = bounds_of(call.arguments[i], nullptr);
    all_bounded = all_bounded && !own.is_empty();
    result = i == 0 ? own : pick(result, own);
    gaps.add(call.arguments[i]);
  }
  return gaps.number(all_bounded ? result : Bounds());
}

Value least_of(const Invocation& call) {
  return extreme(call, &least);
}

Value greatest_of(const Invocation& call) {
  return extreme(call, &greatest);
}

Value absolute_value(const Invocation& call) {
  Gaps gaps(call.frame.arena);
  gaps.add(call.arguments[0]);
  const Bounds bounds = bounds_of(call.arguments[0], nullptr);
  if (const Number* number = call.arguments[0].get<Number>()) {
    const auto result = number->is_negative() ? base::negate(*number) : std::optional(*number);
    return result ? Value::number(*result) : error_at(call.frame, call.node.span, overflow);
  }
  return gaps.number(bounds.is_empty() ? bounds : absolute(bounds));
}

/// A function that never reverses the order: it maps bounds to bounds.
template <class Function>
Value monotone(const Invocation& call, const Function& function) {
  const auto map_bound = [&](const std::optional<Number>& bound) {
    return bound ? function(*bound) : std::optional<Number>();
  };
  const Bounds bounds = bounds_of(call.arguments[0], nullptr);
  const Bounds result{.low = map_bound(bounds.low), .high = map_bound(bounds.high)};
  if (bounds.is_exact() && !result.is_exact()) {
    return error_at(call.frame, call.node.span, overflow);
  }
  Gaps gaps(call.frame.arena);
  gaps.add(call.arguments[0]);
  return gaps.number(result);
}

std::optional<Number> floor_number(const Number& number) {
  return Number(number.floor());
}

std::optional<Number> ceil_number(const Number& number) {
  return number.is_integer() ? std::optional(number) : base::add(Number(number.floor()), Number(1));
}

std::optional<Number> round_number(const Number& number) {  // half away from zero
  const bool negative = number.is_negative();
  const auto magnitude = negative ? base::negate(number) : std::optional(number);
  const auto half = Number::ratio(1, 2);
  const auto raised = magnitude ? base::add(*magnitude, *half) : std::nullopt;
  if (!raised) {
    return std::nullopt;
  }
  return negative ? base::negate(Number(raised->floor())) : std::optional(Number(raised->floor()));
}

Value floor_of(const Invocation& call) {
  return monotone(call, floor_number);
}

Value ceil_of(const Invocation& call) {
  return monotone(call, ceil_number);
}

Value round_of(const Invocation& call) {
  return monotone(call, round_number);
}

constexpr Row rows[] = {
    {.signature = "math.least(N…) -> N",
     .run = least_of,
     .sees = Sees::Everything,
     .zh = "最小的一个",
     .en = "the least",
     .examples = {{{"math.least(3, 1, 2)", "1"}}},
     .phrase_zh = "{*} 中最小的",
     .phrase_en = "least of {*}",
     .unknown_zh = "按上下限判定",
     .unknown_en = "decided by the bounds"},
    {.signature = "math.greatest(N…) -> N",
     .run = greatest_of,
     .sees = Sees::Everything,
     .zh = "最大的一个",
     .en = "the greatest",
     .examples = {{{"math.greatest(3, 1, 2)", "3"}}},
     .phrase_zh = "{*} 中最大的",
     .phrase_en = "greatest of {*}",
     .unknown_zh = "按上下限判定",
     .unknown_en = "decided by the bounds"},
    {.signature = "math.abs(N) -> N",
     .run = absolute_value,
     .sees = Sees::Everything,
     .zh = "绝对值",
     .en = "without its sign",
     .examples = {{{"math.abs(1 - 3)", "2"}}},
     .phrase_zh = "{0} 的绝对值",
     .phrase_en = "absolute value of {0}",
     .unknown_zh = "按上下限判定",
     .unknown_en = "decided by the bounds"},
    {.signature = "math.ceil(N) -> N",
     .run = ceil_of,
     .sees = Sees::Everything,
     .zh = "向上取整",
     .en = "rounded up",
     .examples = {{{"math.ceil(7 / 2)", "4"}}},
     .phrase_zh = "{0} 向上取整",
     .phrase_en = "{0} rounded up",
     .unknown_zh = "按上下限判定",
     .unknown_en = "decided by the bounds"},
    {.signature = "math.floor(N) -> N",
     .run = floor_of,
     .sees = Sees::Everything,
     .zh = "向下取整",
     .en = "rounded down",
     .examples = {{{"math.floor(-7 / 2)", "-4"}}},
     .phrase_zh = "{0} 向下取整",
     .phrase_en = "{0} rounded down",
     .unknown_zh = "按上下限判定",
     .unknown_en = "decided by the bounds"},
    {.signature = "math.round(N) -> N",
     .run = round_of,
     .sees = Sees::Everything,
     .zh = "四舍五入取整",
     .en = "rounded to a whole number, half away from zero",
     .examples = {{{"math.round(5 / 2)", "3"}}},
     .phrase_zh = "{0} 四舍五入",
     .phrase_en = "{0} rounded",
     .unknown_zh = "按上下限判定",
     .unknown_en = "decided by the bounds"},
};

}  // namespace

std::span<const Row> pack_numbers() {
  return rows;
}

}  // namespace audit::cel
