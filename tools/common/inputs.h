// SPDX-License-Identifier: Apache-2.0
//
// What a command is to read: files as given, folders walked (entries by bytes of their path,
// `*.yaml` and
// `*.yml`; hidden entries, linked folders and station-audit.yaml are left out), `-` for standard
// input. What is not there is not dropped: it stays in its place with its problem, and becomes a
// note.
//
//   for (const Input& input : find_inputs({"stations", "-"})) …
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace audit::tools {

/// The configuration of a county's folder, which is no station.
inline constexpr const char* configuration_file = "station-audit.yaml";

struct Input {
  enum class Problem { None, Unreadable, EmptyFolder, Configuration };

  std::string path;  ///< as given, or folder as given + `/` + entry; `-` is standard input
  Problem problem = Problem::None;
  int error_number = 0;  ///< errno of Unreadable
};

/// Expands operands in order; a path that comes up twice (a.yaml, ./a.yaml) is taken once.
std::vector<Input> find_inputs(const std::vector<std::string>& operands);

/// Lines of a file (`-`: standard input), or texts ended by NUL if there is a NUL; throws
/// UsageError when it cannot be read.
std::vector<std::string> read_list(const std::string& path, int standard_input);

/// All bytes of a file or of standard input, at most `limit`; nullopt, errno in `error_number`,
/// where it cannot be read.
std::optional<std::string> read_bytes(const std::string& path, int standard_input,
                                      std::size_t limit, int& error_number);

}  // namespace audit::tools
