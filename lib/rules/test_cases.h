// SPDX-License-Identifier: Apache-2.0
//
// Rule tests as a pack brings them, <pack>/tests/*.yaml: for each rule a small base file and cases
// that change a field or two of it. Reading gives each case a whole station file to be judged;
// judging is done in check/ (check/rule_tests.h).
//
//   - rule: WH-26d
//     as_of: 2024-06-30               # optional, here or in a case
//     base: {finance: {总额: 30万元, operation: {admin_fee: 3万元}}}      # or the path of a file
//     parameters: {fee_includes_tax: 是}                     # optional, here or in a case
//     cases:
//       - {name: passes at exactly ten per cent, expect: pass}
//       - name: fails one fen above
//         set: {finance.operation.admin_fee: 30000.01}
//         expect: fail
//         at: finance.operation.admin_fee
//         message: 30,000.01 元         # a part of the message
//       - name: is unknown without the total
//         unset: [finance.total]
//         expect: unknown
//         missing: [finance.total]
//
//     equivalent:                # what `station-rules test --mutate` may leave alone, and why
//       - {mutant: finance.total >= 0, reason: the model knows no negative amounts}
//     unreachable:               # an outcome of a sub-condition that no file can bring about
//       - {condition: total >= 3, never: yes, reason: the years that are written decide it}
//
// A rule about an area says what its stations are, and whether there may be more; any rule may be
// given the files of the areas that its subject lies in. All of it stands at the rule or in a case,
// and paths lead into these files too (rules/case_files.h):
//
//   - rule: LW-03
//     base: {name: 样例区, townships: [甲镇, 乙街道]}
//     city: {name: 样例市}            # or county:, of a station's rule
//     members:                        # of a city also counties (kind: county)
//       - {名称: 甲站, 地区: {乡镇: 甲镇}}
//       - b.yaml                      # a listed file that could not be read
//     cases:
//       - name: fails when a township has no station
//         set: {"stations[甲站].region.township": 丙镇}
//         more_members: no              # no when not said; without `members` any may come
//         expect: fail
//         related: ["stations[甲站].region.township"]      # all that it points to beside `at`
//
// The tests of an overlay may name rules of the packs that it extends: they are judged as the
// overlay in force on the case's day has made them.
//
// `item: 甲某` judges one item of a for_each rule. Without it, at least one item must come out as
// expected and the others pass or do not apply.
#pragma once

#include "base/date.h"
#include "base/diagnostic.h"
#include "results/records.h"
#include "rules/case_files.h"
#include "rules/pack.h"
#include "rules/tailor.h"
#include "yaml/node.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace audit::rules {

/// The day on which cases without `as_of` are judged: tests must not depend on today.
inline constexpr const char* default_test_day = "2024-06-30";

struct TestCase {
  const Pack* pack = nullptr;  ///< that has the rule, as overlays have tailored it
  const Rule* rule = nullptr;
  std::string name;
  base::Place place;
  base::Date as_of;
  std::string station;           ///< the file to judge
  std::vector<CaseFile> others;  ///< of its county and city, of the stations and counties in it
  bool more_members = true;      ///< there may be others
  std::vector<const yaml::Node*> parameters;  ///< replaced for this case, in this order
  std::optional<std::string> item;
  results::Outcome expect = results::Outcome::Pass;
  std::size_t sets = 0;    ///< fields that it gives a value, on purpose perhaps one not understood
  std::size_t unsets = 0;  ///< fields that it takes away
  std::optional<ExpectedField> at;
  std::vector<ExpectedField> missing;  ///< empty: not compared
  std::vector<ExpectedField>
      related;  ///< facts in all files that are pointed to; empty: not compared
  std::optional<std::string> message;  ///< a part of it, in either language
};

/// A change of a rule that its cases cannot notice because it makes no difference
/// (check/mutation_tests.h).
struct Equivalent {
  const Rule* rule = nullptr;
  std::string mutant;  ///< the changed expression, in one line
  std::string reason;
  base::Place place;
};

/// An outcome of a sub-condition that `station-rules test --coverage` need not see, because nothing
/// that a file says brings it about (check/coverage.h).
struct Unreachable {
  const Rule* rule = nullptr;
  std::string condition;  ///< in one line
  bool never = true;      ///< it is never true; else never false
  std::string reason;
  base::Place place;
};

struct RuleTests {
  std::vector<TestCase> cases;
  std::vector<Equivalent> equivalents;
  std::vector<Unreachable> unreachables;
  std::vector<std::shared_ptr<const yaml::File>> files;         ///< that the cases point into
  std::shared_ptr<Tailor> tailor = std::make_shared<Tailor>();  ///< the same
};

/// All tests of a pack that was loaded from a folder; what is wrong with them is in `diagnostics`
/// (a case with a mistake is left out).
RuleTests load_rule_tests(const Pack& pack, base::Diagnostics& diagnostics);

}  // namespace audit::rules
