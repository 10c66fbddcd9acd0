// SPDX-License-Identifier: Apache-2.0
//
// The wrong colon between a key and its value: full-width, or without a space behind it.
#include "base/utf8.h"
#include "yaml/diagnostics.h"
#include "yaml/slips.h"
#include "yaml/text_scan.h"

#include <algorithm>

namespace audit::yaml {
namespace {

using base::CodePoint;
using base::Diagnostic;
using base::Severity;
using base::Span;

constexpr char32_t full_width_colon_sign = 0xFF1A;
constexpr std::size_t max_key_length = 16;  // code points; longer text before a colon is a sentence

struct Colon {
  Span span;
  bool is_full_width = false;
};

/// Punctuation that a field name does not have.
bool ends_key(char32_t c) {
  constexpr std::u32string_view signs =
      U"\uFF0C,、。\uFF1B;“”‘’\"'\uFF01!\uFF1F?\uFF08\uFF09()[]{}《》";
  return signs.find(c) != std::u32string_view::npos;
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

/// Text that was read may mean `a:b`; in a text that could not be read it is the likely cause.
enum class Context { Read, Failed };

/// The colon that separates nothing in the text from `begin` to `end`: full-width, or half-width
/// without a space behind it. Times (9:30) and addresses (http://) have colons by right.
std::optional<Colon> find_bad_colon(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                    Context context) {
  std::size_t length = 0;
  char32_t before = 0;
  for (std::uint32_t i = begin; i < end && length <= max_key_length; ++length) {
    const CodePoint point = base::decode(text, i);
    const std::uint32_t next = i + point.length;
    const char32_t after = next < end ? base::decode(text, next).value : U'\n';
    if (point.value == full_width_colon_sign) {
      if (length == 0 || is_digit(before)) {
        return std::nullopt;
      }
      return Colon{.span = {i, next}, .is_full_width = true};
    }
    if (point.value == ':') {
      const bool is_ascii = before < 0x80 && after < 0x80;
      if (length == 0 || is_digit(before) || after == '/' || after == '\\' ||
          (is_ascii && context == Context::Read)) {
        return std::nullopt;
      }
      return Colon{.span = {i, next}};
    }
    if (ends_key(point.value)) {
      return std::nullopt;
    }
    before = point.value;
    i = next;
  }
  return std::nullopt;
}

Diagnostic colon_slip(const base::SourceText& source, Colon colon, Severity severity) {
  const base::Place place{&source, colon.span};
  return colon.is_full_width ? full_width_colon(place, severity)
                             : no_space_after_colon(place, severity);
}

}  // namespace

std::optional<std::uint32_t> find_separator(std::string_view text, std::uint32_t begin) {
  for (std::uint32_t i = begin; i < text.size() && !is_break(text[i]); ++i) {
    const bool begins_token = i == begin || is_blank(text[i - 1]);
    if (begins_token && (text[i] == '"' || text[i] == '\'')) {
      const auto end = end_of_quoted(text, i);
      if (end) {
        i = *end - 1;
      }
    } else if (begins_token && text[i] == '#') {
      return std::nullopt;
    } else if (text[i] == ':' &&
               (i + 1 >= text.size() || is_blank(text[i + 1]) || is_break(text[i + 1]))) {
      return i;
    }
  }
  return std::nullopt;
}

std::optional<Diagnostic> line_slip(const base::SourceText& source, std::uint32_t line) {
  const std::string_view text = source.text();
  const std::uint32_t line_begin = source.line_begin(line);
  const auto end = line_begin + static_cast<std::uint32_t>(source.line(line).size());
  std::uint32_t begin = line_begin;
  while (begin < end && is_blank(text[begin])) {
    if (text[begin] == '\t') {
      return tab_indentation({&source, {begin, begin + 1}});
    }
    ++begin;
  }
  while (begin + 1 < end && text[begin] == '-' && is_blank(text[begin + 1])) {
    begin = skip_blanks(text, begin + 1);
  }
  if (begin >= end || text[begin] == '#') {
    return std::nullopt;
  }
  const CodePoint first = base::decode(text, begin);
  if (first.value == 0xFF03) {
    return full_width_comment({&source, {begin, begin + first.length}});
  }
  const std::uint32_t separator = find_separator(text, begin).value_or(end);
  if (const auto colon = find_bad_colon(text, begin, std::min(separator, end), Context::Failed)) {
    return colon_slip(source, *colon, Severity::Error);
  }
  return std::nullopt;
}

std::optional<Diagnostic> key_value_slip(const Node& scalar) {
  if (scalar.kind != Kind::Scalar || scalar.style != Style::Plain || scalar.span.empty()) {
    return std::nullopt;
  }
  const auto colon =
      find_bad_colon(scalar.source->text(), scalar.span.begin, scalar.span.end, Context::Read);
  if (!colon) {
    return std::nullopt;
  }
  return colon_slip(*scalar.source, *colon, Severity::Warning);
}

}  // namespace audit::yaml
