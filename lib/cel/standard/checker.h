// SPDX-License-Identifier: Apache-2.0
//
// The checker for standard CEL (CEL spec, "Gradual Type Checking" and "Name Resolution"): every
// expression gets a type, every name a meaning, every call the overloads that may be meant. All
// mistakes are reported, each at its span, one mistake once.
//
//   auto checked = standard::check(syntax, source, environment, {}, diagnostics);
//
// With `static_types` off names and overloads are found in the same way, but nothing is a mistake
// and everything is dyn: what does not fit is an error when it is evaluated.
#pragma once

#include "cel/parser.h"
#include "cel/standard/checked.h"

#include <optional>

namespace audit::cel::standard {

struct CheckOptions {
  TypeRef expected = nullptr;  ///< null: any type
  bool static_types = true;
};

std::optional<Checked> check(const Syntax& syntax, const Source& source,
                             const Environment& environment, const CheckOptions& options,
                             base::Diagnostics& diagnostics);

}  // namespace audit::cel::standard
