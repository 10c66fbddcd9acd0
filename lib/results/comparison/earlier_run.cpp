// SPDX-License-Identifier: Apache-2.0
#include "results/comparison/earlier_run.h"

#include "results/comparison/compare.h"

#include <algorithm>

namespace audit::results {
namespace {

/// `#2`: the second document of a file, in which nothing tells what it is.
bool is_number_of_document(std::string_view id) {
  return id.size() > 1 && id.front() == '#' &&
         id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

/// Where there is something to do: of an unknown result the first field that is missing.
const std::optional<Location>& place_of(const Result& result) {
  const bool is_gap = result.outcome == Outcome::Unknown && !result.missing.empty();
  return is_gap && result.missing.front().at ? result.missing.front().at : result.at;
}

}  // namespace

std::string station_key(const Subject& subject, std::string_view path) {
  std::string key = subject.kind + '\n' + subject.id;
  if (subject.name.empty() && is_number_of_document(subject.id)) {
    key += '\n';
    key += path;
  }
  return key;
}

std::uint32_t EarlierRun::Words::number_of(const std::string& word) {
  const auto [entry, is_new] =
      numbers_.try_emplace(word, static_cast<std::uint32_t>(words_.size()));
  if (is_new) {
    words_.push_back(&entry->first);
  }
  return entry->second;
}

void EarlierRun::run(const Run& run) {
  run_ = run;
  tally_.run(run);
}

void EarlierRun::rule(const RuleInfo& rule) {
  rules_.push_back(rule);
  tally_.rule(rule);
}

void EarlierRun::file(const File& file) {
  path_ = file.path;
  tally_.file(file);
}

void EarlierRun::note(const Note& note) {
  tally_.note(note);
}

void EarlierRun::summary(const Summary& summary) {
  tally_.summary(summary);
}

void EarlierRun::result(const Result& result) {
  tally_.result(result);
  const auto [entry, is_new] =
      by_key_.try_emplace(station_key(result.subject, path_), stations_.size());
  if (is_new) {
    Subject subject = result.subject;
    subject.item.clear();
    subject.key.clear();
    stations_.push_back({std::move(subject), path_});
    findings_.emplace_back();
  }
  if (!is_open(result.outcome) && result.outcome != Outcome::Waived) {
    return;
  }
  Finding& finding = findings_[entry->second].emplace_back();
  finding.outcome = result.outcome;
  finding.rule = words_.number_of(result.rule);
  finding.path = words_.number_of(path_);
  if (const std::optional<Location>& at = place_of(result)) {
    finding.place_path = words_.number_of(at->path);
    set_place(finding, *at);
  }
  finding.measure = measure_of(result);
  finding.item = result.subject.item;
  finding.key = result.subject.key;
  finding.fingerprint = result.fingerprint;
  finding.message = result.message;
  finding.remedy = result.remedy;
  finding.level = result.level;
  finding.tailored = result.tailored;
  for (const MissingField& field : result.missing) {
    finding.missing.push_back({field.field, field.where});
  }
}

void EarlierRun::set_place(Finding& finding, const Location& at) {
  finding.document = std::max(at.document, 1U);
  finding.line = at.line;
  finding.column = at.column;
  finding.end_line = at.end_line;
  finding.end_column = at.end_column;
}

std::optional<std::size_t> EarlierRun::find(const Subject& subject, std::string_view path) const {
  const auto entry = by_key_.find(station_key(subject, path));
  return entry == by_key_.end() ? std::nullopt : std::optional(entry->second);
}

std::vector<FindingState> EarlierRun::findings(std::size_t station) const {
  std::vector<FindingState> states;
  states.reserve(findings_[station].size());
  for (const Finding& finding : findings_[station]) {
    states.push_back(state_of(finding, stations_[station].subject));
  }
  return states;
}

FindingState EarlierRun::state_of(const Finding& finding, const Subject& subject) const {
  FindingState state;
  state.path = words_[finding.path];
  state.measure = finding.measure;
  Result& result = state.result;
  result.rule = words_[finding.rule];
  result.outcome = finding.outcome;
  result.subject = subject;
  result.subject.item = finding.item;
  result.subject.key = finding.key;
  result.fingerprint = finding.fingerprint;
  result.message = finding.message;
  result.remedy = finding.remedy;
  result.level = finding.level;
  result.tailored = finding.tailored;
  if (finding.document > 0) {
    Location& at = result.at.emplace();
    at.path = words_[finding.place_path];
    at.document = finding.document;
    at.line = finding.line;
    at.column = finding.column;
    at.end_line = finding.end_line;
    at.end_column = finding.end_column;
  }
  for (const Missing& missing : finding.missing) {
    MissingField& field = result.missing.emplace_back();
    field.field = missing.field;
    field.where = missing.where;
  }
  return state;
}

}  // namespace audit::results
