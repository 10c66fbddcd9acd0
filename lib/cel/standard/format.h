// SPDX-License-Identifier: Apache-2.0
//
// `format()` of CEL's strings extension: "%d of %s" with a list of values.
//
//   format("%s: %.1f", {text, number})          // clauses s d f e b o x X, and %% for a per cent
//   sign
#pragma once

#include "cel/value.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace audit::cel::standard {

/// Nullopt for an unknown clause, a missing value, a value that the clause cannot show, and for
/// what would be longer than limits::made_text.
std::optional<std::string> format(std::string_view pattern, std::span<const Value> values);

}  // namespace audit::cel::standard
