// SPDX-License-Identifier: Apache-2.0
//
// Checked syntax tree of standard CEL to plan. Steps that packs have too are planned as theirs.
#pragma once

#include "cel/parser.h"
#include "cel/program_impl.h"
#include "cel/standard/checked.h"

namespace audit::cel::standard {

/// The plan, in impl.arena.
const Node* make_plan(const Syntax& syntax, const Checked& checked, Program::Impl& impl);

}  // namespace audit::cel::standard
