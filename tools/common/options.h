// SPDX-License-Identifier: Apache-2.0
//
// Options that several commands have, declared once: the rows of the tables from which help and
// parsing are made, and the functions that read their values. All readers throw UsageError.
//
//   .options = joined({input_options(), verdict_options(), output_options(), general_options()})
#pragma once

#include "base/date.h"
#include "common/command.h"
#include "results/records.h"
#include "results/status.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

std::vector<Option> joined(const std::vector<std::vector<Option>>& parts);

Option jobs_option();

/// --files-from, --jobs
std::vector<Option> input_options();

Option as_of_option();

/// --rules, --as-of, --fail-on, --unknown
std::vector<Option> verdict_options();

/// --format, --output, --show, --statistics, --show-personal, --color
std::vector<Option> output_options();

/// Each for itself, for commands that write something else than the results of a run; `formats`:
/// the default one first.
Option format_option(const std::vector<std::string_view>& formats);
Option output_option();
Option color_option();

/// --lang, --version, --help
std::vector<Option> general_options();

/// --as-of, else STATION_AS_OF, else today.
base::Date as_of(const Arguments& arguments);

/// --jobs, else the processors that this process may use.
unsigned jobs(const Arguments& arguments);

/// must, principle, …: the values of --fail-on.
std::vector<std::string_view> level_words();

results::Level fail_on(const Arguments& arguments);
results::UnknownPolicy unknown_policy(const Arguments& arguments);

/// --show: words divided by commas; nullopt where it is not given.
std::optional<std::set<results::Outcome>> shown_outcomes(const Arguments& arguments);

/// --rules: empty where it is not given.
std::vector<std::string> pack_names(const Arguments& arguments);

/// Values of an option that may be repeated and divided by commas.
std::vector<std::string> list_of(const Arguments& arguments, std::string_view option);

/// --color, NO_COLOR, and whether the result goes to a terminal.
bool use_color(const Arguments& arguments, const Session& session);

}  // namespace audit::tools
