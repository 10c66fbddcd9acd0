// SPDX-License-Identifier: Apache-2.0
//
// Facts about a township (class of area, population, reform, kind) may stand in the file of its
// station or in that of its county (design §4). What the station does not say is taken from the
// county's list of townships; where both say it and differ, neither counts.
//
//   const TownshipFacts townships(*county.root);
//   const cel::Record* township = townships.find(station.region.township);
//   const cel::Record* root = with_township(*station.root, township, arena);
#pragma once

#include "cel/value.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace audit::check {

/// The townships of a county's file by name.
class TownshipFacts {
 public:
  explicit TownshipFacts(const cel::Record& county);

  /// Null when the county does not list it.
  const cel::Record* find(std::string_view name) const;

 private:
  std::unordered_map<std::string, const cel::Record*> townships_;  ///< by comparison form
};

/// The root record of a station with what its township's record adds; the record itself where that
/// is nothing. `township` may be null.
const cel::Record* with_township(const cel::Record& station, const cel::Record* township,
                                 cel::Arena& arena);

/// A fact that both files give and not alike.
struct Contradiction {
  const cel::Field* field = nullptr;  ///< of the station
  cel::Value station, county;
};

std::vector<Contradiction> contradictions(const cel::Record& station, const cel::Record* township);

}  // namespace audit::check
