// SPDX-License-Identifier: Apache-2.0
//
// The parts of a model file: mappings with a fixed set of keys, text in two languages, lists of
// words. Whatever has another form is a diagnostic at its line.
//
//   check_keys(node, {"zh", "type", "title"}, diagnostics);
//   field.title = text_in_two_languages(node.find("title"), node, diagnostics);
#pragma once

#include "base/diagnostic.h"
#include "base/text.h"
#include "yaml/node.h"

#include <initializer_list>
#include <string_view>
#include <vector>

namespace audit::model {

bool is_mapping(const yaml::Node& node, base::Diagnostics& diagnostics);

/// The values of a mapping; none for null or another kind (a diagnostic then).
std::vector<const yaml::Node*> entries(const yaml::Node* node, base::Diagnostics& diagnostics);

/// Every key that is not in `known` is an error with a suggestion.
void check_keys(const yaml::Node& mapping, std::initializer_list<std::string_view> known,
                base::Diagnostics& diagnostics);

/// A scalar that must be there; null (and an error) when it is not.
const yaml::Node* required_text(const yaml::Node& mapping, std::string_view key,
                                base::Diagnostics& diagnostics);

/// `{zh: …, en: …}`, both required.
base::Text text_in_two_languages(const yaml::Node* node, const yaml::Node& owner,
                                 base::Diagnostics& diagnostics);

/// false for null.
bool yes_no(const yaml::Node* node, base::Diagnostics& diagnostics);

/// The scalars of a list; none for null.
std::vector<const yaml::Node*> words_of(const yaml::Node* node, base::Diagnostics& diagnostics);

}  // namespace audit::model
