// SPDX-License-Identifier: Apache-2.0
#include "model/forms/patterns.h"

#include "base/utf8.h"
#include "model/forms/period_form.h"
#include "model/forms/region_form.h"
#include "model/forms/unit_words.h"

#include <algorithm>

namespace audit::model {
namespace {

using base::BaseUnit;
using base::Unit;

constexpr char32_t full_width_offset = 0xFEE0;  // from ASCII to its full-width form

const std::string digit = "[0-9\uFF10-\uFF19]";
const std::string digit_but_zero = "[1-9\uFF11-\uFF19]";
const std::string zero = "[0\uFF10]";
const std::string dot = "[.\uFF0E]";
const std::string space = "\\s*";

bool has_chinese(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return (c & 0x80) != 0; });
}

void append_in_class(std::string& out, char32_t c) {
  if (c == '\\' || c == ']' || c == '[' || c == '^' || c == '-') {
    out += '\\';
  }
  base::append_utf8(out, c);
}

/// Letters in either case, digits and signs in either width (full-width letters nobody types).
std::string character_pattern(char32_t c) {
  if (c == ' ') {
    return "\\s+";
  }
  const bool is_full_width = c >= 0xFF01 && c <= 0xFF5E;
  const char32_t ascii = is_full_width ? c - full_width_offset : c;
  std::string pattern;
  if (ascii >= 0x7F || ascii < 0x21) {
    base::append_utf8(pattern, c);
    return pattern;
  }
  const bool is_letter = (ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z');
  pattern = "[";
  append_in_class(pattern, ascii);
  append_in_class(pattern, is_letter ? ascii ^ U'\x20' : ascii + full_width_offset);
  if (ascii == '_') {
    pattern += "\\-";
  }
  pattern += ']';
  return ascii == '_' ? "(?:" + pattern + "|\\s+)" : pattern;
}

std::string digits(int count) {
  return digit + "{" + std::to_string(count) + "}";
}

/// Without a leading zero, with commas where they belong.
std::string integer_pattern() {
  return "(?:" + zero + "|" + digit_but_zero + digit + "{0,2}(?:[,\uFF0C]" + digits(3) + ")+|" +
         digit_but_zero + digit + "*)";
}

/// A unit as one word: each word of the table that fits.
std::vector<std::string> unit_patterns(const Unit& asked) {
  std::vector<std::string> patterns;
  for (const UnitWord& unit : all_unit_words()) {
    if (unit_fits(unit.word, asked)) {
      patterns.push_back(word_pattern(unit.word));
    }
  }
  return patterns;
}

std::vector<std::string> words_of(BaseUnit base) {
  std::vector<std::string> patterns;
  for (const UnitWord& unit : all_unit_words()) {
    if (unit.unit == base) {
      patterns.push_back(word_pattern(unit.word));
    }
  }
  return patterns;
}

/// 元/人, 元每人: one base unit by others, in any order.
std::string quotient_pattern(const Unit& asked) {
  std::string above;
  std::vector<std::string> below;
  for (int i = 0; i < base::base_unit_count; ++i) {
    const auto unit = static_cast<BaseUnit>(i);
    if (asked.power(unit) == 1 && above.empty()) {
      above = either(words_of(unit));
    } else if (asked.power(unit) == -1) {
      below.push_back(either(words_of(unit)));
    } else if (asked.power(unit) != 0) {
      return {};
    }
  }
  if (above.empty() || below.empty()) {
    return {};
  }
  std::sort(below.begin(), below.end());
  std::vector<std::string> orders;
  do {
    std::string order = above;
    for (const std::string& unit : below) {
      order += "(?:[/\uFF0F]|每)" + unit;
    }
    orders.push_back(order);
  } while (std::next_permutation(below.begin(), below.end()));
  return either(orders);
}

/// Digits and 万, with a whole number as the result where one is asked.
std::string amount_pattern(bool whole) {
  std::vector<std::string> words;
  std::vector<std::string> endings{"(?:" + dot + zero + "+)?"};
  for (const Multiplier& multiplier : number_multipliers()) {
    words.emplace_back(multiplier.word);
    endings.push_back("(?:" + dot + digit + "{1," + std::to_string(multiplier.zeros) + "}" + zero +
                      "*)?" + space + words.back());
  }
  return integer_pattern() +
         (whole ? either(endings) : "(?:" + dot + digit + "+)?(?:" + space + either(words) + ")?");
}

std::string month_digits() {
  return "(?:[1\uFF11][0-2\uFF10-\uFF12]|" + zero + "?" + digit_but_zero + ")";
}

std::string day_digits() {
  return "(?:[12\uFF11\uFF12]" + digit + "|[3\uFF13][01\uFF10\uFF11]|" + zero + "?" +
         digit_but_zero + ")";
}

/// 1900 to 2199.
std::string year_digits() {
  return "(?:[1\uFF11][9\uFF19]|[2\uFF12][01\uFF10\uFF11])" + digits(2);
}

std::string days_pattern() {
  const std::string eight = year_digits() + "(?:" + zero + digit_but_zero +
                            "|[1\uFF11][0-2\uFF10-\uFF12])(?:" + zero + digit_but_zero +
                            "|[12\uFF11\uFF12]" + digit + "|[3\uFF13][01\uFF10\uFF11])";
  std::vector<std::string> forms{eight, year_digits() + space + "年" + space + month_digits() +
                                            space + "月" + space + day_digits() + "(?:" + space +
                                            "[日号])?"};
  for (const std::string sign : {"[\\-\uFF0D]", "[/\uFF0F]", "[.\uFF0E]"}) {
    forms.push_back(year_digits() + space + sign + space + month_digits() + space + sign + space +
                    day_digits());
  }
  return either(forms);
}

std::string months_pattern() {
  return either({year_digits() + space + "年" + space + month_digits() + space + "月",
                 year_digits() + space + "[\\-/\uFF0D\uFF0F]" + space + month_digits(),
                 year_digits() + space + dot + space + "(?:[1\uFF11][0-2\uFF10-\uFF12]|" + zero +
                     digit_but_zero + ")"});
}

std::string years_pattern() {
  return year_digits() + "(?:" + space + "年)?";
}

}  // namespace

std::string word_pattern(std::string_view word) {
  const bool spaced = has_chinese(word);
  std::string pattern;
  for (std::size_t i = 0; i < word.size();) {
    const base::CodePoint point = base::decode(word, i);
    i += point.length;
    pattern += (spaced && !pattern.empty() ? space : "") + character_pattern(point.value);
  }
  return pattern;
}

std::string any_word(std::span<const std::string_view> words) {
  std::vector<std::string> patterns;
  for (const std::string_view word : words) {
    patterns.push_back(word_pattern(word));
  }
  return either(patterns);
}

std::string either(const std::vector<std::string>& patterns) {
  std::string text;
  for (const std::string& pattern : patterns) {
    if (!pattern.empty()) {
      text += (text.empty() ? "" : "|") + pattern;
    }
  }
  return text.empty() ? text : "(?:" + text + ")";
}

std::string whole(const std::string& pattern) {
  return "^" + space + pattern + space + "$";
}

std::string number_pattern(const NumberAsked& asked) {
  const std::string sign = "(?:" + any_word(currency_signs()) + space + ")?";
  const std::string per_cent = space + "[%\uFF05‰]";
  if (asked.ratio) {
    const std::string at_most_one =
        "(?:" + zero + "(?:" + dot + digit + "+)?|[1\uFF11](?:" + dot + zero + "+)?)";
    return sign + either({at_most_one, amount_pattern(false) + per_cent});
  }
  std::vector<std::string> units = unit_patterns(asked.unit);
  units.push_back(quotient_pattern(asked.unit));
  const std::string unit = either(units);
  std::vector<std::string> forms{amount_pattern(asked.whole) +
                                 (unit.empty() ? "" : "(?:" + space + unit + ")?")};
  if (asked.unit.is_plain() && !asked.whole) {
    forms.push_back(amount_pattern(false) + per_cent);
  }
  return sign + either(forms);
}

std::string date_pattern() {
  return either({days_pattern(), months_pattern(), years_pattern()});
}

std::string year_pattern() {
  return year_digits() + "(?:" + space + "年(?:" + space + "度)?)?";
}

std::string period_pattern() {
  const std::string date = date_pattern();
  return either({years_pattern(), months_pattern(),
                 year_digits() + space + "年" + space + either([] {
                   std::vector<std::string> words;
                   for (const std::string_view word : period_words()) {
                     words.push_back(word_pattern(word));
                   }
                   return words;
                 }()),
                 date + space + "(?:至|到|[~\uFF5E]|—|——)" + space + date});
}

std::string region_pattern() {
  std::string code = "(?:[0-9]{6}|[0-9]{9}|[0-9]{12})";
  return either({code, "\\S.*" + any_word(region_suffixes()) + "[\\s/\\-,、·，／]*"});
}

std::string words_in_line_pattern(const std::string& word, bool spaces_divide) {
  const std::string mark = "[、，,;；､\\n\\r]";
  const std::string divider =
      spaces_divide ? "[\\s、，,;；､]+" : "(?:" + space + mark + ")+" + space;
  return "(?:" + divider + ")?(?:" + word + "(?:" + divider + word + ")*)?(?:" + divider + ")?";
}

}  // namespace audit::model
