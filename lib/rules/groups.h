// SPDX-License-Identifier: Apache-2.0
//
// Groups of rules: what the final table counts. A group may have a `when` that joins that of its
// rules, and a `bundle` that several groups make up (六有 are six groups).
//
//   groups:
//     - {id: site, title: {zh: 有阵地, en: Premises}, bundle: {id: liuyou, title: {zh: 六有}}}
#pragma once

#include "base/diagnostic.h"
#include "results/records.h"
#include "rules/pack.h"
#include "rules/scopes.h"
#include "yaml/node.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace audit::rules {

class Groups {
 public:
  /// Reads one `groups:` list; several files of a pack may have one.
  void read(const yaml::Node& list, base::Diagnostics& diagnostics);

  /// Null when there is none.
  const results::Group* find(std::string_view id) const;
  std::vector<std::string> ids() const;
  std::vector<results::Group> all() const;

  /// The group's condition in a scope, compiled when first asked for. `names`: those of the pack's
  /// head. nullopt when it has an error (reported once); null when the group has no condition.
  std::optional<ProgramRef> when(std::string_view id, Scope scope, const ScopedNames& names,
                                 base::Diagnostics& diagnostics);

 private:
  struct Entry {
    results::Group group;
    const yaml::Node* id = nullptr;
    const yaml::Node* when = nullptr;
    std::map<Scope, std::optional<ProgramRef>> compiled;
  };

  Entry* entry(std::string_view id);

  std::vector<Entry> entries_;
};

}  // namespace audit::rules
