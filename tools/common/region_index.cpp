// SPDX-License-Identifier: Apache-2.0
#include "common/region_index.h"

#include "rules/library.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace audit::tools {
namespace {

/// The name by which an area is looked up: levels are kept apart, for a city and a county may share
/// one.
std::string key_of(std::size_t level, std::string_view name) {
  return std::to_string(level) + model::region_stem(name);
}

}  // namespace

void RegionIndex::add(rules::AppliesTo bounds) {
  const std::size_t number = bounds_.size();
  const std::array<std::string_view, 3> levels{bounds.province, bounds.city, bounds.county};
  for (std::size_t level = levels.size(); level-- > 0;) {
    if (!levels[level].empty()) {
      by_name_[key_of(level, levels[level])].push_back(number);
      break;
    }
  }
  if (!bounds.code.empty()) {
    by_code_[std::string(model::code_prefix(bounds.code))].push_back(number);
  }
  bounds_.push_back(std::move(bounds));
}

std::vector<std::size_t> RegionIndex::covering(const model::Region& region) const {
  Numbers found;
  const auto add = [&](const std::unordered_map<std::string, Numbers>& index,
                       const std::string& key) {
    if (const auto entry = index.find(key); entry != index.end()) {
      found.insert(found.end(), entry->second.begin(), entry->second.end());
    }
  };
  const std::array<std::string_view, 3> levels{region.province, region.city, region.county};
  for (std::size_t level = 0; level < levels.size(); ++level) {
    if (!levels[level].empty()) {
      add(by_name_, key_of(level, levels[level]));
    }
  }
  if (!by_code_.empty()) {
    for (std::size_t length = 1; length <= region.code.size(); ++length) {
      add(by_code_, region.code.substr(0, length));
    }
  }
  std::erase_if(found, [&](std::size_t area) { return !rules::covers(bounds_[area], region); });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace audit::tools
