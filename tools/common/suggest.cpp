// SPDX-License-Identifier: Apache-2.0
#include "common/suggest.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstddef>

namespace audit::tools {

std::string suggest(std::string_view word, const std::vector<std::string>& candidates) {
  // A third of the word may be wrong, of a word of four letters two: swapping two counts as two.
  const std::size_t length = base::count_code_points(word);
  const std::size_t limit = std::max<std::size_t>(length < 4 ? 1 : 2, length / 3);
  std::string best;
  std::size_t best_distance = limit + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = base::edit_distance(word, candidate, limit);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

base::Text did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string meant = suggest(word, candidates);
  if (meant.empty()) {
    return {};
  }
  return {.zh = "；您是不是要写 " + meant + "？", .en = "; did you mean " + meant + "?"};
}

}  // namespace audit::tools
