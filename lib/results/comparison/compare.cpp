// SPDX-License-Identifier: Apache-2.0
#include "results/comparison/compare.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace audit::results {
namespace {

bool is_of_whole(const FindingState& state) {
  return state.result.subject.key.empty();
}

bool is_undecided(const FindingState& state) {
  return is_open(state.result.outcome) && state.result.outcome != Outcome::Fail;
}

/// One comparison, step by step.
class Comparison {
 public:
  Comparison(const std::vector<FindingState>& before, const std::vector<FindingState>& after,
             const Namesakes& of_before);

  void take(std::size_t place);
  std::vector<TrackedFinding> finish();

 private:
  struct Old {
    const FindingState* state = nullptr;
    bool is_lost = false;  ///< among its namesakes
    bool is_accounted_for = false;
  };

  /// What one rule has said of the station.
  struct OfRule {
    bool was_checked_again = false;
    std::size_t whole_before = none;            ///< the list was not known in OLD: place in old_
    const FindingState* whole_after = nullptr;  ///< NEW has one result for the whole list
    const FindingState* settled = nullptr;      ///< of the items that are not open, what counts
  };

  static constexpr std::size_t none = ~std::size_t{0};

  void add(Change change, const FindingState* before, const FindingState* after,
           std::optional<Gone> gone = std::nullopt);
  void match(Old& old, const FindingState& after);
  void take_unmatched(OfRule& rule, const FindingState& after);
  void leave(const Old& old, const OfRule& rule);
  std::size_t old_of(std::size_t place) const;

  const std::vector<FindingState>& after_;
  Pairing namesakes_;
  std::vector<std::size_t> old_numbers_;  ///< by place in `before`: its place in old_
  std::vector<Old> old_;
  std::unordered_map<std::string_view, OfRule> rules_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::vector<TrackedFinding> findings_;
};

Comparison::Comparison(const std::vector<FindingState>& before,
                       const std::vector<FindingState>& after, const Namesakes& of_before)
    : after_(after), namesakes_(pair_namesakes(before, after, of_before)) {
  for (std::size_t i = 0; i < before.size(); ++i) {
    const FindingState& state = before[i];
    const auto [entry, is_new] = by_key_.try_emplace(finding_key(state.result), old_.size());
    old_numbers_.push_back(entry->second);
    if (!is_new) {
      continue;  // the station came twice in OLD
    }
    OfRule& rule = rules_[state.result.rule];
    if (is_of_whole(state) && is_undecided(state)) {
      rule.whole_before = old_.size();
    }
    old_.push_back({.state = &state, .is_lost = namesakes_.is_lost[i]});
  }
}

/// The finding of OLD that a result of NEW is: its place in old_, or none.
std::size_t Comparison::old_of(std::size_t place) const {
  if (namesakes_.is_namesake[place]) {
    const std::size_t before = namesakes_.old_of[place];
    return before == Pairing::none ? none : old_numbers_[before];
  }
  const auto old = by_key_.find(finding_key(after_[place].result));
  return old == by_key_.end() ? none : old->second;
}

void Comparison::add(Change change, const FindingState* before, const FindingState* after,
                     std::optional<Gone> gone) {
  TrackedFinding& finding = findings_.emplace_back();
  finding.change = change;
  if (before != nullptr) {
    finding.before = *before;
  }
  if (after != nullptr) {
    finding.after = *after;
  }
  finding.gone = gone;
}

void Comparison::match(Old& old, const FindingState& after) {
  old.is_accounted_for = true;
  std::optional<Change> change = change_of(old.state->result.outcome, after.result.outcome);
  if (change == Change::Remaining &&
      (old.state->result.outcome != after.result.outcome || old.state->measure != after.measure)) {
    change = Change::Changed;
  }
  if (change) {
    add(*change, old.state, &after);
  }
}

void Comparison::take(std::size_t place) {
  const FindingState& after = after_[place];
  const auto rule = rules_.find(after.result.rule);
  if (rule == rules_.end()) {  // spares the look-up: most results are of rules that found nothing
    if (is_open(after.result.outcome)) {
      add(Change::New, nullptr, &after);
    }
    return;
  }
  rule->second.was_checked_again = true;
  if (const std::size_t old = old_of(place); old != none) {
    match(old_[old], after);
  } else {
    take_unmatched(rule->second, after);
  }
}

void Comparison::take_unmatched(OfRule& rule, const FindingState& after) {
  if (is_of_whole(after)) {
    rule.whole_after = &after;
  } else if (rule.whole_before != none && is_open(after.result.outcome)) {
    match(old_[rule.whole_before], after);
    return;
  } else if (rule.settled == nullptr || after.result.outcome == Outcome::Manual ||
             (after.result.outcome == Outcome::Pass &&
              rule.settled->result.outcome != Outcome::Manual)) {
    rule.settled = &after;
  }
  if (is_open(after.result.outcome)) {
    add(Change::New, nullptr, &after);
  }
}

/// A finding that does not come again.
void Comparison::leave(const Old& old, const OfRule& rule) {
  if (!is_open(old.state->result.outcome)) {
    return;  // a waiver that is not needed any more
  }
  if (!rule.was_checked_again) {
    add(Change::NotChecked, old.state, nullptr, Gone::Rule);
    return;
  }
  if (old.is_lost) {
    add(Change::NotChecked, old.state, nullptr, Gone::Namesake);
    return;
  }
  const FindingState* whole = rule.whole_after;
  if (is_of_whole(*old.state)) {
    whole = is_undecided(*old.state) ? rule.settled : nullptr;
  }
  if (whole != nullptr && is_undecided(*whole)) {
    add(Change::Undecided, old.state, whole);
    return;
  }
  const std::optional<Change> change =
      whole == nullptr ? std::nullopt : change_of(old.state->result.outcome, whole->result.outcome);
  // That the list as a whole fails or passes says nothing of one item.
  const bool is_telling = is_of_whole(*old.state) || change == Change::Undecided ||
                          change == Change::NotApplicable || change == Change::Waived;
  if (change && is_telling) {
    add(*change, old.state, whole);
    if (is_of_whole(*old.state)) {  // what its items came to
      findings_.back().after->result.subject = old.state->result.subject;
      findings_.back().after->result.fingerprint = old.state->result.fingerprint;
    }
  } else {
    add(Change::NotChecked, old.state, nullptr, Gone::Item);
  }
}

std::vector<TrackedFinding> Comparison::finish() {
  for (const Old& old : old_) {
    if (!old.is_accounted_for) {
      leave(old, rules_.at(old.state->result.rule));
    }
  }
  std::stable_sort(
      findings_.begin(), findings_.end(),
      [](const TrackedFinding& a, const TrackedFinding& b) { return a.change < b.change; });
  return std::move(findings_);
}

}  // namespace

std::vector<TrackedFinding> compare(const std::vector<FindingState>& before,
                                    const std::vector<FindingState>& after,
                                    const Namesakes& of_before) {
  Comparison comparison(before, after, of_before);
  for (std::size_t i = 0; i < after.size(); ++i) {
    comparison.take(i);
  }
  return comparison.finish();
}

std::uint64_t measure_of(const Result& result) {
  std::string measured = result.message.zh + '\n' + result.message.en;
  measured += '\n' + result.calculation.zh;
  if (result.calculation.empty()) {
    for (const Why& why : result.why) {
      measured += '\n' + why.value.zh;
    }
  }
  for (const MissingField& field : result.missing) {
    measured += '\n' + field.field + ' ' + field.where.zh + (field.written ? " written" : "");
  }
  return std::hash<std::string>{}(measured);
}

}  // namespace audit::results
