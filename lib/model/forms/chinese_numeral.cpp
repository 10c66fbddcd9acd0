// SPDX-License-Identifier: Apache-2.0
#include "model/forms/chinese_numeral.h"

#include <cstddef>
#include <iterator>

namespace audit::model {
namespace {

// 〇 to 九 by value; 两 is 2.
constexpr std::string_view digit_words[] = {"零", "一", "二", "三", "四",
                                            "五", "六", "七", "八", "九"};
constexpr std::string_view ten = "十";

std::optional<int> take_digit(std::string_view& text) {
  if (text.starts_with("两")) {
    text.remove_prefix(std::string_view("两").size());
    return 2;
  }
  for (std::size_t i = 0; i < std::size(digit_words); ++i) {
    if (text.starts_with(digit_words[i])) {
      text.remove_prefix(digit_words[i].size());
      return static_cast<int>(i);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<ChineseNumeral> read_chinese_numeral(std::string_view text) {
  std::string_view rest = text;
  const std::optional<int> first = take_digit(rest);
  int value = first.value_or(1);
  bool has_ten = false;
  if (rest.starts_with(ten)) {
    has_ten = true;
    rest.remove_prefix(ten.size());
    value = value * 10 + take_digit(rest).value_or(0);
  }
  if (!first && !has_ten) {
    return std::nullopt;
  }
  for (const std::string_view larger : {"十", "百", "千", "万", "亿"}) {
    if (rest.starts_with(larger)) {  // not a small number
      return std::nullopt;
    }
  }
  if (take_digit(rest)) {  // 二三十, 二〇二三
    return std::nullopt;
  }
  return ChineseNumeral{.value = value, .text = text.substr(0, text.size() - rest.size())};
}

}  // namespace audit::model
