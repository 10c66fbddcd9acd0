// SPDX-License-Identifier: Apache-2.0
//
// From the packs that are chosen for a station to those that judge it: the packs that they extend
// come first, as the overlays in force on that day have made them (overlay.h). A tailored pack is a
// copy of its base that shares all programs; what nobody tailors is the pack itself.
//
//   Tailor tailor;
//   tailor.packs({county}, as_of, diagnostics);      // province', city', county
//
// Where several overlays speak of one parameter or rule, that counts which extends the others;
// overlays that say different things, none of which extends the other, are a diagnostic (RULE035).
// Of a rule the last word counts, be it a level or that it is disabled.
#pragma once

#include "base/date.h"
#include "base/diagnostic.h"
#include "cel/value.h"
#include "rules/pack.h"

#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace audit::rules {

class Tailor {
 public:
  /// Settings that count more than those of all overlays: of a configuration, which extends every
  /// pack and is none itself. It outlives the Tailor.
  void set_last_word(const Pack& configuration) { last_word_ = &configuration; }

  /// Packs that judge, extended ones first, each once. They live as long as the Tailor and the
  /// packs given to it. Not for several threads at once; what it gives is.
  std::vector<const Pack*> packs(std::span<const Pack* const> selected, base::Date as_of,
                                 base::Diagnostics& diagnostics);

 private:
  using Settings = std::vector<const Setting*>;  ///< of one pack, one for each thing that is set

  struct Variant {
    Pack pack;
    cel::Arena arena;  ///< of its parameters
  };

  const Pack* variant(const Pack& base, const Settings& settings);

  const Pack* last_word_ = nullptr;
  std::map<std::pair<const Pack*, Settings>, std::unique_ptr<Variant>> variants_;
};

}  // namespace audit::rules
