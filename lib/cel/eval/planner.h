// SPDX-License-Identifier: Apache-2.0
//
// Checked syntax tree to plan. Calls of constants are carried out here, once.
#pragma once

#include "cel/checker/checked.h"
#include "cel/parser.h"
#include "cel/program_impl.h"

namespace audit::cel {

/// Fills impl.plan and what it points to. False when a constant was refused (a date that does not
/// exist).
bool make_plan(const Syntax& syntax, const Checked& checked, Program::Impl& impl,
               const Program& program, base::Diagnostics& diagnostics);

}  // namespace audit::cel
