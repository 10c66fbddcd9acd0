// SPDX-License-Identifier: Apache-2.0
// Operators of rule packs: comparison, exact arithmetic with bounds, membership.
#include "cel/eval/equality.h"
#include "cel/eval/errors.h"
#include "cel/eval/evaluator.h"
#include "cel/eval/gaps.h"
#include "cel/eval/list_builder.h"
#include "cel/eval/plan.h"
#include "cel/eval/reasons.h"
#include "cel/functions/table.h"
#include "cel/limits.h"

namespace audit::cel {
namespace {

using base::Number;

Gaps gaps_of(const Invocation& call) {
  Gaps gaps(call.frame.arena);
  for (const Value& argument : call.arguments) {
    gaps.add(argument);
  }
  return gaps;
}

Value verdict(const Invocation& call, Truth truth) {
  return truth == Truth::Unknown ? gaps_of(call).value() : Value::boolean(truth == Truth::True);
}

Value equal(const Invocation& call) {
  return verdict(call, equals(call.arguments[0], call.arguments[1]));
}

Value not_equal(const Invocation& call) {
  return verdict(call, negate(equals(call.arguments[0], call.arguments[1])));
}

/// An enumeration's least member is below no other: that bounds even an unknown one.
TypeRef compared_type(const Invocation& call) {
  return call.node.arguments[0]->type;
}

Value is_less(const Invocation& call) {
  return verdict(call, less(call.arguments[0], call.arguments[1], compared_type(call)));
}

Value is_less_equal(const Invocation& call) {
  return verdict(call, less_equal(call.arguments[0], call.arguments[1], compared_type(call)));
}

Value is_greater(const Invocation& call) {
  return verdict(call, less(call.arguments[1], call.arguments[0], compared_type(call)));
}

Value is_greater_equal(const Invocation& call) {
  return verdict(call, less_equal(call.arguments[1], call.arguments[0], compared_type(call)));
}

/// Arithmetic of two numbers: exact where both are known, bounds where not.
template <class Exact, class Interval>
Value arithmetic(const Invocation& call, const Exact& exact, const Interval& interval) {
  const Number* a = call.arguments[0].get<Number>();
  const Number* b = call.arguments[1].get<Number>();
  if (a != nullptr && b != nullptr) {
    const std::optional<Number> result = exact(*a, *b);
    return result ? Value::number(*result) : error_at(call.frame, call.node.span, overflow);
  }
  return gaps_of(call).number(
      interval(bounds_of(call.arguments[0], nullptr), bounds_of(call.arguments[1], nullptr)));
}

Value add_numbers(const Invocation& call) {
  return arithmetic(
      call, [](const Number& a, const Number& b) { return base::add(a, b); },
      [](const Bounds& a, const Bounds& b) { return add(a, b); });
}

Value subtract_numbers(const Invocation& call) {
  return arithmetic(
      call, [](const Number& a, const Number& b) { return base::subtract(a, b); },
      [](const Bounds& a, const Bounds& b) { return subtract(a, b); });
}

/// Zero times what has no value (a division by zero) has no value either, so the bounds of an
/// operand that has none must not be narrowed to zero.
bool has_value(const Value& value) {
  const Unknown* unknown = value.unknown();
  return unknown == nullptr || unknown->low || unknown->high;
}

Value multiply_numbers(const Invocation& call) {
  return arithmetic(
      call, [](const Number& a, const Number& b) { return base::multiply(a, b); },
      [&call](const Bounds& a, const Bounds& b) {
        return has_value(call.arguments[0]) && has_value(call.arguments[1]) ? multiply(a, b)
                                                                            : Bounds();
      });
}

Value divide_numbers(const Invocation& call) {
  const Bounds divisor = bounds_of(call.arguments[1], nullptr);
  if (divisor.is_exact() && divisor.low->is_zero()) {
    return unknown_because(call.frame.arena, reasons::division_by_zero);
  }
  return arithmetic(
      call, [](const Number& a, const Number& b) { return base::divide(a, b); },
      [&call](const Bounds& a, const Bounds& b) {
        return b.includes_zero() || !has_value(call.arguments[0]) ? Bounds() : divide(a, b);
      });
}

Value negate_number(const Invocation& call) {
  if (const Number* number = call.arguments[0].get<Number>()) {
    const auto result = base::negate(*number);
    return result ? Value::number(*result) : error_at(call.frame, call.node.span, overflow);
  }
  return gaps_of(call).number(negate(bounds_of(call.arguments[0], nullptr)));
}

Value concatenate(const Invocation& call) {
  const std::string_view a = *call.arguments[0].get<std::string_view>();
  const std::string_view b = *call.arguments[1].get<std::string_view>();
  if (a.size() + b.size() > limits::made_text) {
    return error_at(call.frame, call.node.span, too_large);
  }
  return Value::text(call.frame.arena.text(std::string(a).append(b)));
}

Value join_lists(const Invocation& call) {
  ListBuilder builder(call.frame.arena, call.arguments[0].list()->items.size() +
                                            call.arguments[1].list()->items.size());
  for (const Value& argument : call.arguments) {
    const List& list = *argument.list();
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      builder.add(list.items[i], list.possible_at(i));
    }
    builder.open(list.open);
  }
  return builder.list();
}

/// A date moved by a period: later dates stay later, so bounds move along.
Value move_date(const Invocation& call, std::size_t date_at, bool back) {
  const Value& date = call.arguments[date_at];
  const base::Period* period = call.arguments[1 - date_at].get<base::Period>();
  if (period == nullptr) {
    return gaps_of(call).value();
  }
  const auto move = [&](base::Date day) {
    return back ? base::subtract(day, *period) : base::add(day, *period);
  };
  if (const base::Date* known = date.get<base::Date>()) {
    const auto moved = move(*known);
    return moved ? Value::date(*moved) : unknown_because(call.frame.arena, reasons::no_such_day);
  }
  const auto move_bound = [&](const std::optional<Number>& days) -> std::optional<Number> {
    const auto day = days ? base::Date::from_days(days->floor()) : std::nullopt;
    const auto moved = day ? move(*day) : std::nullopt;
    return moved ? std::optional(Number(moved->days())) : std::nullopt;
  };
  const Bounds bounds = bounds_of(date, nullptr);
  const Bounds moved{.low = move_bound(bounds.low), .high = move_bound(bounds.high)};
  // Near the ends of the calendar the moved date may not exist; then nothing is said of it.
  const bool exists = moved.low.has_value() == bounds.low.has_value() &&
                      moved.high.has_value() == bounds.high.has_value();
  return gaps_of(call).date(exists ? moved : Bounds());
}

Value date_plus_period(const Invocation& call) {
  return move_date(call, 0, false);
}

Value period_plus_date(const Invocation& call) {
  return move_date(call, 1, false);
}

Value date_minus_period(const Invocation& call) {
  return move_date(call, 0, true);
}

Value days_between(const Invocation& call) {
  return gaps_of(call).number(
      subtract(bounds_of(call.arguments[0], nullptr), bounds_of(call.arguments[1], nullptr)));
}

Value add_periods(const Invocation& call) {
  const base::Period& a = *call.arguments[0].get<base::Period>();
  const base::Period& b = *call.arguments[1].get<base::Period>();
  base::Period sum;
  if (__builtin_add_overflow(a.months, b.months, &sum.months) ||
      __builtin_add_overflow(a.days, b.days, &sum.days)) {
    return error_at(call.frame, call.node.span, overflow);
  }
  return Value(Value::Storage(sum));
}

Value is_in(const Invocation& call) {
  const Value& wanted = call.arguments[0];
  const List& list = *call.arguments[1].list();
  Gaps gaps(call.frame.arena);
  if (!spend(call.frame, list.items.size())) {
    return error_at(call.frame, call.node.span, out_of_steps);
  }
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Truth match = equals(list.items[i], wanted);
    if (match == Truth::True && list.possible_at(i) == nullptr) {
      return Value::boolean(true);
    }
    if (match != Truth::False) {
      gaps.add(list.items[i]);
      gaps.add(wanted);
      gaps.add(list.possible_at(i));
    }
  }
  if (const Unknown* open = list.open) {
    const Bounds further{.low = open->low, .high = open->high};
    const Bounds own = bounds_of(wanted, nullptr);
    if (less(further, own) != Truth::True && less(own, further) != Truth::True) {
      gaps.add(open);
    }
  }
  return gaps.empty() ? Value::boolean(false) : gaps.value();
}

constexpr Row rows[] = {
    {.signature = "_==_(E, E) -> bool",
     .run = equal,
     .sees = Sees::Everything,
     .zh = "相等；文字按全半角统一、去掉首尾空格后比较",
     .en = "equal; text is compared in NFKC without outer spaces",
     .examples = {{{"0.1 + 0.2 == 0.3", "true"}, {"\"60㎡\" == \" 60m2\"", "true"}}},
     .unknown_zh = "上下限不相交时为否",
     .unknown_en = "false if the bounds do not meet"},
    {.signature = "_!=_(E, E) -> bool",
     .run = not_equal,
     .sees = Sees::Everything,
     .zh = "不相等",
     .en = "not equal",
     .examples = {{{"1 != 2", "true"}}},
     .unknown_zh = "上下限不相交时为是",
     .unknown_en = "true if the bounds do not meet"},
    {.signature = "_<_(O, O) -> bool",
     .run = is_less,
     .sees = Sees::Everything,
     .zh = "小于、早于、低于（选项须有高低之分）",
     .en = "less, earlier, lower (an enumeration must be ordered)",
     .examples = {{{"411 / 412 < 1", "true"}}},
     .unknown_zh = "按上下限判定",
     .unknown_en = "decided by the bounds"},
    {.signature = "_<=_(O, O) -> bool",
     .run = is_less_equal,
     .sees = Sees::Everything,
     .zh = "不大于",
     .en = "at most",
     .examples = {{{"1 <= 1", "true"}}},
     .unknown_zh = "按上下限判定",
     .unknown_en = "decided by the bounds"},
    {.signature = "_>_(O, O) -> bool",
     .run = is_greater,
     .sees = Sees::Everything,
     .zh = "大于",
     .en = "greater",
     .examples = {{{"2 > 1", "true"}}},
     .unknown_zh = "按上下限判定",
     .unknown_en = "decided by the bounds"},
    {.signature = "_>=_(O, O) -> bool",
     .run = is_greater_equal,
     .sees = Sees::Everything,
     .zh = "不小于",
     .en = "at least",
     .examples = {{{"date(2024, 2, 29) >= date(2024, 2, 28)", "true"}}},
     .unknown_zh = "按上下限判定",
     .unknown_en = "decided by the bounds"},
    {.signature = "_+_(N, N) -> N",
     .run = add_numbers,
     .sees = Sees::Everything,
     .zh = "相加，单位须相同",
     .en = "sum; of one unit",
     .examples = {{{"0.1 + 0.2", "0.3"}}},
     .unknown_zh = "上下限相加",
     .unknown_en = "adds the bounds"},
    {.signature = "_+_(string, string) -> string",
     .run = concatenate,
     .zh = "文字相接",
     .en = "texts joined",
     .examples = {{{"\"社工\" + \"站\"", "社工站"}}}},
    {.signature = "_+_(list(T), list(T)) -> list(T)",
     .run = join_lists,
     .sees = Sees::Everything,
     .zh = "列表相接",
     .en = "lists joined",
     .examples = {{{"[1] + [2]", "[1, 2]"}}},
     .unknown_zh = "保留各列表待定的部分",
     .unknown_en = "keeps what is undecided of both"},
    {.signature = "_+_(date, period) -> date",
     .run = date_plus_period,
     .sees = Sees::Everything,
     .zh = "日期加时长；月份没有那一天时取月末",
     .en = "a date moved on; a day that the month lacks becomes its last",
     .examples = {{{"date(2024, 1, 31) + months(1)", "2024-02-29"}}},
     .unknown_zh = "只知年月时按首日到末日",
     .unknown_en = "a partial date counts from its first day to its last"},
    {.signature = "_+_(period, date) -> date",
     .run = period_plus_date,
     .sees = Sees::Everything,
     .zh = "同上",
     .en = "the same",
     .examples = {{{"days(1) + date(2024, 2, 28)", "2024-02-29"}}},
     .unknown_zh = "只知年月时按首日到末日",
     .unknown_en = "a partial date counts from its first day to its last"},
    {.signature = "_+_(period, period) -> period",
     .run = add_periods,
     .zh = "时长相加",
     .en = "periods added",
     .examples = {{{"date(2020, 1, 1) + (years(1) + days(1))", "2021-01-02"}}}},
    {.signature = "_-_(N, N) -> N",
     .run = subtract_numbers,
     .sees = Sees::Everything,
     .zh = "相减，单位须相同",
     .en = "difference; of one unit",
     .examples = {{{"1 - 0.9", "0.1"}}},
     .unknown_zh = "上下限相减",
     .unknown_en = "subtracts the bounds"},
    {.signature = "_-_(date, date) -> number(天)",
     .run = days_between,
     .sees = Sees::Everything,
     .zh = "相隔天数",
     .en = "days between",
     .examples = {{{"date(2024, 3, 1) - date(2024, 2, 1)", "29 天"}}},
     .unknown_zh = "只知年月时按首日到末日",
     .unknown_en = "a partial date counts from its first day to its last"},
    {.signature = "_-_(date, period) -> date",
     .run = date_minus_period,
     .sees = Sees::Everything,
     .zh = "日期往前推",
     .en = "a date moved back",
     .examples = {{{"date(2024, 3, 31) - months(1)", "2024-02-29"}}},
     .unknown_zh = "只知年月时按首日到末日",
     .unknown_en = "a partial date counts from its first day to its last"},
    {.signature = "-_(N) -> N",
     .run = negate_number,
     .sees = Sees::Everything,
     .zh = "相反数",
     .en = "negated",
     .examples = {{{"-(1 + 1)", "-2"}}},
     .unknown_zh = "上下限取反",
     .unknown_en = "negates the bounds"},
    {.signature = "_*_(N, M) -> N * M",
     .run = multiply_numbers,
     .sees = Sees::Everything,
     .zh = "相乘，单位相乘",
     .en = "product, of the units too",
     .examples = {{{"300000.30 * 0.1", "30,000.03"}}},
     .unknown_zh = "上下限相乘；乘以 0 得 0",
     .unknown_en = "multiplies the bounds; times 0 is 0"},
    {.signature = "_/_(N, M) -> N / M",
     .run = divide_numbers,
     .sees = Sees::Everything,
     .zh = "相除，精确；除数为零时待补充",
     .en = "exact quotient, of the units too; unknown where the divisor is zero",
     .examples = {{{"7 / 2", "3.5"}, {"1 / 0", "unknown"}}},
     .unknown_zh = "除数可能为零时没有上下限",
     .unknown_en = "no bounds if the divisor may be zero"},
    {.signature = "_in_(E, list(E)) -> bool",
     .run = is_in,
     .sees = Sees::Everything,
     .zh = "在列表中",
     .en = "is an element of the list",
     .examples = {{{"2 in [1, 2]", "true"}}},
     .unknown_zh = "确定的项中有就为是；没有一项可能相等才为否",
     .unknown_en = "true if a certain element is equal, false only if none can be"},
};

}  // namespace

std::span<const Row> pack_operators() {
  return rows;
}

}  // namespace audit::cel
