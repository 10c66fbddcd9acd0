// SPDX-License-Identifier: Apache-2.0
//
// Words in one line: 人员、财务、档案. They are separated by 、 , ; or a line break, full-width or
// not; a space separates only where the caller knows that no word contains one.
//
//   for_each_word("人员、财务", Spaces::Kept, [](std::string_view word, std::size_t offset) { … });
#pragma once

#include <cstddef>
#include <string_view>

namespace audit::model {

enum class Spaces { Kept, Separate };

/// Length in bytes of the separator at `offset`; 0 when there is none.
std::size_t separator_at(std::string_view text, std::size_t offset, Spaces spaces);

/// Calls use(word, offset of its first byte) for every word that is not empty, trimmed.
template <class Use>
void for_each_word(std::string_view text, Spaces spaces, const Use& use) {
  const auto give = [&](std::size_t begin, std::size_t end) {
    const auto is_blank = [text](std::size_t i) { return text[i] == ' ' || text[i] == '\t'; };
    while (begin < end && is_blank(begin)) {
      ++begin;
    }
    while (begin < end && is_blank(end - 1)) {
      --end;
    }
    if (begin < end) {
      use(text.substr(begin, end - begin), begin);
    }
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = separator_at(text, i, spaces);
    if (length > 0) {
      give(begin, i);
      begin = i + length;
    }
    i += length > 0 ? length : 1;
  }
  give(begin, text.size());
}

}  // namespace audit::model
