// SPDX-License-Identifier: Apache-2.0
#include "cel/eval/list_builder.h"

#include "cel/eval/equality.h"
#include "cel/eval/groups.h"
#include "cel/eval/select.h"

#include <algorithm>
#include <numeric>

namespace audit::cel {
namespace {

/// Stands for the reason that many elements share, until all of it is known.
const Unknown merged_with_others;

}  // namespace

ListBuilder::ListBuilder(Arena& arena, std::size_t capacity)
    : arena_(arena),
      items_(arena.array<Value>(capacity)),
      open_(arena),
      long_(arena),
      short_(arena) {}

void ListBuilder::add(const Value& item, const Unknown* possible, const Unknown* also) {
  if (used_ == items_.size()) {
    const std::size_t larger = std::max<std::size_t>(8, 2 * items_.size());
    const std::span<Value> items = arena_.array<Value>(larger);
    std::copy(items_.begin(), items_.end(), items.begin());
    items_ = items;
    if (!possible_.empty()) {
      const std::span<const Unknown*> reasons = arena_.array<const Unknown*>(larger);
      std::copy(possible_.begin(), possible_.end(), reasons.begin());
      possible_ = reasons;
    }
  }
  if (possible != nullptr || also != nullptr) {
    if (possible_.empty()) {
      possible_ = arena_.array<const Unknown*>(items_.size());
    }
    const bool both = possible != nullptr && also != nullptr;
    if (both && std::max(possible->missing.size(), also->missing.size()) > told_apart) {
      const bool is_first_longer = possible->missing.size() > also->missing.size();
      long_.add(is_first_longer ? possible : also);
      short_.add(is_first_longer ? also : possible);
      possible_[used_] = &merged_with_others;
    } else if (both) {
      Gaps gaps(arena_);
      gaps.add(possible);
      gaps.add(also);
      possible_[used_] = gaps.unknown();
    } else {
      possible_[used_] = possible != nullptr ? possible : also;
    }
  }
  items_[used_++] = item;
}

void ListBuilder::open(const Unknown* reason) {
  if (reason == nullptr) {
    return;
  }
  const Bounds bounds{.low = reason->low, .high = reason->high};
  open_bounds_ = open_.empty() ? bounds : hull(open_bounds_, bounds);
  open_.add(reason);
}

Value ListBuilder::list() const {
  if (!long_.empty()) {
    Gaps gaps(arena_);
    gaps.add(long_.unknown());
    gaps.add(short_.unknown());
    const Unknown* merged = gaps.unknown();
    std::replace(possible_.begin(), possible_.begin() + static_cast<std::ptrdiff_t>(used_),
                 &merged_with_others, merged);
  }
  return Value::list(arena_.make(List{
      .items = items_.first(used_),
      .possible = possible_.empty() ? std::span<const Unknown* const>() : possible_.first(used_),
      .open = open_.empty() ? nullptr : open_.unknown(open_bounds_),
      .origin = nullptr}));
}

const Unknown* opened(Arena& arena, const Unknown* open, const Value& body) {
  Bounds bounds = bounds_of(body, nullptr);
  if (const List* inner = body.list();
      inner != nullptr && inner->items.empty() && inner->open != nullptr) {
    bounds = {.low = inner->open->low, .high = inner->open->high};
  }
  if (open->low == bounds.low && open->high == bounds.high) {
    return open;
  }
  Unknown copy = *open;
  copy.low = bounds.low;
  copy.high = bounds.high;
  return arena.make(copy);
}

Value sorted(Frame& frame, const Value& value, std::span<const Value> keys, TypeRef element) {
  const List& list = *value.list();
  const std::size_t size = list.items.size();
  Gaps gaps(frame.arena);
  for (const Value& key : keys) {
    gaps.add(key);
  }
  ListBuilder builder(frame.arena, size);
  builder.open(list.open);
  if (!gaps.empty()) {
    // Whatever stands at a position is one of the elements; of scalars the bounds say which at
    // most.
    Bounds bounds;
    for (std::size_t i = 0; i < size; ++i) {
      const Bounds own = bounds_of(list.items[i], nullptr);
      bounds = i == 0 ? own : hull(bounds, own);
      gaps.add(list.items[i]);
    }
    const bool scalar = element->kind == Kind::Number || element->kind == Kind::Date;
    const Unknown* unknown = gaps.unknown(scalar ? bounds : Bounds());
    for (std::size_t i = 0; i < size; ++i) {
      builder.add(any_of(frame.arena, element, unknown, true),
                  list.possible.empty() ? nullptr : unknown);
    }
    return builder.list();
  }
  const std::span<std::size_t> order_of = frame.arena.array<std::size_t>(size);
  std::iota(order_of.begin(), order_of.end(), std::size_t{0});
  std::sort(order_of.begin(), order_of.end(), [&](std::size_t a, std::size_t b) {
    const auto by_key = order(keys[a], keys[b]);
    return by_key == 0 ? a < b : by_key < 0;  // stable, without the heap that stable_sort takes
  });
  for (const std::size_t i : order_of) {
    builder.add(list.items[i], list.possible_at(i));
  }
  return builder.list();
}

}  // namespace audit::cel
