// SPDX-License-Identifier: Apache-2.0
//
// Which of many areas cover a region, without asking each of them: by the name of its narrowest
// level, and by its division code. What is found is asked (rules::covers).
//
//   RegionIndex index;
//   index.add({.city = "武汉市", .county = "江滩区"});          // number 0
//   index.covering({.city = "武汉", .county = "江滩区"})         // {0}
#pragma once

#include "model/submission.h"
#include "rules/pack.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace audit::tools {

class RegionIndex {
 public:
  /// Areas are numbered in the order in which they are added.
  void add(rules::AppliesTo bounds);

  const rules::AppliesTo& bounds(std::size_t area) const { return bounds_[area]; }

  /// Rising numbers.
  std::vector<std::size_t> covering(const model::Region& region) const;

 private:
  using Numbers = std::vector<std::size_t>;

  std::vector<rules::AppliesTo> bounds_;
  std::unordered_map<std::string, Numbers> by_name_, by_code_;
};

}  // namespace audit::tools
