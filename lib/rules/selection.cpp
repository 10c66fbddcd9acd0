// SPDX-License-Identifier: Apache-2.0
#include "rules/selection.h"

#include "base/utf8.h"
#include "rules/library.h"

#include <algorithm>
#include <array>

namespace audit::rules {
namespace {

constexpr std::array suffixes{"特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "新区",
                              "省",         "市",     "区",     "县",     "旗",     "盟"};

enum class Match { Silent, Yes, No };

/// Silent: one of the two does not say.
Match compare(std::string_view pack, std::string_view region) {
  if (pack.empty() || region.empty()) {
    return Match::Silent;
  }
  return region_stem(pack) == region_stem(region) ? Match::Yes : Match::No;
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

bool covers_code(std::string_view pack_code, std::string_view code) {
  return !pack_code.empty() && !code.empty() && code.starts_with(code_prefix(pack_code));
}

bool may_meet(const AppliesTo& a, const AppliesTo& b) {
  const bool codes_differ = !a.code.empty() && !b.code.empty() && !covers_code(a.code, b.code) &&
                            !covers_code(b.code, a.code);
  return !codes_differ && compare(a.province, b.province) != Match::No &&
         compare(a.city, b.city) != Match::No && compare(a.county, b.county) != Match::No;
}

bool covers(const AppliesTo& applies_to, const model::Region& region) {
  if (covers_code(applies_to.code, region.code)) {
    return true;
  }
  const std::array levels{compare(applies_to.province, region.province),
                          compare(applies_to.city, region.city),
                          compare(applies_to.county, region.county)};
  if (std::find(levels.begin(), levels.end(), Match::No) != levels.end()) {
    return false;
  }
  const std::size_t narrowest = !applies_to.county.empty() ? 2 : (!applies_to.city.empty() ? 1 : 0);
  return levels[narrowest] == Match::Yes;
}

}  // namespace audit::rules
