// SPDX-License-Identifier: Apache-2.0
//
// Number tokens to literals: exact numbers in packs, int, uint and double in CEL.
#pragma once

#include "cel/ast.h"
#include "cel/lexer.h"

namespace audit::cel {

struct NumberLiteral {
  enum class Problem : std::uint8_t { None, Malformed, OutOfRange };
  Literal literal;
  Problem problem = Problem::None;
};

/// `negative`: a minus sign stands in front and belongs to the literal.
NumberLiteral read_number(const Token& token, bool negative, Dialect dialect);

}  // namespace audit::cel
