// SPDX-License-Identifier: Apache-2.0
//
// What a field of a record is when the file does not say it: the step from facts to what is not
// known.
#pragma once

#include "cel/environment.h"
#include "cel/eval/frame.h"
#include "cel/value.h"

#include <array>

namespace audit::cel {

/// The field's value; unknown with the missing field if it is not given.
Value select(Frame& frame, const Record& record, const Field& field);

/// The slots that a derived field of `record` is evaluated in (derived_environment).
std::array<Activation::Slot, derived_slot_count> derived_slots(const Record& record,
                                                               const Activation& activation);

/// Any value of a type that waits for `unknown`: a scalar that is unknown, an empty open list, a
/// record of which nothing is known. The bounds of `unknown` are taken over: those of a scalar, or
/// of the scalars in a list. A record may turn out not to exist (a look-up) unless `exists`.
Value any_of(Arena& arena, TypeRef type, const Unknown* unknown, bool exists = false);

/// `unknown` as what a field of that type waits for: without its own bounds; a number is >= 0 if
/// `exists`.
const Unknown* as_field(Arena& arena, TypeRef type, const Unknown* unknown, bool exists = true);

/// An element of a list as programs want it: one that was not understood is of the type all the
/// same.
Value element_of(Arena& arena, const Value& item, TypeRef type);

}  // namespace audit::cel
