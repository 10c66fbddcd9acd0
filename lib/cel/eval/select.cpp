// SPDX-License-Identifier: Apache-2.0
#include "cel/eval/select.h"

#include "cel/eval/evaluator.h"

namespace audit::cel {
namespace {

const Unknown* missing_field(Arena& arena, const Record& record, const Field& field,
                             const base::Origin* written) {
  const std::span<Missing> missing = arena.array<Missing>(1);
  missing[0] = Missing{.record = &record, .field = &field, .written = written};
  Unknown unknown{
      .missing = missing, .low = std::nullopt, .high = std::nullopt, .reason = record.reason};
  if (innermost(field.type)->kind == Kind::Number && !record.hypothetical) {
    unknown.low = base::Number(0);  // amounts and counts: no field of the model is negative
  }
  return arena.make(unknown);
}

/// What the file says in part, with the field that it waits for.
const Unknown* named(Arena& arena, const Record& record, const Field& field, const Unknown& unknown,
                     const base::Origin* written) {
  if (!unknown.missing.empty() || unknown.reason != nullptr) {
    return &unknown;
  }
  Unknown copy = *missing_field(arena, record, field, written);
  copy.low = unknown.low;
  copy.high = unknown.high;
  return arena.make(copy);
}

Value derived(Frame& frame, const Record& record, const Program& program) {
  auto slots = derived_slots(record, frame.activation);
  return run(program, frame.arena, frame.activation, slots);
}

}  // namespace

std::array<Activation::Slot, derived_slot_count> derived_slots(const Record& record,
                                                               const Activation& activation) {
  std::array<Activation::Slot, derived_slot_count> slots;
  using State = Activation::Slot::State;
  slots[derived_record_slot] = {Value::record(&record), State::Set};
  slots[derived_as_of_slot] = {activation.as_of, State::Set};
  slots[derived_base_date_slot] = {activation.base_date, State::Set};
  slots[derived_period_slot] = {activation.period, State::Set};
  return slots;
}

Value any_of(Arena& arena, TypeRef type, const Unknown* unknown, bool exists) {
  if (type->kind == Kind::List) {
    return Value::list(
        arena.make(List{.items = {}, .possible = {}, .open = unknown, .origin = nullptr}));
  }
  if (type->kind == Kind::Record) {
    Record record;
    record.type = type->record;
    record.unknown = unknown;
    record.hypothetical = !exists;
    return Value::record(arena.make(record));
  }
  return Value::unknown(unknown);
}

const Unknown* as_field(Arena& arena, TypeRef type, const Unknown* unknown, bool exists) {
  const bool is_number = exists && innermost(type)->kind == Kind::Number;
  if (!is_number && !unknown->low && !unknown->high) {
    return unknown;
  }
  Unknown field = *unknown;
  field.low = is_number ? std::optional(base::Number(0)) : std::nullopt;
  field.high = std::nullopt;
  return arena.make(field);
}

Value element_of(Arena& arena, const Value& item, TypeRef type) {
  const bool scalar = type->kind != Kind::Record && type->kind != Kind::List;
  const Unknown* unknown = item.unknown();
  return scalar || unknown == nullptr ? item : any_of(arena, type, unknown, true);
}

Value select(Frame& frame, const Record& record, const Field& field) {
  if (field.derived != nullptr) {
    return derived(frame, record, *field.derived);
  }
  if (record.unknown != nullptr && record.is_absent()) {
    const bool exists = !record.hypothetical;
    return any_of(frame.arena, field.type,
                  as_field(frame.arena, field.type, record.unknown, exists), exists);
  }
  const base::Origin* written = nullptr;
  if (!record.is_absent()) {
    const Value& value = record.fields[static_cast<std::size_t>(field.index)];
    const Unknown* unknown = value.unknown();
    if (unknown != nullptr) {  // not understood, or known in part
      const bool has_bounds = unknown->low || unknown->high;
      if (!has_bounds) {
        unknown = as_field(frame.arena, field.type, unknown);
      }
      return any_of(frame.arena, field.type,
                    named(frame.arena, record, field, *unknown, value.origin()), true);
    }
    if (value.kind() != Kind::Null) {
      return value;
    }
    written = value.origin();
  }
  if (field.type->kind == Kind::Record) {
    Record absent;
    absent.type = field.type->record;
    absent.parent = &record;
    absent.parent_field = &field;
    absent.reason = record.reason;
    absent.hypothetical = record.hypothetical;
    return Value::record(frame.arena.make(absent));
  }
  const Unknown* unknown = missing_field(frame.arena, record, field, written);
  return any_of(frame.arena, field.type, unknown);
}

}  // namespace audit::cel
