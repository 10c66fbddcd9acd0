// SPDX-License-Identifier: Apache-2.0
//
// Text of an expression to tokens. String escapes are undone here; numbers stay text, because a
// pack reads them exactly and CEL as int, uint or double.
//
//   auto tokens = tokenize(source, Dialect::Pack, diagnostics);    // nullopt after the first error
//
// In packs an identifier may be Chinese (letters and digits only), and the full-width punctuation
// that input methods produce is an error that names the character to type instead.
#pragma once

#include "cel/program.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audit::cel {

enum class TokenKind : std::uint8_t {
  End,
  Identifier,
  Quoted,
  Int,
  Uint,
  Double,
  String,
  Bytes,
  True,
  False,
  Null,
  In,
  Or,
  And,
  Not,
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Plus,
  Minus,
  Star,
  Slash,
  Percent,
  Question,
  Colon,
  Comma,
  Dot,
  OpenParen,
  CloseParen,
  OpenBracket,
  CloseBracket,
  OpenBrace,
  CloseBrace,
};

struct Token {
  TokenKind kind = TokenKind::End;
  base::Span span;
  std::string text;  ///< identifier; number without suffix; decoded string
};

std::optional<std::vector<Token>> tokenize(const Source& source, Dialect dialect,
                                           base::Diagnostics& diagnostics);

/// As messages name it: 「&&」, 表达式结尾.
base::Text describe(const Source& source, const Token& token);

/// Can `name` stand as an identifier of the dialect (reserved words cannot)?
bool is_identifier(std::string_view name, Dialect dialect);

/// Reserved by CEL for its own future: `for`, `if`, `let` …
bool is_reserved(std::string_view word);

}  // namespace audit::cel
