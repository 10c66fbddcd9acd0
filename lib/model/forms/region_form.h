// SPDX-License-Identifier: Apache-2.0
//
// A region in one word, 武汉市样板区样板镇, taken apart at 省 市 区 县 街道 镇 乡 …; levels may be
// left out, spaces and `/ - ·` between them are allowed. Names that contain such a character
// (沙市区, 市中区, 新乡市) are found by trying all ways and taking the one with the plainest names;
// two equally plain ways are a Refusal.
//
//   read_region("湖北省荆州市沙市区")      // province 湖北省, city 荆州市, county 沙市区
#pragma once

#include "model/forms/refusal.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace audit::model {

enum class RegionLevel : std::uint8_t { Province, City, County, Township, Code };
inline constexpr std::size_t region_level_count = 5;

/// Views of the text that was read; empty for a level that it does not name. A municipality
/// (重庆市) is province and city.
struct RegionWords {
  std::array<std::string_view, region_level_count> parts;

  std::string_view& operator[](RegionLevel level) { return parts[static_cast<std::size_t>(level)]; }

  std::string_view operator[](RegionLevel level) const {
    return parts[static_cast<std::size_t>(level)];
  }

  friend bool operator==(const RegionWords&, const RegionWords&) = default;
};

using RegionReading = std::variant<RegionWords, Refusal>;

/// Also a division code of 6, 9 or 12 digits.
RegionReading read_region(std::string_view text);

/// What names of regions end in: 省, 街道.
std::span<const std::string_view> region_suffixes();

}  // namespace audit::model
