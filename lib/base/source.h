// SPDX-License-Identifier: Apache-2.0
//
// A text that was read (station file, rule file, command line) and places in it.
//
// Everything that is read keeps byte offsets into one SourceText (`Span`, 8 bytes); lines and
// columns are worked out only when somebody is told about a place:
//
//   SourceText text("a.yaml", "名称: 示例\n年度: 2023\n");
//   Position p = text.position(18);      // line 2, column 5: columns count code points
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace audit::base {

/// Half-open range of byte offsets in a SourceText. Files are limited to 16 MiB, so 32 bits are
/// enough.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }

  friend bool operator==(const Span&, const Span&) = default;
};

/// 1-based line, 1-based column; columns count Unicode code points (as SARIF's
/// `unicodeCodePoints`).
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend auto operator<=>(const Position&, const Position&) = default;
};

/// A named UTF-8 text with its line table. Immutable; lives as long as anything that points into
/// it.
class SourceText {
 public:
  SourceText(std::string name, std::string text);
  SourceText(const SourceText&) = delete;
  SourceText& operator=(const SourceText&) = delete;

  /// Path as the user gave it; `-` for standard input.
  const std::string& name() const { return name_; }

  std::string_view text() const { return text_; }

  /// The text of a span; offsets past the end are cut.
  std::string_view slice(Span span) const;

  Position position(std::uint32_t offset) const;

  /// The line's text without its line break; lines are 1-based, a line past the end is empty.
  std::string_view line(std::uint32_t line) const;

  /// Byte offset at which a 1-based line begins.
  std::uint32_t line_begin(std::uint32_t line) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_begins_;  // \n, \r\n and a lone \r end a line
};

/// Where a value was written. Whoever read the text owns it (a yaml::Node is an Origin); values
/// point to it.
struct Origin {
  const SourceText* source = nullptr;
  Span span;  ///< the value as written, quotes included; empty at the key for a value that is
              ///< missing
  Span key;   ///< the key in front of it; empty for list items and whole documents
  Span use;   ///< the `*alias` or `<<` through which the value came here; empty when it is written
              ///< in place
};

}  // namespace audit::base
