// SPDX-License-Identifier: Apache-2.0
//
// What the libraries of standard CEL (standard_*.cpp) share: taking arguments, giving results. The
// dispatcher has made sure that an argument is of the kind that the signature says.
//
//   Value size(const Invocation& call) { return int_value(count(argument<std::string_view>(call,
//   0))); }
#pragma once

#include "cel/eval/errors.h"
#include "cel/eval/plan.h"
#include "cel/functions/table.h"
#include "cel/limits.h"
#include "cel/standard/values.h"

#include <string_view>

namespace audit::cel::standard {

template <class T>
const T& argument(const Invocation& call, std::size_t index) {
  return *call.arguments[index].get<T>();
}

inline std::string_view text(const Invocation& call, std::size_t index) {
  return argument<std::string_view>(call, index);
}

inline Value failure(const Invocation& call, const RunTimeError& error) {
  return error_at(call.frame, call.node.span, error);
}

/// May a text of that size be kept? Long ones take steps, so that a loop cannot fill the memory.
inline const RunTimeError* refusal(const Invocation& call, std::size_t size) {
  constexpr std::size_t bytes_a_step = 16;
  if (size > limits::made_text) {
    return &too_large;
  }
  return spend(call.frame, size / bytes_a_step) ? nullptr : &out_of_steps;
}

/// A copy of a text that was made.
inline Value made_text(const Invocation& call, std::string_view made) {
  const RunTimeError* error = refusal(call, made.size());
  return error != nullptr ? failure(call, *error) : Value::text(call.frame.arena.text(made));
}

inline Value made_bytes(const Invocation& call, std::string_view made) {
  const RunTimeError* error = refusal(call, made.size());
  return error != nullptr ? failure(call, *error)
                          : Value(Value::Storage(Bytes{call.frame.arena.text(made)}));
}

/// The argument itself: `int(1)`, `dyn(x)`.
inline Value same(const Invocation& call) {
  return call.arguments[0];
}

}  // namespace audit::cel::standard
