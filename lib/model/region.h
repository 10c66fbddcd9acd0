// SPDX-License-Identifier: Apache-2.0
//
// A region as files name it, and when two of them may be the same place. Names are compared level by
// level, with or without their last character (省 市 区 县 …), codes by what their zeros leave open;
// a level that only one of them names does not count.
//
//   region_stem("武汉市")                                  // 武汉, as of 武汉
//   contradicts({.city = "武汉"}, {.city = "武汉市", .county = "江岸区"})      // false
#pragma once

#include <string>
#include <string_view>

namespace audit::model {

struct Region {
  std::string province, city, county, township, code;  ///< in comparison form; empty when not given

  bool empty() const {
    return province.empty() && city.empty() && county.empty() && township.empty() && code.empty();
  }
};

/// A region's name without what may be left out: 武汉市 and 武汉 are 武汉, 郊区 stays.
std::string region_stem(std::string_view name);

/// What a division code stands for: 4201 of 420100, whose zeros stand for all below it.
std::string_view code_prefix(std::string_view code);

/// 420100 covers 420102 and 420102001: the zeros at the end of a code stand for all below it.
bool covers_code(std::string_view wide_code, std::string_view code);

/// Some level that both name is not the same place.
bool contradicts(const Region& a, const Region& b);

}  // namespace audit::model
