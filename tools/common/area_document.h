// SPDX-License-Identifier: Apache-2.0
//
// What the document of a county or city says of itself: which regions it covers, and what it lists.
//
//   if (is_area(document)) {
//     const rules::AppliesTo bounds = bounds_of(document);
//     const cel::List* stations = list_field(*document.root, "stations");
//   }
#pragma once

#include "base/source.h"
#include "cel/value.h"
#include "model/submission.h"
#include "rules/pack.h"

#include <string>
#include <string_view>

namespace audit::tools {

bool is_area(const model::BoundDocument& document);

rules::Scope scope_of(const model::BoundDocument& document);

/// A county that gives no county in its region is named by its name.
std::string name_of_county(const model::BoundDocument& document);

/// What regions an area's document covers.
rules::AppliesTo bounds_of(const model::BoundDocument& document);

/// Null where there is no such field, or no list in it.
const cel::List* list_field(const cel::Record& record, std::string_view name);

/// Where a field is written; the beginning of the file where it is not.
base::Place key_place(const model::BoundDocument& document, const model::Submission& submission,
                      std::string_view name);

}  // namespace audit::tools
