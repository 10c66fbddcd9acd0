// SPDX-License-Identifier: Apache-2.0
// Lists as sets: what is in them how often, and what is in one and not in the other. What is
// undecided stays so: an element that may equal another is possible. Known elements are sorted
// once, not compared each with each.
#include "cel/eval/errors.h"
#include "cel/eval/gaps.h"
#include "cel/eval/groups.h"
#include "cel/eval/list_builder.h"
#include "cel/eval/plan.h"
#include "cel/functions/table.h"

namespace audit::cel {
namespace {

const List& list_of(const Invocation& call, std::size_t index = 0) {
  return *call.arguments[index].list();
}

/// The first of equal elements stays. One that may equal an earlier one is possible.
Value distinct(const Invocation& call) {
  const List& list = list_of(call);
  Arena& arena = call.frame.arena;
  const Groups groups = group(arena, list.items);

  enum : unsigned char { nothing, possibly, certainly };

  const std::span<unsigned char> seen = arena.array<unsigned char>(groups.count);
  const std::span<const Unknown*> why = arena.array<const Unknown*>(groups.count);
  const std::span<std::size_t> unknowns = arena.array<std::size_t>(list.items.size());
  std::size_t unknown_count = 0;
  const Unknown* all = nullptr;  // where they are not told apart
  ListBuilder builder(arena, list.items.size());
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Value& item = list.items[i];
    const std::size_t own = groups.of[i];
    const bool is_unknown = own == Groups::unknown;
    if (!is_unknown && seen[own] == certainly) {
      continue;
    }
    Gaps doubt(arena);
    const std::size_t earlier = is_unknown ? i : unknown_count;
    if (!spend(call.frame, earlier + 1)) {
      return error_at(call.frame, call.node.span, out_of_steps);
    }
    for (std::size_t k = 0; k < earlier; ++k) {
      const std::size_t j = is_unknown ? k : unknowns[k];
      if (equals(list.items[j], item) == Truth::False) {
        continue;
      }
      if (unknown_count > told_apart) {
        if (all == nullptr) {
          Gaps gaps(arena);
          gaps.add(call.arguments[0]);
          all = gaps.unknown();
        }
        doubt.add(all);
        break;
      }
      doubt.add(list.items[j]);
      doubt.add(item);
    }
    if (!is_unknown && seen[own] == possibly && all == nullptr) {
      doubt.add(why[own]);
    } else if (!is_unknown && seen[own] == possibly) {
      doubt.add(all);
    }
    const Unknown* reason = doubt.empty() ? nullptr : doubt.unknown();
    builder.add(item, all != nullptr && reason == all ? nullptr : list.possible_at(i), reason);
    if (is_unknown) {
      unknowns[unknown_count++] = i;
    } else if (list.possible_at(i) == nullptr) {
      seen[own] = certainly;
    } else {
      seen[own] = possibly;
      why[own] = list.possible_at(i);
    }
  }
  builder.open(list.open);
  return builder.list();
}

/// What occurs more than once, each once.
Value duplicates(const Invocation& call) {
  const List& list = list_of(call);
  Arena& arena = call.frame.arena;
  const Groups groups = group(arena, list.items);
  const std::span<std::size_t> certain = arena.array<std::size_t>(groups.count);
  const std::span<std::size_t> all = arena.array<std::size_t>(groups.count);
  Gaps gaps(arena);
  gaps.add(call.arguments[0]);
  bool may_grow = list.open != nullptr;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    if (groups.of[i] == Groups::unknown) {
      may_grow = true;
      continue;
    }
    ++all[groups.of[i]];
    certain[groups.of[i]] += list.possible_at(i) == nullptr ? 1U : 0U;
  }
  const Unknown* doubt = gaps.empty() ? nullptr : gaps.unknown();
  const std::span<bool> done = arena.array<bool>(groups.count);
  ListBuilder builder(arena, groups.count);
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::size_t own = groups.of[i];
    if (own == Groups::unknown || done[own]) {
      continue;
    }
    done[own] = true;
    if (all[own] > 1 || may_grow) {
      builder.add(list.items[i], certain[own] > 1 && certain[own] == all[own] ? nullptr : doubt);
    }
  }
  // Unknown elements may repeat among themselves, further ones too: then there are others yet.
  if (may_grow) {
    builder.open(doubt);
  }
  return builder.list();
}

Value without(const Invocation& call) {
  const List& list = list_of(call, 0);
  const List& other = list_of(call, 1);
  Arena& arena = call.frame.arena;
  if (!spend(call.frame, list.items.size() + other.items.size())) {
    return error_at(call.frame, call.node.span, out_of_steps);
  }
  const Members members(arena, other);
  ListBuilder builder(arena, list.items.size());
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    Gaps doubt(arena);
    const Truth there = members.contains(list.items[i], doubt);
    if (there != Truth::True) {
      builder.add(list.items[i], list.possible_at(i),
                  there == Truth::Unknown ? doubt.unknown() : nullptr);
    }
  }
  builder.open(list.open);
  return builder.list();
}

constexpr Row rows[] = {
    {.signature = "list(E).distinct() -> list(E)",
     .run = distinct,
     .sees = Sees::Everything,
     .zh = "重复的只留第一个",
     .en = "without repetitions",
     .examples = {{{"[1, 2, 1].distinct()", "[1, 2]"}}},
     .unknown_zh = "未知的项可能与别的项相同，因此是待定的项",
     .unknown_en = "an unknown element may equal another: it is a possible one"},
    {.signature = "list(E).duplicates() -> list(E)",
     .run = duplicates,
     .sees = Sees::Everything,
     .zh = "出现不止一次的项，各列一次",
     .en = "what occurs more than once, each once",
     .examples = {{{"[1, 2, 1].duplicates()", "[1]"}}},
     .unknown_zh = "可能重复的项是待定的项",
     .unknown_en = "what may be repeated is a possible element"},
    {.signature = "list(E).without(list(E)) -> list(E)",
     .run = without,
     .sees = Sees::Everything,
     .zh = "前者有而后者没有的项",
     .en = "what the first has and the second lacks",
     .examples = {{{"[1, 2, 3].without([2])", "[1, 3]"}}},
     .unknown_zh = "后者可能有的项在结果中待定",
     .unknown_en = "what the second may have is a possible element of the result"},
};

}  // namespace

std::span<const Row> pack_sets() {
  return rows;
}

}  // namespace audit::cel
