// SPDX-License-Identifier: Apache-2.0
//
// The parts of a pack file: mappings with a fixed set of keys, and what stands in them (text in two
// languages, dates, yes or no, expressions). Everything that has another form is a diagnostic at
// its line.
//
//   if (is_mapping(node, diagnostics)) {
//     check_keys(node, {"id", "level", "require"}, diagnostics);
//     if (auto source = expression(node.find("require"), diagnostics)) …
//   }
#pragma once

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/text.h"
#include "cel/program.h"
#include "rules/pack_form.h"
#include "yaml/node.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace audit::rules {

using Keys = std::initializer_list<std::string_view>;

/// Where a value is written, its key where one stands in front of it.
base::Place place_of(const yaml::Node& node);
base::Place key_place_of(const yaml::Node& node);

bool is_mapping(const yaml::Node& node, base::Diagnostics& diagnostics);
bool is_sequence(const yaml::Node& node, base::Diagnostics& diagnostics);

/// Every key that is not in `known` is an error with a suggestion (`x-` keys are left alone).
void check_keys(const yaml::Node& mapping, Keys known, base::Diagnostics& diagnostics);
void check_keys(const yaml::Node& mapping, const PackPart& form, base::Diagnostics& diagnostics);

/// The value of a key that must be there; null (and an error) when it is not.
const yaml::Node* required(const yaml::Node& mapping, std::string_view key,
                           base::Diagnostics& diagnostics);

// The readers below take null for a key that is not there, and then give nothing.

/// Text that YAML gives as text: no collection, no tag, not empty.
std::optional<std::string> text(const yaml::Node* node, base::Diagnostics& diagnostics);

/// `{zh: …, en: …}` or one text, which is the Chinese one; `zh` is required.
std::optional<base::Text> bilingual(const yaml::Node* node, base::Diagnostics& diagnostics);

/// `YYYY-MM-DD`.
std::optional<base::Date> date(const yaml::Node* node, base::Diagnostics& diagnostics);

/// `true/false`, `yes/no`, `是/否`.
std::optional<bool> yes_no(const yaml::Node* node, base::Diagnostics& diagnostics);

/// The text of an expression or template, with its place in the file.
std::optional<cel::Source> expression(const yaml::Node* node, base::Diagnostics& diagnostics);

/// The word yes/no fields take; nullopt for any other.
std::optional<bool> yes_no_word(std::string_view word);

/// A name that expressions can use: letters, digits, `_`, no digit first; Chinese characters are
/// letters.
bool is_name(std::string_view text);

}  // namespace audit::rules
