// SPDX-License-Identifier: Apache-2.0
//
// The rules that hold on a day as overlays have tailored them, and where each setting comes from:
// the value of a parameter, the level of a rule, who has disabled it and why, from when to when it
// is in force. For `station-rules list --effective`.
//
//   print(effective_text(tailor.packs(selected, day, diagnostics), day, Language::English),
//   session);
#pragma once

#include "base/date.h"
#include "base/text.h"
#include "rules/pack.h"

#include <span>
#include <string>

namespace audit::tools {

/// A table a pack: its parameters, its rules under their groups, and below each rule what overlays
/// say of it.
std::string effective_text(std::span<const rules::Pack* const> packs, base::Date day,
                           base::Language language);

/// A rule a line.
std::string effective_jsonl(std::span<const rules::Pack* const> packs, base::Date day);

}  // namespace audit::tools
