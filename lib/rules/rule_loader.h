// SPDX-License-Identifier: Apache-2.0
//
// One entry of a `rules:` list, in two steps: what stands in it (read_rule), and, when everything
// that its expressions may name is known, what they mean (compile_rule).
//
//   - id: WH-26d
//     level: principle
//     let: {cap: finance.total * param.fee_cap}
//     require: finance.operation.admin_fee <= cap
//     message: {zh: "管理费 {finance.operation.admin_fee},超过上限 {cap}"}
//
// Names of a rule in the order in which they are declared: those of the pack and its file,
// for_each, let.
#pragma once

#include "base/diagnostic.h"
#include "rules/groups.h"
#include "rules/pack.h"
#include "rules/scopes.h"
#include "yaml/node.h"

#include <optional>
#include <span>
#include <string>

namespace audit::rules {

/// A rule whose parts have the right form; expressions are still nodes.
struct RuleDraft {
  Rule rule;
  const yaml::Node* node = nullptr;
  bool is_sound = false;  ///< without errors so far: worth compiling
};

/// A level by its id or its Chinese name.
std::optional<results::Level> read_level(const yaml::Node* node, base::Diagnostics& diagnostics);

/// `pack`: its id and dates; `group`: of rules that name none. Null when it cannot be told which
/// rule it is.
std::optional<RuleDraft> read_rule(const yaml::Node& node, const Pack& pack, const Groups& groups,
                                   const std::string& group, base::Diagnostics& diagnostics);

/// What compile_rule needs beside the draft.
struct RuleNames {
  const ScopedNames& of_pack;  ///< conditions of groups see these
  const ScopedNames& of_file;
  Groups& groups;
  std::span<const Parameter> parameters;
};

/// Null when an expression has an error. `slot_count` rises to what the rule needs.
std::optional<Rule> compile_rule(RuleDraft draft, const RuleNames& names, int& slot_count,
                                 base::Diagnostics& diagnostics);

}  // namespace audit::rules
