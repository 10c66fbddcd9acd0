// SPDX-License-Identifier: Apache-2.0
//
// Messages about configurations (station-audit.yaml), one function each, codes TOOL050 and up: what
// is wrong with one (status 4), what one makes of the verdict, and files that say otherwise.
#pragma once

#include "base/diagnostic.h"
#include "cel/type.h"
#include "results/records.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

// What is wrong with a configuration.
base::Diagnostic configuration_not_read(const std::string& path, int error_number);
base::Diagnostic empty_entry(const base::Place& at);
base::Diagnostic date_without_day(const base::Place& at);
base::Diagnostic no_such_format(const base::Place& at, std::string_view name);
base::Diagnostic format_file_elsewhere(const base::Place& at, std::string_view file);
base::Diagnostic no_such_rules_path(const base::Place& at, const std::string& folder);

// What it makes of the verdict: warnings where it is weaker for it, notes else.
/// `fail_on`: rules weaker than this one do not count.
base::Diagnostic counts_less(const base::Place& at, results::Level level);
base::Diagnostic forgives_unknown(const base::Place& at);
base::Diagnostic chooses_packs(const base::Place& at, const std::vector<std::string>& packs);
base::Diagnostic fixes_the_day(const base::Place& at, const std::string& day);
/// `before`: what the pack says, or an overlay of it.
base::Diagnostic sets_parameter(const base::Place& at, const results::Setting& setting,
                                const base::Text& before);
/// Of a pack that is not used in this run.
base::Diagnostic parameter_not_used(const base::Place& at, std::string_view parameter,
                                    const std::string& pack);

/// Its settings do not count in this run; `other`: the path of the one that does, or empty.
base::Diagnostic configuration_ignored(const base::Place& at, const std::string& other);

// Files to check.
/// A file names another region than its folder; and where the folder says so.
base::Diagnostic folder_says_otherwise(const base::Place& at);
base::Diagnostic said_by_folder(const base::Place& at);
/// A configuration among the files to check.
results::Note no_station_but_configuration(const std::string& path);

}  // namespace audit::tools
