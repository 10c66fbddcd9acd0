// SPDX-License-Identifier: Apache-2.0
// Files of the source tree, named relative to its root: "tests/cel/cases/lexer.txt".
#pragma once

#include <string>
#include <string_view>

namespace audit::test {

/// The absolute path of a file of the source tree.
std::string source_path(std::string_view path);

/// All bytes of a file of the source tree; throws std::runtime_error where it cannot be read.
std::string read_source_file(std::string_view path);

/// Replaces a file of the source tree; throws std::runtime_error where it cannot be written.
void write_source_file(std::string_view path, std::string_view bytes);

}  // namespace audit::test
