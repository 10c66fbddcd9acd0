// SPDX-License-Identifier: Apache-2.0
//
// The syntax tree of an expression, as written: the parser makes it, nobody changes it. What the
// checker finds out (types, what a name refers to) stands in side tables by Expr::id
// (checker/checked.h).
//
//   staff.exists(s, s.role == "站长")
//   Macro{Exists, target = Identifier staff, variables = [s], arguments = [Call _==_(Select(s,
//   role), "站长")]}
//
// Operators are calls of functions named as in CEL's own tools: `_+_`, `_?_:_`, `!_`, `_[_]`,
// `_in_`.
#pragma once

#include "base/number.h"
#include "base/source.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace audit::cel {

using ExprId = std::uint32_t;

struct Expr;
using ExprPtr = std::unique_ptr<const Expr>;

struct BytesConstant {
  std::string data;
  friend bool operator==(const BytesConstant&, const BytesConstant&) = default;
};

/// `10` is a Number in packs and an int64 in CEL; monostate is `null`.
struct Literal {
  std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, base::Number, std::string,
               BytesConstant>
      value;
};

struct Identifier {
  std::string name;
  bool absolute = false;  ///< `.name`: from the root whatever the container
};

struct Select {
  ExprPtr operand;
  std::string field;
  base::Span field_span;
  bool optional = false;  ///< `a.?b`
};

/// `has(a.b)`: is the field written?
struct Presence {
  ExprPtr operand;  ///< null for `has(b)` of a root field
  std::string field;
  base::Span field_span;
};

struct Call {
  std::string function;
  ExprPtr target;  ///< of `target.function(…)`; null for operators and plain calls
  std::vector<ExprPtr> arguments;
  base::Span name_span;
  bool is_operator = false;
  bool absolute = false;  ///< `.name(…)`: from the root whatever the container
};

struct ListLiteral {
  struct Item {
    ExprPtr value;
    bool optional = false;  ///< `?value`
  };

  std::vector<Item> items;
};

struct MapLiteral {
  struct Entry {
    ExprPtr key, value;
    bool optional = false;
  };

  std::vector<Entry> entries;
};

/// What binds names inside of an expression. Macros are evaluated as what they are, not expanded
/// into loops: that is what lets partial knowledge and explanations see them.
enum class MacroKind : std::uint8_t {
  All,
  Exists,
  ExistsOne,
  Map,  ///< arguments: value, or predicate and value
  Filter,
  SortBy,
  DuplicatesBy,  ///< of packs: lists of elements with equal keys
  TransformMap,
  TransformMapEntry,
  OptionalMap,
  OptionalFlatMap,
  Bind,  ///< cel.bind(x, value, body): target is the value
};

struct Macro {
  struct Variable {
    std::string name;
    base::Span span;
  };

  MacroKind kind = MacroKind::All;
  ExprPtr target;
  std::vector<Variable> variables;  ///< one; two for (index, element) and (key, value)
  std::vector<ExprPtr> arguments;
  base::Span name_span;
  std::string name;  ///< as written (`exists_one`, `existsOne`)
};

struct Expr {
  using Node =
      std::variant<Literal, Identifier, Select, Presence, Call, ListLiteral, MapLiteral, Macro>;

  ExprId id = 0;
  base::Span span;  ///< in the expression's text, parentheses not included
  int depth = 1;    ///< levels below and including this one
  Node node;

  template <class T>
  const T* as() const {
    return std::get_if<T>(&node);
  }
};

}  // namespace audit::cel
