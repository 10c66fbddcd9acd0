// SPDX-License-Identifier: Apache-2.0
//
// What the rulings make of the results of one document. The rule is evaluated first and ruled
// after:
//
//   符合 / 不符合    pass / fail of a rule that is known to apply, also where it would be manual,
//                    not_due or unknown, and whatever the file claims
//   豁免             a fail becomes waived, if the measured value is no worse than the waived one
//
// A ruling of one item comes before one of the whole rule; of two that are in force for the same
// thing neither holds, and that is an error.
#pragma once

#include "check/judge.h"
#include "check/places.h"
#include "check/rulings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace audit::check {

/// What a ruling came to in one document; RulingReview puts those of a run together.
struct RulingUse {
  enum class What : std::uint8_t {
    Met,  ///< the document is the one it names
    Applied,
    Unneeded,       ///< a waiver, and the rule is met without it
    NotApplicable,  ///< the rule does not apply
    Pending,        ///< there is nothing to waive yet: unknown, not due, settled on site
    NotInForce,
    Lapsed,         ///< a waiver whose value got worse
    NotUnderstood,  ///< its value is not of the kind that the rule measures
    Contradicted,   ///< by another one
    Overrules,      ///< a pass where the file fails
  };

  const Ruling* ruling = nullptr;
  What what = What::Met;
  base::Text detail{};
  std::string subject{};                  ///< Met: the identity of station or area
  std::optional<results::Location> at{};  ///< of the station or the finding
  const Ruling* other = nullptr;          ///< Contradicted: by this one
  const base::Origin* written = nullptr;  ///< NotUnderstood: this
};

class DocumentRulings {
 public:
  DocumentRulings(const Rulings& rulings, const model::BoundDocument& document,
                  const results::Subject& subject, const Places& places, bool show_personal);

  /// Nobody has decided anything about this document.
  bool empty() const { return rules_.empty(); }

  /// Changes outcome, ruling and related places of a result as far as a ruling says so. The slots
  /// of `activation` hold the item's values. `key`: results::Subject::key.
  void apply(const rules::Rule& rule, const Verdict& verdict, const Item& item,
             const std::string& key, cel::Activation& activation, results::Result& result);

  /// Where the result of the last apply() was found to be.
  void found_at(const std::optional<results::Location>& at);

  std::vector<RulingUse> take_uses() { return std::move(uses_); }

 private:
  struct Slot {
    const Ruling* in_force = nullptr;
    const Ruling* other = nullptr;         ///< in force as well
    const Ruling* not_in_force = nullptr;  ///< the last of them
  };

  const Slot* slot_of(const rules::Rule& rule, const Item& item, const std::string& key) const;
  void waive(const Ruling& ruling, const rules::Rule& rule, cel::Activation& activation,
             results::Result& result);
  void use(const Ruling& ruling, RulingUse::What what, base::Text detail = {});
  static void point_to(const Ruling& ruling, base::Text message, results::Result& result);

  const Rulings& rulings_;
  bool show_personal_;
  std::unordered_set<std::string> rules_;
  std::unordered_map<std::string, Slot> slots_;  ///< by rule and item
  std::vector<RulingUse> uses_;
};

}  // namespace audit::check
