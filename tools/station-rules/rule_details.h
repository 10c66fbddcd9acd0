// SPDX-License-Identifier: Apache-2.0
//
// What there is to tell of a rule beside its code: its conditions in words, the fields it reads
// with both keys, its parameters, and a small file of each outcome from its own tests. `show`
// prints it for one rule, `doc` for a pack.
//
//   const RuleDetails details = details_of(pack, rule);
//   details.require.sentence.zh                    // 管理费 ≤ 项目总经费 × 10 %
//   examples_of(pack, rule, tests)                 // one that passes, one that fails, …
#pragma once

#include "base/text.h"
#include "cel/describe.h"
#include "results/records.h"
#include "rules/pack.h"
#include "rules/test_cases.h"

#include <string>
#include <vector>

namespace audit::tools {

/// A field that a rule reads.
struct FieldUse {
  base::Text path;  ///< zh: 经费.运营管理.管理费, en: finance.operation.admin_fee
  base::Text title;
  base::Text value;  ///< what it holds: 数（元）, 是/否
};

struct RuleDetails {
  const rules::Rule* rule = nullptr;
  base::Text when;  ///< of the group and of the rule; empty: always
  std::vector<cel::Description::Part> for_each;
  base::Text require;  ///< empty: manual
  base::Text due;
  std::vector<cel::Description::Part> parts;  ///< lets that the above name
  std::vector<FieldUse> fields;
  std::vector<const rules::Parameter*> parameters;
};

RuleDetails details_of(const rules::Pack& pack, const rules::Rule& rule);

struct RuleExample {
  /// What stands beside the file that is judged: its county, the stations of an area.
  struct Other {
    std::string name;  ///< `county`, `stations[乙站]`
    std::string yaml;  ///< empty: it could not be read
  };

  const rules::TestCase* test = nullptr;
  std::string yaml;  ///< what of its file the rule reads
  std::vector<Other> others;
};

/// One that passes, one that fails and one that is unknown (or manual), as far as the tests have
/// them.
std::vector<RuleExample> examples_of(const rules::Pack& pack, const rules::Rule& rule,
                                     const rules::RuleTests& tests);

/// A parameter's value as people read it; 未定 / not set where it has none.
base::Text value_text(const rules::Parameter& parameter);

}  // namespace audit::tools
