// SPDX-License-Identifier: Apache-2.0
#include "check/places.h"

#include "base/snippet.h"

#include <algorithm>

namespace audit::check {
namespace {

bool takes_several_lines(const base::Origin& origin) {
  const std::string_view text = origin.source->slice(origin.span);
  return text.find_first_of("\r\n") != std::string_view::npos;
}

}  // namespace

results::Location Places::of_span(const base::Place& place, std::uint32_t document) const {
  const base::SourceText& source = *place.source;
  const base::Position begin = source.position(place.span.begin);
  const base::Position end = source.position(place.span.end);
  results::Location location;
  location.path = source.name();
  location.document = document;
  location.line = begin.line;
  location.column = begin.column;
  location.end_line = end.line;
  location.end_column = end.column;

  base::Snippet snippet;
  if (show_personal_) {
    snippet = base::snippet(source, place.span);
  } else {
    Masking::Line line = masking_.line(source, begin.line, place.span);
    const base::SourceText shown("", std::move(line.text));
    snippet = base::snippet(shown, line.span);
  }
  location.snippet = std::move(snippet.text);
  location.mark = static_cast<std::uint32_t>(snippet.mark);
  location.mark_width = static_cast<std::uint32_t>(snippet.width);
  return location;
}

model::Written Places::where(const base::Origin& origin) const {
  return show_personal_ ? model::written(origin)
                        : model::written(origin, masking_.personal(origin.source));
}

results::Location Places::of(const base::Origin& origin) const {
  if (origin.span.empty() || takes_several_lines(origin)) {
    return of_key(origin);
  }
  const model::Written written = where(origin);
  results::Location location = of_span({origin.source, origin.span}, written.document + 1);
  location.pointer = written.pointer;
  return location;
}

results::Location Places::of_key(const base::Origin& origin) const {
  const model::Written written = where(origin);
  base::Span span = origin.key;
  if (span.empty()) {  // an item, a document: its first line
    const std::string_view text = origin.source->slice(origin.span);
    const std::size_t line_end = std::min(text.find_first_of("\r\n"), text.size());
    span = {origin.span.begin, origin.span.begin + static_cast<std::uint32_t>(line_end)};
  }
  results::Location location = of_span({origin.source, span}, written.document + 1);
  location.pointer = written.pointer;
  return location;
}

std::optional<results::Location> Places::of_use(const base::Origin& origin) const {
  if (origin.use.empty()) {
    return std::nullopt;
  }
  results::Location location =
      of_span({origin.source, origin.use}, model::written(origin).document + 1);
  location.message = {.zh = "在此引用", .en = "used here"};
  return location;
}

}  // namespace audit::check
