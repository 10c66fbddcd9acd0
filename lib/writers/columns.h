// SPDX-License-Identifier: Apache-2.0
//
// A small table in plain text, its columns by display width.
//
//   append_columns(out, {{"有阵地", "12", "11"}, …}, "lrr");      // the first to the left, the
//   others to the right
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace audit::writers {

/// Appends the rows, two blanks between columns; `sides` has an `l` or `r` for each column.
void append_columns(std::string& out, const std::vector<std::vector<std::string>>& rows,
                    std::string_view sides);

}  // namespace audit::writers
