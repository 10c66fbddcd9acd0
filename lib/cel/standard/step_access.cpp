// SPDX-License-Identifier: Apache-2.0
// Fields and elements: `m.key`, `m["key"]`, `list[0]`, their optional forms `.?` and `[?…]`, and
// has(). What is taken of an optional is an optional again: none of none.
#include "cel/eval/evaluator.h"
#include "cel/standard/step.h"
#include "cel/standard/values.h"

#include <cmath>

namespace audit::cel::standard {
namespace {

/// What was found, or why not. `is_absent`: the form is right, only there is no such thing.
struct Found {
  const Value* value = nullptr;
  const RunTimeError* error = nullptr;
  bool is_absent = false;
};

/// A position may be an int, a uint or a whole double (CEL spec, "Field Selection").
std::optional<std::int64_t> position(const Value& index) {
  if (const auto* number = index.get<std::int64_t>()) {
    return *number;
  }
  constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
  if (const auto* number = index.get<std::uint64_t>()) {
    return static_cast<std::int64_t>(std::min(*number, most));
  }
  const auto* number = index.get<double>();
  if (number == nullptr || std::trunc(*number) != *number || std::abs(*number) >= 0x1p63) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(*number);
}

Found in_list(const List& list, const Value& index) {
  const auto at = position(index);
  if (!at) {
    return {.error = &invalid_argument};
  }
  if (*at < 0 || static_cast<std::size_t>(*at) >= list.items.size()) {
    return {.error = &no_such_position, .is_absent = true};
  }
  return {.value = &list.items[static_cast<std::size_t>(*at)]};
}

Found in_map(const Map& map, const Value& key) {
  const Value* value = find(map, key);
  return value != nullptr ? Found{.value = value} : Found{.error = &no_such_key, .is_absent = true};
}

/// Takes an element of `operand`, which is neither error nor unknown.
Value take(const StandardNode& node, Frame& frame, Value operand, const Value& key, bool is_field) {
  bool gives_optional = node.is_optional;
  if (const auto* optional = operand.get<OptionalValue>()) {
    if (optional->value == nullptr) {
      return no_value();
    }
    operand = *optional->value;
    gives_optional = true;
  }
  Found found{.error = &no_such_overload};
  if (const auto* map = operand.get<const Map*>()) {
    found = in_map(**map, key);
  } else if (operand.list() != nullptr && !is_field) {
    found = in_list(*operand.list(), key);
  }
  if (found.value != nullptr) {
    return gives_optional ? optional_of(frame.arena, *found.value) : *found.value;
  }
  return found.is_absent && gives_optional ? no_value() : error_at(frame, node.span, *found.error);
}

bool is_settled(const Value& value) {
  return value.is_error() || value.is_unknown();
}

}  // namespace

Value field(const StandardNode& node, Frame& frame) {
  const Value operand = evaluate(*node.arguments[0], frame);
  return is_settled(operand) ? operand : take(node, frame, operand, Value::text(node.name), true);
}

Value has_field(const StandardNode& node, Frame& frame) {
  Value operand = evaluate(*node.arguments[0], frame);
  if (is_settled(operand)) {
    return operand;
  }
  if (const auto* optional = operand.get<OptionalValue>()) {
    if (optional->value == nullptr) {
      return Value::boolean(false);
    }
    operand = *optional->value;
  }
  const auto* map = operand.get<const Map*>();
  return map == nullptr ? error_at(frame, node.span, no_such_overload)
                        : Value::boolean(find(**map, Value::text(node.name)) != nullptr);
}

Value index(const StandardNode& node, Frame& frame) {
  const Value operand = evaluate(*node.arguments[0], frame);
  const Value key = evaluate(*node.arguments[1], frame);
  if (operand.is_error() || key.is_error()) {
    return operand.is_error() ? operand : key;
  }
  if (operand.is_unknown() || key.is_unknown()) {
    return operand.is_unknown() ? operand : key;
  }
  return take(node, frame, operand, key, false);
}

}  // namespace audit::cel::standard
