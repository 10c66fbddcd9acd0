// SPDX-License-Identifier: Apache-2.0
#include "base/snippet.h"

#include "base/utf8.h"

#include <algorithm>

namespace audit::base {
namespace {

constexpr std::size_t max_width = 100;  // columns of a line that are shown
constexpr std::size_t max_before =
    40;  // of these at most so many in front of the span, on a cut line
constexpr std::size_t tab_width = 4;
constexpr std::size_t line_number_width = 5;
constexpr std::string_view cut = "…";

/// Where to begin so that at most `max_before` columns stand in front of `offset`. Looks at no more
/// of the line than that: a line may be as long as the file.
std::size_t window_begin(std::string_view line, std::size_t offset) {
  std::size_t begin = offset;
  for (std::size_t columns = 0; begin > 0;) {
    std::size_t previous = begin - 1;
    while (previous > 0 && (static_cast<unsigned char>(line[previous]) & 0xC0) == 0x80) {
      --previous;
    }
    columns += std::max<std::size_t>(display_width(decode(line, previous).value), 1);
    if (columns > max_before) {
      break;
    }
    begin = previous;
  }
  return begin;
}

bool is_short(std::string_view line) {
  return line.size() <= 4 * max_width && display_width(visible(line)) <= max_width;
}

}  // namespace

Snippet snippet(const SourceText& source, Span span) {
  Snippet result;
  result.line = source.position(span.begin).line;
  const std::string_view line = source.line(result.line);
  const std::size_t line_begin = source.line_begin(result.line);
  const std::size_t begin = std::min<std::size_t>(span.begin - line_begin, line.size());
  const std::size_t end = std::clamp<std::size_t>(span.end - line_begin, begin, line.size());

  std::size_t columns = 0;
  std::size_t i = is_short(line) ? 0 : window_begin(line, begin);
  if (i > 0) {
    result.text = cut;
    columns = display_width(cut);
  }
  std::size_t mark_end = 0;
  bool mark_is_set = false;
  while (i < line.size()) {
    const CodePoint point = decode(line, i);
    const bool is_byte = point.value == 0xFFFD && point.length == 1;
    const std::string shown = point.value == '\t'
                                  ? std::string(tab_width - columns % tab_width, ' ')
                                  : visible(line.substr(i, point.length));
    const std::size_t width = is_byte || point.value == '\t' ? shown.size() : display_width(shown);
    if (columns + width > max_width) {
      result.text += cut;
      break;
    }
    if (i >= begin && !mark_is_set) {
      result.mark = columns;
      mark_is_set = true;
    }
    result.text += shown;
    columns += width;
    i += point.length;
    if (i <= end) {
      mark_end = columns;
    }
  }
  if (!mark_is_set) {
    result.mark = columns;
  }
  result.width = mark_end > result.mark ? mark_end - result.mark : 1;
  return result;
}

std::string to_text(const Snippet& snippet) {
  const std::string number = std::to_string(snippet.line);
  const std::size_t width = std::max(line_number_width, number.size());
  std::string text(width - number.size(), ' ');
  text += number + " | " + snippet.text + '\n';
  text.append(width, ' ');
  text += " | ";
  text.append(snippet.mark, ' ');
  text.append(snippet.width, '^');
  text += '\n';
  return text;
}

}  // namespace audit::base
