// SPDX-License-Identifier: Apache-2.0
#include "check/ruling_review.h"

#include "check/ruling_diagnostics.h"

#include <utility>

namespace audit::check {
namespace {

using What = RulingUse::What;
using results::Location;
using results::Note;

void add_related(Note& note, const std::optional<Location>& at, base::Text message) {
  if (at) {
    note.related.push_back(*at);
    note.related.back().message = std::move(message);
  }
}

}  // namespace

void RulingReview::add(const std::vector<RulingUse>& uses) {
  for (const RulingUse& use : uses) {
    State& state = states_[use.ruling->number];
    const auto kind = static_cast<std::size_t>(use.what);
    ++state.counts[kind];
    if (use.what == What::Met) {
      if (!state.first) {
        state.first = use.at ? use.at : Location();
        state.subject = use.subject;
      } else if (!state.second && use.subject != state.subject) {
        state.second = use.at ? use.at : Location();
      }
    } else if (!state.uses[kind]) {
      state.uses[kind] = use;
    }
  }
}

void RulingReview::append_notes(const Ruling& ruling, const State& state,
                                std::vector<Note>& notes) const {
  const auto add = [&](const base::Diagnostic& diagnostic) -> Note& {
    return notes.emplace_back(rulings_.note(diagnostic, ruling));
  };
  if (state.second) {
    Note& note = add(several_stations(ruling));
    add_related(note, state.first, {.zh = "这里一个", .en = "one is here"});
    add_related(note, state.second, {.zh = "这里又一个", .en = "another one is here"});
  }
  if (const RulingUse* use = state.use(What::Contradicted)) {
    Note& note = add(ruled_twice(ruling.place, *use->other, ruling));
    add_related(note, use->other->shown.at, {.zh = "另一条认定", .en = "the other ruling"});
  }
  if (const RulingUse* use = state.use(What::NotUnderstood)) {
    add(value_not_understood(*use->written, use->detail));
  }
  if (const RulingUse* use = state.use(What::Lapsed)) {
    Note& note = add(waiver_lapsed(ruling, use->detail));
    add_related(note, use->at, {.zh = "现在的值", .en = "the present value"});
  }
  if (state.count(What::NotInForce) > 0) {
    add(ruling_not_in_force(ruling));
  }
  if (const RulingUse* use = state.use(What::Overrules)) {
    add(file_says_otherwise(ruling, use->detail));
  }
  append_idle(ruling, state, notes);
}

/// A ruling that changed nothing, although its station was there.
void RulingReview::append_idle(const Ruling& ruling, const State& state,
                               std::vector<Note>& notes) const {
  if (ruling.validity != Ruling::Validity::InForce) {
    return;  // one that has been renewed, or begins later
  }
  for (const What what :
       {What::Applied, What::Lapsed, What::NotUnderstood, What::Contradicted, What::Pending}) {
    if (state.count(what) > 0) {
      return;
    }
  }
  const auto add = [&](const base::Diagnostic& diagnostic) {
    notes.push_back(rulings_.note(diagnostic, ruling));
  };
  if (state.count(What::Unneeded) > 0) {
    add(waiver_not_needed(ruling));
  } else if (state.count(What::NotApplicable) > 0 && ruling.item.empty()) {
    add(nothing_ruled(ruling, {.zh = "这条规则对它不适用", .en = "the rule does not apply to it"}));
  } else if (!ruling.item.empty()) {
    add(nothing_ruled(ruling, {.zh = "文件里没有认定所说的「条目」",
                               .en = "the file has no such item as it names"}));
  } else {
    add(nothing_ruled(ruling, {.zh = "检查它的规则包里没有这条规则",
                               .en = "the packs that judge it do not have the rule"}));
  }
}

std::vector<Note> RulingReview::notes() const {
  std::vector<Note> notes;
  const Ruling* first_absent = nullptr;
  const Ruling* first_unbound = nullptr;
  std::size_t absent = 0;
  std::size_t unbound = 0;
  for (const Ruling& ruling : rulings_.all()) {
    const State& state = states_[ruling.number];
    if (ruling.bound == nullptr) {
      first_unbound = first_unbound != nullptr ? first_unbound : &ruling;
      ++unbound;
    } else if (state.count(What::Met) == 0) {
      first_absent = first_absent != nullptr ? first_absent : &ruling;
      ++absent;
    } else {
      append_notes(ruling, state, notes);
    }
  }
  if (absent > 0) {
    notes.push_back(rulings_.note(stations_not_in_run(*first_absent, absent), *first_absent));
  }
  if (unbound > 0) {
    notes.push_back(rulings_.note(packs_not_in_run(*first_unbound, unbound), *first_unbound));
  }
  return notes;
}

}  // namespace audit::check
