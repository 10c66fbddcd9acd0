// SPDX-License-Identifier: Apache-2.0
//
// What has become of the findings of an earlier run (OLD) in a later one (NEW): plain records, and
// the sink that receives them, as records.h and sink.h are for one run.
//
// An open finding is a result that somebody has to act on: fail, unknown, error. It is the same
// finding in both runs by its fingerprint. Only a pass fixes it: what can no longer be decided, was
// waived, no longer applies or was not checked again is told apart.
//
//   change_of(Outcome::Fail, Outcome::Pass)       // Fixed
//   change_of(Outcome::Fail, Outcome::Unknown)    // Undecided
#pragma once

#include "results/records.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit::results {

/// In the order in which reports list them.
enum class Change {
  New,            ///< open now, and was not; or was undecided and fails now
  Changed,        ///< open in both, with another measured value, message or missing field
  Remaining,      ///< open in both, as it was
  Undecided,      ///< was open; now it is unknown (and failed before), erred, or is settled on site
  NotChecked,     ///< was open; the item, the rule or the station is not in NEW
  NotApplicable,  ///< was open; the rule does not apply any more, or is not due yet
  Waived,         ///< was open; a waiver covers it now
  Fixed           ///< was open; passes now
};

/// What is not in NEW, where a finding was not checked again.
enum class Gone {
  Item,      ///< the rule was checked at the station, without this item
  Namesake,  ///< the same, or it was put right: fewer items have its name than before
  Rule,      ///< the station was checked, without this rule
  Station,   ///< the station was not checked
  File       ///< its file was rejected
};

/// A finding on one side: the result, and the file that it belongs to. Of OLD only what reports
/// need is kept: no reasons, no snippet, no related places.
struct FindingState {
  Result result;
  std::string path;
  std::uint64_t measure = 0;  ///< differs where another value, message or missing field was found
};

struct TrackedFinding {
  Change change = Change::New;
  std::optional<FindingState> before;  ///< absent: it was not open in OLD (nor waived)
  std::optional<FindingState> after;   ///< absent: it was not checked
  std::optional<Gone> gone{};          ///< of NotChecked
  bool was_checked = true;             ///< OLD checked the station with this rule

  /// The side that is nearer to today; one of them is always there.
  const FindingState& latest() const { return after ? *after : *before; }

  /// The side that says which item it is about: a list that is not known any more has none.
  const FindingState& named() const {
    return before && (!after || after->result.subject.key.empty()) ? *before : *after;
  }
};

/// A station or area, and what has become of its findings, ordered by change.
struct StationComparison {
  Subject subject;   ///< without an item
  std::string path;  ///< of NEW where it is there, else of OLD
  bool in_old = true;
  bool in_new = true;
  std::vector<TrackedFinding> findings{};
  std::optional<Subject> old_subject{};  ///< of OLD, where it has another identity there
};

struct ComparisonHead {
  Run before;
  Run after;
  std::vector<RuleInfo> rules;  ///< those of NEW, then those that only OLD has
  /// How the status is computed: fail_on, unknown, fail_on_new.
  std::map<std::string, std::string> options;
};

struct ComparisonSummary {
  std::map<Change, std::uint64_t> changes;
  std::uint64_t stations_in_both = 0;  ///< and areas
  std::uint64_t stations_only_in_old = 0;
  std::uint64_t stations_only_in_new = 0;
  int status = 0;
};

/// Receives a comparison: head, then notes and stations, then the summary.
class ComparisonSink {
 public:
  virtual ~ComparisonSink() = default;
  virtual void head(const ComparisonHead& head) = 0;
  virtual void note(const Note& note) = 0;
  /// Each station with a finding that is or was open, and each that only one run has.
  virtual void station(const StationComparison& station) = 0;
  virtual void summary(const ComparisonSummary& summary) = 0;
};

bool is_open(Outcome outcome);

/// What has become of a finding whose outcome was `before` (nullopt: it is not known to have been
/// open or waived) and is `after`; Remaining stands for Changed too. Nullopt: nothing to report.
std::optional<Change> change_of(std::optional<Outcome> before, Outcome after);

/// Stable words of the stream `station-diff/1` and of `--show`, and words for people.
const char* id_of(Change change);
const char* id_of(Gone gone);
std::optional<Change> change_of_id(std::string_view id);
const base::Text& name_of(Change change);
/// Why a finding was not checked again: 站点不在新结果中 …
const base::Text& name_of(Gone gone);
std::span<const Change> all_changes();

}  // namespace audit::results
