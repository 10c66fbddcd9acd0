// SPDX-License-Identifier: Apache-2.0
// Calls, names, and what there is not. An error of an argument is the result, the first one; then
// an unknown argument makes the result unknown (CEL spec, "Evaluation").
#include "cel/eval/evaluator.h"
#include "cel/eval/gaps.h"
#include "cel/standard/step.h"

#include <algorithm>
#include <array>

namespace audit::cel::standard {
namespace {

bool takes(TypeRef parameter, const Value& argument) {
  return parameter->kind == Kind::Dyn || parameter->kind == Kind::Param ||
         parameter->kind == argument.kind();
}

/// By the kinds of the values; what a list or map holds is looked at by who uses it.
bool takes(const Overload& overload, std::span<const Value> arguments) {
  const std::size_t wanted = overload.parameters.size();
  if (arguments.size() != wanted && !(overload.is_variadic && arguments.size() > wanted)) {
    return false;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!takes(overload.parameters[std::min(i, wanted - 1)], arguments[i])) {
      return false;
    }
  }
  return true;
}

Value call_with(const StandardNode& node, Frame& frame, std::span<Value> arguments) {
  Gaps gaps(frame.arena);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    arguments[i] = evaluate(*node.arguments[i], frame);
    if (arguments[i].is_error()) {
      return arguments[i];
    }
    if (arguments[i].is_unknown()) {
      gaps.add(arguments[i].unknown());
    }
  }
  if (!gaps.empty()) {
    return gaps.value();
  }
  for (const Overload* overload : node.candidates) {
    if (takes(*overload, arguments)) {
      return overload->row->run({.frame = frame, .node = node, .arguments = arguments});
    }
  }
  return error_at(frame, node.span, no_such_overload);
}

}  // namespace

Value call(const StandardNode& node, Frame& frame) {
  const std::size_t count = node.arguments.size();
  if (count <= 2) {  // nearly all
    std::array<Value, 2> arguments;
    return call_with(node, frame, std::span<Value>(arguments).first(count));
  }
  return call_with(node, frame, frame.arena.array<Value>(count));
}

/// A name that was declared and got no value is an error: `x || true` absorbs it.
Value variable(const StandardNode& node, Frame& frame) {
  const auto slot = static_cast<std::size_t>(node.slot);
  const bool is_set =
      slot < frame.slots.size() && frame.slots[slot].state == Activation::Slot::State::Set;
  return is_set ? frame.slots[slot].value : error_at(frame, node.span, never_set);
}

Value fail(const StandardNode& node, Frame& frame) {
  return error_at(frame, node.span, *node.error);
}

}  // namespace audit::cel::standard
