// SPDX-License-Identifier: Apache-2.0
//
// Where packs and the model are found: STATION_RULES_PATH (folders divided by colons), then the
// installation's share/station-audit/rules beside the program or, for a program that is not
// installed, the tree that it was built from. Each folder holds a folder for each pack; the model
// is the folder `model` of the first that has one.
//
//   Rulebook rules = open_rules(diagnostics);
//   if (rules.packs == nullptr) …                       // diagnostics say why
#pragma once

#include "base/diagnostic.h"
#include "model/model.h"
#include "rules/library.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace audit::tools {

/// Those of the folders that exist, in the order in which they are searched.
std::vector<std::filesystem::path> rules_path();

struct Rulebook {
  std::vector<std::filesystem::path> path;
  std::unique_ptr<model::Model> model;
  std::unique_ptr<rules::Library> packs;  ///< null where there is no usable model
};

Rulebook open_rules(base::Diagnostics& diagnostics);

}  // namespace audit::tools
