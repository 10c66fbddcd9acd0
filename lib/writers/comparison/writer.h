// SPDX-License-Identifier: Apache-2.0
//
// Writers of comparisons: they turn what has become of the findings of a run into text, as
// writers/writer.h does for one run. All of them stand in one table (writer.cpp).
//
//   std::string out;
//   auto writer = find_comparison_format("markdown")->make(out, {.language = Language::Chinese});
//   writer->head(head); writer->station(station); … writer->summary(summary);
#pragma once

#include "base/text.h"
#include "results/comparison/comparison.h"

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace audit::writers {

struct ComparisonOptions {
  base::Language language = base::Language::Chinese;
  bool color = false;
  std::set<results::Change> show =
      {};  ///< changes that are listed; empty: all. `jsonl` has all of them

  bool shows(results::Change change) const { return show.empty() || show.count(change) > 0; }
};

struct ComparisonFormat {
  std::string_view name;
  std::unique_ptr<results::ComparisonSink> (*make)(std::string& out,
                                                   const ComparisonOptions& options);
};

/// All formats, the default one first.
std::span<const ComparisonFormat> comparison_formats();

/// For people: station by station, what is new first; differences of the runs before, counts
/// behind.
std::unique_ptr<results::ComparisonSink> make_comparison_text(std::string& out,
                                                              const ComparisonOptions& options);

/// The stream `station-diff/1` for scripts: docs/station-diff-1.schema.json.
std::unique_ptr<results::ComparisonSink> make_comparison_jsonl(std::string& out,
                                                               const ComparisonOptions& options);

/// The table by which rectification is tracked:
/// 站点、条款、问题、原状、现状、状态、依据、整改要求、位置.
std::unique_ptr<results::ComparisonSink> make_comparison_markdown(std::string& out,
                                                                  const ComparisonOptions& options);

}  // namespace audit::writers
