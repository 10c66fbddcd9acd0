// SPDX-License-Identifier: Apache-2.0
//
// What the jobs of station-rules share: the packs that are named on the command line, found where
// the configuration of the working folder has them too, and how what is wrong with them is said.
//
//   Packs packs(arguments, session);
//   packs.load(arguments.operands);
//   const Status status = packs.report();
//   print(text, packs.session());
#pragma once

#include "base/diagnostic.h"
#include "common/command.h"
#include "common/folder_settings.h"
#include "common/named_packs.h"
#include "common/rules_path.h"
#include "rules/pack.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

class Packs {
 public:
  /// Opens the rules and reads the configuration. Throws UsageError.
  Packs(const Arguments& given, const Session& asked);

  /// False: there is no model, or the configuration has mistakes; the diagnostics say so.
  bool is_usable() const { return is_usable_; }

  /// Those that are named (ids, files, folders; a folder of packs stands for each of them).
  void load(const NamedPacks& named);
  /// The same of operands; all packs on the search path where there are none.
  void load(const std::vector<std::string>& operands);

  /// Prints what is wrong; Status::Rules where an error is among it or no pack is left.
  results::Status report();

  const Session& session() const { return session_; }

  const FolderSettings& folder() const { return folder_; }

  base::Diagnostics diagnostics;  ///< of all steps
  Rulebook book;
  std::vector<const rules::Pack*> packs;

 private:
  FolderSettings folder_;
  Session session_;
  bool is_usable_ = false;
};

/// --config, --no-config and the general ones. `more`: which keys of the configuration count beside
/// lang and rules_path.
std::vector<Option> rules_options(const base::Text& more = {});

/// On standard output.
void print(std::string_view text, const Session& session);

/// `[PACK or FOLDER …]`
base::Text pack_operands();

}  // namespace audit::tools
