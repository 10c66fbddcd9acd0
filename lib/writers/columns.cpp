// SPDX-License-Identifier: Apache-2.0
#include "writers/columns.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstddef>

namespace audit::writers {

void append_columns(std::string& out, const std::vector<std::vector<std::string>>& rows,
                    std::string_view sides) {
  std::vector<std::size_t> widths(sides.size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], base::display_width(row[i]));
    }
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
      const std::string padding(widths[i] - base::display_width(row[i]), ' ');
      line += i == 0 ? "" : "  ";
      line += sides[i] == 'l' ? row[i] + padding : padding + row[i];
    }
    line.resize(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
}

}  // namespace audit::writers
