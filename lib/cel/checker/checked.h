// SPDX-License-Identifier: Apache-2.0
//
// What the checker finds out about a syntax tree: side tables by Expr::id, so that the tree itself
// stays as it was written.
#pragma once

#include "cel/ast.h"
#include "cel/environment.h"
#include "cel/functions/table.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::cel {

/// Path of a record whose fields are root names.
inline constexpr std::string_view root_path = ".";

/// Of one expression. Which members are set depends on what the expression is.
struct Resolved {
  TypeRef type = nullptr;
  bool personal = false;
  const Variable* variable =
      nullptr;                   ///< Identifier: of the environment; a root field: the record's
  const Field* field = nullptr;  ///< root field, Select, Presence; look-up by key: the key field
  int local = -1;                ///< Identifier: bound by a macro; Macro: its first local
  const Overload* overload = nullptr;  ///< Call
  int member = -1;   ///< a word that is read as a member of the enumeration in `type`
  std::string path;  ///< the field behind a value: `staff.training`; empty: computed
};

struct Checked {
  std::vector<Resolved> table;
  std::vector<std::string> reads;
  std::vector<const Field*> fields;  ///< that it reads, through lets and derived fields too
  int local_count = 0;
  TypeRef literal_type = nullptr;  ///< of the root, before literals took their default type

  const Resolved& operator[](const Expr& expr) const { return table[expr.id]; }
};

}  // namespace audit::cel
