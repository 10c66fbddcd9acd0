// SPDX-License-Identifier: Apache-2.0
//
// Compares what two runs say of one station (or area). A result is found again by its rule and
// item, which with the station are its fingerprint; items of one name are a group (namesakes.h).
// Rules that judge each item of a list may give one result for the whole list instead (the list is
// not known, or empty), so items are compared with the whole too:
//
//   list unknown -> items judged      the gap is filled; items that are open continue it
//   items judged -> list unknown      each finding of an item is undecided
//   items judged -> list empty        nothing to apply to
#pragma once

#include "results/comparison/comparison.h"
#include "results/comparison/namesakes.h"

#include <cstdint>
#include <vector>

namespace audit::results {

/// `before`: what was open or waived in OLD, `of_before`: how often names came in it; `after`: all
/// results of NEW. Ordered by change, then as `after`, then as `before`.
std::vector<TrackedFinding> compare(const std::vector<FindingState>& before,
                                    const std::vector<FindingState>& after,
                                    const Namesakes& of_before = {});

/// A hash of what was measured, said and missed, as reports show it: not of the place, nor of facts
/// that changed without changing any of it.
std::uint64_t measure_of(const Result& result);

}  // namespace audit::results
