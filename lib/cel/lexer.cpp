// SPDX-License-Identifier: Apache-2.0
#include "cel/lexer.h"

#include "base/utf8.h"
#include "cel/characters.h"
#include "cel/diagnostics.h"
#include "cel/limits.h"
#include "cel/string_literal.h"

#include <algorithm>
#include <array>
#include <utility>

namespace audit::cel {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

constexpr std::array<std::string_view, 17> reserved_words = {
    "as",  "break", "const",   "continue",  "else",   "for", "function", "if",   "import",
    "let", "loop",  "package", "namespace", "return", "var", "void",     "while"};

class Lexer {
 public:
  Lexer(const Source& source, Dialect dialect, base::Diagnostics& diagnostics)
      : source_(source), text_(source.text), dialect_(dialect), diagnostics_(diagnostics) {}

  std::optional<std::vector<Token>> run() {
    if (text_.size() > limits::expression_bytes) {
      fail(diagnostic::too_long(source_));
    } else if (const auto invalid = base::find_invalid_utf8(text_)) {
      position_ = *invalid + 1;
      fail(diagnostic::unexpected_character(source_, span_from(*invalid), {}));
    }
    while (!failed_ && skip_space()) {
      next();
    }
    if (failed_) {
      return std::nullopt;
    }
    const auto end = static_cast<std::uint32_t>(text_.size());
    tokens_.push_back(Token{.kind = TokenKind::End, .span = {end, end}, .text = {}});
    return std::move(tokens_);
  }

 private:
  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  base::Span span_from(std::size_t begin) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(position_)};
  }

  void fail(base::Diagnostic diagnostic) {
    diagnostics_.add(std::move(diagnostic));
    failed_ = true;
  }

  void add(TokenKind kind, std::size_t begin, std::string text = {}) {
    tokens_.push_back(Token{.kind = kind, .span = span_from(begin), .text = std::move(text)});
  }

  bool skip_space() {
    while (position_ < text_.size()) {
      const char c = text_[position_];
      if (c == '/' && at(position_ + 1) == '/') {
        position_ = std::min(text_.find('\n', position_), text_.size());
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        ++position_;
      } else {
        return true;
      }
    }
    return false;
  }

  void next() {
    const char c = text_[position_];
    if (is_digit(c) || (c == '.' && is_digit(at(position_ + 1)) && dialect_ == Dialect::Standard)) {
      number();
    } else if (c == '"' || c == '\'') {
      string(position_, false, false);
    } else if (is_letter(c)) {
      if (!prefixed_string()) {
        identifier();
      }
    } else if (c == '`') {
      quoted_identifier();
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      wide();
    } else {
      punctuation();
    }
  }

  void wide() {
    const base::CodePoint point = base::decode(text_, position_);
    if (dialect_ == Dialect::Pack && is_han(point.value)) {
      identifier();
      return;
    }
    const std::size_t begin = position_;
    position_ += std::max<std::uint32_t>(point.length, 1);
    fail(diagnostic::unexpected_character(source_, span_from(begin), ascii_for(point.value)));
  }

  void identifier() {
    const std::size_t begin = position_;
    while (position_ < text_.size()) {
      const char c = text_[position_];
      if (is_letter(c) || is_digit(c)) {
        ++position_;
      } else if (static_cast<unsigned char>(c) >= 0x80 && dialect_ == Dialect::Pack) {
        const base::CodePoint point = base::decode(text_, position_);
        if (!is_han(point.value)) {
          break;
        }
        position_ += point.length;
      } else {
        break;
      }
    }
    const std::string_view word = text_.substr(begin, position_ - begin);
    const TokenKind kind = word == "true"    ? TokenKind::True
                           : word == "false" ? TokenKind::False
                           : word == "null"  ? TokenKind::Null
                           : word == "in"    ? TokenKind::In
                                             : TokenKind::Identifier;
    add(kind, begin, std::string(word));
  }

  /// `a.`b-c``: a field name that is no identifier.
  void quoted_identifier() {
    const std::size_t begin = position_;
    const std::size_t end = text_.find('`', begin + 1);
    if (end == std::string_view::npos) {
      position_ = text_.size();
      fail(diagnostic::unterminated_string(source_, span_from(begin)));
      return;
    }
    position_ = end + 1;
    add(TokenKind::Quoted, begin, std::string(text_.substr(begin + 1, end - begin - 1)));
  }

  void number() {
    const std::size_t begin = position_;
    TokenKind kind = TokenKind::Int;
    if (at(position_) == '0' && (at(position_ + 1) == 'x' || at(position_ + 1) == 'X')) {
      position_ += 2;
      while (is_hex_digit(at(position_))) {
        ++position_;
      }
    } else {
      digits();
      if (at(position_) == '.' && is_digit(at(position_ + 1))) {
        kind = TokenKind::Double;
        ++position_;
        digits();
      }
      if (at(position_) == 'e' || at(position_) == 'E') {
        const std::size_t sign = at(position_ + 1) == '+' || at(position_ + 1) == '-' ? 1U : 0U;
        if (is_digit(at(position_ + 1 + sign))) {
          kind = TokenKind::Double;
          position_ += 1 + sign;
          digits();
        }
      }
    }
    std::string text(text_.substr(begin, position_ - begin));
    if (kind == TokenKind::Int && (at(position_) == 'u' || at(position_) == 'U')) {
      kind = TokenKind::Uint;
      ++position_;
    }
    if (is_letter(at(position_)) || text == "0x" || text == "0X") {
      while (is_letter(at(position_)) || is_digit(at(position_))) {
        ++position_;
      }
      fail(diagnostic::malformed_number(source_, span_from(begin)));
      return;
    }
    add(kind, begin, std::move(text));
  }

  void digits() {
    while (is_digit(at(position_))) {
      ++position_;
    }
  }

  /// r"…" b'…' rb"""…""": true if that is what stands here.
  bool prefixed_string() {
    bool raw = false;
    bool bytes = false;
    std::size_t i = position_;
    for (; i < position_ + 2; ++i) {
      const char c = at(i);
      if ((c == 'r' || c == 'R') && !raw) {
        raw = true;
      } else if ((c == 'b' || c == 'B') && !bytes) {
        bytes = true;
      } else {
        break;
      }
    }
    if (at(i) != '"' && at(i) != '\'') {
      return false;
    }
    const std::size_t begin = position_;
    position_ = i;
    string(begin, raw, bytes);
    return true;
  }

  void string(std::size_t begin, bool raw, bool bytes) {
    StringLiteral literal = read_string(
        text_, {.position = position_, .raw = raw, .bytes = bytes, .dialect = dialect_});
    position_ = literal.end;
    switch (literal.problem) {
      case StringLiteral::Problem::None:
        add(bytes ? TokenKind::Bytes : TokenKind::String, begin, std::move(literal.text));
        return;
      case StringLiteral::Problem::Unterminated:
        fail(diagnostic::unterminated_string(source_, span_from(begin)));
        return;
      case StringLiteral::Problem::BadEscape:
        fail(diagnostic::bad_escape(source_, span_from(literal.problem_at)));
        return;
    }
  }

  void punctuation() {
    static constexpr std::pair<std::string_view, TokenKind> table[] = {
        {"||", TokenKind::Or},         {"&&", TokenKind::And},
        {"==", TokenKind::Equal},      {"!=", TokenKind::NotEqual},
        {"<=", TokenKind::LessEqual},  {">=", TokenKind::GreaterEqual},
        {"!", TokenKind::Not},         {"<", TokenKind::Less},
        {">", TokenKind::Greater},     {"+", TokenKind::Plus},
        {"-", TokenKind::Minus},       {"*", TokenKind::Star},
        {"/", TokenKind::Slash},       {"%", TokenKind::Percent},
        {"?", TokenKind::Question},    {":", TokenKind::Colon},
        {",", TokenKind::Comma},       {".", TokenKind::Dot},
        {"(", TokenKind::OpenParen},   {")", TokenKind::CloseParen},
        {"[", TokenKind::OpenBracket}, {"]", TokenKind::CloseBracket},
        {"{", TokenKind::OpenBrace},   {"}", TokenKind::CloseBrace}};
    static constexpr std::pair<std::string_view, std::string_view> slips[] = {
        {"=", "=="}, {"&", "&&"}, {"|", "||"}};
    const std::size_t begin = position_;
    for (const auto& [text, kind] : table) {
      if (text_.substr(position_).starts_with(text)) {
        position_ += text.size();
        add(kind, begin);
        return;
      }
    }
    std::string_view instead;
    for (const auto& [slip, meant] : slips) {
      if (text_.substr(position_).starts_with(slip)) {
        instead = meant;
      }
    }
    ++position_;
    fail(diagnostic::unexpected_character(source_, span_from(begin), instead));
  }

  const Source& source_;
  std::string_view text_;
  Dialect dialect_;
  base::Diagnostics& diagnostics_;
  std::vector<Token> tokens_;
  std::size_t position_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<std::vector<Token>> tokenize(const Source& source, Dialect dialect,
                                           base::Diagnostics& diagnostics) {
  return Lexer(source, dialect, diagnostics).run();
}

bool is_reserved(std::string_view word) {
  return std::find(reserved_words.begin(), reserved_words.end(), word) != reserved_words.end();
}

bool is_identifier(std::string_view name, Dialect dialect) {
  base::Diagnostics ignored;
  const Source source = Source::of(std::string(name));
  const auto tokens = tokenize(source, dialect, ignored);
  return tokens && tokens->size() == 2 && tokens->front().kind == TokenKind::Identifier &&
         tokens->front().text.size() == name.size() && !is_reserved(name);
}

base::Text describe(const Source& source, const Token& token) {
  if (token.kind == TokenKind::End) {
    return {.zh = "表达式结尾", .en = "the end of the expression"};
  }
  const std::string text = source.text.substr(token.span.begin, token.span.end - token.span.begin);
  return {.zh = "「" + text + "」", .en = "`" + text + "`"};
}

}  // namespace audit::cel
