// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with a rule pack or a rule test, one function per message. Mistakes inside
// expressions are reported by cel/ (CEL0xx), those of YAML by yaml/ (YAML0xx).
//
//   diagnostics.add(unknown_key(node, {"id", "level"}));     // RULE001, with "did you mean"
#pragma once

#include "base/diagnostic.h"
#include "cel/type.h"
#include "rules/pack.h"
#include "rules/parts.h"
#include "yaml/node.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit::rules {

/// The one of `known` that was probably meant; empty when none is near.
std::string closest(std::string_view found, std::span<const std::string> known);

// Form
base::Diagnostic unknown_key(const yaml::Node& node, std::span<const std::string_view> known);
base::Diagnostic missing_key(const yaml::Node& mapping, std::string_view key);
base::Diagnostic not_text(const yaml::Node& node);
base::Diagnostic tagged(const yaml::Node& node);
base::Diagnostic not_a_mapping(const yaml::Node& node);
base::Diagnostic not_a_list(const yaml::Node& node);
base::Diagnostic not_a_date(const yaml::Node& node);
base::Diagnostic not_yes_or_no(const yaml::Node& node);
base::Diagnostic not_a_name(const yaml::Node& node);
base::Diagnostic ends_before_it_starts(const yaml::Node& until);

// Names
base::Diagnostic unknown_level(const yaml::Node& node);
base::Diagnostic unknown_scope(const yaml::Node& node);
base::Diagnostic unknown_group(const yaml::Node& node, std::span<const std::string> known);
base::Diagnostic defined_twice(const yaml::Node& node, const base::Place& first);
base::Diagnostic rule_defined_twice(const base::Place& second, std::string_view id,
                                    const base::Place& first);

// Parameters
base::Diagnostic unknown_field_path(const yaml::Node& node);
base::Diagnostic unknown_unit(const yaml::Node& node);
base::Diagnostic unclear_parameter(const yaml::Node& node);
base::Diagnostic unknown_parameter(const yaml::Node& node, std::span<const std::string> known);

// Rules
base::Diagnostic not_a_list_value(const base::Place& at, cel::TypeRef found);
base::Diagnostic not_a_path(const yaml::Node& node);
base::Diagnostic missing_message(const base::Place& rule, std::string_view id);

// Packs
base::Diagnostic empty_file(const base::Place& at);
base::Diagnostic several_packs(const base::Place& second);
base::Diagnostic no_rules(const base::Place& head, std::string_view id);
base::Diagnostic other_pack(const yaml::Node& node, std::string_view id);
base::Diagnostic folder_has_other_name(const base::Place& at, std::string_view id,
                                       std::string_view folder);
base::Diagnostic pack_id_taken(std::string_view id, std::string_view first,
                               std::string_view second);
base::Diagnostic cannot_read(std::string_view path, int error_number);
base::Diagnostic no_pack_here(std::string_view path);
base::Diagnostic unknown_pack(std::string_view id, std::span<const std::string> available);

// Overlays
base::Diagnostic unknown_base(const base::Place& at, std::string_view id,
                              std::span<const std::string> available);
base::Diagnostic unusable_base(const base::Place& at, std::string_view id);
base::Diagnostic extends_itself(const base::Place& at, std::string_view id);
base::Diagnostic nothing_extended(const yaml::Node& node);
base::Diagnostic unknown_rule(const yaml::Node& node, std::span<const std::string> known);
base::Diagnostic ambiguous_parameter(const yaml::Node& node, std::span<const std::string> packs);
base::Diagnostic set_to_nothing(const yaml::Node& node);
base::Diagnostic disabled_without_reason(const yaml::Node& node);
base::Diagnostic disabled_and_overridden(const yaml::Node& node, const base::Place& level);
base::Diagnostic overlays_disagree(const Setting& second, const Setting& first);

// Rule tests
base::Diagnostic test_of_unknown_rule(const yaml::Node& node, std::span<const std::string> known);
base::Diagnostic unknown_outcome(const yaml::Node& node);
base::Diagnostic path_leads_nowhere(const base::Place& at, std::string_view path,
                                    std::string_view part);
base::Diagnostic nothing_to_unset(const yaml::Node& node);
base::Diagnostic base_not_understood(const base::Place& at, const base::Text& problem);

}  // namespace audit::rules
