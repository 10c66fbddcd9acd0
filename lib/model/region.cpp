// SPDX-License-Identifier: Apache-2.0
#include "model/region.h"

#include "base/utf8.h"

#include <array>

namespace audit::model {
namespace {

constexpr std::array suffixes{"特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "新区",
                              "省",         "市",     "区",     "县",     "旗",     "盟"};

bool differ(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() && region_stem(a) != region_stem(b);
}

bool codes_differ(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() && !covers_code(a, b) && !covers_code(b, a);
}

}  // namespace

std::string region_stem(std::string_view name) {
  std::string stem = base::comparison_form(name);
  for (const std::string_view suffix : suffixes) {
    if (!stem.ends_with(suffix)) {
      continue;
    }
    const std::string_view rest = std::string_view(stem).substr(0, stem.size() - suffix.size());
    if (base::count_code_points(rest) >= 2) {
      return std::string(rest);
    }
    break;  // 郊区, 沙市: the suffix is part of the name
  }
  return stem;
}

std::string_view code_prefix(std::string_view code) {
  if (code.size() > 6) {
    return code;
  }
  // Province, city and county are pairs of digits; townships and villages are three each.
  std::size_t length = code.size();
  while (length > 2 && length % 2 == 0 && code.substr(length - 2, 2) == "00") {
    length -= 2;
  }
  return code.substr(0, length);
}

bool covers_code(std::string_view wide_code, std::string_view code) {
  return !wide_code.empty() && !code.empty() && code.starts_with(code_prefix(wide_code));
}

bool contradicts(const Region& a, const Region& b) {
  return differ(a.province, b.province) || differ(a.city, b.city) || differ(a.county, b.county) ||
         differ(a.township, b.township) || codes_differ(a.code, b.code);
}

}  // namespace audit::model
