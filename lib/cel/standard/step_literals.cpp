// SPDX-License-Identifier: Apache-2.0
// Lists and maps as they are written, with optional items: `[?a]`, `{?"k": b}`.
#include "cel/eval/evaluator.h"
#include "cel/standard/step.h"
#include "cel/standard/values.h"

namespace audit::cel::standard {
namespace {

/// Evaluates one argument into `value`. What it must not go in with: an error, an unknown; of an
/// optional item that is no optional, an error; of one that has no value, none.
enum class Item { Goes, IsAbsent, Ends };

Item item(const StandardNode& node, Frame& frame, const Node& argument, bool optional,
          Value& value) {
  value = evaluate(argument, frame);
  if (value.is_error() || value.is_unknown()) {
    return Item::Ends;
  }
  if (!optional) {
    return Item::Goes;
  }
  const auto* inner = value.get<OptionalValue>();
  if (inner == nullptr) {
    value = error_at(frame, node.span, no_such_overload);
    return Item::Ends;
  }
  if (inner->value == nullptr) {
    return Item::IsAbsent;
  }
  value = *inner->value;
  return Item::Goes;
}

}  // namespace

Value make_list(const StandardNode& node, Frame& frame) {
  const std::span<Value> items = frame.arena.array<Value>(node.arguments.size());
  std::size_t used = 0;
  for (std::size_t i = 0; i < node.arguments.size(); ++i) {
    Value value;
    switch (item(node, frame, *node.arguments[i], node.optional[i], value)) {
      case Item::Goes:
        items[used++] = value;
        break;
      case Item::IsAbsent:
        break;
      case Item::Ends:
        return value;
    }
  }
  return list_value(frame.arena, std::span<const Value>(items.first(used)));
}

/// Keys are bool, int, uint or string, and none comes twice (CEL spec, "Maps").
Value make_map(const StandardNode& node, Frame& frame) {
  MapBuilder builder;
  for (std::size_t i = 0; i < node.optional.size(); ++i) {
    Value key;
    Value value;
    if (item(node, frame, *node.arguments[2 * i], false, key) == Item::Ends) {
      return key;
    }
    if (!MapBuilder::can_be_key(key)) {
      return error_at(frame, node.arguments[2 * i]->span, bad_key);
    }
    const Item verdict = item(node, frame, *node.arguments[2 * i + 1], node.optional[i], value);
    if (verdict == Item::Ends) {
      return value;
    }
    if (verdict == Item::Goes) {
      builder.add(key, value);
    }
  }
  return builder.has_repeated_key() ? error_at(frame, node.span, repeated_key)
                                    : builder.map(frame.arena);
}

}  // namespace audit::cel::standard
