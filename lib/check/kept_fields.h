// SPDX-License-Identifier: Apache-2.0
//
// Which fields of its stations an area keeps (model/kept.h): those that the rules of packs about
// areas read, in conditions, lists, lets and messages.
//
//   model::FieldSet fields;
//   add_area_fields(pack, fields);                         // of each pack that judges areas
#pragma once

#include "model/kept.h"
#include "rules/pack.h"

namespace audit::check {

void add_area_fields(const rules::Pack& pack, model::FieldSet& fields);

}  // namespace audit::check
