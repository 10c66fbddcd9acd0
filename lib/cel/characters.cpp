// SPDX-License-Identifier: Apache-2.0
#include "cel/characters.h"

#include <utility>

namespace audit::cel {

/// Han characters, and the two that behave like them (〇, 々). Punctuation and symbols are no
/// letters.
bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
         c == 0x3005 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// What should have been typed instead of a character that Chinese input methods and word
/// processors make.
std::string_view ascii_for(char32_t c) {
  static constexpr std::pair<char32_t, std::string_view> others[] = {
      {U'“', "\""}, {U'”', "\""}, {U'‘', "'"},  {U'’', "'"},  {U'「', "\""}, {U'」', "\""},
      {U'【', "["}, {U'】', "]"}, {U'、', ","}, {U'。', "."}, {U'≥', ">="},  {U'≤', "<="},
      {U'≠', "!="}, {U'×', "*"},  {U'÷', "/"},  {U'－', "-"}, {U'—', "-"},   {U'　', "' '"}};
  static constexpr std::string_view full_width =
      "!\"#$%&'()*+,-./"
      "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
  if (c >= 0xFF01 && c <= 0xFF5E) {
    return full_width.substr(c - 0xFF01, 1);
  }
  for (const auto& [wide, ascii] : others) {
    if (wide == c) {
      return ascii;
    }
  }
  return {};
}

}  // namespace audit::cel
