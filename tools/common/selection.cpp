// SPDX-License-Identifier: Apache-2.0
#include "common/selection.h"

#include "rules/overlay.h"

#include <algorithm>

namespace audit::tools {
namespace {

/// Regions that are remembered: a nation has about 3,000 counties.
constexpr std::size_t max_remembered = 4096;

/// What packs look at; they do not name townships.
std::string key_of(const model::Region& region) {
  return region.province + '\n' + region.city + '\n' + region.county + '\n' + region.code;
}

}  // namespace

void Selection::load(const std::string& id_or_path, base::Diagnostics& diagnostics,
                     const base::Place& named_at) {
  const rules::Pack* pack = load_named_pack(library_, id_or_path, named_at, diagnostics);
  if (pack == nullptr) {
    return;
  }
  if (is_named_) {
    named_.push_back(pack);
  }
  const rules::Pack* const packs[] = {pack};
  for (const rules::Pack* one : rules::with_bases(packs)) {
    if (std::find(packs_.begin(), packs_.end(), one) == packs_.end()) {
      packs_.push_back(one);
    }
  }
}

void Selection::load_named(const NamedPacks& named, base::Diagnostics& diagnostics) {
  is_named_ = true;
  for (std::size_t i = 0; i < named.names.size(); ++i) {
    load(named.names[i], diagnostics, named.place(i));
  }
  named_choice_ = tailored(named_, diagnostics);
}

void Selection::load_for(const std::vector<model::Region>& regions,
                         base::Diagnostics& diagnostics) {
  heads_ = library_.heads(diagnostics);
  std::vector<std::string> wanted;
  for (const model::Region& region : regions) {
    const std::vector<std::string> covering = library_.covering(region, diagnostics);
    wanted.insert(wanted.end(), covering.begin(), covering.end());
  }
  // In the order of ids, so that it does not matter which station comes first.
  std::sort(wanted.begin(), wanted.end());
  for (const std::string& id : wanted) {
    load(id, diagnostics);
  }
  for (const model::Region& region : regions) {
    packs_for(region);
  }
  diagnostics.append(contradictions());
}

void Selection::load_bound(base::Diagnostics& diagnostics) {
  heads_ = library_.heads(diagnostics);
  for (const rules::Library::Head& head : heads_) {
    if (head.applies_to.names_a_region()) {
      load(head.id, diagnostics);
    }
  }
}

void Selection::load_everywhere(base::Diagnostics& diagnostics) {
  for (const rules::Library::Head& head : heads_) {
    if (!head.applies_to.everywhere) {
      continue;
    }
    load(head.id, diagnostics);
    if (!packs_.empty() && packs_.back()->info.id == head.id) {
      everywhere_.push_back(packs_.back());
    }
  }
}

void Selection::set_last_word(const rules::Pack& configuration) {
  tailor_.set_last_word(configuration);
  base::Diagnostics already_told;
  chosen_.clear();
  named_choice_ = tailored(named_, already_told);
  everywhere_ = tailored(everywhere_, already_told).packs;
}

bool Selection::has_bound() const {
  return std::any_of(heads_.begin(), heads_.end(), [](const rules::Library::Head& head) {
    return head.applies_to.names_a_region();
  });
}

Selection::Choice Selection::tailored(const PackList& selected, base::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  Choice result{.packs = tailor_.packs(selected, as_of_, diagnostics), .is_contradictory = false};
  if (diagnostics.error_count() > errors) {
    result = {.packs = {}, .is_contradictory = true};
  }
  return result;
}

const Selection::Choice& Selection::choice(const model::Region& region) {
  if (chosen_.size() >= max_remembered) {
    chosen_.clear();
  }
  const auto [entry, is_new] = chosen_.try_emplace(key_of(region));
  if (!is_new) {
    return entry->second;
  }
  base::Diagnostics already_told;
  PackList selected;
  for (const std::string& id : library_.covering(region, already_told)) {
    const auto pack = std::find_if(packs_.begin(), packs_.end(), [&id](const rules::Pack* loaded) {
      return loaded->info.id == id;
    });
    if (pack != packs_.end()) {
      selected.push_back(*pack);
    }
  }
  base::Diagnostics found;
  entry->second = tailored(selected, found);
  for (const base::Diagnostic& one : found.items()) {
    const auto same = [&](const base::Diagnostic& known) {
      return known.at.source == one.at.source && known.at.span.begin == one.at.span.begin &&
             known.message.zh == one.message.zh;
    };
    if (std::none_of(contradictions_.items().begin(), contradictions_.items().end(), same)) {
      contradictions_.add(one);
    }
  }
  return entry->second;
}

PackList Selection::packs_for(const model::Region& region) {
  if (is_named_) {
    return named_choice_.packs;
  }
  const std::lock_guard lock(mutex_);
  PackList packs = choice(region).packs;
  if (!packs.empty()) {
    packs.insert(packs.end(), everywhere_.begin(), everywhere_.end());
  }
  return packs;
}

bool Selection::is_contradictory(const model::Region& region) {
  if (is_named_) {
    return named_choice_.is_contradictory;
  }
  const std::lock_guard lock(mutex_);
  return choice(region).is_contradictory;
}

base::Diagnostics Selection::contradictions() {
  const std::lock_guard lock(mutex_);
  base::Diagnostics found = contradictions_;
  found.sort();
  return found;
}

}  // namespace audit::tools
