// SPDX-License-Identifier: Apache-2.0
//
// Civil dates without a clock or zone, and calendar periods. Regulations speak of days: ends are
// inclusive, a year is a calendar year, and a day that a month lacks becomes its last.
//
//   Date start = *Date::of(2022, 9, 7);
//   add(start, Period{.months = 36}) - start        // 1096 days
//   full_years(*Date::of(1984, 2, 29), *Date::of(2024, 2, 28))   // 39
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit::base {

/// A calendar period: months (a year is twelve of them) and days are kept apart.
struct Period {
  std::int32_t months = 0;
  std::int32_t days = 0;

  friend bool operator==(const Period&, const Period&) = default;
};

/// A day of the proleptic Gregorian calendar, years 1 to 9999.
class Date {
 public:
  constexpr Date() = default;  ///< 1970-01-01

  /// nullopt when there is no such day (2023-02-30) or the year is outside 1..9999.
  static std::optional<Date> of(int year, int month, int day);

  /// Days since 1970-01-01; nullopt outside years 1..9999.
  static std::optional<Date> from_days(std::int64_t days);

  /// The last day there is: what 至今 and 未整改 stand for.
  static Date last();

  /// Strict `YYYY-MM-DD`.
  static std::optional<Date> parse(std::string_view text);

  int year() const;
  int month() const;  ///< 1..12
  int day() const;    ///< 1..31

  constexpr std::int32_t days() const { return days_; }  ///< since 1970-01-01

  friend constexpr auto operator<=>(const Date&, const Date&) = default;

 private:
  constexpr explicit Date(std::int32_t days) : days_(days) {}

  std::int32_t days_ = 0;
};

/// First the months (the day is cut to the month's last), then the days; nullopt outside
/// years 1..9999.
std::optional<Date> add(Date date, Period period);
std::optional<Date> subtract(Date date, Period period);

constexpr std::int32_t operator-(Date a, Date b) {
  return a.days() - b.days();
}

/// Greatest n >= 0 with from + n years <= to (age, years of service); negative when `to` is before
/// `from`.
int full_years(Date from, Date to);

int days_in_month(int year, int month);

/// `YYYY-MM-DD`.
std::string to_text(Date date);

/// Today by the machine's local calendar; the only use of a clock in the libraries.
Date today();

}  // namespace audit::base
