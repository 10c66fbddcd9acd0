// SPDX-License-Identifier: Apache-2.0
#include "cel/string_literal.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstdint>

namespace audit::cel {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

class Reader {
 public:
  Reader(std::string_view text, const StringForm& form)
      : text_(text), form_(form), position_(form.position) {}

  StringLiteral read() {
    using Problem = StringLiteral::Problem;
    const char quote = at(position_);
    const bool triple = closes(quote, true);
    position_ += triple ? 3 : 1;
    while (true) {
      const char c = at(position_);
      if (position_ >= text_.size() || (!triple && (c == '\n' || c == '\r'))) {
        return {.text = {}, .end = position_, .problem = Problem::Unterminated};
      }
      if (closes(quote, triple)) {
        position_ += triple ? 3 : 1;
        return {.text = std::move(out_), .end = position_};
      }
      const std::size_t begin = position_;
      if (c == '\\' && !form_.raw) {
        if (!escape()) {
          return {.text = {},
                  .end = std::min(position_, text_.size()),
                  .problem = Problem::BadEscape,
                  .problem_at = begin};
        }
      } else {
        character(c);
      }
    }
  }

 private:
  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  bool closes(char quote, bool triple) const {
    return at(position_) == quote &&
           (!triple || (at(position_ + 1) == quote && at(position_ + 2) == quote));
  }

  void character(char c) {
    const bool pack = form_.dialect == Dialect::Pack;
    if (c == '\r' && pack) {  // line ends in packs are \n
      position_ += at(position_ + 1) == '\n' ? 2U : 1U;
      out_ += '\n';
      return;
    }
    out_ += c;
    ++position_;
    // Raw, in packs: the character behind a backslash never ends the text. In CEL it may.
    if (c == '\\' && pack && position_ < text_.size()) {
      out_ += text_[position_++];
    }
  }

  bool escape() {
    static constexpr std::string_view simple = "abfnrtv\\?\"'`";
    static constexpr std::string_view meaning = "\a\b\f\n\r\t\v\\?\"'`";
    ++position_;
    const char c = at(position_++);
    if (const std::size_t i = simple.find(c); i != std::string_view::npos && c != '\0') {
      out_ += meaning[i];
      return true;
    }
    std::uint32_t value = 0;
    if (!number(c, value)) {
      return false;
    }
    if (form_.bytes) {
      out_ += static_cast<char>(static_cast<unsigned char>(value));
      return true;
    }
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
      return false;
    }
    base::append_utf8(out_, value);
    return true;
  }

  /// `\x41`, `\u793e`, `\U0001f431`, `\101`.
  bool number(char c, std::uint32_t& value) {
    if (c == 'x' || c == 'X') {
      return hex(2, value);
    }
    if ((c == 'u' || c == 'U') && !form_.bytes) {
      return hex(c == 'u' ? 4 : 8, value);
    }
    if (c < '0' || c > '3') {
      return false;
    }
    bool good = true;
    value = static_cast<std::uint32_t>(c - '0');
    for (int i = 0; i < 2; ++i) {
      const char digit = at(position_++);
      good = good && digit >= '0' && digit <= '7';
      value = value * 8 + static_cast<std::uint32_t>(digit - '0');
    }
    return good;
  }

  bool hex(int count, std::uint32_t& value) {
    for (int i = 0; i < count; ++i) {
      const int digit = hex_value(at(position_++));
      if (digit < 0) {
        return false;
      }
      value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return true;
  }

  std::string_view text_;
  const StringForm& form_;
  std::size_t position_;
  std::string out_;
};

}  // namespace

StringLiteral read_string(std::string_view text, const StringForm& form) {
  return Reader(text, form).read();
}

}  // namespace audit::cel
