// SPDX-License-Identifier: Apache-2.0
//
// Where packs and the model are found: STATION_RULES_PATH (folders divided by colons), the
// configuration's rules_path (packs only), then the installation's share/station-audit/rules beside
// the program or, for a program that is not installed, the tree that it was built from. Each folder
// holds a folder for each pack; the model is the folder `model` of the first that has one.
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
  std::size_t from_environment = 0;    ///< so many of them come from STATION_RULES_PATH,
  std::size_t from_configuration = 0;  ///< so many after these from a configuration
  std::unique_ptr<model::Model> model;
  std::unique_ptr<rules::Library> packs;  ///< null where there is no usable model
};

Rulebook open_rules(base::Diagnostics& diagnostics);

/// Packs are looked for in these folders too, before those of the installation. Before any is
/// loaded; the model stays what it is.
void search_also(Rulebook& book, const std::vector<std::filesystem::path>& folders);

}  // namespace audit::tools
