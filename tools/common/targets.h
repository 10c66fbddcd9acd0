// SPDX-License-Identifier: Apache-2.0
//
// Files that results are written to: which of them are the same, whatever the path says, and that
// none of them is a file that the run reads. A report is never put in the place of a station file.
//
//   is_same_target("out.txt", "./out.txt")                       // true
//   spare_inputs(format_choices(arguments, names), inputs);      // throws UsageError
#pragma once

#include "common/format_choices.h"

#include <string>
#include <vector>

namespace audit::tools {

bool is_same_target(const std::string& one, const std::string& other);

/// Throws UsageError where a result would replace one of the files (`-` is none).
void spare_inputs(const std::vector<FormatChoice>& choices, const std::vector<std::string>& inputs);

}  // namespace audit::tools
