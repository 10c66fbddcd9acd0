// SPDX-License-Identifier: Apache-2.0
#include "rules/article_order.h"

#include "base/utf8.h"
#include "model/forms/chinese_numeral.h"

#include <algorithm>
#include <string_view>

namespace audit::rules {
namespace {

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

/// 第十九条第（一）项 is {19, 1}, 附件2 3.1.4 is {2, 3, 1, 4}.
std::vector<int> numbers_in(std::string_view text) {
  constexpr std::size_t most_digits = 4;
  std::vector<int> numbers;
  while (!text.empty()) {
    if (const auto numeral = model::read_chinese_numeral(text)) {
      numbers.push_back(numeral->value);
      text.remove_prefix(numeral->text.size());
      continue;
    }
    int value = 0;
    std::size_t digits = 0;
    for (; digits < std::min(most_digits, text.size()) && is_digit(text[digits]); ++digits) {
      value = value * 10 + (text[digits] - '0');
    }
    if (digits > 0) {
      numbers.push_back(value);
    }
    text.remove_prefix(digits > 0 ? digits : base::decode(text, 0).length);
  }
  return numbers;
}

}  // namespace

std::vector<std::string> articles_in_order(const std::vector<std::string>& names) {
  constexpr std::string_view divider = "、";
  std::vector<std::string> articles;
  for (const std::string& name : names) {
    for (std::size_t begin = 0; begin < name.size();) {
      const std::size_t end = std::min(name.find(divider, begin), name.size());
      articles.push_back(name.substr(begin, end - begin));
      begin = end + divider.size();
    }
  }
  std::stable_sort(articles.begin(), articles.end(), [](const auto& a, const auto& b) {
    const std::vector<int> left = numbers_in(a);
    const std::vector<int> right = numbers_in(b);
    return left != right ? left < right : a < b;
  });
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  return articles;
}

}  // namespace audit::rules
