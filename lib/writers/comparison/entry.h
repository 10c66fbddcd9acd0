// SPDX-License-Identifier: Apache-2.0
//
// What the formats for people say of one finding in a comparison. All of it is text on one line
// without control characters, escaped for no medium yet.
//
//   tracked_entry(finding, book, language).after      // 不符合：管理费 37,500 元，超过上限 30,000
//   元
#pragma once

#include "results/comparison/comparison.h"
#include "writers/rule_book.h"

#include <cstdint>
#include <map>
#include <string>

namespace audit::writers {

struct TrackedEntry {
  std::string rule;     ///< id
  std::string article;  ///< 第二十六条
  std::string issue;    ///< what the rule asks for, and the item
  std::string before;   ///< 原状: outcome and what was found
  std::string after;    ///< 现状: the same, or why it was not checked again
  std::string change;   ///< 状态
  std::string basis;    ///< regulation, article and strength
  std::string remedy;   ///< what is still to be done
  std::string place;    ///< path:line:column in NEW where it says so, else the path
};

TrackedEntry tracked_entry(const results::TrackedFinding& finding, const RuleBook& book,
                           base::Language language);

/// Packs of both runs and all rules, NEW's before OLD's.
RuleBook book_of(const results::ComparisonHead& head);

/// `新增 1，整改完成 2`: those that occur.
std::string changes_text(const std::map<results::Change, std::uint64_t>& changes,
                         base::Language language);

/// What is compared, the last line: counts of changes and stations, and the status.
std::string summary_text(const results::ComparisonSummary& summary, base::Language language);

}  // namespace audit::writers
