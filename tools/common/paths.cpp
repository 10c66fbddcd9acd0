// SPDX-License-Identifier: Apache-2.0
#include "common/paths.h"

#include <filesystem>
#include <system_error>

namespace audit::tools {

std::string canonical(const std::string& path) {
  std::error_code error;
  const std::filesystem::path found = std::filesystem::weakly_canonical(path, error);
  return error ? path : found.string();
}

}  // namespace audit::tools
