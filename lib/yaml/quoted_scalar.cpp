// SPDX-License-Identifier: Apache-2.0
//
// Decoding of quoted scalars (YAML 1.2, sections 7.3.1 and 7.3.2). Only well-formed ones get here:
// bad escapes have stopped the reader before.
#include "base/utf8.h"
#include "yaml/text_scan.h"

namespace audit::yaml {
namespace {

class QuotedDecoder {
 public:
  QuotedDecoder(std::string_view text, base::Span span, std::vector<std::uint32_t>* offsets)
      : text_(text), begin_(span.begin + 1), end_(span.end - 1), offsets_(offsets) {}

  std::string run(bool has_escapes) {
    for (std::uint32_t i = begin_; i < end_;) {
      const char c = text_[i];
      if (has_escapes && c == '\\') {
        i = escape(i);
      } else if (!has_escapes && c == '\'') {
        put(i, "'");
        i += 2;
      } else if (is_break(c)) {
        i = fold(i, false);
      } else if (is_blank(c)) {
        put(i, c == '\t' ? "\t" : " ");
        ++i;
      } else {
        put(i, text_.substr(i, 1));
        ++i;
      }
      kept_ = is_blank(c) ? kept_ : result_.size();
    }
    return std::move(result_);
  }

 private:
  void put(std::uint32_t from, std::string_view bytes) {
    result_ += bytes;
    if (offsets_ != nullptr) {
      offsets_->resize(result_.size(), from);
    }
  }

  /// Blanks around a line break vanish; n breaks are a space if n is 1, else n - 1 line feeds. An
  /// escaped break keeps the blanks before it and is no space.
  std::uint32_t fold(std::uint32_t i, bool escaped) {
    const std::uint32_t first = i;
    if (!escaped) {
      result_.resize(kept_);
      if (offsets_ != nullptr) {
        offsets_->resize(kept_);
      }
    }
    std::size_t breaks = 0;
    while (i < end_ && (is_blank(text_[i]) || is_break(text_[i]))) {
      breaks += is_break(text_[i]) ? 1U : 0U;
      i = is_break(text_[i]) ? after_break(text_, i) : i + 1;
    }
    if (breaks > 1) {
      put(first, std::string(breaks - 1, '\n'));
    } else if (!escaped) {
      put(first, " ");
    }
    return i;
  }

  std::uint32_t escape(std::uint32_t i) {
    const char c = i + 1 < end_ ? text_[i + 1] : '\\';
    if (is_break(c)) {
      return fold(i + 1, true);
    }
    const std::uint32_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    std::string bytes;
    base::append_utf8(bytes, digits > 0 ? hex(i + 2, digits) : named(c));
    put(i, bytes);
    return i + 2 + digits;
  }

  char32_t hex(std::uint32_t i, std::uint32_t digits) const {
    char32_t value = 0;
    for (const char c : text_.substr(i, digits)) {
      const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
  }

  static char32_t named(char c) {
    switch (c) {
      case '0':
        return 0x00;
      case 'a':
        return 0x07;
      case 'b':
        return 0x08;
      case 't':
        return 0x09;
      case 'n':
        return 0x0A;
      case 'v':
        return 0x0B;
      case 'f':
        return 0x0C;
      case 'r':
        return 0x0D;
      case 'e':
        return 0x1B;
      case 'N':
        return 0x85;
      case '_':
        return 0xA0;
      case 'L':
        return 0x2028;
      case 'P':
        return 0x2029;
      default:  // themselves: space, tab, quotes, slashes
        return static_cast<unsigned char>(c);
    }
  }

  std::string_view text_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::vector<std::uint32_t>* offsets_;
  std::string result_;
  std::size_t kept_ = 0;  ///< length of the result without blanks that a line break would drop
};

}  // namespace

std::string decode_quoted(std::string_view text, base::Span span,
                          std::vector<std::uint32_t>* offsets) {
  return QuotedDecoder(text, span, offsets).run(text[span.begin] == '"');
}

}  // namespace audit::yaml
