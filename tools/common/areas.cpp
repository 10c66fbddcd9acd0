// SPDX-License-Identifier: Apache-2.0
#include "common/areas.h"

#include "base/utf8.h"
#include "check/kept_fields.h"
#include "common/area_looks.h"
#include "common/diagnostics.h"
#include "rules/library.h"
#include "yaml/limits.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <glob.h>
#include <string_view>
#include <utility>

namespace audit::tools {
namespace {

namespace fs = std::filesystem;
using base::Text;
using model::DocumentKind;

/// The same for every way to write a path of one file.
std::string canonical(const std::string& path) {
  std::error_code error;
  const fs::path found = fs::weakly_canonical(path, error);
  return error ? path : found.string();
}

const cel::List* list_field(const cel::Record& record, std::string_view name) {
  const cel::Field* field = record.type->find(name);
  return field == nullptr || record.is_absent()
             ? nullptr
             : record.fields[static_cast<std::size_t>(field->index)].list();
}

std::string name_of(const model::BoundDocument& document) {
  const cel::Field* field = document.root->type->find("name");
  const auto* text =
      field == nullptr
          ? nullptr
          : document.root->fields[static_cast<std::size_t>(field->index)].get<std::string_view>();
  return text == nullptr ? std::string() : base::comparison_form(*text);
}

/// A county that gives no county in its region is named by its name.
std::string name_of_county(const model::BoundDocument& document) {
  return document.region.county.empty() ? name_of(document) : document.region.county;
}

/// What regions an area's document covers.
rules::AppliesTo bounds_of(const model::BoundDocument& document) {
  const model::Region& region = document.region;
  rules::AppliesTo bounds{
      .province = region.province, .city = region.city, .county = {}, .code = region.code};
  if (document.kind == DocumentKind::County) {
    bounds.county = name_of_county(document);
  } else if (bounds.city.empty()) {
    bounds.city = name_of(document);
  }
  return bounds;
}

rules::Scope scope_of(const model::BoundDocument& document) {
  return document.kind == DocumentKind::County ? rules::Scope::County : rules::Scope::City;
}

bool is_area(const model::BoundDocument& document) {
  return document.root != nullptr &&
         (document.kind == DocumentKind::County || document.kind == DocumentKind::City);
}

bool has_area(const ReadFile& file) {
  return file.submission &&
         std::any_of(file.submission->documents.begin(), file.submission->documents.end(), is_area);
}

/// Files that a path or pattern of an area's list stands for, beside the area's file.
std::vector<std::string> expand(const std::string& area_path, const std::string& pattern) {
  std::string folder = fs::path(area_path).parent_path().string();
  std::string escaped;
  for (const char c : folder) {
    escaped += std::string_view("*?[\\").find(c) == std::string_view::npos ? "" : "\\";
    escaped += c;
  }
  const bool is_absolute = pattern.starts_with('/');
  const std::string full = is_absolute || folder.empty() ? pattern : escaped + "/" + pattern;
  ::glob_t found{};
  std::vector<std::string> paths;
  if (::glob(full.c_str(), 0, nullptr, &found) == 0) {
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  return paths;
}

/// Every document of it is one that was understood.
bool is_whole(const model::Submission& submission) {
  const auto& documents = submission.file.documents;
  const auto written = std::count_if(documents.begin(), documents.end(),
                                     [](const auto& document) { return document.root != nullptr; });
  return static_cast<std::size_t>(written) == submission.documents.size();
}

/// A text that is not YAML may still show that it is of several documents.
bool has_several_documents(const model::Submission& submission) {
  return submission.file.source->text().find("\n---") != std::string_view::npos;
}

/// Where a field is written; the beginning of the file where it is not.
base::Place key_place(const model::BoundDocument& document, const model::Submission& submission,
                      std::string_view name) {
  const cel::Field* field = document.root->type->find(name);
  const base::Origin* origin =
      field == nullptr ? nullptr
                       : document.root->fields[static_cast<std::size_t>(field->index)].origin();
  return {submission.file.source.get(), origin == nullptr ? base::Span() : origin->span};
}

bool is_pattern(std::string_view text) {
  return text.find_first_of("*?[") != std::string_view::npos;
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

void Areas::read_list(Entry& entry, const std::string& path) {
  const cel::List* list = list_field(*entry.document->root, "stations");
  if (list == nullptr) {
    return;
  }
  entry.lists_stations = list->is_certain();
  for (const cel::Value& item : list->items) {
    const auto* text = item.get<std::string_view>();
    if (text == nullptr) {
      entry.lists_stations = false;
      continue;
    }
    const base::Origin* origin = item.origin();
    const base::Place at{entry.submission->file.source.get(),
                         origin == nullptr ? base::Span() : origin->span};
    const std::vector<std::string> paths = expand(path, std::string(*text));
    for (const std::string& found : paths) {
      const std::string known_as = canonical(found);
      const std::string shown_as = fs::path(found).lexically_normal().string();
      std::error_code error;
      if (fs::is_directory(found, error)) {
        if (!is_pattern(*text)) {
          entry.problems.add(folder_listed(at, std::string(*text)));
          entry.lists_stations = false;
        }
        continue;
      }
      const Listed listed{
          .path = shown_as, .at = at, .pattern = is_pattern(*text) ? std::string(*text) : ""};
      if (entry.listed.emplace(known_as, listed).second) {
        listed_by_[known_as].push_back(entries_.size() - 1);
      }
    }
    if (!paths.empty()) {
      continue;
    }
    entry.problems.add(nothing_listed(at, std::string(*text)));
    if (is_pattern(*text)) {
      entry.lists_stations = false;
    } else {
      entry.unread.push_back(say(no_such_station_file(std::string(*text))));
    }
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

void Areas::complete() {
  for (Entry& entry : entries_) {
    std::map<std::string, std::pair<base::Place, bool>>
        patterns;  // whether it found a station file
    for (const auto& [known_as, listed] : entry.listed) {
      const bool found = seen_.contains(known_as) || read_listed(entry, known_as, listed);
      if (!listed.pattern.empty()) {
        auto& pattern = patterns.try_emplace(listed.pattern, listed.at, false).first->second;
        pattern.second = pattern.second || found;
      }
    }
    for (const auto& [pattern, place] : patterns) {
      if (!place.second) {
        entry.problems.add(nothing_listed(place.first, pattern));
        entry.lists_stations = false;
      }
    }
  }
}

/// `*.yaml` matches the file of the county itself, configurations and rulings too.
bool Areas::is_no_station_file(const std::string& path, const ReadFile& file) const {
  if (fs::path(path).filename() == configuration_file) {
    return true;
  }
  return file.submission && !file.submission->diagnostics.has_errors() &&
         !file.submission->documents.empty() &&
         std::none_of(file.submission->documents.begin(), file.submission->documents.end(),
                      [](const model::BoundDocument& document) {
                        return document.kind == DocumentKind::Station;
                      });
}

/// One that is not among the inputs. False: it is no station file, and only a pattern names it.
bool Areas::read_listed(Entry& entry, const std::string& known_as, const Listed& listed) {
  const auto& [path, at, pattern] = listed;
  if (!pattern.empty() && std::any_of(files_.begin(), files_.end(), [&](const ReadFile& area) {
        return canonical(area.input.path) == known_as;
      })) {
    return false;
  }
  configurations_.look_around(path);
  const ReadFile file =
      read_file({.path = path, .problem = Input::Problem::None, .error_number = 0}, model_,
                standard_input_, configurations_.region_of(path));
  if (!pattern.empty() && is_no_station_file(path, file)) {
    return false;
  }
  KeptFile kept = keep(file);
  const std::string name = fs::path(path).filename().string();
  for (const auto& station : kept.stations) {
    const auto seen = station_at(station->document, *station->source);
    if (const auto first = seen ? stations_.find(*seen) : std::nullopt) {
      entry.problems.add(listed_station_twice(at, name, first->path));
    }
  }
  if (kept.stations.empty()) {
    entry.unread.push_back(say(unread_station_file(name)));
    entry.problems.add(no_station_in(at, name));
    if (file.submission && has_several_documents(*file.submission)) {
      entry.more = say(unread_part(name));
    }
  } else {
    if (!kept.is_whole) {
      entry.problems.add(part_not_read(at, name));
    }
    add(std::move(kept));
  }
  return true;
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

base::Diagnostics Areas::list_problems(const model::BoundDocument& document) const {
  const Entry* entry = find(document);
  return entry == nullptr ? base::Diagnostics() : entry->problems;
}

const AreaDoubts* Areas::doubts(const model::BoundDocument& document) const {
  const Entry* entry = find(document);
  return entry == nullptr ? nullptr : entry->doubts.get();
}

const Text* Areas::say(Text text) const {
  return &texts_.emplace_back(std::move(text));
}

}  // namespace audit::tools
