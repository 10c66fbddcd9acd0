// SPDX-License-Identifier: Apache-2.0
//
// --region of a command line: a region in one word as a file may write it, 湖北省武汉市江岸区, or a
// division code.
//
//   if (const auto region = region_option(arguments)) …        // throws UsageError
#pragma once

#include "common/command.h"
#include "model/submission.h"

#include <optional>

namespace audit::tools {

std::optional<model::Region> region_option(const Arguments& arguments);

}  // namespace audit::tools
