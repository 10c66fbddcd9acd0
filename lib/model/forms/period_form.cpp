// SPDX-License-Identifier: Apache-2.0
#include "model/forms/period_form.h"

#include "base/utf8.h"

#include <array>
#include <iterator>
#include <optional>
#include <string>

namespace audit::model {
namespace {

using base::Date;

struct Part {
  std::string_view word;  ///< behind 2023年
  int first_month;
  int last_month;
};

constexpr Part parts[] = {
    {"上半年", 1, 6},   {"下半年", 7, 12},    {"第一季度", 1, 3}, {"第二季度", 4, 6},
    {"第三季度", 7, 9}, {"第四季度", 10, 12}, {"一季度", 1, 3},   {"二季度", 4, 6},
    {"三季度", 7, 9},   {"四季度", 10, 12},   {"第1季度", 1, 3},  {"第2季度", 4, 6},
    {"第3季度", 7, 9},  {"第4季度", 10, 12},  {"度", 1, 12},
};

constexpr auto words = [] {
  std::array<std::string_view, std::size(parts)> result;
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = parts[i].word;
  }
  return result;
}();

/// 2023年度, 2023年上半年.
std::optional<DateReading> read_part(std::string_view text) {
  constexpr std::string_view year_mark = "年";
  const std::size_t mark = text.find(year_mark);
  if (mark == std::string_view::npos) {
    return std::nullopt;
  }
  std::string_view word = text.substr(mark + year_mark.size());
  while (word.starts_with(" ")) {
    word.remove_prefix(1);
  }
  for (const Part& part : parts) {
    if (word != part.word) {
      continue;
    }
    const DateReading year = read_date(text.substr(0, mark));
    if (const DateSpan* span = std::get_if<DateSpan>(&year)) {
      const int number = span->first.year();
      return DateSpan{
          *Date::of(number, part.first_month, 1),
          *Date::of(number, part.last_month, base::days_in_month(number, part.last_month))};
    }
    return year;
  }
  return std::nullopt;
}

/// From … to …; the separator must not be one that dates contain.
std::optional<DateReading> read_range(std::string_view text) {
  for (const std::string_view separator : {"至", "到", "~", "——", "—"}) {
    const std::size_t at = text.find(separator);
    if (at == std::string_view::npos) {
      continue;
    }
    const DateReading first = read_date(text.substr(0, at));
    const DateReading last = read_date(text.substr(at + separator.size()));
    if (std::holds_alternative<Refusal>(first)) {
      return first;
    }
    if (std::holds_alternative<Refusal>(last)) {
      return last;
    }
    const DateSpan span{std::get<DateSpan>(first).first, std::get<DateSpan>(last).last};
    if (span.last < span.first) {
      return Refusal{.reason = Refused::Order, .part = {}, .instead = {}};
    }
    return span;
  }
  return std::nullopt;
}

}  // namespace

std::span<const std::string_view> period_words() {
  return words;
}

DateReading read_period(std::string_view text) {
  std::string buffer;
  const std::string_view form = base::lookup_form(text, buffer);
  if (std::optional<DateReading> part = read_part(form)) {
    return *part;
  }
  if (std::optional<DateReading> range = read_range(form)) {
    return *range;
  }
  DateReading reading = read_date(form);
  const DateSpan* span = std::get_if<DateSpan>(&reading);
  if (span != nullptr && span->is_day()) {
    return Refusal{.reason = Refused::OtherForm, .part = {}, .instead = {}};
  }
  return reading;
}

}  // namespace audit::model
