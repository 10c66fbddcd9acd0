// SPDX-License-Identifier: Apache-2.0
//
// One input from path to records: read, bound to the model, judged. Nothing of a file is lost: what
// cannot be read or understood is a note, a station that no pack covers is one, and the rest is
// judged.
//
//   ReadFile file = read_file({"a.yaml"}, model, 0);
//   FileCheck check(selection, areas, configurations, options, nullptr);  // one for each thread
//   std::vector<SeenStation> stations = check.write(file, sink);
#pragma once

#include "check/audit.h"
#include "check/document_rulings.h"
#include "common/areas.h"
#include "common/configurations.h"
#include "common/read_file.h"
#include "common/selection.h"
#include "common/station_index.h"
#include "model/submission.h"
#include "results/sink.h"
#include "results/statistics_count.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace audit::tools {

class FileCheck {
 public:
  /// `rulings` may be null.
  FileCheck(Selection& selection, const Areas& areas, const Configurations& configurations,
            const check::Options& options, const check::Rulings* rulings);

  /// Writes the file's record, its notes and the results of its stations and areas; areas when all
  /// their stations have been added to `areas`. `statistics`: one of the sinks behind `sink`, which
  /// is told where each station lies; may be null.
  std::vector<SeenStation> write(const ReadFile& file, results::Sink& sink,
                                 results::StatisticsCount* statistics = nullptr);

  /// What the rulings came to in the file that was written last.
  std::vector<check::RulingUse> take_ruling_uses() { return std::move(ruling_uses_); }

  /// Packs that judged a station of which no county (city) file was given.
  using NotRun = std::set<std::pair<const rules::Pack*, rules::Scope>>;

  const NotRun& not_run() const { return not_run_; }

 private:
  struct Draft;  // what is found out about the file's documents before its record is written

  void look_at(const model::BoundDocument& document, const model::Submission& submission,
               Draft& draft);
  void note_other_region(const model::BoundDocument& document, const model::Submission& submission,
                         Draft& draft) const;
  void judge_area(const model::BoundDocument& document, const model::Submission& submission,
                  Draft& draft);
  void note_contradictions(const model::BoundDocument& document,
                           const model::Submission& submission, const check::Area& county,
                           Draft& draft) const;
  void judge_station(const model::BoundDocument& document, const model::Submission& submission,
                     Draft& draft);

  void keep_ruling_uses();

  Selection& selection_;
  const Areas& areas_;
  const Configurations& configurations_;
  check::Options options_;
  check::Auditor auditor_;
  NotRun not_run_;
  std::vector<check::RulingUse> ruling_uses_;
};

}  // namespace audit::tools
