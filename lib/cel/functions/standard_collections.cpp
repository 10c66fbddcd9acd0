// SPDX-License-Identifier: Apache-2.0
// Lists and maps of standard CEL: size, membership, concatenation; and what goes with any value.
#include "cel/functions/standard.h"
#include "cel/standard/type_values.h"

#include <algorithm>

namespace audit::cel::standard {
namespace {

const Map& map_of(const Invocation& call, std::size_t index) {
  return *argument<const Map*>(call, index);
}

const List& list_of(const Invocation& call, std::size_t index) {
  return *argument<const List*>(call, index);
}

Value list_size(const Invocation& call) {
  return int_value(static_cast<std::int64_t>(list_of(call, 0).items.size()));
}

Value map_size(const Invocation& call) {
  return int_value(static_cast<std::int64_t>(map_of(call, 0).entries.size()));
}

Value in_list(const Invocation& call) {
  const auto& items = list_of(call, 1).items;
  std::uint64_t& steps = call.frame.activation.steps;
  const bool found = std::any_of(items.begin(), items.end(), [&](const Value& item) {
    return equal(item, call.arguments[0], steps);
  });
  return steps == 0 ? failure(call, out_of_steps) : Value::boolean(found);
}

Value in_map(const Invocation& call) {
  return !spend(call.frame, map_of(call, 1).entries.size())
             ? failure(call, out_of_steps)
             : Value::boolean(find(map_of(call, 1), call.arguments[0]) != nullptr);
}

Value add_lists(const Invocation& call) {
  const auto& first = list_of(call, 0).items;
  const auto& second = list_of(call, 1).items;
  if (!spend(call.frame, first.size() + second.size())) {
    return failure(call, out_of_steps);
  }
  const std::span<Value> items = call.frame.arena.array<Value>(first.size() + second.size());
  std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), items.begin()));
  return list_value(call.frame.arena, std::span<const Value>(items));
}

Value type_of(const Invocation& call) {
  return type_value(call.arguments[0].kind());
}

constexpr Row rows[] = {
    {.signature = "size(list(T)) -> int",
     .run = list_size,
     .zh = "有几项",
     .en = "how many items",
     .examples = {{{"size([1, 2])", "2"}}}},
    {.signature = "list(T).size() -> int",
     .run = list_size,
     .zh = "有几项",
     .en = "how many items",
     .examples = {{{"[].size()", "0"}}}},
    {.signature = "size(map(K, V)) -> int",
     .run = map_size,
     .zh = "有几个键",
     .en = "how many keys",
     .examples = {{{"size({\"a\": 1})", "1"}}}},
    {.signature = "map(K, V).size() -> int",
     .run = map_size,
     .zh = "有几个键",
     .en = "how many keys",
     .examples = {{{"{\"a\": 1}.size()", "1"}}}},
    {.signature = "_in_(T, list(T)) -> bool",
     .run = in_list,
     .zh = "列表中有这一项",
     .en = "the list has such an item",
     .examples = {{{"2 in [1, 2]", "true"}}}},
    {.signature = "_in_(K, map(K, V)) -> bool",
     .run = in_map,
     .zh = "映射中有这个键",
     .en = "the map has such a key",
     .examples = {{{"\"b\" in {\"a\": 1}", "false"}}}},
    {.signature = "_+_(list(T), list(T)) -> list(T)",
     .run = add_lists,
     .zh = "两个列表接在一起",
     .en = "both lists, one after the other",
     .examples = {{{"[1] + [2, 3]", "[1, 2, 3]"}}}},
    {.signature = "type(T) -> type(T)",
     .run = type_of,
     .zh = "值的类型",
     .en = "the type of a value",
     .examples = {{{"type(1) == int", "true"}}}},
    {.signature = "dyn(T) -> dyn",
     .run = same,
     .zh = "同一个值，类型到求值时再看",
     .en = "the same value, its type looked at only when it is evaluated",
     .examples = {{{"[dyn(1), \"a\"][0]", "1"}}}},
};

}  // namespace
}  // namespace audit::cel::standard

std::span<const audit::cel::Row> audit::cel::standard_collections() {
  return standard::rows;
}
