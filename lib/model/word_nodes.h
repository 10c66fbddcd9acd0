// SPDX-License-Identifier: Apache-2.0
//
// Nodes for values that have no node of their own: a word of 人员、财务、档案, the key of a keyed
// list's item, the 市 in 武汉市样板区. They are copies of the node that was written, with the span
// of the part, in the arena.
//
//   const yaml::Node* word = word_node(arena, list, offset, "财务");
#pragma once

#include "cel/value.h"
#include "yaml/node.h"

#include <cstddef>
#include <string_view>

namespace audit::model {

/// `part` of a scalar's text, `offset` bytes from its beginning.
const yaml::Node* word_node(cel::Arena& arena, const yaml::Node& scalar, std::size_t offset,
                            std::string_view part);

/// The key of a mapping's value as a scalar.
const yaml::Node* key_node(cel::Arena& arena, const yaml::Node& entry);

}  // namespace audit::model
