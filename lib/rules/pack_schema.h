// SPDX-License-Identifier: Apache-2.0
//
// JSON Schemas (draft-07) of the files of a pack, made of the tables by which the loaders refuse
// keys. What expressions say is not seen by a schema; `station-rules lint` checks them.
//
//   pack_schema(base::Language::English)
#pragma once

#include "base/text.h"

#include <string>

namespace audit::rules {

std::string pack_schema(base::Language language);

/// Of the files in its folder `tests`.
std::string test_schema(base::Language language);

}  // namespace audit::rules
