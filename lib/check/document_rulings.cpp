// SPDX-License-Identifier: Apache-2.0
#include "check/document_rulings.h"

#include "base/utf8.h"
#include "check/fields.h"
#include "check/ruling_diagnostics.h"
#include "check/waived_value.h"

#include <utility>

namespace audit::check {
namespace {

using results::Outcome;
using What = RulingUse::What;

std::string slot_key(const std::string& rule, const std::string& item) {
  return rule + '\n' + item;
}

std::optional<results::Location> place_of(const model::BoundDocument& document,
                                          const Places& places) {
  const base::Origin* name = field(*document.root, "name").origin();
  if (name != nullptr) {
    return places.of(*name);
  }
  return document.root->origin == nullptr ? std::nullopt
                                          : std::optional(places.of_key(*document.root->origin));
}

}  // namespace

DocumentRulings::DocumentRulings(const Rulings& rulings, const model::BoundDocument& document,
                                 const results::Subject& subject, const Places& places,
                                 bool show_personal)
    : rulings_(rulings), show_personal_(show_personal) {
  for (const Ruling* ruling : rulings.of(document, subject)) {
    uses_.push_back({.ruling = ruling,
                     .what = What::Met,
                     .subject = subject.id,
                     .at = place_of(document, places)});
    rules_.insert(ruling->rule);
    Slot& slot = slots_[slot_key(ruling->rule, ruling->item)];
    if (ruling->validity != Ruling::Validity::InForce) {
      slot.not_in_force = ruling;
    } else if (slot.in_force == nullptr) {
      slot.in_force = ruling;
    } else {
      slot.other = ruling;
    }
  }
  for (const auto& [key, slot] : slots_) {
    if (slot.other != nullptr) {
      use(*slot.other, What::Contradicted);
      uses_.back().other = slot.in_force;
    }
  }
}

void DocumentRulings::use(const Ruling& ruling, What what, base::Text detail) {
  uses_.push_back({.ruling = &ruling, .what = what, .detail = std::move(detail)});
}

void DocumentRulings::point_to(const Ruling& ruling, base::Text message, results::Result& result) {
  results::Location at = *ruling.shown.at;
  at.message = std::move(message);
  result.related.push_back(std::move(at));
}

const DocumentRulings::Slot* DocumentRulings::slot_of(const rules::Rule& rule, const Item& item,
                                                      const std::string& key) const {
  const std::string& id = rule.info.id;
  if (!rules_.contains(id)) {
    return nullptr;
  }
  const auto whole = slots_.find(slot_key(id, ""));
  const Slot* found = whole == slots_.end() ? nullptr : &whole->second;
  if (item.name.empty()) {
    return found;
  }
  for (const std::string& name : {base::comparison_form(item.name), key}) {
    const auto own = slots_.find(slot_key(id, name));
    if (own != slots_.end() && (own->second.in_force != nullptr || found == nullptr)) {
      return &own->second;
    }
  }
  return found;
}

void DocumentRulings::apply(const rules::Rule& rule, const Verdict& verdict, const Item& item,
                            const std::string& key, cel::Activation& activation,
                            results::Result& result) {
  const Slot* slot = slot_of(rule, item, key);
  if (slot == nullptr) {
    return;
  }
  if (slot->in_force == nullptr) {
    const Ruling& ruling = *slot->not_in_force;
    use(ruling, What::NotInForce);
    if (verdict.applies && result.outcome != Outcome::Pass) {
      point_to(ruling, not_in_force_text(ruling), result);
    }
    return;
  }
  const Ruling& ruling = *slot->in_force;
  if (slot->other != nullptr) {
    use(ruling, What::Pending);
    return;
  }
  if (result.outcome == Outcome::Error || !verdict.applies) {
    use(ruling, result.outcome == Outcome::NotApplicable ? What::NotApplicable : What::Pending);
    return;
  }
  switch (ruling.verdict) {
    case Ruling::Verdict::Waived:
      waive(ruling, rule, activation, result);
      return;
    case Ruling::Verdict::Pass:
      if (result.outcome == Outcome::Fail) {
        use(ruling, What::Overrules,
            cel::explain(*verdict.program, activation, show_personal_).sentence);
      }
      result.outcome = Outcome::Pass;
      break;
    case Ruling::Verdict::Fail:
      result.outcome = Outcome::Fail;
      break;
  }
  use(ruling, What::Applied);
  result.ruling = ruling.shown;
}

void DocumentRulings::waive(const Ruling& ruling, const rules::Rule& rule,
                            cel::Activation& activation, results::Result& result) {
  if (result.outcome != Outcome::Fail) {
    use(ruling, result.outcome == Outcome::Pass ? What::Unneeded : What::Pending);
    return;
  }
  const Comparison comparison = compare(ruling, rule, activation, rulings_.model(), show_personal_);
  if (comparison.covers()) {
    use(ruling, What::Applied);
    result.outcome = Outcome::Waived;
    result.ruling = ruling.shown;
    return;
  }
  const bool is_read = comparison.not_understood == nullptr;
  use(ruling, is_read ? What::Lapsed : What::NotUnderstood, comparison.lapse);
  uses_.back().written = comparison.not_understood;
  const base::Diagnostic problem =
      is_read ? waiver_lapsed(ruling, comparison.lapse)
              : value_not_understood(*comparison.not_understood, comparison.lapse);
  point_to(ruling, problem.message, result);
}

void DocumentRulings::found_at(const std::optional<results::Location>& at) {
  if (!uses_.empty() && uses_.back().what == What::Lapsed) {
    uses_.back().at = at;
  }
}

}  // namespace audit::check
