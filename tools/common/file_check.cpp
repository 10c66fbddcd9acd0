// SPDX-License-Identifier: Apache-2.0
#include "common/file_check.h"

#include "common/configuration_diagnostics.h"
#include "common/diagnostics.h"
#include "yaml/limits.h"

#include <cerrno>
#include <utility>

namespace audit::tools {
namespace {

using results::Note;

bool has_region(const model::Region& region) {
  return !region.province.empty() || !region.city.empty() || !region.county.empty() ||
         !region.code.empty();
}

/// However the files write it, one township is one.
results::Township township_of(const model::Region& region) {
  std::string key;
  for (const std::string& level : {region.city, region.county, region.township}) {
    key += model::region_stem(level) + '\n';
  }
  return {.key = std::move(key),
          .city = region.city,
          .county = region.county,
          .township = region.township};
}

/// Where a document is pointed at: its field of that name where it is written, else its first key.
base::Place place_of(const model::BoundDocument& document, const model::Submission& submission,
                     std::string_view field_name) {
  base::Place place{submission.file.source.get(), {}};
  const cel::Record* root = document.root;
  const cel::Field* field = root != nullptr ? root->type->find(field_name) : nullptr;
  if (field != nullptr && !root->is_absent()) {
    const base::Origin* origin = root->fields[static_cast<std::size_t>(field->index)].origin();
    if (origin != nullptr && !origin->span.empty() && origin->source == place.source) {
      place.span = origin->span;
      return place;
    }
  }
  if (document.node != nullptr) {
    place.span = document.node->children.empty() ? document.node->span
                                                 : document.node->children.front()->key;
  }
  return place;
}

}  // namespace

/// Written in this order behind the file's record.
struct FileCheck::Draft {
  std::vector<Note> notes;
  std::vector<results::Result> results;

  struct Judged {
    std::size_t first_result = 0;
    const model::Region* region = nullptr;
  };

  std::vector<Judged> judged;  ///< stations, in the order of their results
  std::vector<SeenStation> stations;
  std::uint32_t station_count = 0;
  std::uint32_t unchecked = 0;
  std::uint32_t areas = 0;
  bool has_problems = false;  ///< beside those of reading: something is wrong in an area's list
};

FileCheck::FileCheck(Selection& selection, const Areas& areas, const Configurations& configurations,
                     const check::Options& options, const check::Rulings* rulings)
    : selection_(selection),
      areas_(areas),
      configurations_(configurations),
      options_(options),
      auditor_(options) {
  auditor_.set_rulings(rulings);
}

std::vector<SeenStation> FileCheck::write(const ReadFile& file, results::Sink& sink,
                                          results::StatisticsCount* statistics) {
  ruling_uses_.clear();
  const std::string& path = file.input.path;
  if (file.input.problem == Input::Problem::EmptyFolder) {
    sink.note(no_files_in_folder(path));
    return {};
  }
  if (file.input.problem == Input::Problem::Configuration) {
    sink.note(no_station_but_configuration(path));
    return {};
  }
  results::File record;
  record.path = path;
  record.read = results::Read::Rejected;
  if (!file.submission) {
    sink.file(record);
    sink.note(file.is_empty ? empty_file(path) : cannot_read(path, file.input.error_number));
    return {};
  }

  const model::Submission& submission = *file.submission;
  Draft draft;
  for (const base::Diagnostic& diagnostic : submission.diagnostics.items()) {
    draft.notes.push_back(check::to_note(diagnostic, submission, options_.show_personal));
  }
  if (const std::size_t dropped = submission.diagnostics.dropped(); dropped > 0) {
    draft.notes.push_back(more_mistakes(path, dropped));
  }
  for (const model::BoundDocument& document : submission.documents) {
    look_at(document, submission, draft);
  }
  if (submission.documents.empty()) {
    draft.notes.push_back(submission.diagnostics.has_errors() ? nothing_of_file_checked(path)
                                                              : no_documents(path));
  }

  record.sha256 = submission.sha256;
  record.documents = static_cast<std::uint32_t>(submission.file.documents.size());
  record.stations = draft.station_count;
  record.unchecked = draft.unchecked;
  record.areas = draft.areas;
  for (const SeenStation& station : draft.stations) {
    if (!station.number.empty() && !station.name.empty()) {
      record.numbered.push_back({.id = station.number, .by_name = station.name});
    }
  }
  if (!submission.rejected()) {
    record.read = submission.diagnostics.has_errors() || draft.has_problems ? results::Read::Partly
                                                                            : results::Read::Ok;
  }
  sink.file(record);
  for (const Note& note : draft.notes) {
    sink.note(note);
  }
  auto station = draft.judged.begin();
  for (std::size_t i = 0; i < draft.results.size(); ++i) {
    if (station != draft.judged.end() && station->first_result == i) {
      if (statistics != nullptr) {
        statistics->at(township_of(*station->region));
      }
      ++station;
    }
    sink.result(draft.results[i]);
  }
  return std::move(draft.stations);
}

void FileCheck::look_at(const model::BoundDocument& document, const model::Submission& submission,
                        Draft& draft) {
  const auto add = [&](const base::Diagnostic& diagnostic) {
    draft.notes.push_back(check::to_note(diagnostic, submission, options_.show_personal));
  };
  if (document.contradicts_default) {
    note_other_region(document, submission, draft);
  }
  switch (document.kind) {
    case model::DocumentKind::Station:
      judge_station(document, submission, draft);
      return;
    case model::DocumentKind::County:
    case model::DocumentKind::City:
      judge_area(document, submission, draft);
      return;
    case model::DocumentKind::Rulings:
      add(rulings_among_stations(place_of(document, submission, "kind")));
      return;
  }
}

/// The file and the configuration of its folder name different regions.
void FileCheck::note_other_region(const model::BoundDocument& document,
                                  const model::Submission& submission, Draft& draft) const {
  Note note = check::to_note(folder_says_otherwise(place_of(document, submission, "region")),
                             submission, options_.show_personal);
  const Configuration* folder = configurations_.naming_region_of(submission.file.source->name());
  if (folder != nullptr) {
    const Note there = rules_note(said_by_folder(folder->region_at));
    note.related.push_back(*there.at);
    note.related.back().message = there.message;
  }
  draft.notes.push_back(std::move(note));
  draft.has_problems = true;
}

void FileCheck::judge_station(const model::BoundDocument& document,
                              const model::Submission& submission, Draft& draft) {
  const base::Place name = place_of(document, submission, "name");
  ++draft.station_count;
  if (auto seen = station_at(document, *submission.file.source)) {
    draft.stations.push_back(*std::move(seen));
  }
  if (!selection_.is_named() && !has_region(document.region)) {
    ++draft.unchecked;
    draft.notes.push_back(
        check::to_note(station_without_region(name), submission, options_.show_personal));
    return;
  }
  const PackList packs = selection_.packs_for(document.region);
  if (packs.empty()) {
    ++draft.unchecked;
    const base::Place region = place_of(document, submission, "region");
    if (selection_.is_contradictory(document.region)) {
      draft.notes.push_back(
          check::to_note(overlays_contradict(region), submission, options_.show_personal));
      return;
    }
    draft.notes.push_back(
        check::to_note(station_without_pack(region, document.region, selection_.heads()),
                       submission, options_.show_personal));
    return;
  }
  for (Note& note : check::review_exceptions(packs, document, submission, options_)) {
    draft.notes.push_back(std::move(note));
  }
  const check::Areas areas = areas_.of(document.region);
  note_contradictions(document, submission, areas.county, draft);
  for (const rules::Pack* pack : packs) {
    if (areas.county.document == nullptr) {
      not_run_.emplace(pack, rules::Scope::County);
    }
    if (areas.city.document == nullptr) {
      not_run_.emplace(pack, rules::Scope::City);
    }
  }
  draft.judged.push_back({.first_result = draft.results.size(), .region = &document.region});
  for (results::Result& result : auditor_.audit(packs, document, submission, areas)) {
    draft.results.push_back(std::move(result));
  }
  keep_ruling_uses();
}

/// Facts that the files of a station and its county give differently.
void FileCheck::note_contradictions(const model::BoundDocument& document,
                                    const model::Submission& submission, const check::Area& county,
                                    Draft& draft) const {
  if (county.townships == nullptr || document.root == nullptr) {
    return;
  }
  const auto place = [](const cel::Value& value) {
    const base::Origin* origin = value.origin();
    return origin == nullptr ? base::Place() : base::Place{origin->source, origin->span};
  };
  for (const check::Contradiction& found :
       check::contradictions(*document.root, county.townships->find(document.region.township))) {
    Note note = check::to_note(county_says_otherwise(place(found.station), found.field->title),
                               submission, options_.show_personal);
    const Note there = check::to_note(said_by_county(place(found.county)), *county.submission,
                                      options_.show_personal);
    if (there.at) {
      note.related.push_back(*there.at);
      note.related.back().message = there.message;
    }
    draft.notes.push_back(std::move(note));
    draft.has_problems = true;
  }
}

void FileCheck::judge_area(const model::BoundDocument& document,
                           const model::Submission& submission, Draft& draft) {
  const auto add = [&](const base::Diagnostic& diagnostic) {
    draft.notes.push_back(check::to_note(diagnostic, submission, options_.show_personal));
  };
  const base::Place name = place_of(document, submission, "name");
  if (document.root == nullptr) {
    return;
  }
  if (!areas_.knows(document)) {
    add(late_area(name));
    return;
  }
  const base::Diagnostics problems = areas_.list_problems(document);
  for (const base::Diagnostic& problem : problems.items()) {
    add(problem);
  }
  draft.has_problems = draft.has_problems || problems.has_errors();
  const check::Members members = areas_.members(document);
  if (const AreaDoubts& doubts = *areas_.doubts(document); !doubts.notes().empty()) {
    draft.notes.insert(draft.notes.end(), doubts.notes().begin(), doubts.notes().end());
    if (doubts.dropped() > 0) {
      draft.notes.push_back(more_mistakes(submission.file.source->name(), doubts.dropped()));
    }
    draft.has_problems = true;
  }
  if (!selection_.is_named() && !has_region(document.region)) {
    add(station_without_region(name));
    return;
  }
  PackList packs = selection_.packs_for(document.region);
  if (packs.empty() && selection_.is_contradictory(document.region)) {
    add(overlays_contradict(place_of(document, submission, "region")));
    return;
  }
  if (packs.empty()) {
    add(station_without_pack(place_of(document, submission, "region"), document.region,
                             selection_.heads()));
    packs = selection_.everywhere();
  }
  if (packs.empty()) {
    return;
  }
  ++draft.areas;
  for (results::Result& result : auditor_.audit(
           packs, document, submission, areas_.of(document.region), members)) {
    draft.results.push_back(std::move(result));
  }
  keep_ruling_uses();
}

void FileCheck::keep_ruling_uses() {
  for (check::RulingUse& use : auditor_.take_ruling_uses()) {
    ruling_uses_.push_back(std::move(use));
  }
}

}  // namespace audit::tools
