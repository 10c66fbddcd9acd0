// SPDX-License-Identifier: Apache-2.0
//
// One rule as `station-rules show` tells it, as text for people or a line of JSON for scripts.
//
//   out += text_of({.pack = pack, .details = details_of(*pack, rule), .examples = …}, language);
#pragma once

#include "base/text.h"
#include "station-rules/rule_details.h"

#include <string>
#include <vector>

namespace audit::tools {

/// A rule with everything that is told of it.
struct Shown {
  const rules::Pack* pack = nullptr;
  RuleDetails details;
  std::vector<RuleExample> examples;

  const rules::Rule& rule() const { return *details.rule; }
};

std::string text_of(const Shown& shown, base::Language language);
std::string jsonl_of(const Shown& shown);

}  // namespace audit::tools
