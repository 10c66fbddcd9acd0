// SPDX-License-Identifier: Apache-2.0
//
// Rules that speak of the same thing: two that no station can meet both, one that follows from
// another, and versions of one rule whose dates do not join.
//
// Compared are the rules of a pack, of what it extends as it has made it, and of the other packs
// that may hold for the same station. Seen is what cel/constraints.h sees: thresholds, values and
// choices that are joined with &&. Not seen: quantities that are compared with each other, what
// stands inside of `||`, exists() and all(), counts that are bounded by what a list may hold,
// rules over different lists, and whether conditions under `when` that are more than comparisons
// exclude each other.
#pragma once

#include "base/date.h"
#include "base/diagnostic.h"
#include "rules/pack.h"

#include <span>

namespace audit::rules {

/// Two rules that cannot both be met (RULE085) and whose `see` does not say so.
void find_contradictions(const Pack& pack, std::span<const Pack* const> loaded,
                         base::Diagnostics& diagnostics);

/// Rules of the pack that follow from another of its rules (RULE086). A text may well say a thing
/// twice: for those who look for it.
void find_implications(const Pack& pack, base::Diagnostics& diagnostics);

/// `X.1 until …` and `X.2 effective …`: rules of one requirement with dates of their own follow
/// each other without a gap (RULE084) and without a day in common (RULE083).
void find_version_gaps(const Pack& pack, base::Diagnostics& diagnostics);

/// The day on which a pack is looked at: the first one on which it and all that it extends have
/// come into force.
base::Date first_full_day(const Pack& pack);

}  // namespace audit::rules
