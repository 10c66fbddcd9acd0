// SPDX-License-Identifier: Apache-2.0
//
// The rules and packs of a run by their ids, and what reports say about them.
//
//   book.source_of(*book.find("WH-26d"))        // 武民政规〔2022〕1号 第二十六条
#pragma once

#include "base/text.h"
#include "results/records.h"
#include "results/tally.h"

#include <map>
#include <string>
#include <string_view>

namespace audit::writers {

class RuleBook {
 public:
  void add(const results::Run& run);
  void add(const results::RuleInfo& rule);

  /// Null for a rule that the run did not announce.
  const results::RuleInfo* find(std::string_view id) const;
  /// Null for a pack that the run did not announce.
  const results::PackInfo* find_pack(std::string_view id) const;

  /// The regulation by its number, or by its title where it has none, and the article.
  std::string source_of(const results::RuleInfo& rule, base::Language language) const;

  /// What the result makes of the exit status, at the level that overlays have given its rule; Rules
  /// where the run did not announce it.
  results::Status status_of(const results::Result& result) const;

  /// The day on which is judged, YYYY-MM-DD.
  const std::string& as_of() const { return as_of_; }

  /// From which level on rules count, and how unknown ones do.
  const results::Policy& policy() const { return policy_; }

 private:
  results::Policy policy_;
  std::string as_of_;
  std::map<std::string, results::PackInfo, std::less<>> packs_;
  std::map<std::string, results::RuleInfo, std::less<>> rules_;
};

}  // namespace audit::writers
