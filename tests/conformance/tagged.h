// SPDX-License-Identifier: Apache-2.0
//
// Values and types as the conformance cases write them: `{"int": "1"}`, `{"list": […]}`,
// `map(string,dyn)`.
#pragma once

#include "cel/value.h"

#include <nlohmann/json.hpp>

#include <string>

namespace audit::test {

/// The value in the arena, texts too. Throws for what is no tagged value.
cel::Value read_tagged(const nlohmann::json& tagged, cel::Arena& arena);

/// As a case would write it, to compare with (NaN equals NaN, maps in any order: see same_tagged)
/// and to show.
nlohmann::json to_tagged(const cel::Value& value);

bool same_tagged(const nlohmann::json& a, const nlohmann::json& b);

/// A tagged text or bytes in which the escapes `\u0100`, `\U00000100` and `\?` stand for
/// characters.
nlohmann::json with_escapes_undone(const nlohmann::json& tagged);

/// Throws for what is no type.
cel::TypeRef read_type(const std::string& text, cel::TypeTable& types);

}  // namespace audit::test
