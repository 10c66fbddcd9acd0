// SPDX-License-Identifier: Apache-2.0
//
// The macros over lists, with what is not known about the lists:
//
//   an element that is possible      counts only where it cannot change the outcome
//   a list that is open              has, besides its elements, any others: the body is tried on an
//   element
//                                    of which nothing is known, and what it gives there holds for
//                                    all of them
#include "cel/eval/errors.h"
#include "cel/eval/evaluator.h"
#include "cel/eval/gaps.h"
#include "cel/eval/groups.h"
#include "cel/eval/list_builder.h"
#include "cel/eval/select.h"

namespace audit::cel {
namespace {

/// One macro over one list.
class Loop {
 public:
  Loop(const Node& node, Frame& frame, const List& list)
      : node_(node), frame_(frame), list_(list), element_(node.arguments[0]->type->element) {}

  std::size_t size() const { return list_.items.size(); }

  const Unknown* possible(std::size_t i) const { return list_.possible_at(i); }

  const Unknown* open() const { return list_.open; }

  Value item(std::size_t i) const { return element_of(frame_.arena, list_.items[i], element_); }

  /// Argument `index` of the macro (0: the first after the variable) for one element.
  Value body(const Value& element, std::size_t index = 0) const {
    if (!spend(frame_)) {
      return error_at(frame_, node_.span, out_of_steps);
    }
    frame_.locals[node_.slot] = element;
    return evaluate(*node_.arguments[index + 1], frame_);
  }

  /// The body for the elements that may still come.
  Value open_body(std::size_t index = 0) const {
    return body(any_of(frame_.arena, element_, list_.open, true), index);
  }

 private:
  const Node& node_;
  Frame& frame_;
  const List& list_;
  TypeRef element_;
};

/// all (deciding: false) and exists (deciding: true). An element that decides ends it; an error
/// counts only if none decides (CEL, "Macros").
Value quantify(Frame& frame, const Loop& loop, bool deciding) {
  Gaps gaps(frame.arena);
  Value error;
  const auto look_at = [&](const Value& verdict, const Unknown* possible) {
    const bool* known = verdict.get<bool>();
    if (known != nullptr && *known != deciding) {
      return false;
    }
    if (known != nullptr && possible == nullptr) {
      return true;
    }
    if (verdict.is_error()) {
      error = error.is_error() ? error : verdict;
    }
    gaps.add(verdict);
    gaps.add(possible);
    return false;
  };
  for (std::size_t i = 0; i < loop.size(); ++i) {
    if (look_at(loop.body(loop.item(i)), loop.possible(i))) {
      return Value::boolean(deciding);
    }
  }
  if (error.is_error()) {
    return error;
  }
  if (loop.open() != nullptr) {
    look_at(loop.open_body(), loop.open());
  }
  return gaps.empty() ? Value::boolean(!deciding) : gaps.value();
}

Value exactly_one(Frame& frame, const Loop& loop) {
  Gaps gaps(frame.arena);
  std::size_t certain = 0;
  std::size_t at_most = 0;
  const auto look_at = [&](const Value& verdict, const Unknown* possible) {
    if (verdict.is_false()) {
      return;
    }
    ++at_most;
    if (verdict.is_true() && possible == nullptr) {
      ++certain;
    }
    gaps.add(verdict);
    gaps.add(possible);
  };
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Value verdict = loop.body(loop.item(i));
    if (verdict.is_error()) {
      return verdict;
    }
    look_at(verdict, loop.possible(i));
  }
  bool may_grow = false;
  if (loop.open() != nullptr) {
    const Value verdict = loop.open_body();
    may_grow = !verdict.is_false();
    if (may_grow) {
      gaps.add(loop.open());
    }
  }
  if (certain > 1) {
    return Value::boolean(false);
  }
  if (may_grow || at_most != certain) {
    return gaps.value();
  }
  return Value::boolean(certain == 1);
}

/// filter, and the first argument of a map with one: which elements stay.
Value filter(Frame& frame, const Loop& loop, bool with_map) {
  ListBuilder builder(frame.arena, loop.size());
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Value item = loop.item(i);
    const Value verdict = loop.body(item);
    if (verdict.is_error()) {
      return verdict;
    }
    if (verdict.is_false()) {
      continue;
    }
    const Value result = with_map ? loop.body(item, 1) : item;
    if (result.is_error()) {
      return result;
    }
    builder.add(result, verdict.unknown(), loop.possible(i));
  }
  if (loop.open() != nullptr) {
    const Value verdict = loop.open_body();
    if (!verdict.is_false()) {
      builder.open(with_map ? opened(frame.arena, loop.open(), loop.open_body(1)) : loop.open());
    }
  }
  return builder.list();
}

Value map(Frame& frame, const Loop& loop) {
  ListBuilder builder(frame.arena, loop.size());
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Value result = loop.body(loop.item(i));
    if (result.is_error()) {
      return result;
    }
    builder.add(result, nullptr, loop.possible(i));
  }
  if (loop.open() != nullptr) {
    builder.open(opened(frame.arena, loop.open(), loop.open_body()));
  }
  return builder.list();
}

Value sort_by(Frame& frame, const Loop& loop, const Node& node) {
  const std::span<Value> keys = frame.arena.array<Value>(loop.size());
  ListBuilder builder(frame.arena, loop.size());
  for (std::size_t i = 0; i < loop.size(); ++i) {
    keys[i] = loop.body(loop.item(i));
    if (keys[i].is_error()) {
      return keys[i];
    }
    builder.add(loop.item(i), nullptr, loop.possible(i));
  }
  builder.open(loop.open());
  return sorted(frame, builder.list(), keys, node.type->element);
}

/// Two or more elements with equal keys, as far as the files give them: like `has` it asks what is
/// written. Elements whose key is not known, or that may still come, repeat nothing.
Value duplicates_by(Frame& frame, const Loop& loop) {
  Arena& arena = frame.arena;
  const std::span<Value> keys = arena.array<Value>(loop.size());
  for (std::size_t i = 0; i < loop.size(); ++i) {
    keys[i] = loop.body(loop.item(i));
    if (keys[i].is_error()) {
      return keys[i];
    }
  }
  const Groups groups = group(arena, keys);
  const std::span<std::size_t> sizes = arena.array<std::size_t>(groups.count);
  for (const std::size_t own : groups.of) {
    if (own != Groups::unknown) {
      ++sizes[own];
    }
  }
  const std::span<ListBuilder*> lists = arena.array<ListBuilder*>(groups.count);
  const std::span<std::size_t> certain = arena.array<std::size_t>(groups.count);
  const std::span<const Unknown*> doubt = arena.array<const Unknown*>(groups.count);
  const std::span<std::size_t> order = arena.array<std::size_t>(groups.count);
  std::size_t count = 0;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const std::size_t own = groups.of[i];
    if (own == Groups::unknown || sizes[own] < 2) {
      continue;
    }
    if (lists[own] == nullptr) {
      lists[own] = arena.make(ListBuilder(arena, sizes[own]));
      order[count++] = own;
    }
    const Unknown* possible = loop.possible(i);
    lists[own]->add(loop.item(i), nullptr, possible);
    certain[own] += possible == nullptr ? 1U : 0U;
    doubt[own] = possible == nullptr ? doubt[own] : possible;
  }
  ListBuilder result(arena, count);
  for (const std::size_t own : order.first(count)) {
    result.add(lists[own]->list(), certain[own] < 2 ? doubt[own] : nullptr);
  }
  return result.list();
}

}  // namespace

Value evaluate_macro(const Node& node, Frame& frame) {
  const Value target = evaluate(*node.arguments[0], frame);
  const List* list = target.list();
  if (list == nullptr) {
    return target.is_error() ? target : error_at(frame, node.span, no_such_overload);
  }
  const Loop loop(node, frame, *list);
  switch (node.macro) {
    case MacroKind::All:
      return quantify(frame, loop, false);
    case MacroKind::Exists:
      return quantify(frame, loop, true);
    case MacroKind::ExistsOne:
      return exactly_one(frame, loop);
    case MacroKind::Filter:
      return filter(frame, loop, false);
    case MacroKind::Map:
      return node.arguments.size() == 3 ? filter(frame, loop, true) : map(frame, loop);
    case MacroKind::SortBy:
      return sort_by(frame, loop, node);
    case MacroKind::DuplicatesBy:
      return duplicates_by(frame, loop);
    case MacroKind::TransformMap:
    case MacroKind::TransformMapEntry:
    case MacroKind::OptionalMap:
    case MacroKind::OptionalFlatMap:
    case MacroKind::Bind:
      break;
  }
  return error_at(frame, node.span, no_such_overload);
}

}  // namespace audit::cel
