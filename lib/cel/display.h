// SPDX-License-Identifier: Apache-2.0
//
// Parts of showing values that messages and explanations share; to_text(value) itself is in
// program.h.
#pragma once

#include "cel/program.h"

#include <optional>
#include <string>

namespace audit::cel {

/// How a record of a list is called: its key field's value (masked if personal), else 第 2 项;
/// empty for a record that is in no list.
std::string item_label(const Record& record, const Display& display);

/// `12.5 %`; without `digits` at most two, trailing zeros left out.
std::string to_percent(const base::Number& number, std::optional<int> digits);

}  // namespace audit::cel
