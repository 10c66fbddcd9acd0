// SPDX-License-Identifier: Apache-2.0
//
// Literal and folded scalars (YAML 1.2, section 8.1): where they end, and where their decoded text
// stands. Their indentation is relative to a parent that is not known here; it follows from
// comparing the first line with content as it was written and as it was decoded.
#include "yaml/text_scan.h"

#include <algorithm>

namespace audit::yaml {
namespace {

struct Line {
  std::uint32_t begin;
  std::uint32_t content;  ///< first character that is no space
  std::uint32_t end;      ///< at the line break

  bool is_empty(std::string_view text) const {
    return std::all_of(text.begin() + content, text.begin() + end, is_blank);
  }

  std::uint32_t indent() const { return content - begin; }
};

Line line_at(std::string_view text, std::uint32_t begin) {
  Line line{begin, begin, begin};
  while (line.content < text.size() && is_blank(text[line.content]) && text[line.content] != '\t') {
    ++line.content;
  }
  line.end = line.content;
  while (line.end < text.size() && !is_break(text[line.end])) {
    ++line.end;
  }
  return line;
}

/// First line after the header.
std::uint32_t first_line(std::string_view text, std::uint32_t header) {
  return after_break(text, line_at(text, header).end);
}

/// Spaces that belong to the block and not to its text; 0 when the text is blank.
std::uint32_t find_indent(std::string_view text, std::uint32_t begin, std::string_view decoded) {
  std::uint32_t decoded_begin = 0;
  Line shown = line_at(decoded, 0);
  while (shown.is_empty(decoded)) {
    decoded_begin = after_break(decoded, shown.end);
    if (decoded_begin >= decoded.size()) {
      return 0;
    }
    shown = line_at(decoded, decoded_begin);
  }
  while (begin < text.size()) {
    const Line written = line_at(text, begin);
    if (!written.is_empty(text)) {
      return std::max<std::uint32_t>(written.indent() - std::min(written.indent(), shown.indent()),
                                     1);
    }
    begin = after_break(text, written.end);
  }
  return 0;
}

}  // namespace

std::uint32_t end_of_block_scalar(std::string_view text, std::uint32_t offset,
                                  std::string_view decoded) {
  std::uint32_t end = offset + 1;
  while (end < text.size() && !is_blank(text[end]) && !is_break(text[end])) {
    ++end;  // chomping and indentation indicators
  }
  std::uint32_t begin = first_line(text, offset);
  const std::uint32_t indent = find_indent(text, begin, decoded);
  if (indent == 0) {
    return end;
  }
  while (begin < text.size()) {
    const Line line = line_at(text, begin);
    if (!line.is_empty(text)) {
      if (line.indent() < indent) {
        break;
      }
      end = line.end;
    }
    begin = after_break(text, line.end);
  }
  return end;
}

void block_scalar_offsets(std::string_view text, std::uint32_t offset, std::string_view decoded,
                          std::vector<std::uint32_t>& offsets) {
  std::uint32_t begin = first_line(text, offset);
  const std::uint32_t indent = find_indent(text, begin, decoded);
  std::vector<std::uint32_t> breaks;  // of the lines before the current one, not yet decoded
  std::size_t i = 0;
  while (i < decoded.size() && begin < text.size()) {
    const Line line = line_at(text, begin);
    const std::uint32_t stripped = std::min(line.content, begin + indent);
    if (stripped < line.end) {
      // k breaks are k line feeds (literal), k - 1 or one space (folded): the last is dropped.
      std::size_t decoded_breaks = 0;
      while (i + decoded_breaks < decoded.size() && decoded_breaks < breaks.size() &&
             (decoded[i + decoded_breaks] == '\n' ||
              (decoded[i + decoded_breaks] == ' ' && breaks.size() == 1))) {
        ++decoded_breaks;
      }
      offsets.insert(offsets.end(), breaks.begin(),
                     breaks.begin() + static_cast<std::ptrdiff_t>(decoded_breaks));
      i += decoded_breaks;
      breaks.clear();
      for (std::uint32_t at = stripped; at < line.end && i < decoded.size(); ++at, ++i) {
        offsets.push_back(at);
      }
    }
    breaks.push_back(line.end);
    begin = after_break(text, line.end);
  }
  for (std::size_t n = 0; i < decoded.size(); ++i, ++n) {  // line feeds that end the text
    offsets.push_back(n < breaks.size() ? breaks[n] : static_cast<std::uint32_t>(text.size()));
  }
}

}  // namespace audit::yaml
