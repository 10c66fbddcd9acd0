// SPDX-License-Identifier: Apache-2.0
//
// What the checker of standard CEL finds out about a syntax tree: a side table by Expr::id. The
// planner reads it.
#pragma once

#include "cel/ast.h"
#include "cel/environment.h"
#include "cel/functions/table.h"

#include <vector>

namespace audit::cel::standard {

/// Of one expression. Which members are set depends on what the expression is.
struct Resolved {
  TypeRef type = nullptr;
  int local = -1;                      ///< Identifier: bound by a macro; Macro: its first local
  const Variable* variable = nullptr;  ///< Identifier, Select: the declared name that it is (`a.b`)
  TypeRef denoted = nullptr;           ///< Identifier: the type that the name stands for (`int`)
  std::vector<const Overload*> candidates;  ///< Call: what may be called, decided by the values
  bool is_namespaced = false;               ///< Call: the target is part of the name (`math.abs`)
};

struct Checked {
  std::vector<Resolved> table;
  int local_count = 0;

  const Resolved& operator[](const Expr& expr) const { return table[expr.id]; }
};

}  // namespace audit::cel::standard
