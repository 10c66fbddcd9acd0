// SPDX-License-Identifier: Apache-2.0
//
// Which packs hold where. Regions are compared level by level, names with or without their last
// character (省 市 区 县 …), or by division code; a level that only one side names does not count,
// but the narrowest level of the pack must be answered.
//
//   covers({.city = "武汉市"}, {.city = "武汉", .county = "江岸区"})            // true
//   covers({.city = "武汉市", .code = "420100"}, {.code = "420102001"})        // true
//
// The function covers() itself is declared in library.h.
#pragma once

#include <string>
#include <string_view>

namespace audit::rules {

/// A region's name without what may be left out: 武汉市 and 武汉 are 武汉, 郊区 stays.
std::string region_stem(std::string_view name);

/// What a division code stands for: 4201 of 420100, whose zeros stand for all below it.
std::string_view code_prefix(std::string_view code);

/// 420100 covers 420102 and 420102001: the zeros at the end of a code stand for all below it.
bool covers_code(std::string_view pack_code, std::string_view code);

}  // namespace audit::rules
