// SPDX-License-Identifier: Apache-2.0
//
// In which language a command speaks: `--lang`, else STATION_LANG, else English for an `en*`
// locale, else Chinese. Worked out before the command line is parsed, so that mistakes in it are
// told in that language.
#pragma once

#include "base/text.h"

#include <string>
#include <vector>

namespace audit::tools {

/// Never fails: a language that does not exist is complained of when the options are checked.
base::Language choose_language(const std::vector<std::string>& words);

/// Throws UsageError when STATION_LANG is neither zh nor en.
void check_language_environment();

}  // namespace audit::tools
