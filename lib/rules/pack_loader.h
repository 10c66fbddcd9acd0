// SPDX-License-Identifier: Apache-2.0
//
// From the files of a pack to a Pack: pack.yaml holds the head, topic files beside it (*.yaml, by
// name) hold more rules; `tests/` is not loaded. What may stand in each:
//
//   pack.yaml     pack, title, source, applies_to, parameters, groups, let, rules;
//                 of an overlay also extends, set, override, disable (overlay.h)
//   topic file    [pack,] [group: of its rules,] parameters, groups, let, rules
//
// Loading has three phases, and a later one does not run on what an earlier one found broken: form
// of all files; lets of the pack; then each rule.
#pragma once

#include "base/diagnostic.h"
#include "model/model.h"
#include "rules/pack.h"
#include "rules/pack_head.h"
#include "yaml/node.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace audit::rules {

/// A pack whose head is read and whose rules are not.
struct PackText {
  std::filesystem::path folder;
  std::filesystem::path head_file;
  std::vector<std::filesystem::path> topic_files;
  std::vector<std::shared_ptr<const yaml::File>>
      files;  ///< the head's, then those of topics as they are read
  std::optional<PackHead> head;
  std::string head_sha256;
  bool is_sound = false;  ///< the head was read without an error
};

/// Reads the head: of a folder with a pack.yaml (its path or that of its pack.yaml) or of a single
/// file.
PackText read_pack_text(const std::filesystem::path& path, base::Diagnostics& diagnostics);

/// Rules of the packs that are loaded already, by id.
using RulePlaces = std::map<std::string, base::Place, std::less<>>;

/// `extends`: the packs that its head names. Null when there is an error; then `text.files` keeps
/// what the diagnostics point into.
std::unique_ptr<Pack> load_pack(PackText& text, std::vector<const Pack*> extends,
                                const model::Model& model, const RulePlaces& taken,
                                base::Diagnostics& diagnostics);

}  // namespace audit::rules
