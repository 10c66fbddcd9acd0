// SPDX-License-Identifier: Apache-2.0
#include "common/folder_settings.h"

#include "common/inputs.h"
#include "common/settings.h"
#include "common/settings_origin.h"

#include <filesystem>
#include <system_error>

namespace audit::tools {

std::vector<Option> folder_options(const base::Text& keys, const base::Text& from) {
  return {
      {.name = "config",
       .argument = "FILE",
       .help = {.zh = "用 FILE 作为配置，不再查找 station-audit.yaml",
                .en = "use FILE as the configuration instead of looking for station-audit.yaml"}},
      {.name = "no-config",
       .argument = "",
       .help = {.zh = "不用任何 station-audit.yaml（默认从" + from.zh + "向上查找，取其中的 " +
                      keys.zh + "）",
                .en = "use no station-audit.yaml (default: the nearest one upward from " + from.en +
                      "; what counts of it: " + keys.en + ")"}},
  };
}

bool is_configured(const std::string& file) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path given = fs::path(file).parent_path();
  fs::path folder = fs::weakly_canonical(fs::absolute(given.empty() ? "." : given, error), error);
  for (; folder != folder.parent_path(); folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / configuration_file, error)) {
      return true;
    }
  }
  return fs::is_regular_file(folder / configuration_file, error);
}

FolderSettings::FolderSettings(const model::Model* model, const Arguments& given,
                               const std::string& file)
    : configurations_(model),
      // Its name does not matter, but it is no folder.
      file_((std::filesystem::path(file).parent_path() / "new.yaml").string()) {
  find_configurations(given, {file_}, configurations_);
  configurations_.look_around(file_);
}

Session FolderSettings::speaking(const Session& session, const Arguments& given) const {
  return with_language(session, given, configuration());
}

Arguments FolderSettings::completed(const Arguments& given,
                                    std::initializer_list<std::string_view> keys) const {
  Arguments all = given;
  for (const std::string_view key : keys) {
    if (origin_of(key, given, configuration()).kind == Origin::Kind::Configuration) {
      all.options[option_of(key)] = configuration()->find(key)->values;
    }
  }
  return all;
}

}  // namespace audit::tools
