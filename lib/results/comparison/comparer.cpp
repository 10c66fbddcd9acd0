// SPDX-License-Identifier: Apache-2.0
#include "results/comparison/comparer.h"

#include "results/comparison/compare.h"

#include <algorithm>
#include <utility>

namespace audit::results {
namespace {

/// Of so many stations the findings are kept until the end; beyond, they are new at once.
constexpr std::size_t max_deferred = 5'000;

bool is_incomplete(const Summary& counts) {
  return counts.rejected_files + counts.partly_read_files + counts.unchecked_stations > 0 ||
         counts.stations + counts.areas == 0;
}

}  // namespace

Comparer::Comparer(const EarlierRun& earlier, ComparisonPolicy policy, ComparisonSink& out)
    : earlier_(earlier),
      policy_(std::move(policy)),
      out_(out),
      is_in_new_(earlier.stations().size()) {}

void Comparer::run(const Run& run) {
  new_policy_ = policy_of(run);
  new_policy_.fail_on = policy_.fail_on.value_or(new_policy_.fail_on);
  new_policy_.unknown = policy_.unknown.value_or(new_policy_.unknown);
  tally_ = Tally(new_policy_);
  head_.before = earlier_.head();
  head_.after = run;
  head_.options = {{"fail_on", id_of(new_policy_.fail_on)},
                   {"unknown", id_of(new_policy_.unknown)}};
  if (policy_.only_new) {
    head_.options["fail_on_new"] = "true";
  }
  tally_.run(run);
}

void Comparer::rule(const RuleInfo& rule) {
  head_.rules.push_back(rule);
  levels_[rule.id] = rule.level;
  tally_.rule(rule);
}

/// All rules of NEW are known: they come before its first file.
void Comparer::begin() {
  if (has_begun_) {
    return;
  }
  has_begun_ = true;
  std::unordered_set<std::string> packs;
  for (const PackInfo& pack : head_.after.packs) {
    packs.insert(pack.id);
  }
  std::unordered_set<std::string> old_packs;
  for (const PackInfo& pack : head_.before.packs) {
    old_packs.insert(pack.id);
  }
  for (const RuleInfo& rule : head_.rules) {
    if (old_packs.count(rule.pack) == 0) {
      new_packs_.emplace(rule.id, rule.pack);
    }
  }
  std::unordered_set<std::string> known;
  for (const RuleInfo& rule : head_.rules) {
    known.insert(rule.id);
  }
  std::vector<std::string> gone;
  for (const RuleInfo& rule : earlier_.rules()) {
    old_rules_.insert(rule.id);
    if (!known.insert(rule.id).second) {
      continue;
    }
    head_.rules.push_back(rule);
    if (packs.count(rule.pack) > 0) {  // that a whole pack is gone is said once
      gone.push_back(rule.id);
    }
  }
  out_.head(head_);
  for (const PackInfo& pack : head_.before.packs) {
    if (packs.count(pack.id) == 0 && earlier_.has_results_of(pack.id)) {
      out_.note(pack_only_before(pack.id));
    }
  }
  for (const Note& note : differences(head_.before, head_.after)) {
    out_.note(note);
  }
  if (!gone.empty()) {
    out_.note(rules_not_checked(gone));
  }
  if (const Summary counts = earlier_.counts();
      is_incomplete(counts) || counts.status == static_cast<int>(Status::Input)) {
    out_.note(old_not_in_full(counts));
  }
}

void Comparer::file(const File& file) {
  begin();
  close_station();
  path_ = file.path;
  has_one_station_ = file.stations == 1;
  names_.take(file);
  if (file.read == Read::Rejected) {
    rejected_.insert(file.path);
  }
  tally_.file(file);
}

void Comparer::note(const Note& note) {
  tally_.note(note);
}

void Comparer::result(const Result& result) {
  begin();
  tally_.result(result);
  std::string key = station_key(result.subject, path_);
  if (key != key_) {
    close_station();
    key_ = std::move(key);
  }
  FindingState& state = results_.emplace_back();
  state.result = result;
  state.path = path_;
  state.measure = is_open(result.outcome) ? measure_of(result) : 0;
}

void Comparer::summary(const Summary& /*summary*/) {}

void Comparer::close_station() {
  if (results_.empty()) {
    return;
  }
  Arrived arrived{
      .station = {.subject = results_.front().result.subject, .path = path_, .by_name = {}},
      .has_file_to_itself = has_one_station_ && path_ != "-",
      .results = std::exchange(results_, {})};
  Subject& subject = arrived.station.subject;
  subject.item.clear();
  subject.key.clear();
  arrived.station.by_name = names_.of(subject);
  note_packs_of(arrived.results);
  const std::optional<std::size_t> old = earlier_.find(subject, path_);
  const bool comes_again = old ? is_in_new_[*old] : !only_in_new_.insert(key_).second;
  key_.clear();
  if (comes_again) {
    const Note twice = station_twice(subject, path_);
    note(twice);
    out_.note(twice);
  }
  if (!old && !comes_again && is_perhaps_known(arrived)) {
    defer(std::move(arrived));
    return;
  }
  if (!comes_again) {
    ++(old ? summary_.stations_in_both : summary_.stations_only_in_new);
  }
  settle(arrived, old);
}

/// What a pack finds that OLD did not check with is new; said where it is found.
void Comparer::note_packs_of(const std::vector<FindingState>& results) {
  if (new_packs_.empty()) {
    return;
  }
  for (const FindingState& state : results) {
    const auto found = new_packs_.find(state.result.rule);
    if (found == new_packs_.end()) {
      continue;
    }
    const std::string pack = found->second;
    out_.note(pack_only_after(pack));
    std::erase_if(new_packs_, [&pack](const auto& entry) { return entry.second == pack; });
  }
}

/// OLD has a station that may be this one, although its identity is another.
bool Comparer::is_perhaps_known(const Arrived& arrived) const {
  return deferred_.size() < max_deferred &&
         (earlier_.find_by_name(arrived.station) ||
          (arrived.has_file_to_itself && earlier_.find_by_path(arrived.station)));
}

/// Whether OLD's station comes under its own identity too is known when all have come.
void Comparer::defer(Arrived arrived) {
  std::unordered_set<std::string> rules;
  for (const auto& old :
       {earlier_.find_by_name(arrived.station), earlier_.find_by_path(arrived.station)}) {
    if (old) {
      for (const FindingState& state : earlier_.findings(*old)) {
        rules.insert(state.result.rule);
      }
    }
  }
  // A result that is not open matters where the rule has found something before.
  std::erase_if(arrived.results, [&rules](const FindingState& state) {
    return !is_open(state.result.outcome) && rules.count(state.result.rule) == 0;
  });
  arrived.results.shrink_to_fit();
  deferred_.push_back(std::move(arrived));
}

void Comparer::settle_deferred() {
  std::erase_if(deferred_, [this](Arrived& arrived) {
    return settle_as(arrived, earlier_.find_by_name(arrived.station), KnownBy::Name);
  });
  for (Arrived& arrived : deferred_) {
    const std::optional<std::size_t> old =
        arrived.has_file_to_itself ? earlier_.find_by_path(arrived.station) : std::nullopt;
    if (!settle_as(arrived, old, KnownBy::Path)) {
      ++summary_.stations_only_in_new;
      settle(arrived, std::nullopt);
    }
  }
  deferred_.clear();
}

/// False where OLD's station has turned out to be another one of NEW.
bool Comparer::settle_as(Arrived& arrived, std::optional<std::size_t> old, KnownBy known_by) {
  if (!old || is_in_new_[*old]) {
    return false;
  }
  const Subject& before = earlier_.stations()[*old].subject;
  out_.note(other_identity(before, arrived.station.subject, arrived.station.path, known_by));
  ++summary_.stations_in_both;
  settle(arrived, old);
  return true;
}

void Comparer::settle(const Arrived& arrived, std::optional<std::size_t> old) {
  StationComparison station;
  station.subject = arrived.station.subject;
  station.path = arrived.station.path;
  station.in_old = old.has_value();
  std::vector<FindingState> before;
  if (old) {
    is_in_new_[*old] = true;
    before = earlier_.findings(*old);
    const Subject& subject = earlier_.stations()[*old].subject;
    if (subject.id != station.subject.id) {
      station.old_subject = subject;
    }
  }
  static const Namesakes nothing;
  station.findings = compare(before, arrived.results, old ? earlier_.namesakes(*old) : nothing);
  for (TrackedFinding& finding : station.findings) {
    finding.was_checked = old && old_rules_.count(finding.latest().result.rule) > 0;
  }
  tell(station);
}

void Comparer::count_new(const Result& result) {
  const auto level = levels_.find(result.rule);
  if (level != levels_.end()) {  // else the whole run is status 3
    of_new_ = worst(of_new_, status_of(result.outcome, result.level.value_or(level->second),
                                       new_policy_.fail_on, new_policy_.unknown));
  }
}

void Comparer::tell(const StationComparison& station) {
  for (const TrackedFinding& finding : station.findings) {
    ++summary_.changes[finding.change];
    if (finding.change == Change::New) {
      count_new(finding.after->result);
    }
  }
  if (!station.findings.empty() || !station.in_old || !station.in_new) {
    out_.station(station);
  }
}

void Comparer::tell_gone(std::size_t place) {
  const EarlierRun::Station& old = earlier_.stations()[place];
  StationComparison station;
  station.subject = old.subject;
  station.path = old.path;
  station.in_new = false;
  const Gone gone = rejected_.count(old.path) > 0 ? Gone::File : Gone::Station;
  for (FindingState& state : earlier_.findings(place)) {
    if (is_open(state.result.outcome)) {
      TrackedFinding& finding = station.findings.emplace_back();
      finding.change = Change::NotChecked;
      finding.before = std::move(state);
      finding.gone = gone;
    }
  }
  ++summary_.stations_only_in_old;
  tell(station);
}

void Comparer::note_shortfalls() {
  const Summary counts = tally_.summary();
  const auto status = static_cast<Status>(counts.status);
  if (status == Status::Rules) {
    out_.note(rules_erred());
  }
  if (is_incomplete(counts) || status == Status::Input) {
    out_.note(new_not_in_full(counts));
  }
  if (summary_.stations_in_both == 0 && summary_.stations_only_in_old > 0 &&
      summary_.stations_only_in_new > 0) {
    out_.note(nothing_in_common());
  }
}

/// What could not be read, or erred, counts whether it is new or not.
Status Comparer::status() const {
  const Status whole = tally_.status();
  const bool is_verdict =
      whole == Status::Ok || whole == Status::Failed || whole == Status::Unknown;
  return policy_.only_new && is_verdict ? of_new_ : whole;
}

Status Comparer::finish() {
  begin();
  close_station();
  settle_deferred();
  for (std::size_t i = 0; i < is_in_new_.size(); ++i) {
    if (!is_in_new_[i]) {
      tell_gone(i);
    }
  }
  note_shortfalls();
  summary_.status = static_cast<int>(status());
  out_.summary(summary_);
  return status();
}

}  // namespace audit::results
