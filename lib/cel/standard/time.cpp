// SPDX-License-Identifier: Apache-2.0
#include "cel/standard/time.h"

#include <chrono>

namespace audit::cel::standard {
namespace {

constexpr std::int64_t seconds_in_day = 86'400;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

}  // namespace

std::optional<Timestamp> timestamp_of(std::int64_t seconds, std::int64_t nanos) {
  const std::int64_t carry = floor_divide(nanos, nanos_in_second);
  std::int64_t sum = 0;
  if (__builtin_add_overflow(seconds, carry, &sum) || sum < first_second || sum > last_second) {
    return std::nullopt;
  }
  return Timestamp{.seconds = sum,
                   .nanos = static_cast<std::int32_t>(nanos - carry * nanos_in_second)};
}

Duration duration_of(std::int64_t nanos) {
  return {.seconds = nanos / nanos_in_second,
          .nanos = static_cast<std::int32_t>(nanos % nanos_in_second)};
}

std::int64_t total_nanos(const Duration& duration) {
  return duration.seconds * nanos_in_second + duration.nanos;
}

std::optional<Duration> add(const Duration& a, const Duration& b) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(total_nanos(a), total_nanos(b), &sum)
             ? std::nullopt
             : std::optional(duration_of(sum));
}

std::optional<Duration> subtract(const Duration& a, const Duration& b) {
  std::int64_t difference = 0;
  return __builtin_sub_overflow(total_nanos(a), total_nanos(b), &difference)
             ? std::nullopt
             : std::optional(duration_of(difference));
}

std::optional<Timestamp> add(const Timestamp& timestamp, const Duration& duration) {
  return timestamp_of(timestamp.seconds + duration.seconds,
                      std::int64_t{timestamp.nanos} + duration.nanos);
}

std::optional<Timestamp> subtract(const Timestamp& timestamp, const Duration& duration) {
  return timestamp_of(timestamp.seconds - duration.seconds,
                      std::int64_t{timestamp.nanos} - duration.nanos);
}

std::optional<Duration> subtract(const Timestamp& a, const Timestamp& b) {
  std::int64_t nanos = 0;
  const bool overflows = __builtin_mul_overflow(a.seconds - b.seconds, nanos_in_second, &nanos) ||
                         __builtin_add_overflow(nanos, std::int64_t{a.nanos} - b.nanos, &nanos);
  return overflows ? std::nullopt : std::optional(duration_of(nanos));
}

std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(static_cast<int>(year)),
                            std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  return sys_days(date).time_since_epoch().count();
}

Civil civil(const Timestamp& timestamp, std::int64_t offset) {
  using namespace std::chrono;
  const std::int64_t seconds = timestamp.seconds + offset;
  const std::int64_t day = floor_divide(seconds, seconds_in_day);
  const auto rest = static_cast<int>(seconds - day * seconds_in_day);
  const sys_days days_since{days(static_cast<days::rep>(day))};
  const year_month_day date(days_since);
  const sys_days first = sys_days(date.year() / January / 1);
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day())),
          .day_of_year = static_cast<int>((days_since - first).count()),
          .day_of_week = static_cast<int>(weekday(days_since).c_encoding()),
          .hour = rest / 3600,
          .minute = rest / 60 % 60,
          .second = rest % 60};
}

}  // namespace audit::cel::standard
