// SPDX-License-Identifier: Apache-2.0
// What read() gave, as text for golden files: the diagnostics, then every node with its spans.
#pragma once

#include "base/diagnostic.h"
#include "yaml/node.h"

#include <string>

namespace audit::yaml {

/// `line:column-line:column`, 1-based, end exclusive.
std::string dump(const base::SourceText& source, base::Span span);

/// One line a node: pointer, kind and style, span, key, use, tag, text.
std::string dump(const File& file);

/// As printed in Chinese, the English message below each.
std::string dump(const base::Diagnostics& diagnostics);

}  // namespace audit::yaml
