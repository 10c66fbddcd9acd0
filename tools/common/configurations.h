// SPDX-License-Identifier: Apache-2.0
//
// Which station-audit.yaml holds for what:
//
//   - the settings of a run are those of the nearest one that has any, upward from the folder
//     that holds all operands;
//   - the region of a file is that of the nearest one that names a region, upward from the file.
//
// So a county's folder gives the same verdicts from wherever it is checked, alone or with others as
// long as it has a region only; one whose settings are left out is told of.
//
//   Configurations configurations(&model);
//   configurations.find({"county/a.yaml", "county/b"});
//   configurations.look_around(input.path);                // for each file, before threads start
//   configurations.region_of(input.path)                   // by any thread
#pragma once

#include "base/diagnostic.h"
#include "common/configuration.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace audit::tools {

class Configurations {
 public:
  /// Without a model (null) there are none.
  explicit Configurations(const model::Model* model) : model_(model) {}

  /// `--config`: this file holds for everything, and nothing is looked for. Without it (and without
  /// one of the other two) nothing holds: `--no-config`.
  void use_only(const std::string& path);
  /// Looks for the one whose settings hold.
  void find(const std::vector<std::string>& operands);
  /// Reads the ones that hold for the region of a file.
  void look_around(const std::string& path);

  /// Null: none.
  const Configuration* settings() const { return settings_; }

  /// The one that names the region of a file; null: none. Only of files that look_around() was
  /// told.
  const Configuration* naming_region_of(const std::string& path) const;
  const model::Region* region_of(const std::string& path) const;

  /// All that hold for something, by path.
  std::vector<const Configuration*> used() const;

  /// What is wrong with those read since the last call.
  base::Diagnostics take_problems();

 private:
  struct Folder {
    std::filesystem::path path;  ///< canonical
    bool is_absolute = false;    ///< as the user named it
  };

  static Folder folder_of(const std::string& path);
  const Configuration* in(const Folder& folder);
  const Configuration* nearest_region(Folder folder);
  void tell_ignored(Folder folder);

  const model::Model* model_;
  bool looks_ = false;
  std::filesystem::path common_;  ///< the nearest folder that holds all operands
  const Configuration* settings_ = nullptr;
  const Configuration* only_ = nullptr;
  std::map<std::filesystem::path, std::unique_ptr<Configuration>> read_;  ///< by canonical folder
  std::map<std::string, const Configuration*> regions_;                   ///< by folder as given
  std::vector<const Configuration*> ignored_;
  base::Diagnostics problems_;
};

}  // namespace audit::tools
