// SPDX-License-Identifier: Apache-2.0
#include "common/areas.h"

#include "check/kept_fields.h"
#include "common/area_document.h"
#include "common/area_looks.h"
#include "common/diagnostics.h"
#include "common/paths.h"
#include "rules/library.h"
#include "yaml/limits.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace audit::tools {
namespace {

namespace fs = std::filesystem;
using base::Text;
using model::DocumentKind;

bool has_area(const ReadFile& file) {
  return file.submission &&
         std::any_of(file.submission->documents.begin(), file.submission->documents.end(), is_area);
}

/// Every document of it is one that was understood.
bool is_whole(const model::Submission& submission) {
  const auto& documents = submission.file.documents;
  const auto written = std::count_if(documents.begin(), documents.end(),
                                     [](const auto& document) { return document.root != nullptr; });
  return static_cast<std::size_t>(written) == submission.documents.size();
}

}  // namespace

void Areas::take_from(std::vector<Input>& inputs, std::vector<ReadFile>& files) {
  const AreaLooks looks(model_);
  std::vector<Input> other_inputs;
  std::vector<ReadFile> other_files;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    ReadFile file{.input = inputs[i], .is_empty = false, .submission = std::nullopt};
    if (!files.empty()) {
      file = std::move(files[i]);
    } else if (inputs[i].problem == Input::Problem::None && inputs[i].path != "-") {
      int error = 0;
      const auto bytes =
          read_bytes(inputs[i].path, standard_input_, yaml::max_file_bytes + 1, error);
      if (bytes && looks.like_an_area(*bytes)) {
        file = read_file(inputs[i], model_, standard_input_,
                         configurations_.region_of(inputs[i].path));
      }
    }
    if (has_area(file)) {
      files_.push_back(std::move(file));
    } else {
      other_inputs.push_back(std::move(inputs[i]));
      if (!files.empty()) {
        other_files.push_back(std::move(file));
      }
    }
  }
  inputs = std::move(other_inputs);
  files = std::move(other_files);
  for (const ReadFile& file : files_) {
    index(file);
  }
  find_counties();
}

/// Which counties are whose.
void Areas::find_counties() {
  for (Entry& county : entries_) {
    for (const std::size_t area : by_region_.covering(county.document->region)) {
      if (county.scope == rules::Scope::County && entries_[area].scope == rules::Scope::City) {
        entries_[area].counties.push_back(&county);
        county.cities.push_back(area);
      }
    }
  }
}

/// An earlier file of the same county or city.
void Areas::find_twin(Entry& entry) {
  model::Region region = entry.document->region;
  const rules::AppliesTo bounds = bounds_of(*entry.document);
  region.city = bounds.city;
  region.county = bounds.county;
  for (const std::size_t number : by_region_.covering(region)) {
    const Entry& other = entries_[number];
    if (&other == &entry || other.scope != entry.scope || entry.twin != nullptr) {
      continue;
    }
    entry.twin = &other;
    entry.problems.add(area_twice(key_place(*entry.document, *entry.submission, "name"),
                                  other.submission->file.source->name()));
  }
}

void Areas::index(const ReadFile& file) {
  for (const model::BoundDocument& document : file.submission->documents) {
    if (!is_area(document)) {
      continue;
    }
    Entry& entry = entries_.emplace_back();
    entry.document = &document;
    entry.submission = &*file.submission;
    by_region_.add(bounds_of(document));
    entry.scope = scope_of(document);
    if (entry.scope == rules::Scope::County) {
      entry.townships = std::make_unique<check::TownshipFacts>(*document.root);
    }
    read_list(entry, file.input.path);
    find_twin(entry);
    entry.doubts =
        std::make_unique<AreaDoubts>(document, *file.submission, entry.scope, entry.lists_stations);
  }
}

bool Areas::has(rules::Scope scope) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [scope](const Entry& entry) { return entry.scope == scope; });
}

void Areas::use(Selection& selection) {
  for (const Entry& entry : entries_) {
    for (const rules::Pack* pack : selection.packs_for(entry.document->region)) {
      check::add_area_fields(*pack, fields_);
    }
  }
  for (const rules::Pack* pack : selection.everywhere()) {
    check::add_area_fields(*pack, fields_);
  }
}

const Areas::Entry* Areas::find(const model::BoundDocument& document) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& entry) { return entry.document == &document; });
  return found == entries_.end() ? nullptr : &*found;
}

const Areas::Entry* Areas::covering(const model::Region& region, rules::Scope scope) const {
  for (const std::size_t area : by_region_.covering(region)) {
    if (entries_[area].scope == scope) {
      return &entries_[area];
    }
  }
  return nullptr;
}

check::Areas Areas::of(const model::Region& region) const {
  const auto area = [&](rules::Scope scope) {
    const Entry* entry = covering(region, scope);
    return entry == nullptr ? check::Area()
                            : check::Area{.document = entry->document,
                                          .submission = entry->submission,
                                          .townships = entry->townships.get()};
  };
  return {.county = area(rules::Scope::County), .city = area(rules::Scope::City)};
}

KeptFile Areas::keep(const ReadFile& file) const {
  KeptFile kept{.path = file.input.path, .stations = {}};
  if (entries_.empty() || !file.submission) {
    return kept;
  }
  for (const model::BoundDocument& document : file.submission->documents) {
    if (document.kind == DocumentKind::Station && document.root != nullptr) {
      kept.stations.push_back(model::keep(*file.submission, document, fields_));
    }
  }
  kept.is_whole = is_whole(*file.submission);
  return kept;
}

void Areas::add(KeptFile file) {
  if (file.stations.empty()) {
    return;
  }
  file.path = canonical(file.path);
  seen_.insert(file.path);
  if (const auto listed = listed_by_.find(file.path);
      !file.is_whole && listed != listed_by_.end()) {
    const std::string name = fs::path(file.path).filename().string();
    for (const std::size_t number : listed->second) {
      entries_[number].more = say(unread_part(name));
    }
  }
  drop_known_stations(file);
  for (const auto& station : file.stations) {
    join(*station, file.path);
  }
  kept_.push_back(std::move(file));
}

/// To the areas that its region lies in or that list its file, and to the cities of these counties.
void Areas::join(const model::Kept& station, const std::string& path) {
  const std::vector<std::size_t> covering_areas = by_region_.covering(station.document.region);
  std::set<std::size_t> areas(covering_areas.begin(), covering_areas.end());
  const auto listed = listed_by_.find(path);
  const std::vector<std::size_t> listing =
      listed == listed_by_.end() ? std::vector<std::size_t>() : listed->second;
  areas.insert(listing.begin(), listing.end());
  const Entry* county = covering(station.document.region, rules::Scope::County);
  for (const std::size_t number : std::vector<std::size_t>(areas.begin(), areas.end())) {
    const Entry& area = entries_[number];
    county = county == nullptr && area.scope == rules::Scope::County ? &area : county;
    areas.insert(area.cities.begin(), area.cities.end());
  }
  const auto has = [](const std::vector<std::size_t>& numbers, std::size_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
  };
  for (const std::size_t number : areas) {
    Entry& area = entries_[number];
    check::Member one = member(station, area.scope == rules::Scope::County ? &area : county);
    area.doubts->look_at(
        one, {.is_listed = has(listing, number), .lies_in = has(covering_areas, number)});
    area.stations.push_back(one);
  }
}

void Areas::drop_known_stations(KeptFile& file) {
  std::erase_if(file.stations, [this](const auto& station) {
    const auto seen = station_at(station->document, *station->source);
    return seen && stations_.add(*seen).has_value();
  });
}

/// Counties whose files were read, and why there may be others.
void Areas::add_counties(const Entry& city, check::Members& members) const {
  for (const Entry* county : city.counties) {
    members.counties.push_back({.document = county->document,
                                .submission = county->submission,
                                .townships = county->townships.get()});
    const bool has_twin =
        county->twin != nullptr ||
        std::any_of(city.counties.begin(), city.counties.end(),
                    [county](const Entry* other) { return other->twin == county; });
    city.doubts->look_at(members.counties.back(), name_of_county(*county->document), has_twin);
    members.unread_stations.insert(members.unread_stations.end(), county->unread.begin(),
                                   county->unread.end());
    if (!county->lists_stations || county->more != nullptr) {
      members.more_stations = county->lists_stations ? county->more : say(stations_not_listed());
    }
  }
  const cel::List* names = list_field(*city.document->root, "counties");
  if (names == nullptr || !names->is_certain()) {
    members.more_counties = say(counties_not_listed());
    return;
  }
  std::set<std::string> read;
  for (const Entry* county : city.counties) {
    read.insert(model::region_stem(name_of_county(*county->document)));
  }
  for (const cel::Value& item : names->items) {
    const auto* name = item.get<std::string_view>();
    if (name == nullptr || !read.contains(model::region_stem(*name))) {
      members.more_counties =
          say(county_not_read(name == nullptr ? std::string() : std::string(*name)));
    }
  }
}

/// `county`: the one that it lies in, where its file was read.
check::Member Areas::member(const model::Kept& station, const Entry* county) const {
  const check::TownshipFacts* townships = county == nullptr ? nullptr : county->townships.get();
  return {.station = &station,
          .township =
              townships == nullptr ? nullptr : townships->find(station.document.region.township)};
}

check::Members Areas::members(const model::BoundDocument& document) const {
  check::Members members;
  const Entry* entry = find(document);
  if (entry == nullptr) {
    return members;
  }
  members.stations = entry->stations;
  members.unread_stations = entry->unread;
  if (entry->scope == rules::Scope::County) {
    members.more_stations = entry->lists_stations ? entry->more : say(stations_not_listed());
    return members;
  }
  add_counties(*entry, members);
  if (members.more_counties != nullptr) {
    members.more_stations = members.more_counties;
  }
  return members;
}

const AreaDoubts* Areas::doubts(const model::BoundDocument& document) const {
  const Entry* entry = find(document);
  return entry == nullptr ? nullptr : entry->doubts.get();
}

const Text* Areas::say(Text text) const {
  return &texts_.emplace_back(std::move(text));
}

}  // namespace audit::tools
