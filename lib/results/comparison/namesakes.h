// SPDX-License-Identifier: Apache-2.0
//
// Items of one name. A rule that judges each item of a list may find several that are called alike:
// two persons whose masked names are 张*, fifty service records of one kind. The stream numbers
// them in the order of the file (`张*`, `张* #2`), and that order changes when one of them leaves.
// So they are not compared by number but as a group: equal findings with each other, the rest by
// how many of each outcome there are. Where fewer items have the name than before, nothing tells
// the one that was put right from the one that is gone, and it is called neither.
//
//   old: 张* fails, 张* passes      new: 张* passes        one of them is gone: nothing is "fixed"
//   old: 张* fails, 张* passes      new: both pass         fixed
#pragma once

#include "results/comparison/comparison.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace audit::results {

using OutcomeCounts = std::map<Outcome, std::size_t>;

/// Of the names that several items of one rule have at one station: how many items came to which
/// outcome. By namesake_key().
using Namesakes = std::unordered_map<std::string, OutcomeCounts>;

/// Rule and item: what tells a finding from the others of its station.
std::string finding_key(const Result& result);

/// Rule and item, without the number that tells the item from its namesakes.
std::string namesake_key(const Result& result);

/// Counts the results of one station.
class NamesakeCounter {
 public:
  void add(const Result& result);
  /// What was counted; begins anew.
  Namesakes take();

 private:
  Namesakes all_;
};

/// Which results of the one run are which of the other.
struct Pairing {
  static constexpr std::size_t none = ~std::size_t{0};

  std::vector<std::size_t> old_of;  ///< by place in `after`: the place in `before`, or none
  std::vector<bool> is_lost;        ///< by place in `before`: nothing tells what became of it
  std::vector<bool> is_namesake;    ///< by place in `after`: it is one of several, and judged here
};

/// Pairs namesakes and nothing else. `before` has what was open or waived, `of_before` the counts
/// of all results of that run.
Pairing pair_namesakes(const std::vector<FindingState>& before,
                       const std::vector<FindingState>& after, const Namesakes& of_before);

}  // namespace audit::results
