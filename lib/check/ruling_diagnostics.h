// SPDX-License-Identifier: Apache-2.0
//
// What there is to say about rulings: of their files as they are read (base::Diagnostic), and of
// what they came to at the end of a run.
#pragma once

#include "base/date.h"
#include "base/diagnostic.h"
#include "cel/type.h"
#include "check/rulings.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace audit::check {

// Of a file
base::Diagnostic no_rulings_document(const base::Place& at);  // CHECK020
base::Diagnostic no_rulings(const base::Place& at);           // CHECK021
base::Diagnostic nothing_decided(const base::Place& at);      // CHECK050, a note
base::Diagnostic ruling_lacks(const base::Place& at,
                              const std::vector<const cel::Field*>& fields);  // CHECK022
base::Diagnostic day_not_exact(const base::Place& at);                        // CHECK023
base::Diagnostic ends_before_it_begins(const base::Place& at, base::Date on,
                                       base::Date until);      // CHECK024
base::Diagnostic points_not_read(const base::Place& at);       // CHECK025
base::Diagnostic value_without_waiver(const base::Place& at);  // CHECK026
base::Diagnostic unknown_rule(const base::Place& at, const std::string& rule,
                              const std::set<std::string>& known);                    // CHECK027
base::Diagnostic rule_without_items(const base::Place& at, const std::string& rule);  // CHECK028
base::Diagnostic waiver_of_manual_rule(const base::Place& at,
                                       const std::string& rule);  // CHECK029
base::Diagnostic ruled_twice(const base::Place& at, const Ruling& first,
                             const Ruling& second);  // CHECK030

// Of what a ruling came to
base::Diagnostic several_stations(const Ruling& ruling);  // CHECK031
base::Diagnostic value_not_understood(const base::Origin& written,
                                      const base::Text& why);                       // CHECK032
base::Diagnostic ruling_not_in_force(const Ruling& ruling);                         // CHECK033
base::Diagnostic waiver_lapsed(const Ruling& ruling, const base::Text& why);        // CHECK034
base::Diagnostic waiver_not_needed(const Ruling& ruling);                           // CHECK035
base::Diagnostic nothing_ruled(const Ruling& ruling, const base::Text& why);        // CHECK036
base::Diagnostic file_says_otherwise(const Ruling& ruling, const base::Text& why);  // CHECK037
base::Diagnostic stations_not_in_run(const Ruling& first, std::size_t count);       // CHECK038
base::Diagnostic packs_not_in_run(const Ruling& first, std::size_t count);          // CHECK039

/// Why a ruling is not in force: 2024-12-31 已过期.
base::Text not_in_force_text(const Ruling& ruling);

}  // namespace audit::check
