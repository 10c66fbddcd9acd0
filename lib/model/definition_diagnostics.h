// SPDX-License-Identifier: Apache-2.0
//
// Messages about model files (rules/model/*.yaml), one function each, codes MODEL050 to MODEL069.
// Errors in the expressions of derived fields are those of cel.
#pragma once

#include "base/diagnostic.h"
#include "yaml/node.h"

#include <string_view>

namespace audit::model {

base::Diagnostic definition_shape(const yaml::Node& node, const base::Text& expected);      // 050
base::Diagnostic unknown_definition_key(const yaml::Node& node, std::string_view nearest);  // 051
base::Diagnostic missing_definition_key(const yaml::Node& node, std::string_view key);      // 052
base::Diagnostic defined_twice(const yaml::Node& node, const yaml::Node& first);            // 053
base::Diagnostic unknown_type(const yaml::Node& node, std::string_view nearest);            // 054
base::Diagnostic name_taken(const yaml::Node& node, std::string_view name,
                            std::string_view by);  // 055
base::Diagnostic word_taken(const yaml::Node& node, std::string_view word,
                            std::string_view by);                                 // 056
base::Diagnostic unknown_field(const yaml::Node& node, std::string_view record);  // 057
base::Diagnostic key_not_one_word(const yaml::Node& node);                        // 058
base::Diagnostic absent_without_meaning(const yaml::Node& node);                  // 059
base::Diagnostic reserved_name(const yaml::Node& node);                           // 060
base::Diagnostic no_model_files(std::string_view folder);                         // 061
base::Diagnostic no_definition_of(std::string_view document);                     // 062
base::Diagnostic unreadable_model_file(std::string_view path);                    // 063

}  // namespace audit::model
