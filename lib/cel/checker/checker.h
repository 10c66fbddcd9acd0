// SPDX-License-Identifier: Apache-2.0
//
// Gives every expression a type and every name a meaning. All mistakes of an expression are
// reported, each at its span, with what was found, what was expected and a suggestion; one mistake
// is reported once.
//
//   auto checked = check(syntax, source, environment, {.expected = types.simple(Kind::Bool)},
//   diagnostics);
//
// Inference goes bottom-up. Literals stay open (Type::literal) until something asks for a unit or
// an enumeration; then the demand is pushed down into them (literals.cpp).
#pragma once

#include "cel/checker/checked.h"
#include "cel/parser.h"

#include <optional>

namespace audit::cel {

struct CheckOptions {
  TypeRef expected = nullptr;  ///< null: any type
  bool allow_has = false;
};

std::optional<Checked> check(const Syntax& syntax, const Source& source,
                             const Environment& environment, const CheckOptions& options,
                             base::Diagnostics& diagnostics);

}  // namespace audit::cel
