// SPDX-License-Identifier: Apache-2.0
//
// What the jobs of station-rules share: the packs that are named on the command line, and how what
// is wrong with them is said.
//
//   Packs packs = load_packs(arguments.operands);
//   const Status status = report(packs, session);
//   print(text, session);
#pragma once

#include "base/diagnostic.h"
#include "common/command.h"
#include "common/rules_path.h"
#include "rules/pack.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

/// The packs that the operands name, else all on the search path; what is wrong with them on
/// standard error.
struct Packs {
  Rulebook book;
  std::vector<const rules::Pack*> packs;
  base::Diagnostics diagnostics;
};

/// Those that are named (ids, files, folders; a folder of packs stands for each of them), all packs
/// where none is.
Packs load_packs(const std::vector<std::string>& named);

/// Prints what is wrong; Status::Rules where an error is among it or no pack is left.
results::Status report(Packs& packs, const Session& session);

/// On standard output.
void print(std::string_view text, const Session& session);

/// `[PACK or FOLDER …]`
base::Text pack_operands();

}  // namespace audit::tools
