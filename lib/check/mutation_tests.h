// SPDX-License-Identifier: Apache-2.0
//
// Whether the tests of a pack notice small mistakes in its rules: each comparison, connective and
// threshold (cel/mutations.h) and each value of a parameter is changed, one at a time, and the
// cases of the rules that use it are judged again. A change that no case notices survives: a case
// is missing, or it makes no difference, which the tests then say with a reason (`equivalent:`).
//
//   const MutationTests run(pack, tests);
//   for (const Mutant& mutant : run.mutants()) if (run.fate(mutant) == Fate::Survived) …
//
// Cases are judged as they are everywhere: a change counts as noticed, too, when only the place,
// the missing fields or the message of a result differ from what a case expects.
#pragma once

#include "base/source.h"
#include "cel/mutations.h"
#include "check/bound_case.h"
#include "rules/pack.h"
#include "rules/test_cases.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace audit::check {

struct Mutant {
  std::vector<const rules::Rule*> rules;  ///< that use what is changed; at least one
  base::Place place;
  std::string original, mutated;  ///< `site.area >= 40`, `site.area > 40`

  cel::Mutation mutation;  ///< of a step, unless a parameter is changed
  int parameter = -1;      ///< of Pack::parameters, which gets `value`
  cel::Value value;
};

enum class Fate { Noticed, Survived, Equivalent };

class MutationTests {
 public:
  /// Both must outlive it.
  MutationTests(const rules::Pack& pack, const rules::RuleTests& tests);

  /// In pack order.
  const std::vector<Mutant>& mutants() const { return mutants_; }

  /// Safe to be called by several threads.
  Fate fate(const Mutant& mutant) const;

  /// Declared as equivalent, but no mutant or one that the cases notice. `fates`: of mutants().
  std::vector<const rules::Equivalent*> unfounded(const std::vector<Fate>& fates) const;

 private:
  void add_mutants_of_programs();
  void add_mutants_of_parameters();
  std::vector<const rules::Rule*> users_of_parameter(int index) const;
  bool is_noticed(const Mutant& mutant) const;
  bool is_declared(const rules::Equivalent& declared, const Mutant& mutant) const;

  const rules::Pack& pack_;
  const rules::RuleTests& tests_;
  cel::Arena arena_;  // of the lists that mutants give to parameters
  std::map<const rules::Rule*, std::vector<BoundCase>> cases_;
  std::vector<Mutant> mutants_;
};

}  // namespace audit::check
