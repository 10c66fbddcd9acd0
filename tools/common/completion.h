// SPDX-License-Identifier: Apache-2.0
//
// Completion of a program's command line in bash, from the tables that its --help prints: jobs,
// options, their values, and what stands for a value in the help (FILE, FOLDER, PACK, RULE). Ids of
// packs and rules are asked of `station-rules list` when they are wanted. The script needs bash
// alone.
//
//   source <(station-check --generate bash)
#pragma once

#include "common/command.h"

#include <string>
#include <vector>

namespace audit::tools {

std::string bash_completion(const std::vector<Command>& commands);

}  // namespace audit::tools
