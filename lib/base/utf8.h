// SPDX-License-Identifier: Apache-2.0
//
// UTF-8: validity, code points, display width, the comparison form of text, and masking of personal
// values. Unicode tables come from utf8proc.
//
//   comparison_form("  ６０ ㎡　")      // "60 m2": NFKC, trimmed, white space folded to one space
//   display_width("张三 a")             // 6
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit::base {

/// Offset of the first byte that is not valid UTF-8; nullopt when all is valid.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// The code point at `offset` and its length in bytes; offset is at a boundary. A byte that is not
/// valid UTF-8 is U+FFFD of length 1.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;
};

CodePoint decode(std::string_view text, std::size_t offset);

/// Appends one code point.
void append_utf8(std::string& out, char32_t code_point);

std::size_t count_code_points(std::string_view text);

/// Columns on a terminal: wide characters are two, combining marks none, controls one.
std::size_t display_width(std::string_view text);
std::size_t display_width(char32_t code_point);

/// How text is compared: NFKC, trimmed, runs of white space (also U+3000) folded to one space,
/// without characters that show nothing (U+200B). ASCII and common Chinese text takes no table
/// look-up.
std::string comparison_form(std::string_view text);

/// Like comparison_form, and lower-case; for looking up keys, enumerations and units.
std::string lookup_form(std::string_view text);

/// The same for hot paths: gives `text` itself where nothing changes (the usual case), else the
/// form, made in `buffer`.
std::string_view comparison_form(std::string_view text, std::string& buffer);
std::string_view lookup_form(std::string_view text, std::string& buffer);

/// A personal value as outputs show it: the first character, then one `*` for each further one
/// (张三 -> 张*). Snippets pad it to the display width of the original so that carets stay where
/// they are.
std::string masked(std::string_view text);

/// Control characters and bidirectional overrides made visible (U+001B as `\x1b`), so that text of
/// a submitted file cannot steer a terminal.
std::string visible(std::string_view text);
std::string visible(char32_t code_point);

/// Number of single-character edits between two texts, counted in code points; gives up above
/// `limit` and returns limit + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit = 8);

}  // namespace audit::base
