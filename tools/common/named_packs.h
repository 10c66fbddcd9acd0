// SPDX-License-Identifier: Apache-2.0
//
// Packs that are named, by --rules or by `rules` of the configuration: in the latter case what is
// wrong with a name is said where it stands.
//
//   const NamedPacks named = named_packs(arguments, configuration);
//   for (std::size_t i = 0; i < named.names.size(); ++i) …
//     load_named_pack(library, named.names[i], named.place(i), diagnostics);
#pragma once

#include "base/diagnostic.h"
#include "common/command.h"
#include "common/configuration.h"
#include "rules/library.h"

#include <cstddef>
#include <string>
#include <vector>

namespace audit::tools {

struct NamedPacks {
  std::vector<std::string> names;   ///< empty: nobody names any
  std::vector<base::Place> places;  ///< of the names in a configuration; else empty

  base::Place place(std::size_t i) const { return i < places.size() ? places[i] : base::Place(); }
};

/// The option wins; `configuration` may be null. Throws UsageError.
NamedPacks named_packs(const Arguments& given, const Configuration* configuration);

/// With each folder that holds packs replaced by them.
NamedPacks opened(const NamedPacks& named);

/// Library::load(); what has no place of its own is said of `named_at`.
const rules::Pack* load_named_pack(rules::Library& library, const std::string& name,
                                   const base::Place& named_at, base::Diagnostics& diagnostics);

}  // namespace audit::tools
