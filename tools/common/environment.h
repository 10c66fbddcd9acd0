// SPDX-License-Identifier: Apache-2.0
//
// The few environment variables that the commands look at, with what each means: the table is
// printed in the manual pages. What is not in it is not read.
//
//   const std::string_view text = environment("STATION_AS_OF");
#pragma once

#include "base/text.h"

#include <span>
#include <string_view>

namespace audit::tools {

struct EnvironmentRow {
  std::string_view names;  ///< one, or several divided by ", "
  base::Text meaning;
};

std::span<const EnvironmentRow> environment_table();

/// Empty where it is not set. Called before any thread starts.
std::string_view environment(const char* name);

}  // namespace audit::tools
