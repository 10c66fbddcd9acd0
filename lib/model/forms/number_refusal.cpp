// SPDX-License-Identifier: Apache-2.0
#include "model/forms/number_refusal.h"

#include "base/utf8.h"
#include "model/forms/chinese_numeral.h"
#include "model/forms/taking.h"
#include "model/forms/unit_words.h"

#include <cstddef>
#include <optional>
#include <string>

namespace audit::model {
namespace {

// Words that make a number inexact, in front of it or behind it.
constexpr std::string_view inexact_before[] = {
    "大约", "大概", "约",   "将近",   "接近",   "近",   "差不多", "超过", "超",
    "逾",   "不足", "不到", "不少于", "不低于", "至少", "至多",   "最多", "最少",
    "仅",   "≈",    "~",    ">",      "<",      "≥",    "≤",
};
constexpr std::string_view inexact_behind[] = {
    "余", "多", "几", "来", "左右", "上下", "以上", "以下", "以内", "不到", "不等", "+",
};
constexpr std::string_view range_marks[] = {"-", "~", "—", "–", "至", "到"};

template <std::size_t n>
std::string_view find_prefix(const std::string_view (&words)[n], std::string_view text) {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) {
      return word;
    }
  }
  return {};
}

Refusal refused(Refused reason, std::string_view part = {}, std::string_view instead = {}) {
  return {.reason = reason, .part = std::string(part), .instead = std::string(instead)};
}

/// Short and without digits, brackets or spaces: somebody's unit.
bool is_one_word(std::string_view text) {
  constexpr std::size_t max_size = 4;
  return base::count_code_points(text) <= max_size &&
         text.find_first_of("0123456789()[]{}.,;: ") == std::string_view::npos;
}

/// Length of the longest unit word that the text begins with, and of the spaces behind it.
std::size_t unit_prefix(std::string_view text) {
  std::size_t longest = 0;
  for (std::size_t end = 0; end < text.size();) {
    end += base::decode(text, end).length;
    longest = find_unit_word(text.substr(0, end)) != nullptr ? end : longest;
  }
  while (longest > 0 && longest < text.size() && text[longest] == ' ') {
    ++longest;
  }
  return longest;
}

}  // namespace

Refusal refuse_number(std::string_view text) {
  const std::string_view inexact = find_prefix(inexact_before, text);
  if (!inexact.empty()) {
    return refused(Refused::Approximate, inexact);
  }
  if (text.starts_with("-") || text.starts_with("−") || text.starts_with("负")) {
    std::string_view rest = text.substr(text.front() == '-' ? 1 : 3);
    skip_space(rest);
    if (!rest.empty() && is_digit(rest.front())) {
      return refused(Refused::Negative);
    }
  }
  const bool sign = text.starts_with("+") || text.starts_with("-");
  const std::string_view unsigned_text = text.substr(sign ? 1 : 0);
  for (const std::string_view word : {".inf", "inf", ".nan", "nan"}) {
    if (unsigned_text == word) {
      return refused(Refused::OtherNotation);
    }
  }
  const std::size_t digit = unsigned_text.starts_with('.') ? 1 : 0;
  if ((sign || digit == 1) && unsigned_text.size() > digit && is_digit(unsigned_text[digit])) {
    return refused(Refused::OtherNotation, {},
                   (digit == 1 ? "0" : "") + std::string(unsigned_text));
  }
  const std::optional<ChineseNumeral> numeral = read_chinese_numeral(text);
  if (numeral) {
    const std::string_view unit = text.substr(numeral->text.size());
    if (unit.empty() || find_unit_word(unit) != nullptr) {
      return refused(Refused::ChineseNumeral, numeral->text,
                     std::to_string(numeral->value) + std::string(unit));
    }
  }
  return refused(Refused::OtherForm);
}

Refusal refuse_after_number(std::string_view rest) {
  std::string_view behind = rest;
  const std::string_view range = find_prefix(range_marks, behind);
  if (!range.empty()) {
    behind.remove_prefix(range.size());
    skip_space(behind);
    return refused(!behind.empty() && is_digit(behind.front()) ? Refused::Span : Refused::ExtraText,
                   rest);
  }
  const std::string_view inexact = find_prefix(inexact_behind, rest);
  if (!inexact.empty()) {
    return refused(Refused::Approximate, inexact);
  }
  for (const std::string_view word : inexact_behind) {
    if (rest.size() > word.size() && rest.ends_with(word)) {  // 60㎡左右
      return refused(Refused::Approximate, word);
    }
  }
  if (is_one_word(rest) && unit_prefix(rest) == 0) {  // 学时, 个月, 亩
    return refused(Refused::OtherUnit, rest);
  }
  return refused(Refused::ExtraText, rest.substr(unit_prefix(rest)));
}

}  // namespace audit::model
