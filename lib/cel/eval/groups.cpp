// SPDX-License-Identifier: Apache-2.0
#include "cel/eval/groups.h"

#include "cel/eval/gaps.h"

#include <algorithm>

namespace audit::cel {
namespace {

/// Positions of the known (or the unknown) items.
std::span<std::size_t> positions(Arena& arena, std::span<const Value> items, bool known) {
  const std::span<std::size_t> all = arena.array<std::size_t>(items.size());
  std::size_t used = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].is_unknown() != known) {
      all[used++] = i;
    }
  }
  return all.first(used);
}

void sort_by_value(std::span<std::size_t> positions, std::span<const Value> items) {
  std::sort(positions.begin(), positions.end(), [items](std::size_t a, std::size_t b) {
    const auto by_value = order(items[a], items[b]);
    return by_value == 0 ? a < b : by_value < 0;
  });
}

}  // namespace

bool can_order(std::span<const Value> items) {
  return std::none_of(items.begin(), items.end(), [](const Value& item) {
    return item.kind() == Kind::List || item.kind() == Kind::Period || item.kind() == Kind::Record;
  });
}

Groups group(Arena& arena, std::span<const Value> items) {
  Groups groups{.of = arena.array<std::size_t>(items.size()), .count = 0};
  std::fill(groups.of.begin(), groups.of.end(), Groups::unknown);
  const std::span<std::size_t> known = positions(arena, items, true);
  if (can_order(items)) {
    sort_by_value(known, items);
    for (std::size_t i = 0; i < known.size(); ++i) {
      const bool same = i > 0 && order(items[known[i - 1]], items[known[i]]) == 0;
      groups.count += same ? 0U : 1U;
      groups.of[known[i]] = groups.count - 1;
    }
    return groups;
  }
  for (std::size_t i = 0; i < known.size(); ++i) {
    std::size_t own = groups.count;
    for (std::size_t j = 0; j < i && own == groups.count; ++j) {
      if (equals(items[known[j]], items[known[i]]) == Truth::True) {
        own = groups.of[known[j]];
      }
    }
    groups.count += own == groups.count ? 1U : 0U;
    groups.of[known[i]] = own;
  }
  return groups;
}

const Unknown* all_unknown(Arena& arena, std::span<const Value> items) {
  Gaps gaps(arena);
  for (const Value& item : items) {
    if (item.is_unknown()) {
      gaps.add(item);
    }
  }
  return gaps.unknown();
}

Members::Members(Arena& arena, const List& list)
    : list_(list),
      known_(can_order(list.items) ? positions(arena, list.items, true) : std::span<std::size_t>()),
      unknown_(can_order(list.items) ? positions(arena, list.items, false)
                                     : arena.array<std::size_t>(list.items.size())) {
  if (can_order(list.items)) {
    sort_by_value(known_, list.items);
  } else {  // nothing to sort by: all are compared one by one
    for (std::size_t i = 0; i < unknown_.size(); ++i) {
      unknown_[i] = i;
    }
  }
  if (can_order(list.items) && unknown_.size() > told_apart) {
    all_unknown_ = all_unknown(arena, list.items);
  }
  if (list.open != nullptr && list.open->missing.size() > told_apart) {
    Gaps gaps(arena);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      gaps.add(list.items[i]);
      gaps.add(list.possible_at(i));
    }
    gaps.add(list.open);
    whole_ = gaps.unknown();
  }
}

Truth Members::contains(const Value& value, Gaps& reason) const {
  Truth result = Truth::False;
  bool waits_for_items = false;
  const auto look_at = [&](std::size_t i) {
    const Truth match = equals(list_.items[i], value);
    if (match == Truth::True && list_.possible_at(i) == nullptr) {
      result = Truth::True;
    } else if (match != Truth::False && result == Truth::False) {
      result = Truth::Unknown;
    }
    if (match == Truth::False) {
      return;
    }
    reason.add(value);
    if (whole_ == nullptr) {
      reason.add(list_.items[i]);
      reason.add(list_.possible_at(i));
    } else {
      waits_for_items =
          waits_for_items || list_.items[i].is_unknown() || list_.possible_at(i) != nullptr;
    }
  };
  if (value.is_unknown()) {
    for (const std::size_t i : known_) {
      look_at(i);
    }
  } else {
    const auto less_than = [this](std::size_t i, const Value& wanted) {
      return order(list_.items[i], wanted) < 0;
    };
    for (auto i = std::lower_bound(known_.begin(), known_.end(), value, less_than);
         i != known_.end() && order(list_.items[*i], value) == 0; ++i) {
      look_at(*i);
    }
  }
  for (const std::size_t i : unknown_) {
    if (all_unknown_ == nullptr) {
      look_at(i);
    } else if (equals(list_.items[i], value) != Truth::False) {
      result = result == Truth::True ? result : Truth::Unknown;
      waits_for_items = true;
      reason.add(whole_ == nullptr ? all_unknown_ : nullptr);
      reason.add(value);
      break;
    }
  }
  if (list_.open != nullptr && result != Truth::True) {
    // With one item's own reasons the long one would be copied for every value that is looked for.
    reason.add(waits_for_items ? whole_ : list_.open);
    result = Truth::Unknown;
  }
  return result;
}

}  // namespace audit::cel
