// SPDX-License-Identifier: Apache-2.0
//
// Parameters that a configuration sets, as settings that have the last word over the packs and
// their overlays: results on which one bears say so, as they do of an overlay's.
//
//   ConfiguredParameters parameters(configuration);
//   parameters.read(selection.packs(), library, diagnostics);  // after packs are loaded
//   selection.set_last_word(parameters.pack());
#pragma once

#include "base/diagnostic.h"
#include "cel/value.h"
#include "common/configuration.h"
#include "rules/library.h"
#include "rules/pack.h"
#include "yaml/node.h"

#include <vector>

namespace audit::tools {

class ConfiguredParameters {
 public:
  explicit ConfiguredParameters(const Configuration& configuration);

  /// `packs` are those that judge and those that they extend. May load further ones, to know whose
  /// parameters are set. Notes say what each one changes.
  void read(const std::vector<const rules::Pack*>& packs, rules::Library& library,
            base::Diagnostics& diagnostics);

  /// Stands for the configuration: settings, and nothing else.
  const rules::Pack& pack() const { return pack_; }

 private:
  void tell(base::Diagnostics& diagnostics) const;

  const Configuration& configuration_;
  std::vector<yaml::Node> entries_;  ///< values point to them
  cel::Arena arena_;
  rules::Pack pack_;
};

}  // namespace audit::tools
