// SPDX-License-Identifier: Apache-2.0
//
// Quoted text of an expression: where it ends and what it says, escapes undone.
//
//   read_string("'a\\n' + x", {.position = 0, …})          // "a⏎", end 5
//
// Raw text (r"…") has no escapes. In bytes (b"…") \x and octal escapes are bytes, and there are no
// escapes for code points.
#pragma once

#include "cel/program.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace audit::cel {

struct StringForm {
  std::size_t position = 0;  ///< of the opening quote
  bool raw = false;
  bool bytes = false;
  Dialect dialect = Dialect::Pack;
};

struct StringLiteral {
  enum class Problem { None, Unterminated, BadEscape };

  std::string text;
  std::size_t end = 0;  ///< behind the closing quote, or where reading stopped
  Problem problem = Problem::None;
  std::size_t problem_at = 0;  ///< BadEscape: its backslash
};

StringLiteral read_string(std::string_view text, const StringForm& form);

}  // namespace audit::cel
