// SPDX-License-Identifier: Apache-2.0
//
// Counts what a run comes to by article, township and missing field. Memory is bounded by the
// rules, the fields of the model and `max_townships`, not by the number of files.
//
//   StatisticsCount count;
//   count.rule(rule); … count.at(township); count.result(result); …
//   summary.statistics = count.statistics();
//
// Parts of a run may be counted by several threads, as with Tally: part() and merge().
#pragma once

#include "results/sink.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace audit::results {

/// More than the nation has; only names that are made up give more.
inline constexpr std::size_t max_townships = 50'000;

/// Where a station lies: `key` is the same for every way to write it.
struct Township {
  std::string key;
  std::string city, county, township;
};

class StatisticsCount : public Sink {
 public:
  StatisticsCount();

  void run(const Run& run) override;
  void rule(const RuleInfo& rule) override;
  /// Of the station whose results come next.
  void at(const Township& township);
  void file(const File& file) override;
  void result(const Result& result) override;
  void note(const Note& note) override;
  void summary(const Summary& summary) override;

  /// A counter of the same rules that starts at zero.
  StatisticsCount part() const;
  void merge(StatisticsCount part);

  /// Without the titles of missing fields, which the model knows.
  Statistics statistics() const;

 private:
  struct Rules;

  struct Article {
    std::uint64_t failed = 0, stations = 0;
    std::vector<std::string> rules;  ///< that failed
  };

  struct Field {
    std::uint64_t unknown = 0, stations = 0;
  };

  /// Of the station or area whose results are coming in.
  struct Current {
    std::string id;
    std::string township;  ///< key; empty: an area
    std::vector<std::size_t> articles;
    std::vector<std::string> fields;
    std::uint64_t failed = 0, unknown = 0;
    bool has_results = false;
  };

  void close();
  TownshipCount* count_of(const Township& township);

  std::shared_ptr<Rules> rules_;  // not changed any more once a part shares it
  std::map<std::size_t, Article> articles_;
  std::map<std::string, Field> fields_;
  std::map<std::string, TownshipCount> townships_;
  std::uint64_t left_out_ = 0;  // stations of townships beyond the most that are kept
  Current current_;
};

/// `staff.cert_level` of `staff[甲某].cert_level`.
std::string without_items(std::string_view field);

}  // namespace audit::results
