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

#include "results/comparison/namesakes.h"
#include "results/tally.h"

#include <cstddef>
#include <unordered_map>
#include <unordered_set>

namespace audit::results {

/// By what a station is known in another run: its kind and identity. A document that says neither
/// name nor number is known by its file and place in it.
std::string station_key(const Subject& subject, std::string_view path);

/// The identities by name (region and name) of the stations of one file.
class NamesOfFile {
 public:
  void take(const File& file);

  /// Empty where the station has neither.
  std::string of(const Subject& subject) const;

 private:
  std::unordered_map<std::string, std::string> by_number_;
};

class EarlierRun : public Sink {
 public:
  struct Station {
    Subject subject;
    std::string path;
    std::string by_name;  ///< region and name; empty where it has neither
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

  /// The same for a station that is not found by its identity: by region and name, where one of the
  /// runs knows its number and the other does not; by its file, where that has one station in each
  /// run and the region or the name is the same.
  std::optional<std::size_t> find_by_name(const Station& station) const;
  std::optional<std::size_t> find_by_path(const Station& station) const;

  /// Its findings that were open or waived.
  std::vector<FindingState> findings(std::size_t station) const;

  /// Of all its results, those of items that are called alike.
  const Namesakes& namesakes(std::size_t station) const;

  bool has_results_of(const std::string& pack) const { return packs_.count(pack) > 0; }

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
    base::Text message, remedy, calculation;
    std::vector<Missing> missing;
    std::optional<Level> level;
    std::vector<std::string> tailored;
  };

  std::size_t number_of(const Result& result);
  void close_station();
  static void set_place(Finding& finding, const Location& at);
  FindingState state_of(const Finding& finding, const Subject& subject) const;

  Tally tally_;
  Run run_;
  std::vector<RuleInfo> rules_;
  std::vector<Station> stations_;
  std::vector<std::vector<Finding>> findings_;  ///< by station
  std::unordered_map<std::string, std::size_t> by_key_, by_name_, by_path_;
  std::unordered_map<std::size_t, Namesakes> namesakes_;  ///< where there are any
  std::unordered_map<std::string, std::string> pack_of_rule_;
  std::unordered_set<std::string> packs_;
  Words words_;
  // Of the file, and of the station whose records are coming in.
  std::string path_;
  bool has_one_station_ = false;
  NamesOfFile names_;
  std::string key_;
  std::size_t station_ = 0;
  NamesakeCounter counter_;
};

}  // namespace audit::results
