// SPDX-License-Identifier: Apache-2.0
//
// The settings of a run: options as given, else the environment, else the folder's configuration,
// else the default.
//
//   const Arguments arguments = with_configuration(given, configurations.settings());
//   show_settings(…);                                     // --show-config
#pragma once

#include "base/diagnostic.h"
#include "common/command.h"
#include "common/configurations.h"
#include "common/rules_path.h"

#include <string>
#include <vector>

namespace audit::tools {

/// --config, --no-config, --show-config
std::vector<Option> configuration_options();

/// Reads the configurations that hold for the operands, as --config and --no-config say; throws
/// UsageError.
void find_configurations(const Arguments& arguments, const std::vector<std::string>& operands,
                         Configurations& configurations);

/// The options with what the configuration says where they and the environment say nothing.
Arguments with_configuration(const Arguments& given, const Configuration* configuration);

/// The language that the configuration asks for, where nothing else does.
Session with_language(const Session& session, const Arguments& given,
                      const Configuration* configuration);

/// What the settings of the configuration that hold make of the verdict.
base::Diagnostics effects_of(const Configuration& configuration, const Arguments& given);

/// `--show-config`: every setting and where it comes from, as text or, by `--format jsonl`, one
/// JSON object a line. `files`: whose regions are shown. Throws UsageError.
void show_settings(const Arguments& given, const std::vector<std::string>& files,
                   const Configurations& configurations, const Rulebook& book,
                   const Session& session);

}  // namespace audit::tools
