// SPDX-License-Identifier: Apache-2.0
//
// What the station-audit.yaml of a folder says to a command that checks no files: station-new,
// station-rules, station-diff. Each takes the keys that bear on it, and its help names them.
//
//   FolderSettings folder(book.model.get(), given, "county/new.yaml");
//   diagnostics.append(folder.take_problems());
//   const Session session = folder.speaking(asked, given);            // lang
//   const Arguments arguments = folder.completed(given, {"as_of"});
#pragma once

#include "common/command.h"
#include "common/configurations.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

/// --config, --no-config. `keys`: those that the command takes; `from`: the folder where looking
/// begins.
std::vector<Option> folder_options(const base::Text& keys, const base::Text& from);

/// There is a station-audit.yaml in the folder of `file` or above it: a command that needs the model
/// for nothing else need not load it otherwise.
bool is_configured(const std::string& file);

class FolderSettings {
 public:
  /// Looks upward from the folder of `file`, where it is or will be; empty: the working folder.
  /// Without a model (null) there is no configuration. Throws UsageError.
  FolderSettings(const model::Model* model, const Arguments& given, const std::string& file);

  /// Null: none.
  const Configuration* configuration() const { return configurations_.settings(); }

  /// The one that the file has where it names none; null: no configuration does.
  const model::Region* region() const { return configurations_.region_of(file_); }

  Session speaking(const Session& session, const Arguments& given) const;
  Arguments completed(const Arguments& given, std::initializer_list<std::string_view> keys) const;

  base::Diagnostics take_problems() { return configurations_.take_problems(); }

 private:
  Configurations configurations_;
  std::string file_;
};

}  // namespace audit::tools
