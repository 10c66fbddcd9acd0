// SPDX-License-Identifier: Apache-2.0
//
// The formats of one comparison and where each goes. Text is handed on station by station.
//
//   ComparisonOutputs outputs(arguments, session, show);     // throws UsageError
//   outputs.head(head); … outputs.summary(summary);
//   outputs.close();                                         // only now do files stand in their
//   place
#pragma once

#include "common/command.h"
#include "common/output.h"
#include "writers/comparison/writer.h"

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

/// Names of the formats of a comparison.
std::vector<std::string_view> comparison_format_names();

class ComparisonOutputs : public results::ComparisonSink {
 public:
  /// `show`: the changes that are listed; empty: all.
  ComparisonOutputs(const Arguments& arguments, const Session& session,
                    const std::set<results::Change>& show);

  void head(const results::ComparisonHead& head) override;
  void note(const results::Note& note) override;
  void station(const results::StationComparison& station) override;
  void summary(const results::ComparisonSummary& summary) override;

  void close();

 private:
  /// One format on its way out. Never moved: the writer points to the text.
  struct Way {
    std::string text;
    std::unique_ptr<results::ComparisonSink> writer;
    std::unique_ptr<Output> output;
  };

  template <class Tell>
  void each(Tell tell);

  std::vector<std::unique_ptr<Way>> ways_;
};

}  // namespace audit::tools
