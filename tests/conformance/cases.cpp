// SPDX-License-Identifier: Apache-2.0
#include "cases.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>

namespace audit::test {

std::optional<std::filesystem::path> cases_folder() {
  const char* named = std::getenv("CEL_CONFORMANCE_DIR");
  const std::filesystem::path folder =
      named != nullptr && *named != '\0'
          ? std::filesystem::path(named)
          : std::filesystem::path(AUDIT_SOURCE_DIR) / "../shared/cel-conformance";
  return std::filesystem::is_directory(folder) ? std::optional(folder) : std::nullopt;
}

std::vector<ConformanceCase> read_cases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".jsonl") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<ConformanceCase> cases;
  std::map<std::string, int> seen;
  for (const auto& path : files) {
    std::ifstream stream(path);
    std::string text;
    for (int line = 1; std::getline(stream, text); ++line) {
      ConformanceCase one{.name = {},
                          .file = path.stem().string(),
                          .path = path.string(),
                          .line = line,
                          .data = nlohmann::json::parse(text)};
      one.name = one.file + "/" + one.data.at("section").get<std::string>() + "/" +
                 one.data.at("name").get<std::string>();
      const int count = ++seen[one.name];
      one.name += count > 1 ? " (" + std::to_string(count) + ")" : "";
      cases.push_back(std::move(one));
    }
  }
  if (cases.empty()) {
    throw std::runtime_error("no cases in " + folder.string());
  }
  return cases;
}

}  // namespace audit::test
