// SPDX-License-Identifier: Apache-2.0
//
// The macros: calls that bind names in their arguments. One row each; the parser looks a call up
// here before it takes it for a function.
//
//   staff.exists(s, s.role == "站长")        // row {"exists", target, 1 variable, 1 argument}
//
// `has(a.b)` is not here: it binds nothing and is read by the parser itself.
#pragma once

#include "cel/ast.h"
#include "cel/program.h"

#include <span>
#include <string_view>

namespace audit::cel {

struct MacroRow {
  std::string_view name;  ///< with its namespace: `cel.bind`
  MacroKind kind = MacroKind::All;
  std::size_t variables = 1;  ///< leading arguments that must be simple names
  std::size_t arguments = 1;  ///< expressions after them
  bool pack = true;           ///< in packs
  bool standard = true;       ///< in standard CEL
};

std::span<const MacroRow> macro_rows();

/// The macro of that name with that many arguments in all; null if there is none.
const MacroRow* find_macro(std::string_view name, std::size_t argument_count, Dialect dialect);

}  // namespace audit::cel
