// SPDX-License-Identifier: Apache-2.0
//
// Text of an expression to its syntax tree. The first mistake is reported and ends the parse: what
// follows it would be guesswork.
//
//   auto syntax = parse(source, {.dialect = Dialect::Pack}, diagnostics);
//   if (syntax) use(*syntax->root);
#pragma once

#include "cel/ast.h"
#include "cel/program.h"

#include <optional>

namespace audit::cel {

struct Syntax {
  ExprPtr root;
  ExprId id_count = 0;  ///< ids are 0 … id_count - 1: the size of side tables
};

struct ParseOptions {
  Dialect dialect = Dialect::Pack;
  bool macros = true;  ///< false: `exists(…)` and the like are calls of functions
};

std::optional<Syntax> parse(const Source& source, const ParseOptions& options,
                            base::Diagnostics& diagnostics);

}  // namespace audit::cel
