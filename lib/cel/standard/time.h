// SPDX-License-Identifier: Apache-2.0
//
// Timestamps and durations of CEL: their ranges and arithmetic. A timestamp lies in the years 1 to
// 9999, a duration has at most 2^63 - 1 nanoseconds either way (292 years); beyond that is an error
// (CEL spec, "Timestamps and Durations").
//
//   add(timestamp, duration)          // nullopt past 9999-12-31T23:59:59.999999999Z
#pragma once

#include "cel/value.h"

#include <optional>

namespace audit::cel::standard {

inline constexpr std::int64_t nanos_in_second = 1'000'000'000;
inline constexpr std::int64_t first_second = -62'135'596'800;  ///< 0001-01-01T00:00:00Z
inline constexpr std::int64_t last_second = 253'402'300'799;   ///< 9999-12-31T23:59:59Z

/// Of any number of seconds and nanoseconds; nullopt out of range.
std::optional<Timestamp> timestamp_of(std::int64_t seconds, std::int64_t nanos);

/// Nanoseconds have the sign of the seconds.
Duration duration_of(std::int64_t nanos);
std::int64_t total_nanos(const Duration& duration);

std::optional<Duration> add(const Duration& a, const Duration& b);
std::optional<Duration> subtract(const Duration& a, const Duration& b);
std::optional<Timestamp> add(const Timestamp& timestamp, const Duration& duration);
std::optional<Timestamp> subtract(const Timestamp& timestamp, const Duration& duration);
std::optional<Duration> subtract(const Timestamp& a, const Timestamp& b);

/// What a clock on the wall shows at a timestamp, `offset` seconds east of Greenwich.
struct Civil {
  int year = 0;
  int month = 0;        ///< 1..12
  int day = 0;          ///< 1..31
  int day_of_year = 0;  ///< 0..365
  int day_of_week = 0;  ///< 0 is Sunday
  int hour = 0, minute = 0, second = 0;
};

Civil civil(const Timestamp& timestamp, std::int64_t offset);

/// Days since 1970-01-01 of a day of the proleptic Gregorian calendar.
std::int64_t days_from_civil(std::int64_t year, int month, int day);

}  // namespace audit::cel::standard
