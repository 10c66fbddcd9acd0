// SPDX-License-Identifier: Apache-2.0
//
// The files of --rulings: decisions of the evaluators, read before any station is. Only what is
// given there counts; a ruling that stands among the files to check has no effect.
//
//   RulingsFiles files(find_inputs(paths), model, options, in);
//   files.bind(selection, library);                        // after packs are loaded
//   if (files.has_errors()) for (const results::Note& n : files.notes()) …
#pragma once

#include "check/audit.h"
#include "check/rulings.h"
#include "common/inputs.h"
#include "common/selection.h"
#include "results/records.h"
#include "rules/library.h"

#include <vector>

namespace audit::tools {

class RulingsFiles {
 public:
  RulingsFiles(const std::vector<Input>& inputs, const model::Model& model,
               const check::Options& options, int standard_input);

  /// Loads further packs where rulings speak of rules that no selected one has.
  void bind(const Selection& selection, rules::Library& library);

  /// What the run's record says of them.
  const std::vector<results::NamedFile>& heads() const { return heads_; }

  std::vector<results::Note> notes() const;

  bool has_errors() const { return !unreadable_.empty() || rulings_.has_errors(); }

  const check::Rulings& rulings() const { return rulings_; }

 private:
  std::vector<results::NamedFile> heads_;
  std::vector<results::Note> unreadable_;
  check::Rulings rulings_;
};

/// The inputs that are none of these files: a folder may hold both.
std::vector<Input> without(std::vector<Input> inputs, const std::vector<Input>& rulings);

}  // namespace audit::tools
