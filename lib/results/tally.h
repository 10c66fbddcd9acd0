// SPDX-License-Identifier: Apache-2.0
//
// Counts the records of a run and decides its exit status (design §5); writers only print what it
// says. Filters feed it a stream that was read and come to the same status.
//
//   Tally tally;                              // policy as the run record says
//   read_stream(in, tally, …);
//   return tally.status();
//
// Parts of a run may be counted by several threads: `part()` shares the rules, `merge()` adds its
// counts.
#pragma once

#include "results/sink.h"
#include "results/status.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace audit::results {

/// Which results count for the exit status.
struct Policy {
  Level fail_on = Level::Principle;
  UnknownPolicy unknown = UnknownPolicy::Report;
};

/// The policy that a run was judged by: its options `fail_on` and `unknown`.
Policy policy_of(const Run& run);

class Tally : public Sink {
 public:
  /// Takes the policy from the run record.
  Tally();
  explicit Tally(const Policy& policy);

  void run(const Run& run) override;
  void rule(const RuleInfo& rule) override;
  void file(const File& file) override;
  void result(const Result& result) override;
  void note(const Note& note) override;
  void summary(const Summary& summary) override;  ///< nothing: it counts for itself

  /// A counter of the same rules that starts at zero.
  Tally part() const;
  /// Adds what a part of this run has counted.
  void merge(const Tally& part);

  /// Worst so far, without what only the end can tell.
  Status status_so_far() const { return status_; }

  /// The closing record: nothing checked is Status::Input at best, no rule for what was checked
  /// Status::Rules.
  Summary summary() const;
  Status status() const;

  /// Whether some rule that counts for the status came to a conclusion: without one, Status::Ok
  /// says nothing of those that were checked.
  bool has_verdicts() const { return verdicts_ > 0; }

 private:
  static constexpr std::size_t outcome_count = 8;
  using Counts = std::array<std::uint64_t, outcome_count>;
  enum class Standing : std::uint8_t { None, Manual, Met, Unknown, Failed };  // the greatest counts
  struct Rules;

  void make_room();
  void weigh(Outcome outcome, Level level);
  void add_standing(std::size_t group, Outcome outcome, Level level);
  void close_station();
  static void count(Standings& standings, Standing standing);

  Policy policy_;
  bool policy_is_given_ = false;
  std::shared_ptr<Rules> rules_;  // not changed any more once a part shares it
  Counts outcomes_{};
  Counts uncounted_{};
  std::vector<Counts> group_outcomes_;
  std::vector<Standings> group_stations_;
  std::vector<Standings> bundle_stations_;
  std::vector<Standing> current_;  // of the station whose results are coming in, by group
  std::string current_id_;
  std::map<std::pair<std::string, std::string>, std::uint64_t> disabled_;  // by rule and overlay
  bool has_current_ = false;
  std::uint64_t verdicts_ = 0;  // pass, fail and waived, of rules that count for the status
  std::uint64_t files_ = 0, stations_ = 0, rejected_ = 0, partly_ = 0, unchecked_ = 0, areas_ = 0;
  Status status_ = Status::Ok;
};

}  // namespace audit::results
