// SPDX-License-Identifier: Apache-2.0
//
// Which formats a run writes and where each goes, as `--format` (repeatable, NAME or NAME:FILE) and
// `--output` say.
//
//   for (const FormatChoice& choice : format_choices(arguments, {"text", "jsonl"})) …
#pragma once

#include "common/command.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

struct FormatChoice {
  std::string name;
  std::string file;  ///< empty: standard output
};

/// Names of the formats in which the results of a run are written.
std::vector<std::string_view> run_formats();

/// `names`: the formats there are, the default one first. Throws UsageError.
std::vector<FormatChoice> format_choices(const Arguments& arguments,
                                         const std::vector<std::string_view>& names);

}  // namespace audit::tools
