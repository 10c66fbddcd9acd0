// SPDX-License-Identifier: Apache-2.0
#include "cel/eval/evaluator.h"

#include "cel/eval/equality.h"
#include "cel/eval/errors.h"
#include "cel/eval/gaps.h"
#include "cel/eval/select.h"
#include "cel/program_impl.h"
#include "cel/standard/step.h"

#include <algorithm>
#include <array>

namespace audit::cel {
namespace {

constexpr std::size_t few = 8;  // arguments and locals that fit on the stack

/// CEL, "Logical operators": the operand that decides wins over errors and unknowns of the others.
/// Then an error wins over an unknown: it is a defect that no fact mends.
Value evaluate_logic(const Node& node, Frame& frame, bool deciding) {
  Gaps gaps(frame.arena);
  Value error;
  for (const Node* argument : node.arguments) {
    const Value value = evaluate(*argument, frame);
    if (const bool* known = value.get<bool>()) {
      if (*known == deciding) {
        return value;
      }
    } else if (value.is_unknown()) {
      gaps.add(value.unknown());
    } else if (!error.is_error()) {
      error = value.is_error() ? value : error_at(frame, argument->span, no_such_overload);
    }
  }
  if (error.is_error()) {
    return error;
  }
  return gaps.empty() ? Value::boolean(!deciding) : gaps.value();
}

/// Of two values one holds, but not known which: what can be said of it.
Value either(const Node& node, Frame& frame, const Value& first, const Value& second,
             const Unknown* which) {
  Gaps gaps(frame.arena);
  gaps.add(which);
  if (first.is_error() || second.is_error()) {
    return first.is_error() ? first : second;
  }
  const Kind kind = node.type->kind;
  if (kind == Kind::List || kind == Kind::Record) {
    return any_of(frame.arena, node.type, gaps.unknown());
  }
  if (!first.is_unknown() && !second.is_unknown() && equals(first, second) == Truth::True) {
    return first;
  }
  gaps.add(first);
  gaps.add(second);
  if (kind != Kind::Number && kind != Kind::Date) {
    return gaps.value();
  }
  // An unknown without a value at all (division by zero) has no bounds, so neither has the hull.
  const Bounds bounds = hull(bounds_of(first, node.type), bounds_of(second, node.type));
  return Value::unknown(gaps.unknown(bounds));
}

Value evaluate_conditional(const Node& node, Frame& frame) {
  const Value condition = evaluate(*node.arguments[0], frame);
  if (const bool* known = condition.get<bool>()) {
    return evaluate(*node.arguments[*known ? 1 : 2], frame);
  }
  if (const Unknown* unknown = condition.unknown()) {
    const Value first = evaluate(*node.arguments[1], frame);
    return either(node, frame, first, evaluate(*node.arguments[2], frame), unknown);
  }
  return condition.is_error() ? condition
                              : error_at(frame, node.arguments[0]->span, no_such_overload);
}

Value evaluate_field(const Node& node, Frame& frame) {
  const Value operand = evaluate(*node.arguments[0], frame);
  const Record* record = operand.record();
  return record == nullptr ? operand : select(frame, *record, *node.field);
}

/// `has(f)`: two-valued, about the file and not about the world. What was written and not
/// understood is written.
Value evaluate_has(const Node& node, Frame& frame) {
  const Value operand = evaluate(*node.arguments[0], frame);
  const Record* record = operand.record();
  if (record == nullptr) {
    return operand;
  }
  const bool written =
      !record->is_absent() &&
      record->fields[static_cast<std::size_t>(node.field->index)].kind() != Kind::Null;
  return Value::boolean(written);
}

Value evaluate_list(const Node& node, Frame& frame) {
  const std::span<Value> items = frame.arena.array<Value>(node.arguments.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i] = evaluate(*node.arguments[i], frame);
    if (items[i].is_error()) {
      return items[i];
    }
  }
  return Value::list(
      frame.arena.make(List{.items = items, .possible = {}, .open = nullptr, .origin = nullptr}));
}

/// What a function that must know everything gives when it does not.
Value not_known(const Node& node, Frame& frame, std::span<const Value> arguments) {
  Gaps gaps(frame.arena);
  for (const Value& argument : arguments) {
    gaps.add(argument);
  }
  if (gaps.empty()) {
    return Value();
  }
  return any_of(frame.arena, node.type, gaps.unknown());
}

Value call_with(const Node& node, Frame& frame, std::span<Value> arguments) {
  bool known = true;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    arguments[i] = evaluate(*node.arguments[i], frame);
    if (arguments[i].is_error()) {
      return arguments[i];
    }
    known = known && !arguments[i].is_unknown() && arguments[i].list() == nullptr;
  }
  const Row& row = *node.overload->row;
  if (!known && row.sees == Sees::Known) {
    const Value unknown = not_known(node, frame, arguments);
    if (unknown.kind() != Kind::Null) {
      return unknown;
    }
  }
  return row.run({.frame = frame, .node = node, .arguments = arguments});
}

Value evaluate_call(const Node& node, Frame& frame) {
  const std::size_t count = node.arguments.size();
  if (count <= 2) {  // nearly all; making room for eight costs as much as the call
    std::array<Value, 2> arguments;
    return call_with(node, frame, std::span<Value>(arguments).first(count));
  }
  return call_with(node, frame, frame.arena.array<Value>(count));
}

Value evaluate_slot(const Node& node, Frame& frame) {
  const auto index = static_cast<std::size_t>(node.slot);
  if (index < frame.slots.size() && frame.slots[index].state == Activation::Slot::State::Set) {
    const Value& value = frame.slots[index].value;
    const Unknown* unknown = value.unknown();
    if (unknown == nullptr && value.kind() != Kind::Null) {
      return value;
    }
    if (unknown != nullptr) {
      return any_of(frame.arena, node.type, unknown);
    }
  }
  return any_of(frame.arena, node.type, frame.arena.make(Unknown()));  // nothing is known of it
}

}  // namespace

Value evaluate_let(const Node& node, Frame& frame) {
  const auto index = static_cast<std::size_t>(node.slot);
  if (index >= frame.slots.size()) {
    return run(*node.program, frame.arena, frame.activation, frame.slots);
  }
  Activation::Slot& slot = frame.slots[index];
  using State = Activation::Slot::State;
  if (slot.state == State::Computing) {
    return error_at(frame, node.span, uses_itself);
  }
  if (slot.state == State::Unset) {
    slot.state = State::Computing;
    slot.value = run(*node.program, frame.arena, frame.activation, frame.slots);
    slot.state = State::Set;
  }
  return slot.value;
}

Value evaluate(const Node& node, Frame& frame) {
  switch (node.op) {
    case Op::Constant:
      return node.constant;
    case Op::Slot:
      return evaluate_slot(node, frame);
    case Op::Local:
      return frame.locals[node.slot];
    case Op::Let:
      return evaluate_let(node, frame);
    case Op::Field:
      return evaluate_field(node, frame);
    case Op::Has:
      return evaluate_has(node, frame);
    case Op::At:
      return evaluate_at(node, frame);
    case Op::Find:
      return evaluate_find(node, frame);
    case Op::And:
      return evaluate_logic(node, frame, false);
    case Op::Or:
      return evaluate_logic(node, frame, true);
    case Op::Not: {
      const Value value = evaluate(*node.arguments[0], frame);
      const bool* known = value.get<bool>();
      return known != nullptr ? Value::boolean(!*known) : value;
    }
    case Op::Conditional:
      return evaluate_conditional(node, frame);
    case Op::MakeList:
      return evaluate_list(node, frame);
    case Op::Macro:
      return evaluate_macro(node, frame);
    case Op::Call:
      return evaluate_call(node, frame);
    case Op::Standard: {
      const auto& standard = static_cast<const standard::StandardNode&>(node);
      return standard.step(standard, frame);
    }
  }
  return {};
}

Value run(const Program& program, Arena& arena, Activation& activation,
          std::span<Activation::Slot> slots) {
  const Program::Impl& impl = program.impl();
  std::array<Value, few> on_stack;
  const auto count = static_cast<std::size_t>(impl.local_count);
  Frame frame{.arena = arena,
              .activation = activation,
              .slots = slots,
              .locals = count <= few ? on_stack.data() : arena.array<Value>(count).data(),
              .program = &program};
  return evaluate(*impl.plan, frame);
}

Value error_at(Frame& frame, base::Span span, const RunTimeError& error) {
  return Value::error(frame.arena.make(Error{.code = error.code,
                                             .at = span,
                                             .zh = error.zh,
                                             .en = error.en,
                                             .source = &frame.program->source()}));
}

bool spend(Frame& frame, std::size_t count) {
  if (frame.activation.steps < count) {
    frame.activation.steps = 0;
    return false;
  }
  frame.activation.steps -= count;
  return true;
}

}  // namespace audit::cel
