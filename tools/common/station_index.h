// SPDX-License-Identifier: Apache-2.0
//
// Notices a station that comes up in two files of one run: by its number (站点编号), or by region
// and name where one of the two files gives no number. Keeps some eighty bytes a station: digests
// of its identity and where it was first seen.
//
//   StationIndex seen;
//   if (const auto station = station_at(document, source)) {
//     if (auto first = seen.add(*station)) note(same_station(station->at, *first));
//   }
#pragma once

#include "base/source.h"
#include "model/submission.h"
#include "results/records.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace audit::tools {

/// A station that was met.
struct SeenStation {
  std::string number;  ///< 站点编号 in comparison form; may be empty
  std::string name;    ///< region and name
  results::Location at;
};

/// Nothing for a station that has neither number nor name.
std::optional<SeenStation> station_at(const model::BoundDocument& document,
                                      const base::SourceText& source);

class StationIndex {
 public:
  /// Where the same station was seen first, if it was.
  std::optional<results::Location> add(const SeenStation& station);
  std::optional<results::Location> find(const SeenStation& station) const;

 private:
  struct First {
    std::shared_ptr<const std::string> path;
    std::uint32_t document, line, column;
    bool has_number;
  };

  const First* first(const SeenStation& station) const;
  static results::Location location(const First& first);

  std::shared_ptr<const std::string> path_;  // of the file that is coming in
  // By hash, 64 bits: of 40,000 stations two look the same by chance once in ten billion runs.
  std::unordered_map<std::size_t, First> by_number_, by_name_;
};

}  // namespace audit::tools
