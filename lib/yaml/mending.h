// SPDX-License-Identifier: Apache-2.0
//
// A text that is no YAML for its full-width colons alone, as it would read with half-width ones:
// whoever typed one such colon by hand should hear of all of them, and of what else is wrong, in
// one go. For that alone: nothing may be judged by what nobody wrote.
//
//   File file = read(name, bytes, diagnostics);
//   if (file.rejected) {
//     if (const auto mended = read_mended(file, diagnostics)) …     // look for further mistakes
//   }
//
// Each wrong colon becomes a half-width one and two blanks, as many bytes as it has, so that places
// in the mended text are those of the file.
#pragma once

#include "base/diagnostic.h"
#include "yaml/node.h"

#include <optional>

namespace audit::yaml {

/// nullopt where the diagnostics of the rejected file blame something else, or what they do not
/// blame keeps it from being read. Further diagnostics are of the file as it is; the source of the
/// result is the mended text.
std::optional<File> read_mended(const File& rejected, base::Diagnostics& diagnostics);

/// Adds what was found in a mended text as diagnostics of the file, each once. True: another colon
/// is blamed, so that there may be more to tell when it is mended too.
bool add_found(const File& file, const File& mended, const base::Diagnostics& found,
               base::Diagnostics& diagnostics);

}  // namespace audit::yaml
