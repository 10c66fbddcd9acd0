// SPDX-License-Identifier: Apache-2.0
//
// Types as model files and packs write them: text, yes_no, date, year, period, number, number(元),
// number(元/人), count, count(人), ratio, the name of an enumeration or record, list(…) of any of
// these.
//
//   ValueSpec spec;
//   parse_type("list(staff_member)", schema, spec)      // true
#pragma once

#include "model/schema.h"

#include <string>
#include <string_view>

namespace audit::model {

/// False when `text` names no type; `spec` is undefined then. Records and enumerations must be
/// declared.
bool parse_type(std::string_view text, Model::Impl& schema, ValueSpec& spec);

/// The declared name or type word nearest to `text`; empty when none is near.
std::string nearest_type(std::string_view text, const Model::Impl& schema);

}  // namespace audit::model
