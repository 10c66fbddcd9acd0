// SPDX-License-Identifier: Apache-2.0
//
// Reading single fields of bound records by their English key, as written: Null when the file says
// nothing.
#pragma once

#include "base/date.h"
#include "cel/value.h"

#include <optional>
#include <string_view>

namespace audit::check {

cel::Value field(const cel::Record& record, std::string_view name);

/// Empty when the file does not say.
std::string_view text_field(const cel::Record& record, std::string_view name);

/// Inclusive bounds of a date that may not be known exactly (2023年12月).
struct DateBounds {
  std::optional<base::Date> low, high;
};

DateBounds date_bounds(const cel::Value& value);

}  // namespace audit::check
