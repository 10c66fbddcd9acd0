// SPDX-License-Identifier: Apache-2.0
#include "writers/markdown_table.h"

namespace audit::writers {

void append_row(std::string& out, const std::vector<std::string>& cells) {
  out += '|';
  for (const std::string& cell : cells) {
    out += ' ' + cell + (cell.empty() ? "|" : " |");
  }
  out += '\n';
}

void append_headings(std::string& out, std::span<const base::Text> headings,
                     base::Language language) {
  std::vector<std::string> cells;
  for (const base::Text& heading : headings) {
    cells.push_back(heading.in(language));
  }
  append_row(out, cells);
  append_row(out, std::vector<std::string>(headings.size(), "---"));
}

}  // namespace audit::writers
