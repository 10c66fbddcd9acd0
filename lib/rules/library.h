// SPDX-License-Identifier: Apache-2.0
//
// Finds, loads and selects packs.
//
//   Library library(model, search_path);
//   library.load_id("wuhan", diagnostics);                       // or load(path, …) for a file or
//   folder for (const std::string& id : library.covering(region, diagnostics)) …   // by region
//
// Not to be used by several threads at once; packs that are loaded may be.
#pragma once

#include "base/diagnostic.h"
#include "model/submission.h"
#include "rules/pack.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace audit::rules {

class Library {
 public:
  /// `search_path`: folders that hold one folder per pack (STATION_RULES_PATH, the installation's,
  /// the build's).
  Library(const model::Model& model, std::vector<std::filesystem::path> search_path);
  ~Library();

  /// Ids of all packs on the search path (folder names with a pack.yaml), sorted.
  std::vector<std::string> available() const;

  /// What a pack applies to and its title, read without compiling it: selection by region loads
  /// only what it needs.
  struct Head {
    std::string id;
    AppliesTo applies_to;
    base::Text title;
    std::vector<std::string> extends;
  };

  const std::vector<Head>& heads(base::Diagnostics& diagnostics);

  /// Loads by id, file or folder (once), before it what it extends; null when it has errors or does
  /// not exist.
  const Pack* load(const std::string& id_or_path, base::Diagnostics& diagnostics);

  /// Packs that have been loaded, in order of loading: a pack comes after those it extends.
  std::vector<const Pack*> loaded() const;

  /// Ids of the packs whose applies_to covers the region; packs that another selected one extends
  /// are left out.
  std::vector<std::string> covering(const model::Region& region, base::Diagnostics& diagnostics);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Paths of the packs in the folders of a folder, sorted; empty when it is a pack itself or holds
/// none.
std::vector<std::string> packs_in(const std::filesystem::path& folder);

/// A station may lie where both hold; a level that only one of them names does not keep them apart.
bool may_meet(const AppliesTo& a, const AppliesTo& b);

/// Region names match with or without 省/市/区/县, or by division code.
bool covers(const AppliesTo& applies_to, const model::Region& region);

}  // namespace audit::rules
