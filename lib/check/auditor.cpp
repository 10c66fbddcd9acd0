// SPDX-License-Identifier: Apache-2.0
#include "check/audit.h"
#include "check/conflicts.h"
#include "check/document_rulings.h"
#include "check/findings.h"
#include "check/judge.h"
#include "check/places.h"
#include "check/roots.h"
#include "check/scope.h"

#include <algorithm>
#include <map>
#include <utility>

namespace audit::check {
struct Auditor::Impl {
  Options options;
  Places places;
  cel::Arena arena;
  std::map<const rules::Pack*, cel::Activation> activations;
  std::map<const rules::Pack*, const cel::Record*> parameters;
  const Rulings* rulings = nullptr;
  std::vector<RulingUse> ruling_uses;

  cel::Activation& activation(const rules::Pack& pack) {
    return activations.try_emplace(&pack, arena, pack.slot_count).first->second;
  }

  const cel::Record* parameters_of(const rules::Pack& pack) const {
    const auto found = parameters.find(&pack);
    return found != parameters.end() ? found->second : pack.parameter_record;
  }

  void run(const rules::Pack& pack, const model::BoundDocument& document, const Areas& areas,
           const Members& members, Findings& findings) {
    cel::Activation& slots = activation(pack);
    const auto begin = [&] {
      set_roots(slots, pack, parameters_of(pack), document, areas, options.as_of);
      set_members(slots, pack, members);
    };
    begin();
    findings.use(slots, *pack.model);
    Judge judge(slots, options.as_of, findings);
    const rules::Scope scope = scope_of(document.kind);
    int section = -1;
    bool is_first = true;
    for (const rules::Rule& rule : pack.rules) {
      if (rule.scope != scope) {
        continue;
      }
      if (scope != rules::Scope::Station && !is_first) {
        // What one rule computes over thousands of stations is given back before the next one.
        arena.reset();
        begin();
        section = rule.section;
      }
      is_first = false;
      if (rule.section != section) {  // the lets of another file stand in the same slots
        section = rule.section;
        slots.forget(rule.section_slot);
      }
      judge.judge(rule);
    }
  }
};

Auditor::Auditor(const Options& options)
    : impl_(new Impl{.options = options,
                     .places = Places(options.show_personal),
                     .arena = {},
                     .activations = {},
                     .parameters = {},
                     .rulings = nullptr,
                     .ruling_uses = {}}) {}

Auditor::~Auditor() = default;

void Auditor::set_parameters(const rules::Pack& pack, const cel::Record* parameters) {
  if (parameters == nullptr) {
    impl_->parameters.erase(&pack);
  } else {
    impl_->parameters[&pack] = parameters;
  }
}

void Auditor::set_rulings(const Rulings* rulings) {
  impl_->rulings = rulings;
}

std::vector<RulingUse> Auditor::take_ruling_uses() {
  return std::move(impl_->ruling_uses);
}

std::vector<results::Result> Auditor::audit(Packs packs, const model::BoundDocument& document,
                                            const model::Submission& submission,
                                            const Areas& areas) {
  static const base::Text not_read{.zh = "没有读取辖区内的社工站文件",
                                   .en = "the stations of the area were not read"};
  Members none;
  none.more_stations = none.more_counties = &not_read;
  return audit(packs, document, submission, areas, none);
}

std::vector<results::Result> Auditor::audit(Packs packs, const model::BoundDocument& document,
                                            const model::Submission& submission, const Areas& areas,
                                            const Members& members) {
  if (document.root == nullptr || document.kind == model::DocumentKind::Rulings) {
    return {};
  }
  impl_->arena.reset();
  impl_->places.reset();
  impl_->places.add(submission);
  for (const Area& area : {areas.county, areas.city}) {
    if (area.submission != nullptr) {
      impl_->places.add(*area.submission);
    }
  }
  for (const Area& county : members.counties) {
    impl_->places.add(*county.submission);
  }
  for (const Member& member : members.stations) {
    impl_->places.add(*member.station->source, member.station->personal);
  }
  Findings findings(document, impl_->options, impl_->places, impl_->rulings);
  for (const rules::Pack* pack : packs) {
    impl_->run(*pack, document, areas, members, findings);
  }
  impl_->ruling_uses = findings.take_ruling_uses();
  std::vector<results::Result> results = findings.sorted();
  add_conflicts(packs, results);
  return results;
}

std::vector<results::Result> audit(const rules::Pack& pack, const model::BoundDocument& document,
                                   const model::Submission& submission, const Options& options) {
  const rules::Pack* const packs[] = {&pack};
  return Auditor(options).audit(packs, document, submission);
}

}  // namespace audit::check
