// SPDX-License-Identifier: Apache-2.0
#include "writers/columns.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstddef>

namespace audit::writers {

void append_columns(std::string& out, const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size() && row.size() > 1; ++i) {
      widths.resize(std::max(widths.size(), i + 1));
      widths[i] = std::max(widths[i], base::display_width(row[i]));
    }
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t width = base::display_width(row[i]);
      const std::string padding(i < widths.size() && widths[i] > width ? widths[i] - width : 0, ' ');
      line += i == 0 ? row[i] + padding : "  " + padding + row[i];
    }
    line.resize(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
}

}  // namespace audit::writers
