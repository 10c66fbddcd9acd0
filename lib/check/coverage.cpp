// SPDX-License-Identifier: Apache-2.0
#include "check/coverage.h"

#include "check/bound_case.h"
#include "rules/field_removal.h"

#include <algorithm>
#include <set>
#include <utility>

namespace audit::check {
namespace {

/// The rule with programs that note what their conditions give.
rules::Rule watched(const rules::Rule& rule, cel::Watch& watch) {
  rules::Rule result = rule;
  for (rules::ForEach& entry : result.for_each) {
    entry.list = watch.over(entry.list);
  }
  for (rules::ProgramRef* program :
       {&result.group_when, &result.when, &result.require, &result.due}) {
    *program = watch.over(*program);
  }
  return result;
}

/// Leaves out each field of each case in turn until every condition has been unknown.
class Gaps {
 public:
  Gaps(const rules::Pack& pack, const rules::Pack& variant, cel::Watch& watch,
       std::map<cel::Condition, Observation>& found)
      : pack_(pack), variant_(variant), watch_(watch), found_(found) {}

  void look_in(const rules::TestCase& test) {
    if (is_complete()) {
      return;
    }
    std::vector<rules::Removal> all = rules::removals(test.station);
    std::reverse(all.begin(), all.end());  // a field tells more than the record that holds it
    for (const rules::Removal& removal : all) {
      watch_.clear();
      BoundCase(pack_, test, removal.station).run(variant_);
      for (auto& [condition, observation] : found_) {
        if (observation.unknown.test == nullptr && watch_.seen(condition).unknown) {
          observation.unknown = {.test = &test, .path = removal.path};
        }
      }
    }
  }

 private:
  bool is_complete() const {
    return std::all_of(found_.begin(), found_.end(), [](const auto& entry) {
      return entry.second.in_tests.unknown || entry.second.unknown.test != nullptr;
    });
  }

  const rules::Pack& pack_;
  const rules::Pack& variant_;
  cel::Watch& watch_;
  std::map<cel::Condition, Observation>& found_;
};

/// What all rules together have seen of one condition.
struct Sum {
  const rules::Rule* rule = nullptr;
  const cel::Program* program = nullptr;
  Observation observation;
};

void add_unseen(const Sum& sum, const cel::Condition& condition, Coverage& coverage) {
  const cel::Seen& seen = sum.observation.in_tests;
  const cel::Source& source = sum.program->source();
  const auto look_at = [&](Sight sight, bool is_seen) {
    ++coverage.outcomes;
    if (!is_seen) {
      coverage.unseen.push_back(
          {.rule = sum.rule,
           .place = source.place(condition.span),
           .expression = cel::in_one_line(source, condition.span),
           .sight = sight,
           .witness = sight == Sight::Unknown ? sum.observation.unknown : Witness()});
    }
  };
  ++coverage.conditions;
  look_at(Sight::True, seen.yes);
  look_at(Sight::False, seen.no);
  if (seen.unknown || sum.observation.unknown.test != nullptr) {
    look_at(Sight::Unknown, seen.unknown);
  }
}

}  // namespace

std::vector<const cel::Program*> deciding_programs(const rules::Rule& rule) {
  std::vector<const cel::Program*> programs;
  const auto add = [&](const cel::Program* program) {
    if (program != nullptr &&
        std::find(programs.begin(), programs.end(), program) == programs.end()) {
      programs.push_back(program);
    }
  };
  const auto add_with_lets = [&](const rules::ProgramRef& program) {
    if (program != nullptr) {
      add(program.get());
      const std::vector<const cel::Program*> lets = cel::lets_of(*program);
      std::for_each(lets.begin(), lets.end(), add);
    }
  };
  add_with_lets(rule.group_when);
  add_with_lets(rule.when);
  for (const rules::ForEach& entry : rule.for_each) {
    add_with_lets(entry.list);
  }
  add_with_lets(rule.require);
  add_with_lets(rule.due);
  return programs;
}

Observations observe(const rules::Pack& pack, const rules::Rule& rule,
                     const rules::RuleTests& tests) {
  cel::Watch watch;
  const rules::Pack variant = with_rule_only(pack, watched(rule, watch));
  std::vector<const rules::TestCase*> cases;
  for (const rules::TestCase& test : tests.cases) {
    if (test.rule == &rule) {
      cases.push_back(&test);
      BoundCase(pack, test).run(variant);
    }
  }
  Observations result{.rule = &rule, .by_condition = {}};
  for (const cel::Program* program : deciding_programs(rule)) {
    for (const cel::Condition& condition : cel::conditions(*program)) {
      result.by_condition[condition].in_tests = watch.seen(condition);
    }
  }
  Gaps gaps(pack, variant, watch, result.by_condition);
  for (const rules::TestCase* test : cases) {
    gaps.look_in(*test);
  }
  return result;
}

Coverage summarize(const rules::Pack& pack, std::span<const Observations> observations) {
  std::map<cel::Condition, Sum> sums;
  for (const Observations& of_rule : observations) {
    for (const auto& [condition, observation] : of_rule.by_condition) {
      Observation& sum = sums[condition].observation;
      sum.in_tests.yes |= observation.in_tests.yes;
      sum.in_tests.no |= observation.in_tests.no;
      sum.in_tests.unknown |= observation.in_tests.unknown;
      sum.unknown = sum.unknown.test != nullptr ? sum.unknown : observation.unknown;
    }
  }
  Coverage coverage;
  std::set<const cel::Program*> done;
  for (const rules::Rule& rule : pack.rules) {
    for (const cel::Program* program : deciding_programs(rule)) {
      if (!done.insert(program).second) {
        continue;
      }
      for (const cel::Condition& condition : cel::conditions(*program)) {
        Sum& sum = sums[condition];
        sum.rule = &rule;
        sum.program = program;
        add_unseen(sum, condition, coverage);
      }
    }
  }
  return coverage;
}

}  // namespace audit::check
