// SPDX-License-Identifier: Apache-2.0
//
// Which packs hold where (covers() and may_meet() of library.h): names level by level or the
// division code; a level that only one side names does not count, but the narrowest level of the
// pack must be answered.
#include "model/region.h"
#include "rules/library.h"

#include <algorithm>
#include <array>

namespace audit::rules {
namespace {

enum class Match { Silent, Yes, No };

/// Silent: one of the two does not say.
Match compare(std::string_view pack, std::string_view region) {
  if (pack.empty() || region.empty()) {
    return Match::Silent;
  }
  return model::region_stem(pack) == model::region_stem(region) ? Match::Yes : Match::No;
}

}  // namespace

bool may_meet(const AppliesTo& a, const AppliesTo& b) {
  const bool codes_differ = !a.code.empty() && !b.code.empty() &&
                            !model::covers_code(a.code, b.code) &&
                            !model::covers_code(b.code, a.code);
  return !codes_differ && compare(a.province, b.province) != Match::No &&
         compare(a.city, b.city) != Match::No && compare(a.county, b.county) != Match::No;
}

bool covers(const AppliesTo& applies_to, const model::Region& region) {
  if (model::covers_code(applies_to.code, region.code)) {
    return true;
  }
  const std::array levels{compare(applies_to.province, region.province),
                          compare(applies_to.city, region.city),
                          compare(applies_to.county, region.county)};
  if (std::find(levels.begin(), levels.end(), Match::No) != levels.end()) {
    return false;
  }
  const std::size_t narrowest = !applies_to.county.empty() ? 2 : (!applies_to.city.empty() ? 1 : 0);
  return levels[narrowest] == Match::Yes;
}

}  // namespace audit::rules
