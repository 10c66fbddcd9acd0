// SPDX-License-Identifier: Apache-2.0
#include "common/configured_parameters.h"

#include "base/utf8.h"
#include "common/configuration_diagnostics.h"
#include "rules/overlay.h"

#include <algorithm>
#include <string>

namespace audit::tools {

ConfiguredParameters::ConfiguredParameters(const Configuration& configuration)
    : configuration_(configuration) {
  pack_.info.id = configuration.path;
  pack_.info.title = {.zh = "配置 " + configuration.path,
                      .en = "configuration " + configuration.path};
  pack_.info.sha256 = configuration.text.sha256;
}

void ConfiguredParameters::read(const std::vector<const rules::Pack*>& packs,
                                rules::Library& library, base::Diagnostics& diagnostics) {
  pack_.extends = packs;
  const auto has = [](const rules::Pack* pack, const yaml::Node& node) {
    return pack != nullptr && rules::has_parameter(*pack, node.key_text);
  };
  for (const yaml::Node& node : configuration_.parameters) {
    std::string elsewhere;
    const bool is_here = std::any_of(pack_.extends.begin(), pack_.extends.end(),
                                     [&](const rules::Pack* pack) { return has(pack, node); });
    if (!is_here) {
      base::Diagnostics of_no_concern;  // a pack that is not used may have mistakes
      for (const std::string& id : library.available()) {
        elsewhere =
            elsewhere.empty() && has(library.load(id, of_no_concern), node) ? id : elsewhere;
      }
    }
    if (elsewhere.empty()) {
      entries_.push_back(node);
    } else {
      diagnostics.add(parameter_not_used({node.source, node.key}, node.key_text, elsewhere));
    }
  }
  rules::read_parameter_settings(entries_, pack_, arena_, diagnostics);
  tell(diagnostics);
}

void ConfiguredParameters::tell(base::Diagnostics& diagnostics) const {
  for (std::size_t i = 0; i < pack_.settings.size(); ++i) {
    const rules::Setting& setting = pack_.settings[i];
    for (const rules::Pack* pack : pack_.extends) {
      if (pack->info.id != setting.pack) {
        continue;
      }
      const rules::Parameter& parameter = pack->parameters[setting.index];
      base::Text before;
      if (parameter.value.kind() != cel::Kind::Null) {
        before = {
            .zh = to_text(parameter.value, parameter.type, {.language = base::Language::Chinese}),
            .en = to_text(parameter.value, parameter.type, {.language = base::Language::English})};
      }
      diagnostics.add(sets_parameter(setting.place, pack_.info.settings[i], before));
    }
  }
}

}  // namespace audit::tools
