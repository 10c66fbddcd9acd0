// SPDX-License-Identifier: Apache-2.0
//
// Reads the signatures of the function table (the form is described in table.h). Signatures are
// ours: a malformed one is a defect and throws std::logic_error when the table is first used.
#pragma once

#include "cel/functions/table.h"

namespace audit::cel {

Overload read_signature(const Row& row);

}  // namespace audit::cel
