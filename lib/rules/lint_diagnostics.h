// SPDX-License-Identifier: Apache-2.0
//
// What lint finds in packs that can be used as they are: warnings and notes (RULE060 to RULE086),
// one function per message.
//
//   diagnostics.add(untested(rule.place, rule.info.id, "fail"));     // RULE060
#pragma once

#include "base/diagnostic.h"
#include "results/records.h"
#include "rules/pack.h"

#include <string>
#include <string_view>

namespace audit::rules {

base::Diagnostic untested(const base::Place& rule, std::string_view id, std::string_view outcome);
base::Diagnostic unused_parameter(const base::Place& at, std::string_view name);
base::Diagnostic unused_let(const base::Place& at, std::string_view name);
base::Diagnostic placeholders_differ(const base::Place& rule, std::string_view id);
base::Diagnostic missing_english(const base::Place& rule, std::string_view id);
base::Diagnostic changes_nothing(const Setting& setting);
base::Diagnostic weakens(const Setting& setting, results::Level before);  // a note
base::Diagnostic untested_setting(const Setting& setting);
base::Diagnostic versions_overlap(const Rule& later, const Rule& earlier);
base::Diagnostic versions_leave_gap(const Rule& later, const Rule& earlier);

/// What a rule (for a row of a table) asks of one thing, and where.
struct Asked {
  std::string rule, row;
  base::Place at;
  base::Text what;
};

base::Diagnostic contradiction(const Asked& second, const Asked& first);
base::Diagnostic implied(const Asked& weaker, const Asked& stronger);  // a note
base::Diagnostic see_unknown_rule(const base::Place& rule, std::string_view id,
                                  std::string_view other);
base::Diagnostic parameter_title_missing(const base::Place& at, std::string_view name);
base::Diagnostic reading_shown_one_way(const base::Place& at, std::string_view name, bool value);
base::Diagnostic no_gap_of_one_field(const base::Place& rule, std::string_view id);

}  // namespace audit::rules
