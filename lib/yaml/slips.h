// SPDX-License-Identifier: Apache-2.0
//
// The classic slips of people who type YAML with a Chinese input method: full-width colons, spaces,
// commas and `#`, curly quotes, tabs, commas within braces. YAML takes most of them for text, so
// that nothing fails and something else is read than was meant. Looked for after reading, in nodes
// and text: as warnings about a file that was read, and as the cause when one was not.
#pragma once

#include "base/diagnostic.h"
#include "yaml/node.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace audit::yaml {

/// Offset of the first `: ` (or `:` at the end) of the line that begins at `begin`, quoted text
/// left out.
std::optional<std::uint32_t> find_separator(std::string_view text, std::uint32_t begin);

/// The slip that keeps a line from being `key: value`; nullopt when none is seen. Lines are
/// 1-based.
std::optional<base::Diagnostic> line_slip(const base::SourceText& source, std::uint32_t line);

/// A plain scalar that reads like a key and a value with the wrong colon between them
/// (`姓名:张三`): the warning that says so. For list items and other places where such text may be
/// meant, so that read() is silent, but a mapping was expected.
std::optional<base::Diagnostic> key_value_slip(const Node& scalar);

/// Warnings about a file that was read.
void find_slips(const File& file, base::Diagnostics& diagnostics);

}  // namespace audit::yaml
