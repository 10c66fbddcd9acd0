// SPDX-License-Identifier: Apache-2.0
//
// Declared contradictions of texts (`see: [{rule, conflict}]`): where one of the two rules passes
// and the other fails, the failing result says so.
#pragma once

#include "check/audit.h"
#include "results/records.h"

#include <vector>

namespace audit::check {

/// Of the results of one document by `packs`.
void add_conflicts(Packs packs, std::vector<results::Result>& results);

}  // namespace audit::check
