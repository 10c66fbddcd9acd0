// SPDX-License-Identifier: Apache-2.0
#include "check/masking.h"

#include "base/utf8.h"

#include <algorithm>
#include <vector>

namespace audit::check {
namespace {

constexpr std::size_t shortest_number =
    11;  // digits: a mobile telephone number; identity numbers have 15 or 18

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Runs of digits (an X may end an identity number) that are long enough to be a personal number.
std::vector<base::Span> long_numbers(std::string_view line) {
  std::vector<base::Span> result;
  std::size_t at = 0;
  while (at < line.size()) {
    std::size_t end = at;
    while (end < line.size() && is_digit(line[end])) {
      ++end;
    }
    const bool is_word =
        end < line.size() && ((line[end] >= 'A' && line[end] <= 'W') || line[end] == 'Y');
    if (end - at >= shortest_number && !is_word) {  // a credit code goes on in letters: 52420100MJ…
      result.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    }
    at = std::max(end, at + 1);
  }
  return result;
}

}  // namespace

std::string masked_to_width(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front()) {
    const char quote = text.front();
    return quote + masked_to_width(text.substr(1, text.size() - 2)) + quote;
  }
  std::string result = base::masked(text);
  const std::size_t width = base::display_width(text);
  const std::size_t now = base::display_width(result);
  result.append(width > now ? width - now : 0, '*');
  return result;
}

void Masking::add(const model::Submission& submission) {
  if (submission.file.source != nullptr) {
    spans_[submission.file.source.get()] = submission.personal;
  }
}

void Masking::add(const base::SourceText& source, std::span<const base::Span> personal) {
  spans_[&source] = personal;
}

std::span<const base::Span> Masking::personal(const base::SourceText* source) const {
  const auto found = spans_.find(source);
  return found != spans_.end() ? found->second : std::span<const base::Span>();
}

Masking::Line Masking::line(const base::SourceText& source, std::uint32_t number,
                            base::Span span) const {
  const std::string_view text = source.line(number);
  const std::uint32_t begin = source.line_begin(number);
  std::vector<base::Span> hidden = long_numbers(text);
  if (const auto found = spans_.find(&source); found != spans_.end()) {
    for (const base::Span one : found->second) {
      const std::uint32_t from = std::max(one.begin, begin) - begin;
      const std::uint32_t to = std::min<std::uint32_t>(std::max(one.end, begin) - begin,
                                                       static_cast<std::uint32_t>(text.size()));
      if (from < to) {
        hidden.push_back({from, to});
      }
    }
  }
  std::sort(hidden.begin(), hidden.end(), [](base::Span a, base::Span b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });

  Line result;
  std::uint32_t done = 0;  // bytes of the line that are copied
  const std::uint32_t wanted_begin = std::max(span.begin, begin) - begin;
  const std::uint32_t wanted_end = std::max(span.end, begin) - begin;
  // An end of the span inside of a hidden part moves to that part's end of the masked text.
  const auto advance = [&](std::uint32_t to, std::string_view shown) {
    const auto before = static_cast<std::uint32_t>(result.text.size());
    const bool is_verbatim = shown.size() == to - done;
    if (wanted_begin >= done && wanted_begin < to) {
      result.span.begin = is_verbatim ? before + (wanted_begin - done) : before;
    }
    result.text += shown;
    if (wanted_end > done && wanted_end <= to) {
      result.span.end = is_verbatim ? before + (wanted_end - done)
                                    : static_cast<std::uint32_t>(result.text.size());
    }
    done = to;
  };
  const auto size = static_cast<std::uint32_t>(text.size());
  result.span.begin = size;
  for (const base::Span part : hidden) {
    if (part.begin < done) {
      continue;
    }
    advance(part.begin, text.substr(done, part.begin - done));
    advance(part.end, masked_to_width(text.substr(part.begin, part.end - part.begin)));
  }
  advance(size, text.substr(done));
  const auto length = static_cast<std::uint32_t>(result.text.size());
  result.span.begin = std::min(result.span.begin, length);
  result.span.end = wanted_end > size ? length : std::max(result.span.end, result.span.begin);
  return result;
}

}  // namespace audit::check
