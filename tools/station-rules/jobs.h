// SPDX-License-Identifier: Apache-2.0
//
// The jobs of station-rules, a file each: `list.cpp` has list_job() and the function that it names.
// What they share is packs.h.
#pragma once

#include "common/command.h"

namespace audit::tools {

Command list_job();
Command show_job();
Command lint_job();
Command test_job();
Command doc_job();

}  // namespace audit::tools
