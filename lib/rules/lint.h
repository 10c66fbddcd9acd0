// SPDX-License-Identifier: Apache-2.0
//
// What is not wrong with a pack, but probably not meant: rules without tests, readings that are
// tested one way only, parameters and lets that nothing uses, messages whose languages differ,
// titles in one language. Of overlays: settings that change nothing, weaken a rule or are seen by
// no test. Rules that overlap or contradict each other: overlaps.h.
#pragma once

#include "base/diagnostic.h"
#include "rules/pack.h"
#include "rules/test_cases.h"

#include <span>

namespace audit::rules {

/// `loaded`: the packs that are looked at together; contradictions are told of the later one.
/// `known`: those and all that `see` may name.
void lint(const Pack& pack, const RuleTests& tests, std::span<const Pack* const> loaded,
          std::span<const Pack* const> known, base::Diagnostics& diagnostics);

/// A `see` names a rule that is not in the pack itself.
bool names_others(const Pack& pack);

}  // namespace audit::rules
