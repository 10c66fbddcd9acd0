// SPDX-License-Identifier: Apache-2.0
// Timestamps and durations of standard CEL: conversions, arithmetic, and their parts. Parts of a
// timestamp are those of UTC, or of a time zone by offset (`+08:00`) or by name (`Asia/Shanghai`).
#include "base/time_zone.h"
#include "cel/functions/standard.h"
#include "cel/standard/text.h"
#include "cel/standard/time.h"

namespace audit::cel::standard {
namespace {

template <class T>
Value in_range(const Invocation& call, const std::optional<T>& value) {
  return value ? Value(Value::Storage(*value)) : failure(call, out_of_range);
}

template <class A, class B>
Value add_times(const Invocation& call) {
  return in_range(call, add(argument<A>(call, 0), argument<B>(call, 1)));
}

Value add_duration_first(const Invocation& call) {
  return in_range(call, add(argument<Timestamp>(call, 1), argument<Duration>(call, 0)));
}

template <class A, class B>
Value subtract_times(const Invocation& call) {
  return in_range(call, subtract(argument<A>(call, 0), argument<B>(call, 1)));
}

Value text_to_timestamp(const Invocation& call) {
  const auto value = read_timestamp(text(call, 0));
  return value ? Value(Value::Storage(*value)) : failure(call, not_convertible);
}

Value int_to_timestamp(const Invocation& call) {
  return in_range(call, timestamp_of(argument<std::int64_t>(call, 0), 0));
}

Value timestamp_to_int(const Invocation& call) {
  return int_value(argument<Timestamp>(call, 0).seconds);
}

Value text_to_duration(const Invocation& call) {
  const auto value = read_duration(text(call, 0));
  return value ? Value(Value::Storage(*value)) : failure(call, not_convertible);
}

/// `+08:00`, `-02:30`, `02:00`: seconds; nothing for what has another form.
std::optional<std::int64_t> fixed_offset(std::string_view zone) {
  const bool west = zone.starts_with('-');
  zone.remove_prefix(west || zone.starts_with('+') ? 1 : 0);
  const auto digit = [&](std::size_t i) { return zone[i] - '0'; };
  const auto is_digit = [&](std::size_t i) { return zone[i] >= '0' && zone[i] <= '9'; };
  const bool good = zone.size() == 5 && is_digit(0) && is_digit(1) && zone[2] == ':' &&
                    is_digit(3) && is_digit(4);
  if (!good || digit(3) > 5) {
    return std::nullopt;
  }
  const std::int64_t minutes = (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
  return (west ? -minutes : minutes) * 60;
}

/// Seconds east of Greenwich at a timestamp.
std::optional<std::int64_t> offset_of(std::string_view zone, const Timestamp& timestamp) {
  if (const auto fixed = fixed_offset(zone)) {
    return fixed;
  }
  const auto found = base::TimeZone::find(zone);
  return found == nullptr ? std::nullopt : std::optional(found->offset_at(timestamp.seconds));
}

using Part = int (*)(const Civil&);

template <Part part>
Value part_of(const Invocation& call) {
  const auto& timestamp = argument<Timestamp>(call, 0);
  const auto offset = call.arguments.size() == 1 ? 0 : offset_of(text(call, 1), timestamp);
  return offset ? int_value(part(civil(timestamp, *offset))) : failure(call, invalid_argument);
}

Value milliseconds(const Invocation& call) {
  const bool good =
      call.arguments.size() == 1 || offset_of(text(call, 1), argument<Timestamp>(call, 0));
  return good ? int_value(argument<Timestamp>(call, 0).nanos / 1'000'000)
              : failure(call, invalid_argument);
}

template <std::int64_t seconds>
Value whole(const Invocation& call) {
  return int_value(argument<Duration>(call, 0).seconds / seconds);
}

Value duration_milliseconds(const Invocation& call) {
  return int_value(argument<Duration>(call, 0).nanos / 1'000'000);
}

constexpr Part year = [](const Civil& c) { return c.year; };
constexpr Part month = [](const Civil& c) { return c.month - 1; };
constexpr Part day = [](const Civil& c) { return c.day; };
constexpr Part day_of_month = [](const Civil& c) { return c.day - 1; };
constexpr Part day_of_week = [](const Civil& c) { return c.day_of_week; };
constexpr Part day_of_year = [](const Civil& c) { return c.day_of_year; };
constexpr Part hour = [](const Civil& c) { return c.hour; };
constexpr Part minute = [](const Civil& c) { return c.minute; };
constexpr Part second = [](const Civil& c) { return c.second; };

constexpr Row rows[] = {
    {.signature = "timestamp(timestamp) -> timestamp",
     .run = same,
     .zh = "同一个值",
     .en = "the value itself",
     .examples = {{{"timestamp(timestamp(60))", "timestamp(60)"}}}},
    {.signature = "timestamp(string) -> timestamp",
     .run = text_to_timestamp,
     .zh = "按 RFC 3339 读的时刻",
     .en = "a moment, read as RFC 3339",
     .examples = {{{"timestamp(\"1970-01-01T08:00:00+08:00\")", "timestamp(0)"}}}},
    {.signature = "timestamp(int) -> timestamp",
     .run = int_to_timestamp,
     .zh = "1970 年以来的秒数（UTC）",
     .en = "seconds since 1970 (UTC)",
     .examples = {{{"string(timestamp(60))", "\"1970-01-01T00:01:00Z\""}}}},
    {.signature = "int(timestamp) -> int",
     .run = timestamp_to_int,
     .zh = "1970 年以来的秒数（UTC）",
     .en = "seconds since 1970 (UTC)",
     .examples = {{{"int(timestamp(\"1970-01-02T00:00:00Z\"))", "86400"}}}},
    {.signature = "duration(duration) -> duration",
     .run = same,
     .zh = "同一个值",
     .en = "the value itself",
     .examples = {{{"duration(duration(\"1m\"))", "duration(\"60s\")"}}}},
    {.signature = "duration(string) -> duration",
     .run = text_to_duration,
     .zh = "时长：h、m、s、ms、us、ns",
     .en = "a duration in h, m, s, ms, us, ns",
     .examples = {{{"duration(\"1h30m\")", "duration(\"5400s\")"}}}},
    {.signature = "_+_(timestamp, duration) -> timestamp",
     .run = add_times<Timestamp, Duration>,
     .zh = "此后多久的时刻",
     .en = "the moment that much later",
     .examples = {{{"timestamp(0) + duration(\"1m\")", "timestamp(60)"}}}},
    {.signature = "_+_(duration, timestamp) -> timestamp",
     .run = add_duration_first,
     .zh = "此后多久的时刻",
     .en = "the moment that much later",
     .examples = {{{"duration(\"1m\") + timestamp(0)", "timestamp(60)"}}}},
    {.signature = "_+_(duration, duration) -> duration",
     .run = add_times<Duration, Duration>,
     .zh = "时长之和",
     .en = "both together",
     .examples = {{{"duration(\"1m\") + duration(\"1s\")", "duration(\"61s\")"}}}},
    {.signature = "_-_(timestamp, timestamp) -> duration",
     .run = subtract_times<Timestamp, Timestamp>,
     .zh = "两个时刻相隔多久",
     .en = "the time between",
     .examples = {{{"timestamp(60) - timestamp(0)", "duration(\"1m\")"}}}},
    {.signature = "_-_(timestamp, duration) -> timestamp",
     .run = subtract_times<Timestamp, Duration>,
     .zh = "此前多久的时刻",
     .en = "the moment that much earlier",
     .examples = {{{"timestamp(60) - duration(\"1m\")", "timestamp(0)"}}}},
    {.signature = "_-_(duration, duration) -> duration",
     .run = subtract_times<Duration, Duration>,
     .zh = "时长之差",
     .en = "the difference",
     .examples = {{{"duration(\"1m\") - duration(\"1s\")", "duration(\"59s\")"}}}},
    {.signature = "timestamp.getFullYear() -> int",
     .run = part_of<year>,
     .zh = "年",
     .en = "the year",
     .examples = {{{"timestamp(0).getFullYear()", "1970"}}}},
    {.signature = "timestamp.getFullYear(string) -> int",
     .run = part_of<year>,
     .zh = "某时区的年",
     .en = "the year in a time zone",
     .examples = {{{"timestamp(0).getFullYear(\"-01:00\")", "1969"}}}},
    {.signature = "timestamp.getMonth() -> int",
     .run = part_of<month>,
     .zh = "月，0 是一月",
     .en = "the month, 0 is January",
     .examples = {{{"timestamp(0).getMonth()", "0"}}}},
    {.signature = "timestamp.getMonth(string) -> int",
     .run = part_of<month>,
     .zh = "某时区的月，0 是一月",
     .en = "the month in a time zone, 0 is January",
     .examples = {{{"timestamp(0).getMonth(\"-01:00\")", "11"}}}},
    {.signature = "timestamp.getDate() -> int",
     .run = part_of<day>,
     .zh = "日，从 1 起",
     .en = "the day of the month, from 1",
     .examples = {{{"timestamp(0).getDate()", "1"}}}},
    {.signature = "timestamp.getDate(string) -> int",
     .run = part_of<day>,
     .zh = "某时区的日，从 1 起",
     .en = "the day of the month in a time zone, from 1",
     .examples = {{{"timestamp(0).getDate(\"-01:00\")", "31"}}}},
    {.signature = "timestamp.getDayOfMonth() -> int",
     .run = part_of<day_of_month>,
     .zh = "日，从 0 起",
     .en = "the day of the month, from 0",
     .examples = {{{"timestamp(0).getDayOfMonth()", "0"}}}},
    {.signature = "timestamp.getDayOfMonth(string) -> int",
     .run = part_of<day_of_month>,
     .zh = "某时区的日，从 0 起",
     .en = "the day of the month in a time zone, from 0",
     .examples = {{{"timestamp(0).getDayOfMonth(\"-01:00\")", "30"}}}},
    {.signature = "timestamp.getDayOfWeek() -> int",
     .run = part_of<day_of_week>,
     .zh = "星期几，0 是星期日",
     .en = "the day of the week, 0 is Sunday",
     .examples = {{{"timestamp(0).getDayOfWeek()", "4"}}}},
    {.signature = "timestamp.getDayOfWeek(string) -> int",
     .run = part_of<day_of_week>,
     .zh = "某时区的星期几，0 是星期日",
     .en = "the day of the week in a time zone, 0 is Sunday",
     .examples = {{{"timestamp(0).getDayOfWeek(\"-01:00\")", "3"}}}},
    {.signature = "timestamp.getDayOfYear() -> int",
     .run = part_of<day_of_year>,
     .zh = "一年中的第几天，从 0 起",
     .en = "the day of the year, from 0",
     .examples = {{{"timestamp(0).getDayOfYear()", "0"}}}},
    {.signature = "timestamp.getDayOfYear(string) -> int",
     .run = part_of<day_of_year>,
     .zh = "某时区一年中的第几天，从 0 起",
     .en = "the day of the year in a time zone, from 0",
     .examples = {{{"timestamp(0).getDayOfYear(\"-01:00\")", "364"}}}},
    {.signature = "timestamp.getHours() -> int",
     .run = part_of<hour>,
     .zh = "时",
     .en = "the hour",
     .examples = {{{"timestamp(3600).getHours()", "1"}}}},
    {.signature = "timestamp.getHours(string) -> int",
     .run = part_of<hour>,
     .zh = "某时区的时",
     .en = "the hour in a time zone",
     .examples = {{{"timestamp(0).getHours(\"Asia/Shanghai\")", "8"}}}},
    {.signature = "timestamp.getMinutes() -> int",
     .run = part_of<minute>,
     .zh = "分",
     .en = "the minute",
     .examples = {{{"timestamp(60).getMinutes()", "1"}}}},
    {.signature = "timestamp.getMinutes(string) -> int",
     .run = part_of<minute>,
     .zh = "某时区的分",
     .en = "the minute in a time zone",
     .examples = {{{"timestamp(0).getMinutes(\"+05:30\")", "30"}}}},
    {.signature = "timestamp.getSeconds() -> int",
     .run = part_of<second>,
     .zh = "秒",
     .en = "the second",
     .examples = {{{"timestamp(61).getSeconds()", "1"}}}},
    {.signature = "timestamp.getSeconds(string) -> int",
     .run = part_of<second>,
     .zh = "某时区的秒",
     .en = "the second in a time zone",
     .examples = {{{"timestamp(61).getSeconds(\"UTC\")", "1"}}}},
    {.signature = "timestamp.getMilliseconds() -> int",
     .run = milliseconds,
     .zh = "秒以下的毫秒",
     .en = "the milliseconds of the second",
     .examples = {{{"timestamp(\"1970-01-01T00:00:00.25Z\").getMilliseconds()", "250"}}}},
    {.signature = "timestamp.getMilliseconds(string) -> int",
     .run = milliseconds,
     .zh = "秒以下的毫秒",
     .en = "the milliseconds of the second",
     .examples = {{{"timestamp(\"1970-01-01T00:00:00.25Z\").getMilliseconds(\"UTC\")", "250"}}}},
    {.signature = "duration.getHours() -> int",
     .run = whole<3600>,
     .zh = "整小时数",
     .en = "its whole hours",
     .examples = {{{"duration(\"150m\").getHours()", "2"}}}},
    {.signature = "duration.getMinutes() -> int",
     .run = whole<60>,
     .zh = "整分钟数",
     .en = "its whole minutes",
     .examples = {{{"duration(\"1h1s\").getMinutes()", "60"}}}},
    {.signature = "duration.getSeconds() -> int",
     .run = whole<1>,
     .zh = "整秒数",
     .en = "its whole seconds",
     .examples = {{{"duration(\"1m\").getSeconds()", "60"}}}},
    {.signature = "duration.getMilliseconds() -> int",
     .run = duration_milliseconds,
     .zh = "秒以下的毫秒",
     .en = "the milliseconds of the last second",
     .examples = {{{"duration(\"1500ms\").getMilliseconds()", "500"}}}},
};

}  // namespace
}  // namespace audit::cel::standard

std::span<const audit::cel::Row> audit::cel::standard_time() {
  return standard::rows;
}
