// SPDX-License-Identifier: Apache-2.0
// CEL's extension library for optional values. `a.?b`, `a[?i]`, optMap and optFlatMap are part of
// the language and its macros.
#include "cel/functions/standard.h"

namespace audit::cel::standard {
namespace {

const Value* value_in(const Invocation& call) {
  return argument<OptionalValue>(call, 0).value;
}

Value some(const Invocation& call) {
  return optional_of(call.frame.arena, call.arguments[0]);
}

Value some_unless_zero(const Invocation& call) {
  return is_zero(call.arguments[0]) ? no_value() : some(call);
}

Value none(const Invocation& /*call*/) {
  return no_value();
}

Value has_value(const Invocation& call) {
  return Value::boolean(value_in(call) != nullptr);
}

Value value(const Invocation& call) {
  return value_in(call) != nullptr ? *value_in(call) : failure(call, no_optional_value);
}

Value or_other(const Invocation& call) {
  return value_in(call) != nullptr ? call.arguments[0] : call.arguments[1];
}

Value or_value(const Invocation& call) {
  return value_in(call) != nullptr ? *value_in(call) : call.arguments[1];
}

constexpr Row rows[] = {
    {.signature = "optional.of(T) -> optional_type(T)",
     .run = some,
     .zh = "有这个值的可选值",
     .en = "an optional that has this value",
     .examples = {{{"optional.of(1).hasValue()", "true"}}}},
    {.signature = "optional.ofNonZeroValue(T) -> optional_type(T)",
     .run = some_unless_zero,
     .zh = "可选值；值为零、空、null 时没有值",
     .en = "an optional; without a value for zero, what is empty, and null",
     .examples = {{{"optional.ofNonZeroValue(\"\").hasValue()", "false"}}}},
    {.signature = "optional.none() -> optional_type(T)",
     .run = none,
     .zh = "没有值的可选值",
     .en = "an optional without a value",
     .examples = {{{"optional.none().hasValue()", "false"}}}},
    {.signature = "optional_type(T).hasValue() -> bool",
     .run = has_value,
     .zh = "有值",
     .en = "has a value",
     .examples = {{{"{\"a\": 1}.?b.hasValue()", "false"}}}},
    {.signature = "optional_type(T).value() -> T",
     .run = value,
     .zh = "取出值；没有时出错",
     .en = "the value; an error if there is none",
     .examples = {{{"{\"a\": 1}.?a.value()", "1"}}}},
    {.signature = "optional_type(T).or(optional_type(T)) -> optional_type(T)",
     .run = or_other,
     .zh = "没有值时用另一个可选值",
     .en = "the other optional if it has no value",
     .examples = {{{"optional.none().or(optional.of(2)).value()", "2"}}}},
    {.signature = "optional_type(T).orValue(T) -> T",
     .run = or_value,
     .zh = "取出值；没有时用另一个值",
     .en = "the value, or the other one if there is none",
     .examples = {{{"[1, 2][?5].orValue(0)", "0"}}}},
};

}  // namespace
}  // namespace audit::cel::standard

std::span<const audit::cel::Row> audit::cel::standard_optionals() {
  return standard::rows;
}
