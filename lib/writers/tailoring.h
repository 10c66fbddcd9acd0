// SPDX-License-Identifier: Apache-2.0
//
// In words: what overlays have made of a rule, and why a rule does not apply to anybody on the day
// of the run. The run record says what overlays set; a result says which of them bear on it.
//
//   settings_of(result, book, language)     // 样县民〔2024〕3号 第三条：管理费上限 = 8 %
#pragma once

#include "results/records.h"
#include "writers/rule_book.h"

#include <string>
#include <vector>

namespace audit::writers {

/// A line for each setting that counts, in the order in which overlays extend each other.
std::vector<std::string> settings_of(const results::Result& result, const RuleBook& book,
                                     base::Language language);

/// By whom a rule is disabled and why: `样县民〔2024〕3号 第五条：停用，…`.
std::string disabled_text(const std::string& rule, const std::string& by, const RuleBook& book,
                          base::Language language);

/// Of a result that is not applicable: by whom the rule is disabled, or the date from or to which
/// it is in force. Empty where that depends on the subject.
std::string why_not_applicable(const results::Result& result, const RuleBook& book,
                               base::Language language);

}  // namespace audit::writers
