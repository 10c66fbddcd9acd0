// SPDX-License-Identifier: Apache-2.0
//
// What a test case expects of a rule's results: outcome, place, missing fields, message.
#pragma once

#include "base/text.h"
#include "results/records.h"
#include "rules/test_cases.h"

#include <vector>

namespace audit::check {

/// What differs; empty when the results are as the case expects. `results`: of the case's rule.
std::vector<base::Text> differences(const rules::TestCase& test,
                                    const std::vector<results::Result>& results);

}  // namespace audit::check
