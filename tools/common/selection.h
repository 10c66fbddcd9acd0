// SPDX-License-Identifier: Apache-2.0
//
// Which packs judge which station: those that `--rules` names judge every station; else those whose
// region covers the station's. All loading is done before threads start, because loading changes
// what threads share; after that packs_for() may be asked by any of them.
//
//   Selection selection(*book.packs);
//   selection.load_named({"wuhan"}, diagnostics);        // or load_for(regions, …), or
//   load_bound(…) for (const rules::Pack* pack : selection.packs_for(document.region)) …
#pragma once

#include "base/diagnostic.h"
#include "rules/library.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace audit::tools {

using PackList = std::vector<const rules::Pack*>;

class Selection {
 public:
  explicit Selection(rules::Library& library) : library_(library) {}

  /// From now on these packs judge every station, wherever it is.
  void load_named(const std::vector<std::string>& ids_or_paths, base::Diagnostics& diagnostics);
  /// The packs that cover one of the regions.
  void load_for(const std::vector<model::Region>& regions, base::Diagnostics& diagnostics);
  /// Every pack that names a region.
  void load_bound(base::Diagnostics& diagnostics);
  /// After one of these two: the packs that apply everywhere.
  void load_everywhere(base::Diagnostics& diagnostics);

  /// By name: a station's region does not matter.
  bool is_named() const { return is_named_; }

  /// There is a pack that names a region.
  bool has_bound() const;

  /// All packs that are loaded.
  const PackList& packs() const { return packs_; }

  /// What there is to choose from, for messages.
  const std::vector<rules::Library::Head>& heads() const { return heads_; }

  /// Empty where no pack names the region: those that apply everywhere do not make it a covered
  /// one.
  PackList packs_for(const model::Region& region);

  const PackList& everywhere() const { return everywhere_; }

 private:
  void load(const std::string& id_or_path, base::Diagnostics& diagnostics);

  rules::Library& library_;
  bool is_named_ = false;
  PackList packs_;
  PackList everywhere_;
  std::vector<rules::Library::Head> heads_;
  std::mutex mutex_;                        // of chosen_ and, through covering(), of the library
  std::map<std::string, PackList> chosen_;  // by region
};

}  // namespace audit::tools
