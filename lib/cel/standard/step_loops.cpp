// SPDX-License-Identifier: Apache-2.0
// Macros over lists and maps (CEL spec, "Macros"; two-variable comprehensions and optionals as in
// CEL's extension libraries).
#include "cel/eval/evaluator.h"
#include "cel/eval/gaps.h"
#include "cel/standard/step.h"
#include "cel/standard/values.h"

#include <algorithm>
#include <numeric>

namespace audit::cel::standard {
namespace {

/// The rounds of one macro over one list or map. If the target is neither, `problem` says what the
/// macro gives instead.
class Loop {
 public:
  Loop(const StandardNode& node, Frame& frame) : node_(node), frame_(frame) {
    const Value target = evaluate(*node.arguments[0], frame);
    if (const List* list = target.list()) {
      list_ = list;
    } else if (const auto* map = target.get<const Map*>()) {
      map_ = *map;
    } else {
      problem_ = target.is_error() || target.is_unknown()
                     ? target
                     : error_at(frame, node.span, no_such_overload);
    }
  }

  bool failed() const { return list_ == nullptr && map_ == nullptr; }

  const Value& problem() const { return problem_; }

  std::size_t size() const { return list_ != nullptr ? list_->items.size() : map_->entries.size(); }

  /// The element, or the key.
  const Value& item(std::size_t i) const {
    return list_ != nullptr ? list_->items[i] : map_->entries[i].first;
  }

  /// What the result of round i belongs to in a map: the position, or the key.
  Value key(std::size_t i) const {
    return list_ != nullptr ? int_value(static_cast<std::int64_t>(i)) : map_->entries[i].first;
  }

  /// Argument `index` of the macro (0: the first after its variables) in round i.
  Value body(std::size_t i, std::size_t index = 0) const {
    if (!spend(frame_)) {
      return error_at(frame_, node_.span, out_of_steps);
    }
    Value* locals = frame_.locals + node_.slot;
    if (node_.two_variables) {
      locals[0] = key(i);
      locals[1] = list_ != nullptr ? list_->items[i] : map_->entries[i].second;
    } else {
      locals[0] = item(i);
    }
    return evaluate(*node_.arguments[index + 1], frame_);
  }

  /// `body` where a bool is wanted: anything else that is known is an error.
  Value verdict(std::size_t i) const {
    const Value value = body(i);
    const bool good = value.get<bool>() != nullptr || value.is_error() || value.is_unknown();
    return good ? value : error_at(frame_, node_.arguments[1]->span, no_such_overload);
  }

 private:
  const StandardNode& node_;
  Frame& frame_;
  const List* list_ = nullptr;
  const Map* map_ = nullptr;
  Value problem_;
};

/// Of a round that gives no value: an error, an unknown.
bool ends(const Value& value) {
  return value.is_error() || value.is_unknown();
}

}  // namespace

/// all and exists: an element that decides ends it; an error counts only if none decides, an
/// unknown only if there is no error either.
Value quantify(const StandardNode& node, Frame& frame) {
  const Loop loop(node, frame);
  if (loop.failed()) {
    return loop.problem();
  }
  const bool deciding = node.macro == MacroKind::Exists;
  Gaps gaps(frame.arena);
  Value error;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Value verdict = loop.verdict(i);
    if (const bool* known = verdict.get<bool>()) {
      if (*known == deciding) {
        return verdict;
      }
    } else if (verdict.is_unknown()) {
      gaps.add(verdict.unknown());
    } else if (!error.is_error()) {
      error = verdict;
    }
  }
  if (error.is_error()) {
    return error;
  }
  return gaps.empty() ? Value::boolean(!deciding) : gaps.value();
}

/// Every element is looked at: an error anywhere is the result.
Value exactly_one(const StandardNode& node, Frame& frame) {
  const Loop loop(node, frame);
  if (loop.failed()) {
    return loop.problem();
  }
  Gaps gaps(frame.arena);
  std::size_t count = 0;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Value verdict = loop.verdict(i);
    if (verdict.is_error()) {
      return verdict;
    }
    count += verdict.is_true() ? 1U : 0U;
    if (verdict.is_unknown()) {
      gaps.add(verdict.unknown());
    }
  }
  return gaps.empty() || count > 1 ? Value::boolean(count == 1) : gaps.value();
}

/// map, filter, map with a filter, transformList.
Value map_or_filter(const StandardNode& node, Frame& frame) {
  const Loop loop(node, frame);
  if (loop.failed()) {
    return loop.problem();
  }
  const bool is_filter = node.macro == MacroKind::Filter;
  const bool has_filter = is_filter || node.arguments.size() == 3;
  std::vector<Value> items;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Value verdict = has_filter ? loop.verdict(i) : Value::boolean(true);
    if (ends(verdict)) {
      return verdict;
    }
    if (verdict.is_false()) {
      continue;
    }
    const Value result = is_filter ? loop.item(i) : loop.body(i, has_filter ? 1 : 0);
    if (ends(result)) {
      return result;
    }
    items.push_back(result);
  }
  return list_value(frame.arena, items);
}

/// The items in the order of their keys, stable; keys without an order between them are an error.
Value sort_by(const StandardNode& node, Frame& frame) {
  const Loop loop(node, frame);
  if (loop.failed()) {
    return loop.problem();
  }
  std::vector<Value> keys;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    keys.push_back(loop.body(i));
    if (ends(keys.back())) {
      return keys.back();
    }
    if (!can_compare(keys.front(), keys.back())) {
      return error_at(frame, node.arguments[1]->span, no_such_overload);
    }
  }
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return compare(keys[a], keys[b]) == std::partial_ordering::less;
  });
  std::vector<Value> items;
  for (const std::size_t i : order) {
    items.push_back(loop.item(i));
  }
  return list_value(frame.arena, items);
}

/// transformMap: the same keys with other values; transformMapEntry: other keys too.
Value transform_map(const StandardNode& node, Frame& frame) {
  const Loop loop(node, frame);
  if (loop.failed()) {
    return loop.problem();
  }
  const bool has_filter = node.arguments.size() == 3;
  MapBuilder builder;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Value verdict = has_filter ? loop.verdict(i) : Value::boolean(true);
    if (ends(verdict)) {
      return verdict;
    }
    if (verdict.is_false()) {
      continue;
    }
    const Value result = loop.body(i, has_filter ? 1 : 0);
    if (ends(result)) {
      return result;
    }
    if (node.macro == MacroKind::TransformMap) {
      builder.add(loop.key(i), result);
      continue;
    }
    const auto* entries = result.get<const Map*>();
    if (entries == nullptr) {
      return error_at(frame, node.arguments.back()->span, no_such_overload);
    }
    for (const auto& [key, value] : (*entries)->entries) {
      builder.add(key, value);
    }
  }
  return builder.has_repeated_key() ? error_at(frame, node.span, repeated_key)
                                    : builder.map(frame.arena);
}

/// cel.bind: the value is computed once; if it is an error, that shows where it is used.
Value bind(const StandardNode& node, Frame& frame) {
  frame.locals[node.slot] = evaluate(*node.arguments[0], frame);
  return evaluate(*node.arguments[1], frame);
}

/// optMap, and optFlatMap whose body is an optional itself.
Value optional_map(const StandardNode& node, Frame& frame) {
  const Value target = evaluate(*node.arguments[0], frame);
  if (ends(target)) {
    return target;
  }
  const auto* optional = target.get<OptionalValue>();
  if (optional == nullptr) {
    return error_at(frame, node.span, no_such_overload);
  }
  if (optional->value == nullptr) {
    return no_value();
  }
  frame.locals[node.slot] = *optional->value;
  const Value result = evaluate(*node.arguments[1], frame);
  if (ends(result)) {
    return result;
  }
  if (node.macro == MacroKind::OptionalMap) {
    return optional_of(frame.arena, result);
  }
  return result.get<OptionalValue>() != nullptr ? result
                                                : error_at(frame, node.span, no_such_overload);
}

}  // namespace audit::cel::standard
