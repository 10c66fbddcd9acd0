// SPDX-License-Identifier: Apache-2.0
//
// Reads the later run, station by station, against what was kept of the earlier one, and tells a
// sink what has become of its findings. Computes the exit status (design §5) from the records of
// the later run; holds the results of one station at a time, and of a station that OLD seems to
// have under another identity what may matter, until all others have come.
//
//   Comparer comparer(earlier, {}, writer);
//   if (read_jsonl(in, comparer).is_complete) status = comparer.finish();
#pragma once

#include "results/comparison/diagnostics.h"
#include "results/comparison/earlier_run.h"
#include "results/status.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace audit::results {

/// How the status is computed.
struct ComparisonPolicy {
  std::optional<Level> fail_on;          ///< else that of the later run
  std::optional<UnknownPolicy> unknown;  ///< the same
  /// Of the results only new findings count. What could not be read, or erred, counts as always.
  bool only_new = false;
};

class Comparer : public Sink {
 public:
  /// Both must outlive it.
  Comparer(const EarlierRun& earlier, ComparisonPolicy policy, ComparisonSink& out);

  void run(const Run& run) override;
  void rule(const RuleInfo& rule) override;
  void file(const File& file) override;
  void result(const Result& result) override;
  void note(const Note& note) override;
  void summary(const Summary& summary) override;  ///< nothing: see finish()

  /// After the stream turned out to be complete: the stations that are gone, and the summary.
  Status finish();

 private:
  /// A station of NEW with its results.
  struct Arrived {
    EarlierRun::Station station;
    bool has_file_to_itself = false;
    std::vector<FindingState> results{};
  };

  void begin();
  void note_packs_of(const std::vector<FindingState>& results);
  void close_station();
  bool is_perhaps_known(const Arrived& arrived) const;
  void defer(Arrived arrived);
  void settle_deferred();
  bool settle_as(Arrived& arrived, std::optional<std::size_t> old, KnownBy known_by);
  void settle(const Arrived& arrived, std::optional<std::size_t> old);
  void count_new(const Result& result);
  void tell(const StationComparison& station);
  void tell_gone(std::size_t station);
  void note_shortfalls();
  Status status() const;

  const EarlierRun& earlier_;
  ComparisonPolicy policy_;
  ComparisonSink& out_;
  ComparisonHead head_;
  bool has_begun_ = false;
  Tally tally_;  ///< of NEW
  Policy new_policy_;
  Status of_new_ = Status::Ok;                     ///< what its new findings come to
  std::unordered_map<std::string, Level> levels_;  ///< of its rules
  std::unordered_set<std::string> old_rules_;
  std::unordered_map<std::string, std::string>
      new_packs_;                             ///< by rule: packs that OLD does not have
  std::unordered_set<std::string> rejected_;  ///< paths of its files
  std::unordered_set<std::string> only_in_new_;
  std::vector<bool> is_in_new_;  ///< by station of the earlier run
  ComparisonSummary summary_;
  std::vector<Arrived> deferred_;
  // Of the file whose records are coming in.
  std::string path_;
  bool has_one_station_ = false;
  NamesOfFile names_;
  // The station whose results are coming in.
  std::string key_;
  std::vector<FindingState> results_;
};

}  // namespace audit::results
