// SPDX-License-Identifier: Apache-2.0
#include "base/posix_zone.h"

#include <algorithm>
#include <chrono>

namespace audit::base {
namespace {

constexpr std::int64_t day_seconds = 86'400;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool good() const { return good_; }

  bool at_end() const { return text_.empty(); }

  bool accept(char c) {
    const bool found = text_.starts_with(c);
    text_.remove_prefix(found ? 1 : 0);
    return found;
  }

  void expect(char c) { good_ = accept(c) && good_; }

  int number() {
    int value = 0;
    good_ = good_ && is_digit(text_);
    while (is_digit(text_) && value < 100'000) {
      value = value * 10 + (text_.front() - '0');
      text_.remove_prefix(1);
    }
    return value;
  }

  /// `EST`, `<+0530>`.
  void name() {
    const bool quoted = accept('<');
    const std::size_t end = quoted ? text_.find('>') : text_.find_first_of("0123456789+-,");
    good_ = good_ && (!quoted || end != std::string_view::npos) && end != 0;
    text_.remove_prefix(std::min(end, text_.size()));
    if (quoted) {
      expect('>');
    }
  }

  /// `5`, `-5:30`, `167:00:00`: seconds.
  std::int64_t time() {
    const bool negative = accept('-');
    if (!negative) {
      accept('+');
    }
    std::int64_t seconds = std::int64_t{number()} * 3600;
    if (accept(':')) {
      seconds += number() * 60;
    }
    if (accept(':')) {
      seconds += number();
    }
    return negative ? -seconds : seconds;
  }

  bool starts_offset() const { return !text_.empty() && text_.front() != ','; }

  ZoneChange change() {
    ZoneChange change;
    if (accept('M')) {
      change.form = ZoneChange::Form::MonthWeekDay;
      change.month = number();
      expect('.');
      change.week = number();
      expect('.');
    } else if (accept('J')) {
      change.form = ZoneChange::Form::JulianDay;
    }
    change.day = number();
    const bool in_range = change.form != ZoneChange::Form::MonthWeekDay
                              ? change.day <= 366
                              : change.month >= 1 && change.month <= 12 && change.week >= 1 &&
                                    change.week <= 5 && change.day <= 6;
    good_ = good_ && in_range;
    if (accept('/')) {
      change.time = time();
    }
    return change;
  }

 private:
  static bool is_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
  }

  std::string_view text_;
  bool good_ = true;
};

std::chrono::sys_days day_of(const ZoneChange& change, std::chrono::year year) {
  using namespace std::chrono;
  const sys_days first = sys_days(year / January / 1);
  switch (change.form) {
    case ZoneChange::Form::MonthWeekDay: {
      const month_day_last last{month(static_cast<unsigned>(change.month)) / std::chrono::last};
      const weekday day(static_cast<unsigned>(change.day));
      if (change.week == 5) {
        return sys_days(year / last.month() / day[std::chrono::last]);
      }
      return sys_days(year / last.month() / day[static_cast<unsigned>(change.week)]);
    }
    case ZoneChange::Form::JulianDay:  // 1..365, 29 February is never counted
      return first + days(change.day - 1 + (year.is_leap() && change.day > 59 ? 1 : 0));
    case ZoneChange::Form::DayOfYear:
      return first + days(change.day);
  }
  return first;
}

}  // namespace

std::int64_t PosixZone::offset_at(std::int64_t second) const {
  if (!has_summer) {
    return standard;
  }
  using namespace std::chrono;
  const std::int64_t local = second + standard;
  const std::int64_t day = local / day_seconds - (local % day_seconds < 0 ? 1 : 0);
  const year_month_day date{sys_days(days(static_cast<days::rep>(day)))};
  const auto second_of = [&](const ZoneChange& change, std::int64_t offset) {
    return day_of(change, date.year()).time_since_epoch().count() * day_seconds + change.time -
           offset;
  };
  const std::int64_t from = second_of(begins, standard);
  const std::int64_t until = second_of(ends, summer);
  // South of the equator summer is what is not between its end and its next beginning.
  const bool is_summer =
      from < until ? second >= from && second < until : second >= from || second < until;
  return is_summer ? summer : standard;
}

std::optional<PosixZone> read_posix_zone(std::string_view text) {
  Reader reader(text);
  PosixZone zone;
  reader.name();
  zone.standard = -reader.time();  // POSIX counts west of Greenwich
  if (reader.good() && !reader.at_end()) {
    zone.has_summer = true;
    reader.name();
    zone.summer = reader.starts_offset() ? -reader.time() : zone.standard + 3600;
    reader.expect(',');
    zone.begins = reader.change();
    reader.expect(',');
    zone.ends = reader.change();
  }
  return reader.good() && reader.at_end() ? std::optional(zone) : std::nullopt;
}

}  // namespace audit::base
