// SPDX-License-Identifier: Apache-2.0
//
// What `--statistics` adds to the summary of a run: which articles are violated most, how the
// townships stand, which fields are missing most. All results count, of whatever level.
//
//   for (const ArticleCount& row : statistics.articles) …       // the most violated first
#pragma once

#include "base/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace audit::results {

/// Failing results of the rules of one article.
struct ArticleCount {
  std::string pack;
  std::string article;             ///< empty: a rule without one, which stands for itself
  std::vector<std::string> rules;  ///< that failed somewhere
  std::uint64_t failed = 0;        ///< results
  std::uint64_t stations = 0;      ///< and areas, with at least one of them
};

struct TownshipCount {
  std::string city, county, township;  ///< as the files name them; empty where they do not
  std::uint64_t stations = 0;
  std::uint64_t failed_stations = 0;   ///< with a failing result
  std::uint64_t unknown_stations = 0;  ///< with none, but with an unknown one
  std::uint64_t failed = 0;            ///< results
  std::uint64_t unknown = 0;
};

/// Unknown results that wait for one field.
struct MissingCount {
  std::string field;          ///< `finance.operation.admin_fee`, items of lists left out
  base::Text title;           ///< the same in the titles of the model
  std::uint64_t unknown = 0;  ///< results
  std::uint64_t stations = 0;
};

/// The greatest counts first; equal ones in the order of packs and articles, or by name.
struct Statistics {
  std::vector<ArticleCount> articles;
  std::vector<TownshipCount> townships;
  std::vector<MissingCount> missing;
  std::uint64_t stations_left_out = 0;  ///< of townships beyond the most that are counted
};

}  // namespace audit::results
