// SPDX-License-Identifier: Apache-2.0
#include "check/mutation_tests.h"

#include "cel/conditions.h"
#include "check/coverage.h"

#include <algorithm>
#include <utility>

namespace audit::check {
namespace {

/// The rule with one step of it changed, in its own programs or in the lets that they use.
rules::Rule changed(const rules::Rule& rule, const cel::Mutation& mutation) {
  cel::Mutator mutator(mutation);
  rules::Rule result = rule;
  for (rules::ForEach& entry : result.for_each) {
    entry.list = mutator.apply(entry.list);
  }
  for (rules::ProgramRef* program :
       {&result.group_when, &result.when, &result.require, &result.due}) {
    *program = mutator.apply(*program);
  }
  return result;
}

/// Other values that a parameter might have had: a yes for a no, a number or day one step off, a
/// list without one of its items.
std::vector<cel::Value> other_values(const cel::Value& value, cel::Arena& arena) {
  std::vector<cel::Value> others;
  if (const bool* flag = value.get<bool>()) {
    others.push_back(cel::Value::boolean(!*flag));
  }
  for (const bool up : {true, false}) {
    if (const auto other = cel::one_step(value, up)) {
      others.push_back(*other);
    }
  }
  const cel::List* list = value.list();
  for (std::size_t left_out = 0; list != nullptr && left_out < list->items.size(); ++left_out) {
    const std::span<cel::Value> items = arena.array<cel::Value>(list->items.size() - 1);
    const auto at = static_cast<std::ptrdiff_t>(left_out);
    const auto middle = std::copy(list->items.begin(), list->items.begin() + at, items.begin());
    std::copy(list->items.begin() + at + 1, list->items.end(), middle);
    others.push_back(cel::Value::list(arena.make(
        cel::List{.items = items, .possible = {}, .open = nullptr, .origin = list->origin})));
  }
  return others;
}

}  // namespace

MutationTests::MutationTests(const rules::Pack& pack, const rules::RuleTests& tests)
    : pack_(pack), tests_(tests) {
  for (const rules::TestCase& test : tests.cases) {
    cases_[test.rule].emplace_back(test);
  }
  add_mutants_of_programs();
  add_mutants_of_parameters();
}

void MutationTests::add_mutants_of_programs() {
  std::vector<const cel::Program*> programs;  // in pack order
  std::map<const cel::Program*, std::vector<const rules::Rule*>> users;
  for (const rules::Rule& rule : pack_.rules) {
    for (const cel::Program* program : deciding_programs(rule)) {
      auto& of_program = users[program];
      if (of_program.empty()) {
        programs.push_back(program);
      }
      of_program.push_back(&rule);
    }
  }
  for (const cel::Program* program : programs) {
    for (cel::Mutation& mutation : cel::mutations(*program)) {
      mutants_.push_back({.rules = users[program],
                          .place = program->source().place(mutation.at),
                          .original = cel::original_text(*program, mutation),
                          .mutated = cel::mutated_text(*program, mutation),
                          .mutation = std::move(mutation),
                          .parameter = -1,
                          .value = {}});
    }
  }
}

void MutationTests::add_mutants_of_parameters() {
  for (std::size_t i = 0; i < pack_.parameters.size(); ++i) {
    const rules::Parameter& parameter = pack_.parameters[i];
    const int index = static_cast<int>(i);
    const std::vector<const rules::Rule*> users = users_of_parameter(index);
    if (users.empty()) {
      continue;
    }
    const auto shown = [&](const cel::Value& value) {
      return parameter.name + ": " + cel::to_text(value, parameter.type, {});
    };
    for (const cel::Value& value : other_values(parameter.value, arena_)) {
      mutants_.push_back({.rules = users,
                          .place = parameter.place,
                          .original = shown(parameter.value),
                          .mutated = shown(value),
                          .mutation = {},
                          .parameter = index,
                          .value = value});
    }
  }
}

std::vector<const rules::Rule*> MutationTests::users_of_parameter(int index) const {
  std::vector<const rules::Rule*> users;
  for (const rules::Rule& rule : pack_.rules) {
    if (std::find(rule.parameters.begin(), rule.parameters.end(), index) != rule.parameters.end()) {
      users.push_back(&rule);
    }
  }
  return users;
}

bool MutationTests::is_noticed(const Mutant& mutant) const {
  for (const rules::Rule* rule : mutant.rules) {
    const auto cases = cases_.find(rule);
    if (cases == cases_.end()) {
      continue;
    }
    rules::Pack variant =
        with_rule_only(pack_, mutant.parameter < 0 ? changed(*rule, mutant.mutation) : *rule);
    if (mutant.parameter >= 0) {
      variant.parameters[static_cast<std::size_t>(mutant.parameter)].value = mutant.value;
    }
    if (std::any_of(cases->second.begin(), cases->second.end(),
                    [&](const BoundCase& one) { return !one.problems(variant).empty(); })) {
      return true;
    }
  }
  return false;
}

bool MutationTests::is_declared(const rules::Equivalent& declared, const Mutant& mutant) const {
  return declared.mutant == mutant.mutated &&
         std::find(mutant.rules.begin(), mutant.rules.end(), declared.rule) != mutant.rules.end();
}

Fate MutationTests::fate(const Mutant& mutant) const {
  if (is_noticed(mutant)) {
    return Fate::Noticed;
  }
  const bool declared =
      std::any_of(tests_.equivalents.begin(), tests_.equivalents.end(),
                  [&](const rules::Equivalent& one) { return is_declared(one, mutant); });
  return declared ? Fate::Equivalent : Fate::Survived;
}

std::vector<const rules::Equivalent*> MutationTests::unfounded(
    const std::vector<Fate>& fates) const {
  std::vector<const rules::Equivalent*> result;
  for (const rules::Equivalent& declared : tests_.equivalents) {
    bool has_mutant = false;
    for (std::size_t i = 0; i < mutants_.size(); ++i) {
      has_mutant =
          has_mutant || (fates[i] == Fate::Equivalent && is_declared(declared, mutants_[i]));
    }
    if (!has_mutant) {
      result.push_back(&declared);
    }
  }
  return result;
}

}  // namespace audit::check
