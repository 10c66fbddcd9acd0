// SPDX-License-Identifier: Apache-2.0
//
// One input from path to bound documents.
//
//   ReadFile file = read_file({"a.yaml"}, model, 0);
//   if (file.submission) for (const model::BoundDocument& d : file.submission->documents) …
#pragma once

#include "common/inputs.h"
#include "model/submission.h"

#include <optional>
#include <vector>

namespace audit::tools {

/// An input as far as it could be read.
struct ReadFile {
  Input input;
  bool is_empty = false;
  std::optional<model::Submission> submission;  ///< none: not readable or empty

  /// Regions of its stations and areas.
  std::vector<model::Region> regions() const;
};

/// `region`: of the folder, for files that leave it out; may be null.
ReadFile read_file(const Input& input, const model::Model& model, int standard_input,
                   const model::Region* region = nullptr);

}  // namespace audit::tools
