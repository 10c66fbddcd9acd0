// SPDX-License-Identifier: Apache-2.0
//
// The few environment variables that the commands look at: STATION_LANG, STATION_AS_OF,
// STATION_RULES_PATH, NO_COLOR and the locale's.
#pragma once

#include <string_view>

namespace audit::tools {

/// Empty where it is not set. Called before any thread starts.
std::string_view environment(const char* name);

}  // namespace audit::tools
