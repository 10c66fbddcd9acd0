// SPDX-License-Identifier: Apache-2.0
#include "rules/files.h"

#include "rules/diagnostics.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace audit::rules {
namespace fs = std::filesystem;

std::optional<std::string> read_bytes(const fs::path& path, base::Diagnostics& diagnostics) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    diagnostics.add(cannot_read(path.string(), EISDIR));
    return std::nullopt;
  }
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream.is_open() || stream.bad()) {
    diagnostics.add(cannot_read(path.string(), errno != 0 ? errno : EIO));
    return std::nullopt;
  }
  return bytes;
}

std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> result;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const fs::path& path = at->path();
    const bool is_yaml = path.extension() == ".yaml" || path.extension() == ".yml";
    if (is_yaml && !path.filename().string().starts_with('.') && at->is_regular_file(error)) {
      result.push_back(path);
    }
  }
  std::sort(result.begin(), result.end(),
            [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
  return result;
}

}  // namespace audit::rules
