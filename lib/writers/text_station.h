// SPDX-License-Identifier: Apache-2.0
//
// What the text report says about one station: its line, its gaps, its findings.
#pragma once

#include "writers/phrases.h"
#include "writers/rule_book.h"
#include "writers/writer.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace audit::writers {

/// The results of one station (or area), as far as they are printed, and the counts of all.
struct StationPage {
  std::string path;
  results::Subject subject;
  std::vector<results::Result> results;
  std::map<results::Outcome, std::uint64_t> counts;  ///< of rules at or above `fail_on`
  std::map<results::Outcome, std::uint64_t> below;   ///< of weaker rules, where it decides nothing
  results::Status status = results::Status::Ok;      ///< what its results make of the exit status
  std::uint64_t mistakes = 0;                        ///< how much of its file was not understood
};

class StationText {
 public:
  StationText(const RuleBook& book, const WriterOptions& options)
      : book_(book), options_(options), paint_(options.color) {}

  /// `notes`: the text of what is to be said about its file before anything else.
  void append(std::string& out, const StationPage& page, std::string_view notes) const;

 private:
  /// How the station stands, in a word.
  std::string verdict_on(const StationPage& page) const;
  std::string line_of(const StationPage& page) const;
  void append_gaps(std::string& out, const StationPage& page) const;
  void append_gap(std::string& out, const StationPage& page, const Gap& gap) const;
  /// Ids of rules, the first ones with their titles.
  std::string rules_text(const std::vector<std::string>& ids) const;
  void append_finding(std::string& out, const StationPage& page, const results::Result& result,
                      const results::Result* next) const;
  void append_reasons(std::string& out, const results::Result& result) const;
  void append_label(std::string& out, const base::Text& label, const std::string& text) const;
  std::string basis_of(const results::Result& result) const;
  std::string remedy_of(const results::Result& result) const;

  const RuleBook& book_;
  const WriterOptions& options_;
  Paint paint_;
};

}  // namespace audit::writers
