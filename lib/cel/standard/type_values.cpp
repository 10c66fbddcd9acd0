// SPDX-License-Identifier: Apache-2.0
#include "cel/standard/type_values.h"

#include <algorithm>
#include <utility>

namespace audit::cel::standard {
namespace {

constexpr std::pair<std::string_view, Kind> names[] = {
    {"bool", Kind::Bool},
    {"int", Kind::Int},
    {"uint", Kind::Uint},
    {"double", Kind::Double},
    {"string", Kind::String},
    {"bytes", Kind::Bytes},
    {"list", Kind::List},
    {"map", Kind::Map},
    {"null_type", Kind::Null},
    {"type", Kind::Type},
    {"google.protobuf.Duration", Kind::Duration},
    {"google.protobuf.Timestamp", Kind::Timestamp},
    {"optional_type", Kind::Optional},
};

}  // namespace

std::string_view type_name(Kind kind) {
  const auto* found = std::find_if(std::begin(names), std::end(names),
                                   [kind](const auto& name) { return name.second == kind; });
  return found == std::end(names) ? "dyn" : found->first;
}

TypeRef named_type(std::string_view name, TypeTable& types) {
  const auto* found = std::find_if(std::begin(names), std::end(names),
                                   [name](const auto& one) { return one.first == name; });
  if (found == std::end(names)) {
    return nullptr;
  }
  TypeRef dyn = TypeTable::simple(Kind::Dyn);
  switch (found->second) {
    case Kind::List:
      return types.list(dyn);
    case Kind::Map:
      return types.map(dyn, dyn);
    case Kind::Optional:
      return types.optional(dyn);
    case Kind::Type:
      return types.type_of(nullptr);
    default:
      return TypeTable::simple(found->second);
  }
}

Value type_value(Kind kind) {
  return Value(Value::Storage(TypeTable::simple(kind)));
}

}  // namespace audit::cel::standard
