// SPDX-License-Identifier: Apache-2.0
//
// The manual page of a program, in roff's `man` macros, from the tables that its --help prints:
// options, examples, exit statuses, environment. One page for all jobs of a program. It bears no
// date, so equal sources are equal bytes.
//
//   station-check --generate man --lang en | man -l -
#pragma once

#include "common/command.h"

#include <string>
#include <vector>

namespace audit::tools {

/// Throws std::logic_error where a row of a table lacks one of the two languages: no page is made
/// then, and the build ends.
std::string manual_page(const std::vector<Command>& commands, const base::Text& purpose,
                        base::Language language);

}  // namespace audit::tools
