// SPDX-License-Identifier: Apache-2.0
#include "model/schema_text.h"

#include <cstddef>

namespace audit::model {
namespace {

using Json = nlohmann::ordered_json;

/// Long objects are divided, short values stand on one line.
void append(std::string& out, const Json& value, std::size_t indent) {
  constexpr std::size_t longest_line = 160;
  const std::string line = value.dump();
  if (!value.is_object() || value.empty() || line.size() <= longest_line) {
    out += line;
    return;
  }
  const std::string inner(indent + 1, ' ');
  out += "{";
  bool is_first = true;
  for (const auto& [key, member] : value.items()) {
    out += is_first ? "\n" : ",\n";
    is_first = false;
    out += inner + Json(key).dump() + ": ";
    append(out, member, indent + 1);
  }
  out += "\n" + std::string(indent, ' ') + "}";
}

}  // namespace

std::string schema_text(const Json& schema) {
  std::string out;
  append(out, schema, 0);
  out += '\n';
  return out;
}

}  // namespace audit::model
