// SPDX-License-Identifier: Apache-2.0
//
// How types fit together: which one two branches share, whether arguments fit a signature. Types
// that only literals stand behind (Type::literal) give way to the other side.
//
//   join(number(literal), number(元))             // number(元)
//   Bindings b; b.match(list(T), list(date)); b.substitute(T, types)      // date
#pragma once

#include "cel/type.h"

#include <string_view>
#include <utility>
#include <vector>

namespace audit::cel {

bool same_type(TypeRef a, TypeRef b);

/// The type that both can be taken for; null if there is none. An Error type (already reported)
/// fits all.
TypeRef join(TypeRef a, TypeRef b, TypeTable& types);

/// Literals take their default: a plain number, a string, dyn.
TypeRef default_type(TypeRef type, TypeTable& types);
bool has_literal(TypeRef type);

/// What the type parameters of one signature stand for in one call.
class Bindings {
 public:
  explicit Bindings(TypeTable& types) : types_(types) {}

  bool match(TypeRef pattern, TypeRef actual);

  /// Do the bound types have what the names of the parameters promise (table.h)?
  bool constraints_hold() const;

  /// The type with its parameters replaced, in the caller's table.
  TypeRef substitute(TypeRef pattern) const;

  TypeRef bound(std::string_view parameter) const;

 private:
  TypeTable& types_;
  std::vector<std::pair<std::string_view, TypeRef>> bound_;
};

/// Has the type an order (`<`, sort, min)?
bool is_ordered(TypeRef type);
/// One value, not a collection: what elements can be grouped by.
bool is_scalar(TypeRef type);
/// Can values of the type be compared with `==`?
bool is_comparable(TypeRef type);

}  // namespace audit::cel
