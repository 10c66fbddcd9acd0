// SPDX-License-Identifier: Apache-2.0
#include "cel/type.h"

#include "base/utf8.h"

#include <array>
#include <deque>

namespace audit::cel {
namespace {

constexpr std::size_t kind_count = static_cast<std::size_t>(Kind::Unknown) + 1;

std::array<Type, kind_count> make_simple_types(bool literal) {
  std::array<Type, kind_count> types;
  for (std::size_t i = 0; i < kind_count; ++i) {
    types[i].kind = static_cast<Kind>(i);
    types[i].literal = literal;
  }
  return types;
}

bool same_node(const Type& a, const Type& b) {
  return a.kind == b.kind && a.unit == b.unit && a.enumeration == b.enumeration &&
         a.record == b.record && a.element == b.element && a.key == b.key && a.name == b.name;
}

/// Exact spelling first (nearly every look-up), then the lookup form of everything.
template <class Named, class Test>
const Named* find_named(const std::vector<Named>& all, std::string_view word, const Test& names) {
  for (const Named& one : all) {
    if (names(one, [word](std::string_view name) { return name == word; })) {
      return &one;
    }
  }
  const std::string form = base::lookup_form(word);
  for (const Named& one : all) {
    if (names(one, [&form](std::string_view name) { return base::lookup_form(name) == form; })) {
      return &one;
    }
  }
  return nullptr;
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::Null:
      return "null_type";
    case Kind::Bool:
      return "bool";
    case Kind::String:
      return "string";
    case Kind::Number:
      return "number";
    case Kind::Date:
      return "date";
    case Kind::Period:
      return "period";
    case Kind::Enum:
      return "enumeration";
    case Kind::Record:
      return "record";
    case Kind::List:
      return "list";
    case Kind::Int:
      return "int";
    case Kind::Uint:
      return "uint";
    case Kind::Double:
      return "double";
    case Kind::Bytes:
      return "bytes";
    case Kind::Duration:
      return "duration";
    case Kind::Timestamp:
      return "timestamp";
    case Kind::Map:
      return "map";
    case Kind::Optional:
      return "optional_type";
    case Kind::Type:
      return "type";
    case Kind::Dyn:
      return "dyn";
    case Kind::Param:
      return "param";
    case Kind::Error:
      return "error";
    case Kind::Unknown:
      return "unknown";
  }
  return "";
}

}  // namespace

int EnumType::find(std::string_view word) const {
  const Member* member = find_named(members, word, [](const Member& m, const auto& matches) {
    if (matches(m.id) || matches(m.zh)) {
      return true;
    }
    for (const std::string& synonym : m.synonyms) {
      if (matches(synonym)) {
        return true;
      }
    }
    return false;
  });
  return member == nullptr ? -1 : static_cast<int>(member - members.data());
}

const Field* RecordType::find(std::string_view word) const {
  return find_named(fields, word, [](const Field& f, const auto& matches) {
    if (matches(f.en) || matches(f.zh)) {
      return true;
    }
    for (const std::string& synonym : f.synonyms) {
      if (matches(synonym)) {
        return true;
      }
    }
    return false;
  });
}

struct TypeTable::Impl {
  std::deque<Type> types;  // a deque: types are never moved

  TypeRef intern(const Type& wanted) {
    for (const Type& type : types) {
      if (same_node(type, wanted)) {
        return &type;
      }
    }
    return &types.emplace_back(wanted);
  }
};

TypeTable::TypeTable() : impl_(std::make_unique<Impl>()) {}

TypeTable::~TypeTable() = default;
TypeTable::TypeTable(TypeTable&&) noexcept = default;
TypeTable& TypeTable::operator=(TypeTable&&) noexcept = default;

TypeRef TypeTable::simple(Kind kind) {
  static const auto types = make_simple_types(false);
  return &types[static_cast<std::size_t>(kind)];
}

TypeRef TypeTable::literal(Kind kind) {
  static const auto types = make_simple_types(true);
  return &types[static_cast<std::size_t>(kind)];
}

TypeRef TypeTable::number(base::Unit unit) {
  if (unit.is_plain()) {
    return simple(Kind::Number);
  }
  Type type;
  type.kind = Kind::Number;
  type.unit = unit;
  return impl_->intern(type);
}

TypeRef TypeTable::enumeration(const EnumType* definition) {
  Type type;
  type.kind = Kind::Enum;
  type.enumeration = definition;
  return impl_->intern(type);
}

TypeRef TypeTable::record(const RecordType* definition) {
  Type type;
  type.kind = Kind::Record;
  type.record = definition;
  return impl_->intern(type);
}

TypeRef TypeTable::list(TypeRef element) {
  Type type;
  type.kind = Kind::List;
  type.element = element;
  return impl_->intern(type);
}

TypeRef TypeTable::map(TypeRef key, TypeRef value) {
  Type type;
  type.kind = Kind::Map;
  type.key = key;
  type.element = value;
  return impl_->intern(type);
}

TypeRef TypeTable::optional(TypeRef element) {
  Type type;
  type.kind = Kind::Optional;
  type.element = element;
  return impl_->intern(type);
}

TypeRef TypeTable::type_of(TypeRef element) {
  Type type;
  type.kind = Kind::Type;
  type.element = element;
  return impl_->intern(type);
}

TypeRef TypeTable::param(std::string_view name) {
  Type type;
  type.kind = Kind::Param;
  type.name = name;
  return impl_->intern(type);
}

TypeRef innermost(TypeRef type) {
  while (type->kind == Kind::List) {
    type = type->element;
  }
  return type;
}

std::string to_text(TypeRef type) {
  switch (type->kind) {
    case Kind::Number:
      return type->unit.is_plain()
                 ? std::string("number")
                 : "number(" + base::to_text(type->unit, base::Language::Chinese) + ")";
    case Kind::Enum:
      return type->enumeration == nullptr ? "enumeration" : type->enumeration->name;
    case Kind::Record:
      return type->record == nullptr ? "record" : type->record->name;
    case Kind::List:
      return "list(" + to_text(type->element) + ")";
    case Kind::Optional:
      return "optional_type(" + to_text(type->element) + ")";
    case Kind::Map:
      return "map(" + to_text(type->key) + ", " + to_text(type->element) + ")";
    case Kind::Type:
      return type->element == nullptr ? "type" : "type(" + to_text(type->element) + ")";
    case Kind::Param:
      return type->name;
    default:
      return std::string(name_of(type->kind));
  }
}

}  // namespace audit::cel
