// SPDX-License-Identifier: Apache-2.0
//
// A small table in plain text: the first column to the left, the others to the right, by display width.
#pragma once

#include <string>
#include <vector>

namespace audit::writers {

/// Appends the rows, two blanks between columns. Rows may be shorter than others; a row of one cell is a
/// heading and does not widen the first column.
void append_columns(std::string& out, const std::vector<std::vector<std::string>>& rows);

}  // namespace audit::writers
