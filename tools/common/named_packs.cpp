// SPDX-License-Identifier: Apache-2.0
#include "common/named_packs.h"

#include "common/options.h"

#include <utility>

namespace audit::tools {

NamedPacks named_packs(const Arguments& given, const Configuration* configuration) {
  if (given.has("rules") || configuration == nullptr) {
    return {.names = pack_names(given), .places = {}};
  }
  const ConfiguredOption* rules = configuration->find("rules");
  return rules == nullptr ? NamedPacks() : NamedPacks{rules->values, rules->places};
}

NamedPacks opened(const NamedPacks& named) {
  NamedPacks all;
  for (std::size_t i = 0; i < named.names.size(); ++i) {
    std::vector<std::string> inside = rules::packs_in(named.names[i]);
    if (inside.empty()) {
      inside = {named.names[i]};
    }
    for (std::string& name : inside) {
      all.names.push_back(std::move(name));
      all.places.push_back(named.place(i));
    }
  }
  return all;
}

const rules::Pack* load_named_pack(rules::Library& library, const std::string& name,
                                   const base::Place& named_at, base::Diagnostics& diagnostics) {
  if (named_at.source == nullptr) {
    return library.load(name, diagnostics);
  }
  base::Diagnostics found;
  const rules::Pack* pack = library.load(name, found);
  for (base::Diagnostic one : found.items()) {
    if (one.at.source == nullptr) {
      one.at = named_at;
    }
    diagnostics.add(std::move(one));
  }
  return pack;
}

}  // namespace audit::tools
