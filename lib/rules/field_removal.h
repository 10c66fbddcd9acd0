// SPDX-License-Identifier: Apache-2.0
//
// A station file without one of its values, for every value in it: what happens when somebody
// leaves it out.
//
//   for (const Removal& r : removals(test.station)) BoundCase(pack, test, r.station) …
#pragma once

#include <string>
#include <vector>

namespace audit::rules {

struct Removal {
  std::string path;     ///< `finance.total`, `staff[0].cert_level`; with the file's own keys
  std::string station;  ///< the file without it
};

/// In the order of the file. Items of lists stay (a list that is there is complete); their fields
/// are left out.
std::vector<Removal> removals(const std::string& station);

}  // namespace audit::rules
