// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <algorithm>
#include <chrono>
#include <ctime>

namespace audit::base {
namespace {

namespace chrono = std::chrono;

constexpr int min_year = 1;
constexpr int max_year = 9999;

chrono::year_month_day calendar(Date date) {
  return chrono::year_month_day(chrono::sys_days(chrono::days(date.days())));
}

constexpr std::int32_t day_number(int year, unsigned month, unsigned day) {
  const chrono::sys_days days(chrono::year(year) / chrono::month(month) / chrono::day(day));
  return static_cast<std::int32_t>(days.time_since_epoch().count());
}

constexpr std::int32_t first_day = day_number(min_year, 1, 1);
constexpr std::int32_t last_day = day_number(max_year, 12, 31);

/// Periods are widened first so that the negation of a period cannot overflow.
std::optional<Date> shifted(Date date, std::int64_t months, std::int64_t days) {
  const chrono::year_month_day from = calendar(date);
  const std::int64_t total =
      static_cast<int>(from.year()) * 12LL + static_cast<unsigned>(from.month()) - 1 + months;
  if (total < min_year * 12LL || total > max_year * 12LL + 11) {
    return std::nullopt;
  }
  const int year = static_cast<int>(total / 12);
  const int month = static_cast<int>(total % 12) + 1;
  const int day =
      std::min(static_cast<int>(static_cast<unsigned>(from.day())), days_in_month(year, month));
  const std::optional<Date> moved = Date::of(year, month, day);
  return moved ? Date::from_days(moved->days() + days) : std::nullopt;
}

/// Value of a run of digits; -1 when another character is among them.
int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') {
      return -1;
    }
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  text.insert(0, width - std::min(width, text.size()), '0');
  return text;
}

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
  if (year < min_year || year > max_year || month < 1 || month > 12 || day < 1 ||
      day > days_in_month(year, month)) {
    return std::nullopt;
  }
  return Date(day_number(year, static_cast<unsigned>(month), static_cast<unsigned>(day)));
}

std::optional<Date> Date::from_days(std::int64_t days) {
  if (days < first_day || days > last_day) {
    return std::nullopt;
  }
  return Date(static_cast<std::int32_t>(days));
}

Date Date::last() {
  return *of(max_year, 12, 31);
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  return of(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2)));
}

int Date::year() const {
  return static_cast<int>(calendar(*this).year());
}

int Date::month() const {
  return static_cast<int>(static_cast<unsigned>(calendar(*this).month()));
}

int Date::day() const {
  return static_cast<int>(static_cast<unsigned>(calendar(*this).day()));
}

std::optional<Date> add(Date date, Period period) {
  return shifted(date, period.months, period.days);
}

std::optional<Date> subtract(Date date, Period period) {
  return shifted(date, -std::int64_t{period.months}, -std::int64_t{period.days});
}

int full_years(Date from, Date to) {
  const int years = to.year() - from.year();
  const std::optional<Date> anniversary = shifted(from, years * 12LL, 0);
  return anniversary && *anniversary <= to ? years : years - 1;
}

int days_in_month(int year, int month) {
  const chrono::year_month_day_last last(
      chrono::year(year), chrono::month_day_last(chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::string to_text(Date date) {
  return padded(date.year(), 4) + '-' + padded(date.month(), 2) + '-' + padded(date.day(), 2);
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return Date::of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value_or(Date());
}

}  // namespace audit::base
