// SPDX-License-Identifier: Apache-2.0
#include "yaml/key_set.h"

#include <algorithm>
#include <numeric>

namespace audit::yaml {
namespace {

constexpr std::size_t small = 16;

bool differ(std::span<const Node* const> entries) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (entries[i]->key_text == entries[j]->key_text) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

std::vector<std::size_t> first_of_equal_keys(std::span<const Node* const> entries) {
  if (entries.size() <= small && differ(entries)) {
    return {};
  }
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [entries](std::size_t a, std::size_t b) {
    return entries[a]->key_text < entries[b]->key_text;
  });
  std::vector<std::size_t> first(entries.size());
  bool all_differ = true;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool is_repeated =
        i > 0 && entries[order[i]]->key_text == entries[order[i - 1]]->key_text;
    first[order[i]] = is_repeated ? first[order[i - 1]] : order[i];
    all_differ = all_differ && !is_repeated;
  }
  if (all_differ) {
    first.clear();
  }
  return first;
}

}  // namespace audit::yaml
