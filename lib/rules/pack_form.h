// SPDX-License-Identifier: Apache-2.0
//
// The form of pack files: which keys each part has and what stands behind them. The loaders refuse
// every other key by this table, and the JSON Schema of packs is made of it.
//
//   check_keys(node, rule_form(), diagnostics);
#pragma once

#include "base/text.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace audit::rules {

enum class Content : std::uint8_t {
  Text,
  Texts,         ///< one, or a list
  TwoLanguages,  ///< `{zh: …, en: …}` or one text
  Date,
  YesNo,
  Expression,
  Expressions,  ///< by name
  Level,
  Scope,
  Outcome,  ///< pass, fail …
  Value,    ///< as a field of a file is written
  Values,   ///< by name or path
  File,     ///< a mapping, or the path of a file that holds one
  Files,    ///< a list, or one
  Part,
  Parts,       ///< a list
  NamedParts,  ///< by name
  Region,      ///< Part, or `everywhere`
  Settings,    ///< by name: what the part's first key says, or the part
};

struct PackPart;

struct PartKey {
  std::string_view name;
  Content content = Content::Text;
  base::Text title;
  bool is_required = false;
  const PackPart* part = nullptr;
  std::string_view needs = {};  ///< another key that must be there where this one is
};

struct PackPart {
  std::string_view name;
  std::vector<PartKey> keys;

  std::vector<std::string_view> names() const;
};

// pack.yaml, the other files of a pack, and the parts of both.
const PackPart& head_form();
const PackPart& topic_form();
const PackPart& source_form();
const PackPart& region_form();
const PackPart& parameter_form();
const PackPart& bundle_form();
const PackPart& group_form();
const PackPart& rule_form();
const PackPart& see_form();
// Entries of an overlay's set, override and disable; the first key is what they set.
const PackPart& parameter_setting_form();
const PackPart& level_setting_form();
const PackPart& disabling_form();

}  // namespace audit::rules
