// SPDX-License-Identifier: Apache-2.0
//
// Scalars of standard CEL to text and back: string(), "%s", double("…"), timestamp("…").
//
//   read_duration("1h30m")                  // 5400 s
//   scalar_text(Value(…5400 s…))            // "5400s"
#pragma once

#include "cel/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace audit::cel::standard {

/// `1e3`, `-0.5`, `Infinity`, `-inf`, `NaN`; the whole text, nothing around it.
std::optional<double> read_double(std::string_view text);

/// The shortest that reads back as the same number; `NaN`, `Infinity`, `-Infinity`.
std::string double_text(double value);

/// RFC 3339, in the years that CEL has.
std::optional<Timestamp> read_timestamp(std::string_view text);

/// A sign, and numbers with a unit each: h, m, s, ms, us, ns (`-1h30m`, `1.5s`, `0`).
std::optional<Duration> read_duration(std::string_view text);

/// Of bool, int, uint, double, string, null, timestamp, duration and types; bytes as they are.
/// Empty for what is no scalar.
std::string scalar_text(const Value& value);

}  // namespace audit::cel::standard
