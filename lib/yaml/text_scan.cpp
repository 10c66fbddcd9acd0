// SPDX-License-Identifier: Apache-2.0
#include "yaml/text_scan.h"

#include "base/utf8.h"

namespace audit::yaml {
namespace {

/// The character at `offset`; a line break past the end of the text.
char at(std::string_view text, std::uint32_t offset) {
  return offset < text.size() ? text[offset] : '\n';
}

bool is_space(char c) {
  return is_blank(c) || is_break(c);
}

/// What yaml-cpp takes for a part of a tag; `!标签` is the tag `!` and a text.
bool is_tag_character(char c) {
  constexpr std::string_view signs = "-#;/?:@&=+$_.~*'()%!";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         signs.find(c) != std::string_view::npos;
}

}  // namespace

bool is_break(char c) {
  return c == '\n' || c == '\r';
}

bool is_blank(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte <= 0x20 && !is_break(c)) || byte == 0x7F;
}

bool is_bracket_or_comma(char c) {
  return c == '[' || c == ']' || c == '{' || c == '}' || c == ',';
}

std::uint32_t after_break(std::string_view text, std::uint32_t offset) {
  if (at(text, offset) == '\r' && offset + 1 < text.size() && text[offset + 1] == '\n') {
    return offset + 2;
  }
  return offset < text.size() ? offset + 1 : offset;
}

std::uint32_t skip_blanks(std::string_view text, std::uint32_t offset) {
  while (is_blank(at(text, offset))) {
    ++offset;
  }
  return offset;
}

std::uint32_t skip_to_token(std::string_view text, std::uint32_t offset) {
  while (offset < text.size()) {
    if (is_space(text[offset])) {
      ++offset;
    } else if (text[offset] == '#') {
      while (!is_break(at(text, offset))) {
        ++offset;
      }
    } else {
      break;
    }
  }
  return offset;
}

std::uint32_t skip_properties(std::string_view text, std::uint32_t offset,
                              std::uint32_t* properties_end) {
  while (at(text, offset) == '&' || at(text, offset) == '!') {
    if (text[offset] == '&') {
      offset = end_of_name(text, offset);
    } else if (at(text, offset + 1) == '<') {  // !<verbatim tag>
      while (at(text, offset) != '>' && !is_break(at(text, offset))) {
        ++offset;
      }
      offset += at(text, offset) == '>' ? 1U : 0U;
    } else {
      while (is_tag_character(at(text, offset))) {
        ++offset;
      }
    }
    if (properties_end != nullptr) {
      *properties_end = offset;
    }
    offset = skip_to_token(text, offset);
  }
  return offset;
}

std::uint32_t end_of_name(std::string_view text, std::uint32_t offset) {
  ++offset;
  while (!is_space(at(text, offset)) && !is_bracket_or_comma(at(text, offset))) {
    ++offset;
  }
  return offset;
}

bool is_followed_by_colon(std::string_view text, std::uint32_t offset) {
  offset = skip_blanks(text, offset);
  const char next = at(text, offset + 1);
  return at(text, offset) == ':' && (is_space(next) || is_bracket_or_comma(next));
}

std::uint32_t null_word(std::string_view text, std::uint32_t offset) {
  using namespace std::string_view_literals;
  for (const std::string_view word : {"~"sv, "null"sv, "Null"sv, "NULL"sv}) {
    if (text.substr(offset, word.size()) != word) {
      continue;
    }
    const auto end = offset + static_cast<std::uint32_t>(word.size());
    const std::uint32_t next = skip_blanks(text, end);
    const char c = at(text, next);
    const bool is_comment = c == '#' && next > end;
    if (is_break(c) || is_bracket_or_comma(c) || is_comment || is_followed_by_colon(text, end)) {
      return end - offset;
    }
  }
  return 0;
}

std::optional<std::uint32_t> end_of_quoted(std::string_view text, std::uint32_t offset) {
  const char quote = text[offset];
  for (std::uint32_t i = offset + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '\'' && at(text, i + 1) == '\'') {
        ++i;
      } else {
        return i + 1;
      }
    }
  }
  return std::nullopt;
}

std::uint32_t end_of_plain(std::string_view text, std::uint32_t offset, std::string_view decoded,
                           std::vector<std::uint32_t>* offsets) {
  if (offsets == nullptr && text.substr(offset, decoded.size()) == decoded) {
    return offset + static_cast<std::uint32_t>(decoded.size());
  }
  const auto record = [offsets](std::uint32_t where) {
    if (offsets != nullptr) {
      offsets->push_back(where);
    }
  };
  std::size_t i = 0;
  while (i < decoded.size() && offset < text.size()) {
    const std::uint32_t after_blanks = skip_blanks(text, offset);
    if (after_blanks == offset && !is_break(text[offset])) {
      record(offset);
      ++offset;
      ++i;
    } else if (!is_break(at(text, after_blanks))) {
      for (; offset < after_blanks && i < decoded.size(); ++offset, ++i) {
        record(offset);
      }
    } else {  // n line breaks: a space if n is 1, else n - 1 line feeds
      const std::uint32_t first_break = after_blanks;
      offset = after_blanks;
      std::size_t breaks = 0;
      while (offset < text.size() && is_space(text[offset])) {
        if (is_break(text[offset])) {
          ++breaks;
          offset = after_break(text, offset);
        } else {
          ++offset;
        }
      }
      for (std::size_t n = breaks > 1 ? breaks - 1 : 1; n > 0 && i < decoded.size(); --n, ++i) {
        record(first_break);
      }
    }
  }
  return offset;
}

}  // namespace audit::yaml
