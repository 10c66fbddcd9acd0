// SPDX-License-Identifier: Apache-2.0
//
// The cases of the public CEL conformance suite: a folder of .jsonl files, one case a line (the
// form is described in the folder's README.md). They are read in place and are no part of the
// project.
//
//   for (const ConformanceCase& one : read_cases(*cases_folder())) run(one);
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace audit::test {

struct ConformanceCase {
  std::string name;  ///< `file/section/name`, with ` (2)` behind a second one of that name
  std::string file;  ///< the file's name without its end
  std::string path;  ///< of the file
  int line = 0;      ///< 1-based
  nlohmann::json data;
};

/// CEL_CONFORMANCE_DIR, else ../shared/cel-conformance as seen from the source tree; nothing if
/// there is no such folder.
std::optional<std::filesystem::path> cases_folder();

/// By file name, then in the order of the file. Throws where a line is no case.
std::vector<ConformanceCase> read_cases(const std::filesystem::path& folder);

}  // namespace audit::test
