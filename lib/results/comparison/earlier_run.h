// SPDX-License-Identifier: Apache-2.0
//
// What a comparison keeps of the earlier run: its head, its rules, its stations, and of each
// station the findings that were open or waived, in a short form. Memory grows with the findings,
// not with the results.
//
//   EarlierRun earlier;
//   read_jsonl(in, earlier);
//   if (auto station = earlier.find(subject, path)) … earlier.findings(*station)
#pragma once

#include "results/comparison/comparison.h"
#include "results/tally.h"

#include <cstddef>
#include <unordered_map>

namespace audit::results {

/// By what a station is known in another run: its kind and identity. A document that says neither
/// name nor number is known by its file and place in it.
std::string station_key(const Subject& subject, std::string_view path);

class EarlierRun : public Sink {
 public:
  struct Station {
    Subject subject;
    std::string path;
  };

  EarlierRun() = default;
  EarlierRun(const EarlierRun&) = delete;
  EarlierRun& operator=(const EarlierRun&) = delete;

  void run(const Run& run) override;
  void rule(const RuleInfo& rule) override;
  void file(const File& file) override;
  void result(const Result& result) override;
  void note(const Note& note) override;
  void summary(const Summary& summary) override;

  const Run& head() const { return run_; }

  const std::vector<RuleInfo>& rules() const { return rules_; }

  /// Stations and areas that were checked, in the order of the run.
  const std::vector<Station>& stations() const { return stations_; }

  /// The place of a station in that list.
  std::optional<std::size_t> find(const Subject& subject, std::string_view path) const;

  /// Its findings that were open or waived.
  std::vector<FindingState> findings(std::size_t station) const;

  /// The counts of the run: whether all of it was read.
  Summary counts() const { return tally_.summary(); }

 private:
  /// Texts that come again and again, each kept once.
  class Words {
   public:
    std::uint32_t number_of(const std::string& word);

    const std::string& operator[](std::uint32_t number) const { return *words_[number]; }

   private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<const std::string*> words_;
  };

  struct Missing {
    std::string field;
    base::Text where;
  };

  struct Finding {
    Outcome outcome = Outcome::Fail;
    std::uint32_t rule = 0;
    std::uint32_t path = 0;
    std::uint32_t place_path = 0;
    std::uint32_t document = 0;  ///< 0: without a place
    std::uint32_t line = 0, column = 0, end_line = 0, end_column = 0;
    std::uint64_t measure = 0;
    std::string item, key, fingerprint;
    base::Text message, remedy;
    std::vector<Missing> missing;
    std::optional<Level> level;
    std::vector<std::string> tailored;
  };

  static void set_place(Finding& finding, const Location& at);
  FindingState state_of(const Finding& finding, const Subject& subject) const;

  Tally tally_;
  Run run_;
  std::vector<RuleInfo> rules_;
  std::vector<Station> stations_;
  std::vector<std::vector<Finding>> findings_;  ///< by station
  std::unordered_map<std::string, std::size_t> by_key_;
  Words words_;
  std::string path_;  ///< of the file whose records are coming in
};

}  // namespace audit::results
