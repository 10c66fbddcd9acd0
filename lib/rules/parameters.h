// SPDX-License-Identifier: Apache-2.0
//
// Parameters of a pack: the numbers and readings that a text leaves open or that a county may set.
// They are read as values of a file are read; the type comes from `of:` (the field it is compared
// with; `list(…)` for several), from `unit:`, or from the form of the value:
//
//   fee_cap:    {value: 10%, article: 第二十六条}
//   key_groups: {value: [低保, 特困], of: services.by_group.group}
//   key_share:  {value: , unit: 比例, title: {zh: 重点人群占比下限}}          # unset: the text
//   gives no number
#pragma once

#include "base/diagnostic.h"
#include "cel/value.h"
#include "model/model.h"
#include "rules/pack.h"
#include "yaml/node.h"

#include <span>
#include <string_view>
#include <vector>

namespace audit::rules {

/// Reads one `parameters:` mapping; several files of a pack may have one.
void read_parameters(const yaml::Node& mapping, const model::Model& model, cel::Arena& arena,
                     std::vector<Parameter>& parameters, base::Diagnostics& diagnostics);

/// The type of `param`, a field for each parameter in order.
cel::RecordType parameter_type(std::span<const Parameter> parameters, cel::TypeTable& types);

/// What `param` is: the values of the parameters, null where one is unset.
const cel::Record* parameter_record(const cel::RecordType& type,
                                    std::span<const Parameter> parameters, cel::Arena& arena);

/// The pack's parameters with some of them replaced (`name: value`, without value: unset): by a
/// configuration, by a rule test. Later mappings win. Null when a name or value is wrong.
const cel::Record* with_parameters(const Pack& pack, std::span<const yaml::Node* const> mappings,
                                   cel::Arena& arena, base::Diagnostics& diagnostics);

}  // namespace audit::rules
