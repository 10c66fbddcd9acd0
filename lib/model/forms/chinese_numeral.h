// SPDX-License-Identifier: Apache-2.0
//
// Small numbers in Chinese characters, for the hint "write 3" behind 三名 only: files give digits.
//
//   read_chinese_numeral("二十三人")->value       // 23
#pragma once

#include <optional>
#include <string_view>

namespace audit::model {

struct ChineseNumeral {
  int value = 0;          ///< 0..99
  std::string_view text;  ///< the characters that make it, a prefix of what was read
};

std::optional<ChineseNumeral> read_chinese_numeral(std::string_view text);

}  // namespace audit::model
