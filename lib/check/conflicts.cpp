// SPDX-License-Identifier: Apache-2.0
#include "check/conflicts.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace audit::check {
namespace {

using results::Outcome;
using results::Result;

bool passes(const std::vector<Result>& results, const std::string& rule) {
  bool found = false;
  for (const Result& result : results) {
    if (result.rule == rule && result.outcome != Outcome::Pass &&
        result.outcome != Outcome::NotApplicable) {
      return false;
    }
    found = found || (result.rule == rule && result.outcome == Outcome::Pass);
  }
  return found;
}

void add(std::vector<Result>& results, const std::string& failing, const std::string& passing,
         const base::Text& conflict) {
  const auto fails = [&](const Result& r) {
    return r.rule == failing && r.outcome == Outcome::Fail;
  };
  if (std::none_of(results.begin(), results.end(), fails) || !passes(results, passing)) {
    return;
  }
  for (Result& result : results) {
    if (fails(result)) {
      result.conflicts.push_back(
          {.zh = fmt::format("与 {} 相抵触：{}", passing, conflict.zh),
           .en = fmt::format("contradicts {}: {}", passing, conflict.in(base::Language::English))});
    }
  }
}

}  // namespace

void add_conflicts(Packs packs, std::vector<Result>& results) {
  for (const rules::Pack* pack : packs) {
    for (const rules::Rule& rule : pack->rules) {
      for (const rules::See& see : rule.see) {
        if (!see.conflict.empty()) {
          add(results, rule.info.id, see.rule, see.conflict);
          add(results, see.rule, rule.info.id, see.conflict);
        }
      }
    }
  }
}

}  // namespace audit::check
