// SPDX-License-Identifier: Apache-2.0
//
// One file has many paths.
//
//   canonical("./a/../b.yaml") == canonical("b.yaml")
#pragma once

#include <string>

namespace audit::tools {

/// The same for every way to write a path of one file, links resolved; `path` where the system
/// cannot tell.
std::string canonical(const std::string& path);

}  // namespace audit::tools
