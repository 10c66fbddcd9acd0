// SPDX-License-Identifier: Apache-2.0
#include "rules/groups.h"

#include "rules/diagnostics.h"
#include "rules/parts.h"

#include <algorithm>

namespace audit::rules {
namespace {

results::Bundle read_bundle(const yaml::Node* node, base::Diagnostics& diagnostics) {
  if (node == nullptr || !is_mapping(*node, diagnostics)) {
    return {};
  }
  check_keys(*node, bundle_form(), diagnostics);
  return {.id = text(required(*node, "id", diagnostics), diagnostics).value_or(""),
          .title =
              bilingual(required(*node, "title", diagnostics), diagnostics).value_or(base::Text())};
}

}  // namespace

Groups::Entry* Groups::entry(std::string_view id) {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [id](const Entry& e) { return e.group.id == id; });
  return found == entries_.end() ? nullptr : &*found;
}

const results::Group* Groups::find(std::string_view id) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [id](const Entry& e) { return e.group.id == id; });
  return found == entries_.end() ? nullptr : &found->group;
}

void Groups::read(const yaml::Node& list, base::Diagnostics& diagnostics) {
  if (!is_sequence(list, diagnostics)) {
    return;
  }
  for (const yaml::Node* node : list.children) {
    if (!is_mapping(*node, diagnostics)) {
      continue;
    }
    check_keys(*node, group_form(), diagnostics);
    const yaml::Node* id_node = required(*node, "id", diagnostics);
    auto id = text(id_node, diagnostics);
    auto title = bilingual(required(*node, "title", diagnostics), diagnostics);
    if (!id) {
      continue;
    }
    if (const Entry* first = entry(*id)) {
      diagnostics.add(defined_twice(*id_node, place_of(*first->id)));
      continue;
    }
    entries_.push_back({.group = {.id = *std::move(id),
                                  .title = std::move(title).value_or(base::Text()),
                                  .bundle = read_bundle(node->find("bundle"), diagnostics)},
                        .id = id_node,
                        .when = node->find("when"),
                        .compiled = {}});
  }
}

std::vector<std::string> Groups::ids() const {
  std::vector<std::string> result;
  for (const Entry& e : entries_) {
    result.push_back(e.group.id);
  }
  return result;
}

std::vector<results::Group> Groups::all() const {
  std::vector<results::Group> result;
  for (const Entry& e : entries_) {
    result.push_back(e.group);
  }
  return result;
}

std::optional<ProgramRef> Groups::when(std::string_view id, Scope scope, const ScopedNames& names,
                                       base::Diagnostics& diagnostics) {
  Entry* found = entry(id);
  if (found == nullptr || found->when == nullptr) {
    return ProgramRef();
  }
  const auto [place, is_new] = found->compiled.try_emplace(scope);
  if (is_new) {
    if (auto source = expression(found->when, diagnostics)) {
      const cel::Environment& environment = names.in(scope);
      auto program =
          cel::compile(*std::move(source), environment, environment.types().simple(cel::Kind::Bool),
                       diagnostics, {.allow_has = true});
      if (program != nullptr) {
        place->second = std::move(program);
      }
    }
  }
  return place->second;
}

}  // namespace audit::rules
