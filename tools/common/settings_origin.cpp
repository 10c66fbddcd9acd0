// SPDX-License-Identifier: Apache-2.0
#include "common/settings_origin.h"

#include "common/environment.h"

namespace audit::tools {
namespace {

const char* variable_of(std::string_view key) {
  return key == "lang" ? "STATION_LANG" : key == "as_of" ? "STATION_AS_OF" : nullptr;
}

}  // namespace

Origin origin_of(std::string_view key, const Arguments& given, const Configuration* configuration) {
  if (const std::string option = option_of(key); given.has(option)) {
    return {.kind = Origin::Kind::Option, .name = "--" + option};
  }
  if (const char* variable = variable_of(key);
      variable != nullptr && !environment(variable).empty()) {
    return {.kind = Origin::Kind::Environment, .name = variable};
  }
  const ConfiguredOption* written = configuration == nullptr ? nullptr : configuration->find(key);
  return written == nullptr ? Origin()
                            : Origin{.kind = Origin::Kind::Configuration, .at = written->at};
}

}  // namespace audit::tools
