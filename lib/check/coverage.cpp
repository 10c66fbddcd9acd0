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
  Gaps(const rules::Pack& variant, cel::Watch& watch, std::map<cel::Condition, Observation>& found)
      : variant_(variant), watch_(watch), found_(found) {}

  void look_in(const rules::TestCase& test) {
    look_in(test, "", test.station,
            [&](const std::string& text) { return BoundCase(test, text, test.others); });
    for (std::size_t i = 0; i < test.others.size(); ++i) {
      if (test.others[i].is_unread) {
        continue;
      }
      look_in(test, test.others[i].name + ".", test.others[i].text, [&](const std::string& text) {
        std::vector<rules::CaseFile> others = test.others;
        others[i].text = text;
        return BoundCase(test, test.station, others);
      });
    }
  }

 private:
  bool is_complete() const {
    return std::all_of(found_.begin(), found_.end(), [](const auto& entry) {
      return entry.second.in_tests.unknown || entry.second.unknown.test != nullptr;
    });
  }

  /// One file of a case: `with` gives the case with another text of it.
  template <class With>
  void look_in(const rules::TestCase& test, const std::string& prefix, const std::string& text,
               With with) {
    if (is_complete()) {
      return;
    }
    std::vector<rules::Removal> all = rules::removals(text);
    std::reverse(all.begin(), all.end());  // a field tells more than the record that holds it
    for (const rules::Removal& removal : all) {
      watch_.clear();
      with(removal.station).run(variant_);
      for (auto& [condition, observation] : found_) {
        if (observation.unknown.test == nullptr && watch_.seen(condition).unknown) {
          observation.unknown = {.test = &test, .path = prefix + removal.path};
        }
      }
    }
  }

  const rules::Pack& variant_;
  cel::Watch& watch_;
  std::map<cel::Condition, Observation>& found_;
};

/// What all rules together have seen of one condition.
struct Sum {
  std::vector<const rules::Rule*> rules;  ///< that use it; at least one
  const cel::Program* program = nullptr;
  Observation observation;
};

/// What the tests declare unreachable, and which of that has proved to be so.
class Declared {
 public:
  explicit Declared(const rules::RuleTests& tests) : tests_(tests) {}

  bool covers(const Sum& sum, const Unseen& unseen) {
    bool is_covered = false;
    for (const rules::Unreachable& one : tests_.unreachables) {
      const bool is_it = unseen.sight == (one.never ? Sight::True : Sight::False) &&
                         one.condition == unseen.expression &&
                         std::find(sum.rules.begin(), sum.rules.end(), one.rule) != sum.rules.end();
      if (is_it) {
        founded_.insert(&one);
        is_covered = true;
      }
    }
    return is_covered;
  }

  std::vector<const rules::Unreachable*> unfounded() const {
    std::vector<const rules::Unreachable*> result;
    for (const rules::Unreachable& one : tests_.unreachables) {
      if (!founded_.contains(&one)) {
        result.push_back(&one);
      }
    }
    return result;
  }

 private:
  const rules::RuleTests& tests_;
  std::set<const rules::Unreachable*> founded_;
};

void add_unseen(const Sum& sum, const cel::Condition& condition, Declared& declared,
                Coverage& coverage) {
  const cel::Seen& seen = sum.observation.in_tests;
  const cel::Source& source = sum.program->source();
  const auto look_at = [&](Sight sight, bool is_seen) {
    ++coverage.outcomes;
    if (is_seen) {
      return;
    }
    Unseen unseen{.rule = sum.rules.front(),
                  .place = source.place(condition.span),
                  .expression = cel::in_one_line(source, condition.span),
                  .sight = sight,
                  .witness = sight == Sight::Unknown ? sum.observation.unknown : Witness()};
    if (declared.covers(sum, unseen)) {
      ++coverage.unreachable;
    } else {
      coverage.unseen.push_back(std::move(unseen));
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
      BoundCase(test).run(variant);
    }
  }
  Observations result{.rule = &rule, .by_condition = {}};
  for (const cel::Program* program : deciding_programs(rule)) {
    for (const cel::Condition& condition : cel::conditions(*program)) {
      result.by_condition[condition].in_tests = watch.seen(condition);
    }
  }
  Gaps gaps(variant, watch, result.by_condition);
  for (const rules::TestCase* test : cases) {
    gaps.look_in(*test);
  }
  return result;
}

Coverage summarize(const rules::Pack& pack, const rules::RuleTests& tests,
                   std::span<const Observations> observations) {
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
  std::vector<const cel::Program*> programs;  // in pack order
  for (const rules::Rule& rule : pack.rules) {
    for (const cel::Program* program : deciding_programs(rule)) {
      bool is_new = false;
      for (const cel::Condition& condition : cel::conditions(*program)) {
        Sum& sum = sums[condition];
        is_new = is_new || sum.program == nullptr;
        sum.rules.push_back(&rule);
        sum.program = program;
      }
      if (is_new) {
        programs.push_back(program);
      }
    }
  }
  Coverage coverage;
  Declared declared(tests);
  for (const cel::Program* program : programs) {
    for (const cel::Condition& condition : cel::conditions(*program)) {
      add_unseen(sums[condition], condition, declared, coverage);
    }
  }
  coverage.unfounded = declared.unfounded();
  return coverage;
}

}  // namespace audit::check
