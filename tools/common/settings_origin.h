// SPDX-License-Identifier: Apache-2.0
//
// Where a setting comes from: the first of option, environment and configuration that says
// something.
//
//   origin_of("as_of", arguments, configuration).kind           // Environment: STATION_AS_OF
#pragma once

#include "common/command.h"
#include "common/configuration.h"

#include <string>
#include <string_view>

namespace audit::tools {

struct Origin {
  enum class Kind { Option, Environment, Configuration, Default };

  Kind kind = Kind::Default;
  std::string name{};  ///< of the option or the variable
  base::Place at{};    ///< in the configuration
};

/// `configuration` may be null.
Origin origin_of(std::string_view key, const Arguments& given, const Configuration* configuration);

}  // namespace audit::tools
