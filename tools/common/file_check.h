// SPDX-License-Identifier: Apache-2.0
//
// One input from path to records: read, bound to the model, judged. Nothing of a file is lost: what
// cannot be read or understood is a note, a station that no pack covers is one, and the rest is
// judged.
//
//   ReadFile file = read_file({"a.yaml"}, model, 0);
//   FileCheck check(selection, {.as_of = today});            // one for each thread
//   std::vector<SeenStation> stations = check.write(file, sink);
#pragma once

#include "check/audit.h"
#include "common/inputs.h"
#include "common/selection.h"
#include "model/submission.h"
#include "results/sink.h"

#include <optional>
#include <string>
#include <vector>

namespace audit::tools {

/// An input as far as it could be read.
struct ReadFile {
  Input input;
  bool is_empty = false;
  std::optional<model::Submission> submission;  ///< none: not readable or empty

  /// Regions of its stations.
  std::vector<model::Region> regions() const;
};

ReadFile read_file(const Input& input, const model::Model& model, int standard_input);

/// A station that was met, to notice when it comes again in another file.
struct SeenStation {
  std::string id;
  results::Location at;
};

class FileCheck {
 public:
  FileCheck(Selection& selection, const check::Options& options);

  /// Writes the file's record, its notes and the results of its stations.
  std::vector<SeenStation> write(const ReadFile& file, results::Sink& sink);

 private:
  struct Draft;  // what is found out about the file's documents before its record is written

  void look_at(const model::BoundDocument& document, const model::Submission& submission,
               Draft& draft);
  void judge_station(const model::BoundDocument& document, const model::Submission& submission,
                     Draft& draft);

  Selection& selection_;
  check::Options options_;
  check::Auditor auditor_;
};

}  // namespace audit::tools
