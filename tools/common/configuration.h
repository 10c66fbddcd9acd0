// SPDX-License-Identifier: Apache-2.0
//
// A station-audit.yaml: what the options of the commands are in its folder unless they are given,
// the region of the stations there, and parameters of packs. Its keys are the record
// `configuration` of the model. Paths in it start at its folder.
//
//   const Configuration configuration = read_configuration("county/station-audit.yaml", model, d);
//   for (const ConfiguredOption& option : configuration.options) …      // fail_on: must
#pragma once

#include "base/diagnostic.h"
#include "model/submission.h"
#include "yaml/node.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

struct ConfiguredOption {
  std::string_view key;  ///< `fail_on`
  std::vector<std::string> values;
  std::vector<base::Place> places;  ///< of the values
  base::Place at;                   ///< of all of them
};

struct Configuration {
  std::string path;  ///< as messages show it
  model::RecordFile text;
  std::vector<ConfiguredOption> options;
  std::vector<std::filesystem::path> rules_path;
  base::Place rules_path_at;
  base::Place region_at;               ///< of text.region
  std::vector<yaml::Node> parameters;  ///< `name: value` each
  base::Place parameters_at;

  const model::Region& region() const { return text.region; }

  bool has_region() const { return !text.region.empty(); }

  /// Something beside the region.
  bool has_settings() const {
    return !options.empty() || !rules_path.empty() || !parameters.empty() || text.file.rejected;
  }

  const ConfiguredOption* find(std::string_view key) const;
};

/// The option that a key stands for: `fail-on` of `fail_on`.
std::string option_of(std::string_view key);

/// What is wrong with it is a diagnostic; the rest is there.
Configuration read_configuration(const std::string& path, const model::Model& model,
                                 base::Diagnostics& diagnostics);

}  // namespace audit::tools
