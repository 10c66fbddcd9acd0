// SPDX-License-Identifier: Apache-2.0
// Dates and periods of rule packs. All of it is monotone in its dates, so bounds of partial dates
// carry over.
#include "cel/eval/errors.h"
#include "cel/eval/gaps.h"
#include "cel/eval/list_builder.h"
#include "cel/eval/plan.h"
#include "cel/eval/reasons.h"
#include "cel/eval/select.h"
#include "cel/functions/table.h"
#include "cel/limits.h"

#include <limits>

namespace audit::cel {
namespace {

using base::Date;
using base::Number;
using base::Period;

std::optional<int> small_integer(const Value& value) {
  const Number* number = value.get<Number>();
  constexpr std::int64_t most = 4'000'000;  // days in 10,000 years, and more
  if (number == nullptr || !number->is_integer() || number->numerator() > most ||
      number->numerator() < -most) {
    return std::nullopt;
  }
  return static_cast<int>(number->numerator());
}

Prepared check_date_text(std::span<const Value> constants) {
  const auto* text = constants[0].get<std::string_view>();
  if (text == nullptr || Date::parse(*text)) {
    return {};
  }
  const std::string found(*text);
  return {.object = nullptr,
          .problem = {.zh = "「" + found + "」不是日期；请写成 2022-09-07 这样",
                      .en = "`" + found + "` is no date; write it like 2022-09-07"}};
}

Value date_of_text(const Invocation& call) {
  const auto date = Date::parse(*call.arguments[0].get<std::string_view>());
  return date ? Value::date(*date) : unknown_because(call.frame.arena, reasons::no_such_day);
}

std::optional<Date> date_of(std::span<const Value> parts) {
  const auto year = small_integer(parts[0]);
  const auto month = small_integer(parts[1]);
  const auto day = small_integer(parts[2]);
  return year && month && day ? Date::of(*year, *month, *day) : std::nullopt;
}

Prepared check_date_parts(std::span<const Value> constants) {
  if (date_of(constants)) {
    return {};
  }
  return {.object = nullptr, .problem = {.zh = "没有这一天", .en = "there is no such day"}};
}

Value date_of_parts(const Invocation& call) {
  const auto date = date_of(call.arguments);
  return date ? Value::date(*date) : unknown_because(call.frame.arena, reasons::no_such_day);
}

Value period_of(const Invocation& call, int months, int days) {
  const auto count = small_integer(call.arguments[0]);
  if (!count) {
    return unknown_because(call.frame.arena, reasons::not_whole);
  }
  return Value(Value::Storage(Period{.months = *count * months, .days = *count * days}));
}

Value years(const Invocation& call) {
  return period_of(call, 12, 0);
}

Value months(const Invocation& call) {
  return period_of(call, 1, 0);
}

Value days(const Invocation& call) {
  return period_of(call, 0, 1);
}

std::optional<Date> day_at(const std::optional<Number>& bound) {
  return bound ? Date::from_days(bound->floor()) : std::nullopt;
}

Value year(const Invocation& call) {
  if (const Date* date = call.arguments[0].get<Date>()) {
    return Value::number(Number(date->year()));
  }
  const Bounds bounds = bounds_of(call.arguments[0], nullptr);
  const auto low = day_at(bounds.low);
  const auto high = day_at(bounds.high);
  Gaps gaps(call.frame.arena);
  gaps.add(call.arguments[0]);
  return gaps.number({.low = low ? std::optional(Number(low->year())) : std::nullopt,
                      .high = high ? std::optional(Number(high->year())) : std::nullopt});
}

/// Month and day of a date are known of a partial date only where year (and month) are the same.
Value part_of(const Invocation& call, bool wants_day) {
  if (const Date* date = call.arguments[0].get<Date>()) {
    return Value::number(Number(wants_day ? date->day() : date->month()));
  }
  const Bounds bounds = bounds_of(call.arguments[0], nullptr);
  const auto low = day_at(bounds.low);
  const auto high = day_at(bounds.high);
  Gaps gaps(call.frame.arena);
  gaps.add(call.arguments[0]);
  if (!low || !high || low->year() != high->year() ||
      (wants_day && low->month() != high->month())) {
    return gaps.value();
  }
  return gaps.number(wants_day ? Bounds::between(low->day(), high->day())
                               : Bounds::between(low->month(), high->month()));
}

Value month(const Invocation& call) {
  return part_of(call, false);
}

Value day(const Invocation& call) {
  return part_of(call, true);
}

Value full_years(const Invocation& call) {
  const Bounds from = bounds_of(call.arguments[0], nullptr);
  const Bounds to = bounds_of(call.arguments[1], nullptr);
  const auto between = [](const std::optional<Number>& a, const std::optional<Number>& b) {
    const auto first = day_at(a);
    const auto second = day_at(b);
    return first && second ? std::optional(Number(base::full_years(*first, *second)))
                           : std::nullopt;
  };
  Gaps gaps(call.frame.arena);
  gaps.add(call.arguments[0]);
  gaps.add(call.arguments[1]);
  return gaps.number({.low = between(from.high, to.low), .high = between(from.low, to.high)});
}

/// A date of which the first and last possible day are known.
Value between(Arena& arena, const Date& low, const Date& high, const Unknown* doubt) {
  if (low == high) {
    return Value::date(low);
  }
  Unknown unknown = *doubt;
  unknown.low = Number(low.days());
  unknown.high = Number(high.days());
  return Value::unknown(arena.make(unknown));
}

/// The windows that begin on or before `last`. Each begins a whole number of periods after `first`
/// (so that the 31st does not drift) and ends the day before the next; its end may lie after
/// `last`. Where only the month of `first` is known, every window may begin on any of its days.
Value windows(const Invocation& call) {
  Arena& arena = call.frame.arena;
  Gaps gaps(arena);
  for (const Value& argument : call.arguments) {
    gaps.add(argument);
  }
  const Bounds first = bounds_of(call.arguments[0], nullptr);
  const auto earliest = day_at(first.low);
  const auto latest = day_at(first.high);
  const Period* period = call.arguments[2].get<Period>();
  if (!earliest || !latest || period == nullptr) {
    return any_of(arena, call.node.type, gaps.unknown());
  }
  const auto begin_of = [&](const Date& start, std::int32_t n) {
    return base::add(start, Period{.months = period->months * n, .days = period->days * n});
  };
  const auto second = begin_of(*earliest, 1);
  if (!second || *second <= *earliest || period->months < 0 || period->days < 0) {
    return any_of(arena, call.node.type, unknown_because(arena, reasons::no_length).unknown());
  }
  const Bounds last = bounds_of(call.arguments[1], nullptr);
  ListBuilder builder(arena, 8);
  const Unknown* doubt = gaps.empty() ? nullptr : gaps.unknown();
  for (std::int32_t n = 0;; ++n) {
    const auto begin = begin_of(*earliest, n);
    const auto latest_begin = begin_of(*latest, n);
    const auto next = begin_of(*earliest, n + 1);
    const auto latest_next = begin_of(*latest, n + 1);
    if (!begin || !latest_begin || !next || !latest_next) {
      break;
    }
    const bool certain = last.low && Number(latest_begin->days()) <= *last.low;
    const bool possible = last.high && Number(begin->days()) <= *last.high;
    if (!certain && !possible) {
      break;
    }
    if (n >= limits::made_list || !spend(call.frame)) {
      return any_of(arena, call.node.type, unknown_because(arena, reasons::too_many).unknown());
    }
    const std::span<Value> fields = arena.array<Value>(3);
    fields[0] = Value::number(Number(n + 1));
    fields[1] = between(arena, *begin, *latest_begin, doubt);
    fields[2] = between(arena, *Date::from_days(next->days() - 1),
                        *Date::from_days(latest_next->days() - 1), doubt);
    Record window;
    window.type = &window_record();
    window.fields = fields;
    window.index = n;
    builder.add(Value::record(arena.make(window)), certain ? nullptr : doubt);
  }
  if (!last.high) {
    builder.open(doubt);
  }
  return builder.list();
}

constexpr Row rows[] = {
    {.signature = "date(string) -> date",
     .run = date_of_text,
     .zh = "日期，写作 年-月-日",
     .en = "the date written as year-month-day",
     .examples = {{{"date(\"2022-09-07\")", "2022-09-07"}}},
     .prepare = check_date_text},
    {.signature = "date(number, number, number) -> date",
     .run = date_of_parts,
     .zh = "由年、月、日组成的日期",
     .en = "the date of year, month and day",
     .examples = {{{"date(2022, 9, 7)", "2022-09-07"}}},
     .prepare = check_date_parts,
     .phrase_zh = "{0} 年 {1} 月 {2} 日",
     .phrase_en = "{0}-{1}-{2}"},
    {.signature = "years(number) -> period",
     .run = years,
     .zh = "几年",
     .en = "so many years",
     .examples = {{{"date(2022, 9, 7) + years(3)", "2025-09-07"}}},
     .phrase_zh = "{0} 年",
     .phrase_en = "{0} years"},
    {.signature = "years(number(年)) -> period",
     .run = years,
     .zh = "几年",
     .en = "so many years",
     .examples = {{{"date(2022, 9, 7) + years(full_years(date(2020, 9, 1), date(2024, 9, 1)))",
                    "2026-09-07"}}},
     .phrase_zh = "{0}",
     .phrase_en = "{0}"},
    {.signature = "months(number) -> period",
     .run = months,
     .zh = "几个月",
     .en = "so many months",
     .examples = {{{"date(2023, 1, 31) + months(1)", "2023-02-28"}}},
     .phrase_zh = "{0} 个月",
     .phrase_en = "{0} months"},
    {.signature = "days(number) -> period",
     .run = days,
     .zh = "几天",
     .en = "so many days",
     .examples = {{{"date(2023, 12, 31) + days(1)", "2024-01-01"}}},
     .phrase_zh = "{0} 天",
     .phrase_en = "{0} days"},
    {.signature = "days(number(天)) -> period",
     .run = days,
     .zh = "几天",
     .en = "so many days",
     .examples = {{{"date(2022, 9, 7) + days(date(2022, 9, 30) - date(2022, 9, 1))",
                    "2022-10-06"}}},
     .phrase_zh = "{0}",
     .phrase_en = "{0}"},
    {.signature = "date.year() -> number",
     .run = year,
     .sees = Sees::Everything,
     .zh = "年份",
     .en = "the year",
     .examples = {{{"date(2022, 9, 7).year()", "2022"}}},
     .phrase_zh = "{0} 的年份",
     .phrase_en = "year of {0}",
     .unknown_zh = "只知年月的日期也知道年份",
     .unknown_en = "known of a date with year and month"},
    {.signature = "date.month() -> number",
     .run = month,
     .sees = Sees::Everything,
     .zh = "月份（1–12）",
     .en = "the month (1 to 12)",
     .examples = {{{"date(2022, 9, 7).month()", "9"}}},
     .phrase_zh = "{0} 的月份",
     .phrase_en = "month of {0}",
     .unknown_zh = "只知年月的日期也知道月份",
     .unknown_en = "known of a date with year and month"},
    {.signature = "date.day() -> number",
     .run = day,
     .sees = Sees::Everything,
     .zh = "几号（1–31）",
     .en = "the day of the month",
     .examples = {{{"date(2022, 9, 7).day()", "7"}}},
     .phrase_zh = "{0} 的日",
     .phrase_en = "day of {0}",
     .unknown_zh = "只知年月时在 1 与该月天数之间",
     .unknown_en = "between 1 and the length of the month if only that is known"},
    {.signature = "full_years(date, date) -> number(年)",
     .run = full_years,
     .sees = Sees::Everything,
     .zh = "两个日期之间满几年（周岁、年资）",
     .en = "whole years between two dates (age, years of service)",
     .examples = {{{"full_years(date(1984, 2, 29), date(2024, 2, 28))", "39 年"}}},
     .phrase_zh = "{0} 到 {1} 的整年数",
     .phrase_en = "full years from {0} to {1}",
     .unknown_zh = "日期有上下限时结果也有上下限",
     .unknown_en = "bounds of the dates become bounds of the years"},
    {.signature = "windows(date, date, period) -> list(window)",
     .run = windows,
     .sees = Sees::Everything,
     .zh = "从首日起的连续时段（序号、首日、末日），取到不晚于末日开始的为止",
     .en = "consecutive windows {number, first, last} from the first date, as long as they begin "
           "by the second",
     .examples = {{{"windows(date(2022, 9, 7), date(2025, 9, 6), years(1)).size()", "3"},
                   {"windows(date(2024, 1, 1), date(2024, 12, 31), months(1))[1].last",
                    "2024-02-29"}}},
     .phrase_zh = "{0} 至 {1} 每 {2} 一段",
     .phrase_en = "windows of {2} from {0} to {1}",
     .unknown_zh = "首日只知年月时各段首末日有上下限；末日未知时后面的时段待定",
     .unknown_en = "a partial first date gives windows with bounds; an unknown second one leaves "
                   "open how many there are"},
};

}  // namespace

std::span<const Row> pack_dates() {
  return rows;
}

}  // namespace audit::cel
