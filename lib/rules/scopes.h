// SPDX-License-Identifier: Apache-2.0
//
// What the expressions of a pack can name. A rule is about a station, a county or a city (its
// scope); the fields of that document are root names, and beside them stand `county`, `city`,
// `param`, `period`, `base_date`, `as_of` and, in rules about areas, `stations` and `counties`.
//
//   cel::Environment names = root_environment(model, Scope::Station, parameter_type);
//   declare_lets(*head.find("let"), names, pack.lets, diagnostics);
//
// A let at the head of a pack or topic file belongs to every scope in which it makes sense: rules
// about counties do not see a let about a station's staff, and the other way round.
#pragma once

#include "base/diagnostic.h"
#include "cel/program.h"
#include "model/model.h"
#include "rules/pack.h"
#include "yaml/node.h"

#include <array>
#include <optional>
#include <vector>

namespace audit::rules {

inline constexpr std::array all_scopes{Scope::Station, Scope::County, Scope::City};

model::DocumentKind document_kind(Scope scope);

/// The names of root_slots, in its order.
cel::Environment root_environment(const model::Model& model, Scope scope,
                                  const cel::RecordType& parameters);

/// One environment for each scope that the rules of a pack have.
struct ScopedNames {
  std::array<std::optional<cel::Environment>, all_scopes.size()> of;

  cel::Environment& in(Scope scope) { return *of[static_cast<std::size_t>(scope)]; }

  const cel::Environment& in(Scope scope) const { return *of[static_cast<std::size_t>(scope)]; }

  int slot_count() const;  ///< the greatest of all scopes
};

/// Compiles the lets of a rule, declares them one after the other and appends them to `lets`. False
/// when one had an error.
bool declare_lets(const yaml::Node* mapping, cel::Environment& names, std::vector<Let>& lets,
                  base::Diagnostics& diagnostics);

/// The same for the lets of a pack or topic file, in every scope that they fit.
bool declare_lets(const yaml::Node* mapping, ScopedNames& names, std::vector<Let>& lets,
                  base::Diagnostics& diagnostics);

}  // namespace audit::rules
