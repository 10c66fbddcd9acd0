// SPDX-License-Identifier: Apache-2.0
//
// A table of Markdown, row by row. Cells are written as they are: text of files must have been
// escaped (phrases.h, escaped_markdown).
//
//   append_headings(out, list_headings(), language);
//   append_row(out, {"甲站", "第八条", …});
#pragma once

#include "base/text.h"

#include <span>
#include <string>
#include <vector>

namespace audit::writers {

void append_row(std::string& out, const std::vector<std::string>& cells);

/// The first row, and the line below it.
void append_headings(std::string& out, std::span<const base::Text> headings,
                     base::Language language);

}  // namespace audit::writers
