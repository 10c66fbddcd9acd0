// SPDX-License-Identifier: Apache-2.0
//
// Readers of forms take what they know off the front of the text until nothing is left.
//
//   std::string_view rest = "人民币 25 万";
//   take(rest, "人民币");   // true; rest is " 25 万"
//   skip_space(rest);
#pragma once

#include <string_view>

namespace audit::model {

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes the prefix off the text if it begins with it.
inline bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) {
    return false;
  }
  text.remove_prefix(prefix.size());
  return true;
}

/// Blanks; lookup_form() leaves no other white space.
inline void skip_space(std::string_view& text) {
  while (text.starts_with(' ')) {
    text.remove_prefix(1);
  }
}

}  // namespace audit::model
