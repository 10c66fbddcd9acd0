// SPDX-License-Identifier: Apache-2.0
#include "common/area_doubts.h"

#include "base/utf8.h"
#include "check/fields.h"
#include "common/diagnostics.h"
#include "model/region.h"
#include "yaml/node.h"

#include <optional>
#include <utility>

namespace audit::tools {
namespace {

using check::field;
using check::text_field;

/// A list of stations may be wrong for a whole county: nobody reads more notes of one kind.
constexpr std::size_t max_notes = 20;

/// The words of a list of texts or of records with a name; none where something of it is not known.
std::optional<std::vector<std::string>> names_in(const cel::Record& root, const char* name) {
  const cel::List* list = field(root, name).list();
  if (list == nullptr || !list->is_certain()) {
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const cel::Value& item : list->items) {
    const auto* text = item.get<std::string_view>();
    const std::string_view word = text != nullptr ? *text
                                  : item.record() != nullptr && !item.record()->is_absent()
                                      ? text_field(*item.record(), "name")
                                      : std::string_view();
    if (word.empty()) {
      return std::nullopt;
    }
    names.push_back(base::comparison_form(word));
  }
  return names;
}

/// The key of a field where it is written.
base::Place key_of(const cel::Record& root, const char* name) {
  const auto* node = static_cast<const yaml::Node*>(field(root, name).origin());
  return node == nullptr || node->key.empty() ? base::Place{root.origin->source, {}}
                                              : base::Place{node->source, node->key};
}

/// Line and column; the text of the line is not shown.
results::Location location_of(const base::Origin& origin, std::uint32_t document) {
  const base::Position begin = origin.source->position(origin.span.begin);
  const base::Position end = origin.source->position(origin.span.end);
  results::Location at;
  at.path = origin.source->name();
  at.document = document;
  at.line = begin.line;
  at.column = begin.column;
  at.end_line = end.line;
  at.end_column = end.column;
  return at;
}

const base::Origin* name_origin(const cel::Record& root) {
  const base::Origin* name = field(root, "name").origin();
  return name != nullptr ? name : root.origin;
}

std::string shown_name(const cel::Record& root) {
  return base::visible(text_field(root, "name"));
}

model::Region region_of(const model::BoundDocument& area) {
  model::Region region = area.region;
  region.township.clear();
  if (area.kind == model::DocumentKind::County && region.county.empty()) {
    region.county = base::comparison_form(text_field(*area.root, "name"));
  }
  return region;
}

}  // namespace

AreaDoubts::AreaDoubts(const model::BoundDocument& document, const model::Submission& submission,
                       rules::Scope scope, bool lists_stations)
    : document_(document),
      submission_(submission),
      scope_(scope),
      lists_stations_(lists_stations && scope == rules::Scope::County) {
  if (scope == rules::Scope::County) {
    lists_townships_ = names_in(*document.root, "townships").has_value();
  } else if (const auto names = names_in(*document.root, "counties")) {
    lists_counties_ = true;
    for (const std::string& name : *names) {
      counties_.insert(model::region_stem(name));
    }
  }
}

void AreaDoubts::tell(const base::Diagnostic& diagnostic, const base::Origin* related,
                      std::uint32_t document, const base::Text& related_text) {
  if (notes_.size() >= max_notes) {
    ++dropped_;
    return;
  }
  results::Note note = check::to_note(diagnostic, submission_, false);
  if (related != nullptr) {
    note.related.push_back(location_of(*related, document + 1));
    note.related.back().message = related_text;
  }
  notes_.push_back(std::move(note));
}

void AreaDoubts::look_at(check::Member& member, Membership membership) {
  const cel::Record& station = *member.station->document.root;
  const model::Region& region = member.station->document.region;
  const std::uint32_t index = member.station->document.index;
  const std::string name = shown_name(station);
  const base::Text here{.zh = "社工站文件在此", .en = "the station's file"};
  if (scope_ == rules::Scope::City) {
    if (lists_counties_ && !region.county.empty() && !names_county(region.county)) {
      tell_of_county(region.county, name_origin(station), index);
      member.doubt = doubt(county_not_on_list(region.county));
    }
    return;
  }
  if (membership.is_listed && !membership.lies_in &&
      model::contradicts(region_of(document_), region)) {
    tell(listed_station_elsewhere(key_of(*document_.root, "stations"), name, region),
         name_origin(station), index, here);
    member.doubt = doubt(station_in_doubt(name));
    return;
  }
  if (lists_stations_ && !membership.is_listed) {
    tell(station_not_on_list(key_of(*document_.root, "stations"), name), name_origin(station),
         index, here);
    member.doubt = doubt(station_in_doubt(name));
  }
  if (lists_townships_ && !region.township.empty() && member.township == nullptr) {
    const cel::Record* place = field(station, "region").record();
    const base::Origin* written =
        place == nullptr || place->is_absent() ? nullptr : field(*place, "township").origin();
    tell(township_not_on_list(key_of(*document_.root, "townships"), name, region.township),
         written != nullptr ? written : name_origin(station), index, here);
    member.township_doubt = doubt(township_in_doubt(name));
  }
}

bool AreaDoubts::names_county(const std::string& name) const {
  return counties_.contains(model::region_stem(name));
}

void AreaDoubts::tell_of_county(const std::string& name, const base::Origin* related,
                                std::uint32_t document) {
  if (told_.insert(model::region_stem(name)).second) {
    tell(city_lists_no_such_county(key_of(*document_.root, "counties"), name), related, document,
         {.zh = "写在这个文件里", .en = "named by this file"});
  }
}

void AreaDoubts::look_at(check::Area& county, const std::string& name, bool twice) {
  if (lists_counties_ && !names_county(name)) {
    tell_of_county(name, name_origin(*county.document->root), county.document->index);
    county.doubt = doubt(county_not_on_list(name));
  } else if (twice) {
    county.doubt = doubt(county_has_two_files(name));
  }
}

}  // namespace audit::tools
