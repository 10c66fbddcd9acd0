// SPDX-License-Identifier: Apache-2.0
//
// The line of a text that a message speaks of, ready to be printed, and where the marks go below
// it:
//
//      31 |     管理费: 3.75万元
//         |             ^^^^^^^^
//
// Columns are those of a terminal: wide characters count two, tabs are spaces, control characters
// are shown visibly, and of a long line only the part around the span is shown.
#pragma once

#include "base/source.h"

#include <cstddef>
#include <string>

namespace audit::base {

struct Snippet {
  std::uint32_t line = 1;  ///< 1-based line of the text
  std::string text;        ///< that line as it is shown
  std::size_t mark = 0;    ///< display columns before the marks
  std::size_t width = 1;   ///< display columns that are marked, at least 1
};

/// Of a span over several lines the first line is shown.
Snippet snippet(const SourceText& source, Span span);

/// The two lines above, each ending in a line break.
std::string to_text(const Snippet& snippet);

}  // namespace audit::base
