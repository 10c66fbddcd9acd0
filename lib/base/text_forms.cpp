// SPDX-License-Identifier: Apache-2.0
//
// The comparison and lookup forms of utf8.h. Nearly every text of a station file is ASCII, common
// Chinese characters and full-width forms: for these the form is made here, character by character,
// without tables and without memory where nothing changes. The rest goes through utf8proc.
#include "base/utf8.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace audit::base {
namespace {

enum class Case { Kept, Lower };

constexpr bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

constexpr bool is_full_width_ascii(char32_t c) {
  return c >= 0xFF01 && c <= 0xFF5E;
}

/// NFKC keeps these as they are and never composes them with a neighbour of this set or ASCII.
constexpr bool is_stable(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0x3001 && c <= 0x3002) ||
         (c >= 0x3008 && c <= 0x3011) || (c >= 0x2018 && c <= 0x201D && c != 0x201B) || c == 0xB7;
}

/// True when the text is its own form: nothing to fold, trim or lower. Sets `simple` when
/// append_simple can make the form of all its characters.
bool is_unchanged(std::string_view text, Case letters, bool& simple) {
  bool unchanged = true;
  simple = true;
  bool after_space = true;  // a space at the very beginning changes the text
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode(text, i);
    i += point.length;
    const char32_t c = point.value;
    if (is_space(c)) {
      unchanged = unchanged && c == ' ' && !after_space && i < text.size();
      after_space = true;
      continue;
    }
    after_space = false;
    if (c < 0x80) {
      unchanged = unchanged && !(letters == Case::Lower && c >= 'A' && c <= 'Z');
    } else if (is_full_width_ascii(c)) {
      unchanged = false;
    } else if (!is_stable(c)) {
      simple = false;
      return false;
    }
  }
  return unchanged;
}

struct Free {
  void operator()(utf8proc_uint8_t* memory) const {
    std::free(memory);
  }  // NOLINT: utf8proc mallocs
};

/// NFKC; also drops characters that show nothing (zero-width space, soft hyphen, variation
/// selectors).
std::string compatibility_form(std::string_view text, Case letters) {
  auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                                UTF8PROC_COMPAT | UTF8PROC_IGNORE);
  if (letters == Case::Lower) {
    options = static_cast<utf8proc_option_t>(options | UTF8PROC_CASEFOLD);
  }
  utf8proc_uint8_t* memory = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &memory, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(memory);
  if (size == UTF8PROC_ERROR_NOMEM) {
    throw std::bad_alloc();
  }
  if (size < 0) {  // not valid UTF-8: compared byte for byte
    return std::string(text);
  }
  return {reinterpret_cast<const char*>(memory), static_cast<std::size_t>(size)};
}

/// Folds white space, full-width forms and case; everything else is copied.
void append_simple(std::string& out, std::string_view text, Case letters) {
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode(text, i);
    const std::string_view bytes = text.substr(i, point.length);
    i += point.length;
    if (is_space(point.value)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) {
      out.push_back(' ');
    }
    space = false;
    const char32_t c = is_full_width_ascii(point.value) ? point.value - 0xFEE0 : point.value;
    if (c >= 0x80) {
      out.append(bytes);
    } else {
      const bool lower = letters == Case::Lower && c >= 'A' && c <= 'Z';
      out.push_back(static_cast<char>(lower ? c + ('a' - 'A') : c));
    }
  }
}

std::string_view form(std::string_view text, Case letters, std::string& buffer) {
  bool simple = true;
  if (is_unchanged(text, letters, simple)) {
    return text;
  }
  buffer.clear();
  if (simple) {
    append_simple(buffer, text, letters);
  } else {
    append_simple(buffer, compatibility_form(text, letters), letters);
  }
  return buffer;
}

}  // namespace

std::string_view comparison_form(std::string_view text, std::string& buffer) {
  return form(text, Case::Kept, buffer);
}

std::string comparison_form(std::string_view text) {
  std::string buffer;
  return std::string(comparison_form(text, buffer));
}

std::string_view lookup_form(std::string_view text, std::string& buffer) {
  return form(text, Case::Lower, buffer);
}

std::string lookup_form(std::string_view text) {
  std::string buffer;
  return std::string(lookup_form(text, buffer));
}

}  // namespace audit::base
