// SPDX-License-Identifier: Apache-2.0
#include "model/forms/date_form.h"

#include "base/utf8.h"
#include "model/forms/taking.h"

#include <cstdio>
#include <optional>
#include <string>

namespace audit::model {
namespace {

using base::Date;

// Nobody who works in a station was born earlier, and a later year is a slip of the finger.
constexpr int min_year = 1900;
constexpr int max_year = 2199;

constexpr std::string_view year_mark = "年";
constexpr std::string_view month_mark = "月";
constexpr std::string_view inexact[] = {"约",   "大约", "左右", "前后", "上旬",
                                        "中旬", "下旬", "初",   "底",   "末"};

/// A run of digits; `size` 0 when there is none. Runs over eight digits have a value that nobody
/// uses.
struct Digits {
  int value = 0;
  std::size_t size = 0;
};

Digits take_digits(std::string_view& text) {
  constexpr std::size_t max_size = 8;
  Digits digits;
  while (digits.size < text.size() && is_digit(text[digits.size])) {
    if (digits.size < max_size) {
      digits.value = digits.value * 10 + (text[digits.size] - '0');
    }
    ++digits.size;
  }
  text.remove_prefix(digits.size);
  return digits;
}

Refusal refused(Refused reason, std::string_view part = {}, std::string instead = {}) {
  return {.reason = reason, .part = std::string(part), .instead = std::move(instead)};
}

std::string month_text(int year, int month) {
  return std::to_string(year) + std::string(year_mark) + std::to_string(month) +
         std::string(month_mark);
}

DateReading day_span(int year, int month, int day) {
  if (year < min_year || year > max_year) {
    return refused(Refused::OtherYear, std::to_string(year));
  }
  const std::optional<Date> date = Date::of(year, month, day);
  return date ? DateReading(DateSpan{*date, *date}) : refused(Refused::NoSuchDay);
}

DateReading month_span(int year, int month) {
  if (year < min_year || year > max_year) {
    return refused(Refused::OtherYear, std::to_string(year));
  }
  if (month < 1 || month > 12) {
    return refused(Refused::NoSuchDay);
  }
  return DateSpan{*Date::of(year, month, 1),
                  *Date::of(year, month, base::days_in_month(year, month))};
}

DateReading year_span(int year) {
  if (year < min_year || year > max_year) {
    return refused(Refused::OtherYear, std::to_string(year));
  }
  return DateSpan{*Date::of(year, 1, 1), *Date::of(year, 12, 31)};
}

/// 2021.1: a spreadsheet writes January and October that way.
Refusal refuse_dot_month(int year, int month) {
  std::string instead = month_text(year, month);
  if (month == 1) {
    instead += " 或 " + month_text(year, 10);
  }
  return refused(Refused::DotMonth, {}, instead);
}

/// Why a date is followed by something.
Refusal refuse_rest(std::string_view rest, const std::string& instead) {
  if (rest.empty()) {
    return refused(Refused::OtherForm, {}, instead);
  }
  for (const std::string_view word : inexact) {
    if (rest.starts_with(word)) {
      return refused(Refused::Approximate, rest, instead);
    }
  }
  for (const std::string_view mark : {"-", "~", "—", "–", "至", "到"}) {
    if (rest.starts_with(mark)) {
      return refused(Refused::Span, rest);
    }
  }
  const bool time =
      rest.find(':') != std::string_view::npos || rest.starts_with("t") || rest.find("时") == 2;
  return refused(time ? Refused::TimeOfDay : Refused::ExtraText, rest, instead);
}

/// Between the numbers of a date: one of - / . or the words 年 月 日.
enum class Mark { Word, Sign };

/// The text does not begin with a year of four digits.
Refusal refuse_short_year(int first, std::size_t size, std::string_view rest) {
  if (rest.starts_with(month_mark)) {
    return refused(Refused::NoYear);
  }
  std::string_view after = rest;
  const char sign = after.empty() ? '\0' : after.front();
  const bool has_sign = sign == '-' || sign == '/' || sign == '.';
  if (size > 2 || !(has_sign || after.starts_with(year_mark))) {
    return refused(Refused::OtherForm);
  }
  if (has_sign) {  // 7/9/2022, 6/2021
    after.remove_prefix(1);
    const Digits second = take_digits(after);
    const Digits third =
        after.starts_with(sign) ? (after.remove_prefix(1), take_digits(after)) : Digits{};
    if (second.size == 4 || third.size == 4) {
      return refused(Refused::YearLast);
    }
    if (second.size == 0 || third.size == 0) {
      return refused(Refused::OtherForm);
    }
    return refused(Refused::TwoDigitYear);
  }
  if (size < 2) {
    return refused(Refused::OtherForm);
  }
  // 21年9月: nobody founded a station before 1950.
  return refused(Refused::TwoDigitYear, {},
                 std::to_string(first < 50 ? 2000 + first : 1900 + first) + std::string(rest));
}

DateReading read_form(std::string_view text) {
  for (const std::string_view word : {"大约", "约"}) {
    if (text.starts_with(word)) {
      return refused(Refused::Approximate, word);
    }
  }
  const Digits year = take_digits(text);
  if (year.size == 0) {
    return refused(Refused::OtherForm);
  }
  if (year.size == 8 && text.empty()) {
    return day_span(year.value / 10000, year.value / 100 % 100, year.value % 100);
  }
  skip_space(text);
  if (year.size != 4) {
    return refuse_short_year(year.value, year.size, text);
  }
  if (text.empty()) {
    return year_span(year.value);
  }

  const char sign = text.front();
  const Mark mark = take(text, year_mark) ? Mark::Word : Mark::Sign;
  if (mark == Mark::Sign) {
    if (sign != '-' && sign != '/' && sign != '.') {
      return refuse_rest(text, std::to_string(year.value) + std::string(year_mark));
    }
    text.remove_prefix(1);
  }
  skip_space(text);
  if (mark == Mark::Word && text.empty()) {
    return year_span(year.value);
  }

  const Digits month = take_digits(text);
  skip_space(text);
  if (month.size == 0 || month.size > 2) {
    if (month.size == 0 && mark == Mark::Sign) {
      return refused(Refused::OtherForm);
    }
    // 2021-2023 is a span of years.
    return month.size == 4 ? refused(Refused::Span)
                           : refuse_rest(text, std::to_string(year.value) + std::string(year_mark));
  }
  const std::string instead = month_text(year.value, month.value);
  if (mark == Mark::Word && !take(text, month_mark)) {
    return refuse_rest(text, instead);
  }
  skip_space(text);
  if (text.empty()) {
    return sign == '.' && month.size == 1 ? refuse_dot_month(year.value, month.value)
                                          : month_span(year.value, month.value);
  }
  if (mark == Mark::Sign) {
    if (text.front() != sign) {
      return refuse_rest(text, instead);
    }
    text.remove_prefix(1);
  }
  skip_space(text);

  const std::string_view at_day = text;
  const Digits day = take_digits(text);
  if (day.size == 0 || day.size > 2) {
    return refuse_rest(at_day, instead);
  }
  skip_space(text);
  if (mark == Mark::Word && !take(text, "日")) {
    take(text, "号");
  }
  skip_space(text);
  if (!text.empty()) {
    const DateReading known = day_span(year.value, month.value, day.value);
    const DateSpan* span = std::get_if<DateSpan>(&known);
    return refuse_rest(text, span != nullptr ? base::to_text(span->first) : std::string());
  }
  return day_span(year.value, month.value, day.value);
}

}  // namespace

std::variant<int, Refusal> read_year(std::string_view text) {
  std::string buffer;
  std::string_view form = base::lookup_form(text, buffer);
  if (form.ends_with("年度")) {
    form.remove_suffix(std::string_view("度").size());
  }
  const DateReading reading = read_form(form);
  if (const Refusal* refusal = std::get_if<Refusal>(&reading)) {
    return *refusal;
  }
  const DateSpan& span = std::get<DateSpan>(reading);
  const bool is_year = span.last - span.first >= 364;  // no month is that long
  return is_year ? std::variant<int, Refusal>(span.first.year()) : refused(Refused::OtherForm);
}

DateReading read_date(std::string_view text) {
  constexpr std::size_t iso_size = 10;
  if (text.size() == iso_size) {
    if (const std::optional<Date> date = Date::parse(text)) {
      return day_span(date->year(), date->month(), date->day());
    }
  }
  std::string buffer;
  return read_form(base::lookup_form(text, buffer));
}

}  // namespace audit::model
