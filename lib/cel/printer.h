// SPDX-License-Identifier: Apache-2.0
//
// A syntax tree as text that the parser reads back to the same tree: parentheses only where they
// are needed, one space around operators. Comments and the author's own spacing are gone.
//
//   to_source(*parse("(a+b) * (c)")->root)      // (a + b) * c
#pragma once

#include "cel/ast.h"

#include <string>

namespace audit::cel {

std::string to_source(const Expr& expression);

}  // namespace audit::cel
