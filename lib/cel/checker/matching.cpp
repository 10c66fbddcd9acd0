// SPDX-License-Identifier: Apache-2.0
#include "cel/checker/matching.h"

#include <algorithm>

namespace audit::cel {

bool same_type(TypeRef a, TypeRef b) {
  if (a == b) {
    return true;
  }
  if (a == nullptr || b == nullptr) {
    return false;
  }
  return a->kind == b->kind && a->literal == b->literal && a->unit == b->unit &&
         a->enumeration == b->enumeration && a->record == b->record && a->name == b->name &&
         same_type(a->element, b->element) && same_type(a->key, b->key);
}

TypeRef join(TypeRef a, TypeRef b, TypeTable& types) {
  if (same_type(a, b) || b->kind == Kind::Error) {
    return a;
  }
  if (a->kind == Kind::Error || (a->kind == Kind::Dyn && a->literal)) {
    return b;
  }
  if (b->kind == Kind::Dyn) {
    return b->literal ? a : b;
  }
  if (a->kind == Kind::Dyn) {
    return a;
  }
  if (a->kind == Kind::Number && b->kind == Kind::Number) {
    return a->literal ? b : b->literal ? a : nullptr;
  }
  if (a->literal && a->kind == Kind::String && (b->kind == Kind::String || b->kind == Kind::Enum)) {
    return b;
  }
  if (b->literal && b->kind == Kind::String && (a->kind == Kind::String || a->kind == Kind::Enum)) {
    return a;
  }
  if (a->kind != b->kind) {
    return nullptr;
  }
  if (a->kind == Kind::List || a->kind == Kind::Optional) {
    TypeRef element = join(a->element, b->element, types);
    if (element == nullptr) {
      return nullptr;
    }
    return a->kind == Kind::List ? types.list(element) : types.optional(element);
  }
  if (a->kind == Kind::Map) {
    TypeRef key = join(a->key, b->key, types);
    TypeRef value = join(a->element, b->element, types);
    return key == nullptr || value == nullptr ? nullptr : types.map(key, value);
  }
  return nullptr;
}

bool has_literal(TypeRef type) {
  return type != nullptr && (type->literal || has_literal(type->element) || has_literal(type->key));
}

TypeRef default_type(TypeRef type, TypeTable& types) {
  if (!has_literal(type)) {
    return type;
  }
  switch (type->kind) {
    case Kind::List:
      return types.list(default_type(type->element, types));
    case Kind::Optional:
      return types.optional(default_type(type->element, types));
    case Kind::Map:
      return types.map(default_type(type->key, types), default_type(type->element, types));
    default:
      return TypeTable::simple(type->kind);
  }
}

TypeRef Bindings::bound(std::string_view parameter) const {
  const auto found = std::find_if(bound_.begin(), bound_.end(),
                                  [parameter](const auto& b) { return b.first == parameter; });
  return found == bound_.end() ? nullptr : found->second;
}

bool Bindings::match(TypeRef pattern, TypeRef actual) {
  if (pattern->kind == Kind::Param) {
    for (auto& [name, type] : bound_) {
      if (name == pattern->name) {
        TypeRef joined = join(type, actual, types_);
        type = joined == nullptr ? type : joined;
        return joined != nullptr;
      }
    }
    bound_.emplace_back(pattern->name, actual);
    return true;
  }
  if (actual->kind == Kind::Error || pattern->kind == Kind::Dyn || actual->kind == Kind::Dyn) {
    return true;
  }
  if (pattern->kind != actual->kind) {
    return false;
  }
  switch (pattern->kind) {
    case Kind::Number:
      return actual->literal || pattern->unit == actual->unit;
    case Kind::Enum:
      return pattern->enumeration == actual->enumeration;
    case Kind::Record:
      return pattern->record == actual->record;
    case Kind::List:
    case Kind::Optional:
      return match(pattern->element, actual->element);
    case Kind::Map:
      return match(pattern->key, actual->key) && match(pattern->element, actual->element);
    default:
      return true;
  }
}

bool Bindings::constraints_hold() const {
  return std::all_of(bound_.begin(), bound_.end(), [](const auto& b) {
    const auto& [name, type] = b;
    if (type->kind == Kind::Error || type->kind == Kind::Dyn) {
      return true;
    }
    if (name == "N" || name == "M") {
      return type->kind == Kind::Number;
    }
    if (name == "R") {
      return type->kind == Kind::Record;
    }
    if (name == "O") {
      return is_ordered(type);
    }
    return name != "E" || is_comparable(type);
  });
}

TypeRef Bindings::substitute(TypeRef pattern) const {
  switch (pattern->kind) {
    case Kind::Param: {
      TypeRef type = bound(pattern->name);
      return type != nullptr ? type : TypeTable::literal(Kind::Dyn);
    }
    case Kind::Number:
      return types_.number(pattern->unit);
    case Kind::Record:
      return types_.record(pattern->record);
    case Kind::List:
      return types_.list(substitute(pattern->element));
    case Kind::Optional:
      return types_.optional(substitute(pattern->element));
    case Kind::Map:
      return types_.map(substitute(pattern->key), substitute(pattern->element));
    case Kind::Type:
      return types_.type_of(pattern->element == nullptr ? nullptr : substitute(pattern->element));
    default:
      return pattern;
  }
}

bool is_scalar(TypeRef type) {
  return type->kind == Kind::Enum || is_ordered(type);
}

bool is_ordered(TypeRef type) {
  switch (type->kind) {
    case Kind::Enum:
      return type->enumeration->ordered;
    case Kind::Number:
    case Kind::String:
    case Kind::Date:
    case Kind::Bool:
    case Kind::Int:
    case Kind::Uint:
    case Kind::Double:
    case Kind::Bytes:
    case Kind::Duration:
    case Kind::Timestamp:
    case Kind::Dyn:
    case Kind::Error:
      return true;
    default:
      return false;
  }
}

bool is_comparable(TypeRef type) {
  return type->kind != Kind::Record && (type->element == nullptr || is_comparable(type->element));
}

}  // namespace audit::cel
