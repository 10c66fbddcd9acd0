// SPDX-License-Identifier: Apache-2.0
//
// Notices a station that comes up in two files of one run. Keeps some forty bytes a station: a
// digest of its identity and where it was first seen.
//
//   StationIndex seen(paths…);
//   if (auto first = seen.add("湖北省/武汉市/…", location)) note(same_station(location, *first));
#pragma once

#include "results/records.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace audit::tools {

class StationIndex {
 public:
  /// Where the same identity was seen first, if it was.
  std::optional<results::Location> add(const std::string& identity, const results::Location& at) {
    if (path_ == nullptr || *path_ != at.path) {
      path_ = std::make_shared<const std::string>(at.path);
    }
    // 64 bits: of 40,000 stations two look the same by chance once in ten billion runs.
    const auto [entry, is_new] = seen_.try_emplace(std::hash<std::string>{}(identity),
                                                   First{path_, at.document, at.line, at.column});
    if (is_new) {
      return std::nullopt;
    }
    results::Location first;
    first.path = *entry->second.path;
    first.document = entry->second.document;
    first.line = first.end_line = entry->second.line;
    first.column = first.end_column = entry->second.column;
    return first;
  }

 private:
  struct First {
    std::shared_ptr<const std::string> path;
    std::uint32_t document, line, column;
  };

  std::shared_ptr<const std::string> path_;  // of the file that is coming in
  std::unordered_map<std::size_t, First> seen_;
};

}  // namespace audit::tools
