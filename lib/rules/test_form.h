// SPDX-License-Identifier: Apache-2.0
//
// The form of the files in a pack's folder `tests` (rules/test_cases.h says what they mean): the
// reader refuses every other key by it, and their JSON Schema is made of it.
//
//   check_keys(node, test_form(), diagnostics);
#pragma once

#include "rules/pack_form.h"

namespace audit::rules {

/// An entry: the cases of one rule.
const PackPart& test_form();
const PackPart& test_case_form();
const PackPart& equivalent_form();
const PackPart& unreachable_form();

}  // namespace audit::rules
