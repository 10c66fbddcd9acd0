// SPDX-License-Identifier: Apache-2.0
#include "base/source.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace audit::base {
namespace {

/// Texts without carriage returns (nearly all) are scanned by memchr alone.
std::vector<std::uint32_t> find_line_begins(std::string_view text) {
  std::vector<std::uint32_t> begins{0};
  if (text.find('\r') == std::string_view::npos) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1)) {
      begins.push_back(static_cast<std::uint32_t>(at + 1));
    }
    return begins;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !crlf)) {
      begins.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }
  return begins;
}

}  // namespace

SourceText::SourceText(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), line_begins_(find_line_begins(text_)) {}

std::string_view SourceText::slice(Span span) const {
  const std::size_t begin = std::min<std::size_t>(span.begin, text_.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text_.size());
  return std::string_view(text_).substr(begin, end - begin);
}

Position SourceText::position(std::uint32_t offset) const {
  const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(offset, text_.size()));
  const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), end);
  const std::uint32_t begin = *(next - 1);
  const auto columns = count_code_points(slice({begin, end}));
  return {.line = static_cast<std::uint32_t>(next - line_begins_.begin()),
          .column = static_cast<std::uint32_t>(columns + 1)};
}

std::string_view SourceText::line(std::uint32_t line) const {
  if (line == 0 || line > line_begins_.size()) {
    return {};
  }
  std::string_view text = slice({line_begin(line), line_begin(line + 1)});
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

std::uint32_t SourceText::line_begin(std::uint32_t line) const {
  if (line == 0) {
    return 0;
  }
  return line <= line_begins_.size() ? line_begins_[line - 1]
                                     : static_cast<std::uint32_t>(text_.size());
}

}  // namespace audit::base
