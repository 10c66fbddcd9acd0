// SPDX-License-Identifier: Apache-2.0
//
// What a program sees while it runs: the slots of the environment it was compiled in, its own
// locals, and the arena for what it computes.
#pragma once

#include "cel/program.h"
#include "cel/value.h"

#include <span>

namespace audit::cel {

struct Frame {
  Arena& arena;
  Activation& activation;             ///< step budget, dates for derived fields
  std::span<Activation::Slot> slots;  ///< the activation's, or those of a derived field
  Value* locals = nullptr;
  const Program* program = nullptr;  ///< whose text spans refer to
};

}  // namespace audit::cel
