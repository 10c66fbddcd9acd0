// SPDX-License-Identifier: Apache-2.0
//
// What a file may ask of the reader. Station files have some hundred nodes and rule packs some
// thousand; these limits keep hostile or broken input from taking the machine. Hitting one rejects
// the file with a diagnostic that names the limit.
#pragma once

#include <cstddef>

namespace audit::yaml {

/// Offsets are 32 bits wide and yaml-cpp needs some 50 bytes of memory for each byte of flow style.
inline constexpr std::size_t max_file_bytes = 16 * 1024 * 1024;

/// Depth of nesting, after aliases are expanded. The model needs about 6; everything that walks a
/// tree recurses, and yaml-cpp itself gives up at 500.
inline constexpr std::size_t max_depth = 64;

/// Brackets that are open at once. yaml-cpp keeps a whole flow collection as tokens before it
/// reports its first node, so that max_depth would come too late for a file of opening brackets.
/// For the same reason a file may not have more than max_nodes opening brackets at all.
inline constexpr std::size_t max_open_brackets = 10'000;

/// Nodes of one file after aliases and merge keys are expanded ("billion laughs").
inline constexpr std::size_t max_nodes = 1'000'000;

/// Documents of one file: a county's stations may stand in one, a nation's may not.
inline constexpr std::size_t max_documents = 10'000;

}  // namespace audit::yaml
