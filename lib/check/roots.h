// SPDX-License-Identifier: Apache-2.0
//
// The values of the names that every rule may use (rules::root_slots) for one document: itself, its
// areas, the parameters, the reporting period, and the two dates. Facts are judged on `base_date`,
// the earlier of `as_of` and the end of the period; without a period it is unknown, but not later
// than `as_of`.
#pragma once

#include "base/date.h"
#include "cel/program.h"
#include "check/audit.h"
#include "model/submission.h"
#include "rules/pack.h"

namespace audit::check {

/// `parameters`: what `param` is.
void set_roots(cel::Activation& activation, const rules::Pack& pack, const cel::Record* parameters,
               const model::BoundDocument& document, const Areas& areas, base::Date as_of);

/// `stations` and `counties` of an area.
void set_members(cel::Activation& activation, const rules::Pack& pack, const Members& members);

cel::Value base_date_of(const model::BoundDocument& document, base::Date as_of, cel::Arena& arena);

/// An item of which nothing is known but that it may be there: `open` is what would tell.
cel::Value stand_in(cel::TypeRef type, const cel::Unknown* open, cel::Arena& arena);

}  // namespace audit::check
