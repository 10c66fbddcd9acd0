// SPDX-License-Identifier: Apache-2.0
//
// Reading the files of packs: bytes, and which files there are. The world may be in disorder here;
// a file that cannot be read is a diagnostic (RULE024), never an exception.
#pragma once

#include "base/diagnostic.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace audit::rules {

inline constexpr const char* pack_file_name = "pack.yaml";
inline constexpr const char* test_folder_name = "tests";

std::optional<std::string> read_bytes(const std::filesystem::path& path,
                                      base::Diagnostics& diagnostics);

/// The *.yaml and *.yml files of a folder (not of folders below it), sorted by the bytes of their
/// names; hidden ones are left out. Empty when there is no such folder.
std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder);

}  // namespace audit::rules
