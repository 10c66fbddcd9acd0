// SPDX-License-Identifier: Apache-2.0
//
// A JSON Schema as text: one definition and one property a line, so that it can be read and
// compared.
//
//   schema_text(Json{{"type", "object"}})
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace audit::model {

std::string schema_text(const nlohmann::ordered_json& schema);

}  // namespace audit::model
