// SPDX-License-Identifier: Apache-2.0
//
// Equal keys among the entries of a mapping. Small mappings, nearly all, are compared pair by pair;
// large ones are sorted, so that no choice of keys makes a file slow.
#pragma once

#include "yaml/node.h"

#include <cstddef>
#include <span>
#include <vector>

namespace audit::yaml {

/// For each entry the index of the first one with the same key (its own, if it is that). Empty when
/// all keys differ.
std::vector<std::size_t> first_of_equal_keys(std::span<const Node* const> entries);

}  // namespace audit::yaml
