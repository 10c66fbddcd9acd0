// SPDX-License-Identifier: Apache-2.0
#include "common/station_index.h"

#include "base/utf8.h"
#include "check/audit.h"

#include <functional>

namespace audit::tools {
namespace {

/// Where the station's name is written, or its file begins. Without the line's text: it is made for
/// every station, and shown only of those that come twice.
results::Location location_of(const model::BoundDocument& document,
                              const base::SourceText& source) {
  const cel::Field* name = document.root->type->find("name");
  const base::Origin* origin =
      name == nullptr || document.root->is_absent()
          ? nullptr
          : document.root->fields[static_cast<std::size_t>(name->index)].origin();
  if (origin == nullptr || origin->span.empty() || origin->source != &source) {
    origin = document.root->origin;
  }
  const base::Span span = origin == nullptr ? base::Span() : origin->span;
  const base::Position begin = source.position(span.begin);
  const base::Position end = origin == document.root->origin ? begin : source.position(span.end);
  results::Location at;
  at.path = source.name();
  at.document = document.index + 1;
  at.line = begin.line;
  at.column = begin.column;
  at.end_line = end.line;
  at.end_column = end.column;
  return at;
}

std::size_t hash(const std::string& text) {
  return std::hash<std::string>{}(text);
}

}  // namespace

std::optional<SeenStation> station_at(const model::BoundDocument& document,
                                      const base::SourceText& source) {
  if (document.root == nullptr) {
    return std::nullopt;
  }
  const check::Identity identity = check::identity_of(document);
  if (identity.number.empty() && identity.name.empty()) {
    return std::nullopt;
  }
  return SeenStation{
      .number = identity.number, .name = identity.name, .at = location_of(document, source)};
}

const StationIndex::First* StationIndex::first(const SeenStation& station) const {
  if (!station.number.empty()) {
    if (const auto same = by_number_.find(hash(station.number)); same != by_number_.end()) {
      return &same->second;
    }
  }
  const auto same = station.name.empty() ? by_name_.end() : by_name_.find(hash(station.name));
  const bool has_both_numbers =
      same != by_name_.end() && same->second.has_number && !station.number.empty();
  return same == by_name_.end() || has_both_numbers ? nullptr : &same->second;
}

results::Location StationIndex::location(const First& first) {
  results::Location at;
  at.path = *first.path;
  at.document = first.document;
  at.line = at.end_line = first.line;
  at.column = at.end_column = first.column;
  return at;
}

std::optional<results::Location> StationIndex::find(const SeenStation& station) const {
  const First* same = first(station);
  return same == nullptr ? std::nullopt : std::optional(location(*same));
}

std::optional<results::Location> StationIndex::add(const SeenStation& station) {
  if (const First* same = first(station)) {
    return location(*same);
  }
  const results::Location& at = station.at;
  if (path_ == nullptr || *path_ != at.path) {
    path_ = std::make_shared<const std::string>(at.path);
  }
  const First here{path_, at.document, at.line, at.column, !station.number.empty()};
  if (!station.number.empty()) {
    by_number_.try_emplace(hash(station.number), here);
  }
  if (!station.name.empty()) {
    by_name_.try_emplace(hash(station.name), here);
  }
  return std::nullopt;
}

}  // namespace audit::tools
