// SPDX-License-Identifier: Apache-2.0
//
// "Did you mean": the word that was probably meant.
//
//   suggest("--fromat", {"--format", "--files-from"})      // "--format"
#pragma once

#include "base/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

/// The candidate nearest to `word`, if it is near enough to have been meant; else empty.
std::string suggest(std::string_view word, const std::vector<std::string>& candidates);

/// `,您是不是要写 X?` / `; did you mean X?`; empty where there is nothing to suggest.
base::Text did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace audit::tools
