// SPDX-License-Identifier: Apache-2.0
#include "results/comparison/earlier_run.h"

#include "results/comparison/compare.h"

#include <algorithm>
#include <utility>

namespace audit::results {
namespace {

/// `#2`: the second document of a file, in which nothing tells what it is.
bool is_number_of_document(std::string_view id) {
  return id.size() > 1 && id.front() == '#' &&
         id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

constexpr std::size_t ambiguous = ~std::size_t{0};

/// Enters what is to be found again; a second entry makes it useless.
void enter(std::unordered_map<std::string, std::size_t>& index, const std::string& key,
           std::size_t station) {
  if (const auto [entry, is_new] = index.try_emplace(key, station); !is_new) {
    entry->second = ambiguous;
  }
}

std::optional<std::size_t> look_up(const std::unordered_map<std::string, std::size_t>& index,
                                   const std::string& key) {
  const auto entry = index.find(key);
  return entry == index.end() || entry->second == ambiguous ? std::nullopt
                                                            : std::optional(entry->second);
}

/// The region of an identity that ends in the name, if there is a name.
std::string_view region_of(const EarlierRun::Station& station) {
  const std::string_view all = station.by_name;
  const std::size_t slash = all.rfind('/');
  return station.subject.name.empty()      ? all
         : slash == std::string_view::npos ? std::string_view()
                                           : all.substr(0, slash);
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

void NamesOfFile::take(const File& file) {
  by_number_.clear();
  for (const NumberedStation& station : file.numbered) {
    by_number_.emplace(station.id, station.by_name);
  }
}

std::string NamesOfFile::of(const Subject& subject) const {
  if (const auto entry = by_number_.find(subject.id); entry != by_number_.end()) {
    return entry->second;
  }
  return is_number_of_document(subject.id) ? std::string() : subject.id;
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
  pack_of_rule_.emplace(rule.id, rule.pack);
  tally_.rule(rule);
}

void EarlierRun::file(const File& file) {
  close_station();
  path_ = file.path;
  has_one_station_ = file.stations == 1;
  names_.take(file);
  tally_.file(file);
}

void EarlierRun::note(const Note& note) {
  tally_.note(note);
}

void EarlierRun::summary(const Summary& summary) {
  close_station();
  tally_.summary(summary);
}

/// The number of its station, which may be a new one.
std::size_t EarlierRun::number_of(const Result& result) {
  std::string key = station_key(result.subject, path_);
  if (key == key_) {
    return station_;
  }
  close_station();
  key_ = std::move(key);
  const auto [entry, is_new] = by_key_.try_emplace(key_, stations_.size());
  station_ = entry->second;
  if (is_new) {
    Subject subject = result.subject;
    subject.item.clear();
    subject.key.clear();
    const std::string by_name = names_.of(subject);
    if (!by_name.empty()) {
      enter(by_name_, subject.kind + '\n' + by_name, station_);
    }
    if (has_one_station_ && subject.kind == "station" && path_ != "-") {
      enter(by_path_, path_, station_);
    }
    stations_.push_back({std::move(subject), path_, by_name});
    findings_.emplace_back();
  }
  return station_;
}

void EarlierRun::close_station() {
  if (Namesakes namesakes = counter_.take(); !namesakes.empty()) {
    namesakes_.try_emplace(station_, std::move(namesakes));  // a station that comes twice is one
  }
  key_.clear();
}

void EarlierRun::result(const Result& result) {
  tally_.result(result);
  const std::size_t station = number_of(result);
  counter_.add(result);
  if (const auto pack = pack_of_rule_.find(result.rule); pack != pack_of_rule_.end()) {
    packs_.insert(pack->second);
  }
  if (!is_open(result.outcome) && result.outcome != Outcome::Waived) {
    return;
  }
  Finding& finding = findings_[station].emplace_back();
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
  finding.calculation = result.calculation;
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

std::optional<std::size_t> EarlierRun::find_by_name(const Station& station) const {
  return station.by_name.empty() ? std::nullopt
                                 : look_up(by_name_, station.subject.kind + '\n' + station.by_name);
}

std::optional<std::size_t> EarlierRun::find_by_path(const Station& station) const {
  const std::optional<std::size_t> found = look_up(by_path_, station.path);
  if (!found || station.subject.kind != "station") {
    return std::nullopt;
  }
  const Station& old = stations_[*found];
  const bool says_nothing = old.by_name.empty() || station.by_name.empty();
  const bool is_same_name = !old.subject.name.empty() && old.subject.name == station.subject.name;
  const std::string_view region = region_of(old);
  const bool is_same_region = !region.empty() && region == region_of(station);
  return says_nothing || is_same_name || is_same_region ? found : std::nullopt;
}

const Namesakes& EarlierRun::namesakes(std::size_t station) const {
  static const Namesakes nothing;
  const auto entry = namesakes_.find(station);
  return entry == namesakes_.end() ? nothing : entry->second;
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
  result.calculation = finding.calculation;
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
