// SPDX-License-Identifier: Apache-2.0
//
// One run over station files: choose and load packs, judge every file, write everything to the
// outputs.
//
//   StationRun run(settings, std::move(book), configurations, diagnostics, find_inputs(operands),
//                  outputs, session);
//   return run.finish();                                   // the exit status
//
// The stream begins with the packs of the run, but which apply depends on regions that stand in the
// files. A run that is small enough is therefore read before rules are loaded, and only the packs
// of its stations are. Of a larger one every pack that has a region is loaded first: it will
// probably be needed, and that way no more than a few files are in memory at once.
//
// Files of counties and cities come last, wherever they stand among the inputs: what they are
// judged by is in the files of their stations.
#pragma once

#include "common/areas.h"
#include "common/configurations.h"
#include "common/configured_parameters.h"
#include "common/file_check.h"
#include "common/inputs.h"
#include "common/outputs.h"
#include "common/rules_path.h"
#include "common/rulings_files.h"
#include "common/selection.h"
#include "results/statistics_count.h"
#include "results/tally.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace audit::tools {

struct RunSettings {
  results::Policy policy;
  check::Options check;
  unsigned jobs = 1;
  NamedPacks packs;            ///< of --rules; none: by region
  std::vector<Input> rulings;  ///< files of --rulings
  bool statistics = false;
};

class StationRun {
 public:
  /// `diagnostics`: what was found while the rulebook was opened and configurations were read.
  StationRun(RunSettings settings, Rulebook book, Configurations& configurations,
             base::Diagnostics diagnostics, std::vector<Input> inputs, Outputs& outputs,
             const Session& session);

  /// Does it all, from the run's record to its summary. Throws what Output throws.
  results::Status finish();

 private:
  bool load_rules(base::Diagnostics& diagnostics);
  void configure_parameters(base::Diagnostics& diagnostics);
  void read_rulings();
  ReadFile read(const Input& input) const;
  void read_small_run(base::Diagnostics& diagnostics);
  void write_heads();
  /// On standard error and in the stream.
  void tell(const base::Diagnostics& diagnostics);
  void tell(const std::vector<results::Note>& notes);
  void check_files();
  void note_rules_not_run(const std::deque<FileCheck>& workers);

  RunSettings settings_;
  Rulebook book_;
  Configurations& configurations_;
  base::Diagnostics diagnostics_;
  std::vector<Input> inputs_;
  Outputs& outputs_;
  const Session& session_;
  results::Tally tally_;
  results::FanOut sink_;                              ///< the tally and the outputs
  std::unique_ptr<ConfiguredParameters> parameters_;  ///< null: none are configured
  std::unique_ptr<Selection> selection_;
  std::vector<ReadFile> files_;  ///< of a small run, parallel to inputs_
  std::unique_ptr<Areas> areas_;
  std::unique_ptr<RulingsFiles> rulings_;  ///< null: none were given
  std::optional<results::StatisticsCount> statistics_;
};

}  // namespace audit::tools
