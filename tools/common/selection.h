// SPDX-License-Identifier: Apache-2.0
//
// Which packs judge which station: those that `--rules` names judge every station; else those whose
// region covers the station's. All loading is done before threads start, because loading changes
// what threads share; after that packs_for() may be asked by any of them.
//
//   Selection selection(*book.packs, as_of);
//   selection.load_named(named_packs(…), diagnostics);   // or load_for(regions, …), load_bound(…)
//   for (const rules::Pack* pack : selection.packs_for(document.region)) …
//
// Overlays bring the packs that they extend, as they have tailored them for `as_of`
// (rules/tailor.h). Overlays that contradict each other are an error while packs are loaded, where
// the stations are known by then; else the stations that they meet at are not judged.
#pragma once

#include "base/date.h"
#include "base/diagnostic.h"
#include "common/named_packs.h"
#include "rules/library.h"
#include "rules/tailor.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace audit::tools {

using PackList = std::vector<const rules::Pack*>;

class Selection {
 public:
  Selection(rules::Library& library, base::Date as_of) : library_(library), as_of_(as_of) {}

  /// From now on these packs judge every station, wherever it is.
  void load_named(const NamedPacks& named, base::Diagnostics& diagnostics);
  /// The packs that cover one of the regions.
  void load_for(const std::vector<model::Region>& regions, base::Diagnostics& diagnostics);
  /// Every pack that names a region.
  void load_bound(base::Diagnostics& diagnostics);
  /// After one of these two: the packs that apply everywhere.
  void load_everywhere(base::Diagnostics& diagnostics);

  /// After packs are loaded: settings of a configuration, which count more than those of overlays.
  /// It outlives the Selection.
  void set_last_word(const rules::Pack& configuration);

  /// By name: a station's region does not matter.
  bool is_named() const { return is_named_; }

  /// There is a pack that names a region.
  bool has_bound() const;

  /// All packs that are loaded, as they are written: what overlays make of them is packs_for().
  const PackList& packs() const { return packs_; }

  /// What there is to choose from, for messages.
  const std::vector<rules::Library::Head>& heads() const { return heads_; }

  /// Extended packs first, those that apply everywhere last. Empty where no pack names the region
  /// (those that apply everywhere do not make it a covered one), or where overlays contradict each
  /// other.
  PackList packs_for(const model::Region& region);

  /// Packs that apply everywhere, once load_everywhere() has read them.
  const PackList& everywhere() const { return everywhere_; }

  /// Contradictions of overlays that packs_for() has met.
  base::Diagnostics contradictions();
  bool is_contradictory(const model::Region& region);

 private:
  struct Choice {
    PackList packs;
    bool is_contradictory = false;
  };

  void load(const std::string& id_or_path, base::Diagnostics& diagnostics,
            const base::Place& named_at = {});
  Choice tailored(const PackList& selected, base::Diagnostics& diagnostics);
  const Choice& choice(const model::Region& region);  ///< with the mutex locked

  rules::Library& library_;
  base::Date as_of_;
  bool is_named_ = false;
  PackList packs_;
  PackList everywhere_;
  std::vector<rules::Library::Head> heads_;
  PackList named_;
  Choice named_choice_;
  std::mutex mutex_;  // of what is below and, through covering(), of the library
  rules::Tailor tailor_;
  std::map<std::string, Choice> chosen_;  // by region
  base::Diagnostics contradictions_;
};

}  // namespace audit::tools
