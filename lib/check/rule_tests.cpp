// SPDX-License-Identifier: Apache-2.0
#include "check/rule_tests.h"

#include "check/bound_case.h"

#include <map>
#include <utility>

namespace audit::check {

TestRun run_rule_tests(const rules::RuleTests& tests) {
  TestRun run;
  std::map<const rules::Rule*, rules::Pack> alone;
  for (const rules::TestCase& test : tests.cases) {
    const rules::Pack& judge =
        alone.try_emplace(test.rule, with_rule_only(*test.pack, *test.rule)).first->second;
    ++run.cases;
    std::vector<base::Text> problems = BoundCase(test).problems(judge);
    if (!problems.empty()) {
      run.failures.push_back({.test = &test, .problems = std::move(problems)});
    }
  }
  return run;
}

}  // namespace audit::check
