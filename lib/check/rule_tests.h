// SPDX-License-Identifier: Apache-2.0
//
// Runs the tests that a pack brings (rules/test_cases.h): each case's file is read, bound and
// judged as a submitted one would be, and outcome, place, missing fields and message are compared.
//
//   const TestRun run = run_rule_tests(load_rule_tests(*pack, diagnostics));
//   for (const CaseFailure& failure : run.failures) …
#pragma once

#include "base/text.h"
#include "rules/pack.h"
#include "rules/test_cases.h"

#include <cstddef>
#include <vector>

namespace audit::check {

struct CaseFailure {
  const rules::TestCase* test = nullptr;
  std::vector<base::Text> problems;  ///< what came out and what was expected
};

struct TestRun {
  std::size_t cases = 0;
  std::vector<CaseFailure> failures;
};

TestRun run_rule_tests(const rules::RuleTests& tests);

}  // namespace audit::check
