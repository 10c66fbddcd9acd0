// SPDX-License-Identifier: Apache-2.0
//
// What the tests of a pack have made of the sub-conditions of its rules (cel/conditions.h): each
// must have been true in one case and false in another, and unknown where a file can make it so.
// That it can is shown, not supposed: every field of every case is left out in turn.
//
//   std::vector<Observations> all;                       // one a rule; rules may be run in
//   parallel for (const rules::Rule& rule : pack.rules) all.push_back(observe(pack, rule, tests));
//   Coverage coverage = summarize(pack, tests, all);
//
// A let and the condition of a group belong to all rules that use them: it is enough that the cases
// of one of these rules have seen an outcome.
#pragma once

#include "base/source.h"
#include "cel/conditions.h"
#include "results/records.h"
#include "rules/pack.h"
#include "rules/test_cases.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace audit::check {

/// A field without which a case makes a condition unknown.
struct Witness {
  const rules::TestCase* test = nullptr;
  std::string path;  ///< as `unset` of a test takes it
};

struct Observation {
  cel::Seen in_tests;
  Witness unknown;  ///< no test: leaving out fields does not make it unknown
};

/// What was seen while the cases of one rule ran.
struct Observations {
  const rules::Rule* rule = nullptr;
  std::map<cel::Condition, Observation> by_condition;
};

Observations observe(const rules::Pack& pack, const rules::Rule& rule,
                     const rules::RuleTests& tests);

enum class Sight { True, False, Unknown };

/// An outcome of a sub-condition that no case has seen.
struct Unseen {
  const rules::Rule* rule = nullptr;  ///< the first that uses the condition
  base::Place place;
  std::string expression;  ///< in one line
  Sight sight = Sight::True;
  Witness witness;  ///< Unknown: how it can be made to happen
};

struct Coverage {
  std::size_t conditions = 0;
  std::size_t outcomes = 0;     ///< that cases should see
  std::size_t unreachable = 0;  ///< of these: the tests say why no file brings them about
  std::vector<Unseen> unseen;
  std::vector<const rules::Unreachable*> unfounded;  ///< declared, but seen or no condition
};

Coverage summarize(const rules::Pack& pack, const rules::RuleTests& tests,
                   std::span<const Observations> observations);

/// The programs that decide a rule, and the lets that they use; each once.
std::vector<const cel::Program*> deciding_programs(const rules::Rule& rule);

}  // namespace audit::check
