// SPDX-License-Identifier: Apache-2.0
#include "model/forms/word_list.h"

namespace audit::model {

std::size_t separator_at(std::string_view text, std::size_t offset, Spaces spaces) {
  const std::string_view rest = text.substr(offset);
  switch (rest.front()) {
    case ',':
    case ';':
    case '\n':
    case '\r':
      return 1;
    case ' ':
    case '\t':
      return spaces == Spaces::Separate ? 1 : 0;
    default:
      break;
  }
  if ((rest.front() & 0x80) == 0) {
    return 0;
  }
  // 、 , ; and the ideographic space.
  for (const std::string_view separator : {"\u3001", "\uFF0C", "\uFF1B", "\uFF64"}) {
    if (rest.starts_with(separator)) {
      return separator.size();
    }
  }
  constexpr std::string_view wide_space = "\u3000";
  return spaces == Spaces::Separate && rest.starts_with(wide_space) ? wide_space.size() : 0;
}

}  // namespace audit::model
