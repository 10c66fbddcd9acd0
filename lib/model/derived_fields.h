// SPDX-License-Identifier: Apache-2.0
//
// Compiles the fields that are defined by an expression over their record. Each may use the fields
// of its record, derived ones that stand before it, and everything of the records that its record
// holds.
//
//   compile_derived_fields(schema, reader.derived(), diagnostics);
#pragma once

#include "base/diagnostic.h"
#include "model/definition_reader.h"
#include "model/schema.h"

#include <vector>

namespace audit::model {

void compile_derived_fields(Model::Impl& schema, std::vector<DerivedDefinition>& definitions,
                            base::Diagnostics& diagnostics);

}  // namespace audit::model
