// SPDX-License-Identifier: Apache-2.0
//
// Are two syntax trees the same, whatever their ids and places in the text? For tests of what is
// printed, generated or rewritten.
#pragma once

#include "cel/ast.h"

namespace audit::cel {

bool is_same(const Expr& a, const Expr& b);

}  // namespace audit::cel
