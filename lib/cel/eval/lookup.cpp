// SPDX-License-Identifier: Apache-2.0
// Elements of lists by position and by key. What is not there is unknown, with the reason: a
// look-up that finds nothing is a gap in the data, not a mistake of the rule.
#include "cel/eval/equality.h"
#include "cel/eval/errors.h"
#include "cel/eval/evaluator.h"
#include "cel/eval/gaps.h"
#include "cel/eval/reasons.h"
#include "cel/eval/select.h"

namespace audit::cel {
namespace {

/// The stand-in for the record with a key that the list does not have, or has twice (`reason`): in
/// the place where it belongs.
Value entry_in_doubt(const Node& node, Frame& frame, const Value& target, const Value& key,
                     const base::Text& reason) {
  Record record;
  record.type = node.type->record;
  record.key = key;
  record.hypothetical = true;
  const List& list = *target.list();
  const bool is_missing = list.open != nullptr && list.open->missing.size() == 1;
  if (is_missing) {  // the list itself is not given: its entry belongs where the list belongs
    record.parent = list.open->missing[0].record;
    record.parent_field = list.open->missing[0].field;
    record.reason = list.open->reason;
  } else {
    record.reason = &reason;
    if (!list.items.empty() && list.items[0].record() != nullptr) {
      record.parent = list.items[0].record()->parent;
      record.parent_field = list.items[0].record()->parent_field;
    }
  }
  return Value::record(frame.arena.make(record));
}

}  // namespace

Value evaluate_at(const Node& node, Frame& frame) {
  const Value target = evaluate(*node.arguments[0], frame);
  const Value index = evaluate(*node.arguments[1], frame);
  if (target.is_error() || index.is_error()) {
    return target.is_error() ? target : index;
  }
  const List& list = *target.list();
  Gaps gaps(frame.arena);
  gaps.add(index);
  gaps.add(list.open);
  const base::Number* number = index.get<base::Number>();
  if (number != nullptr && list.open == nullptr) {
    const bool whole = number->is_integer() && !number->is_negative();
    const auto position = static_cast<std::uint64_t>(number->numerator());
    if (!whole || position >= list.items.size()) {
      const Value reason =
          unknown_because(frame.arena, whole ? reasons::no_such_position : reasons::not_whole);
      return any_of(frame.arena, node.type, reason.unknown());
    }
    for (std::size_t i = 0; i <= position; ++i) {
      gaps.add(list.possible_at(i));
    }
    if (gaps.empty()) {
      return element_of(frame.arena, list.items[position], node.type);
    }
  }
  return any_of(frame.arena, node.type, gaps.unknown());
}

/// Keyed look-up. A key stands for one entry, so a certain match is the one, whatever the keys of
/// the others turn out to be; where a file gives two, nobody knows which of them counts.
Value evaluate_find(const Node& node, Frame& frame) {
  const Value target = evaluate(*node.arguments[0], frame);
  const Value key = evaluate(*node.arguments[1], frame);
  if (target.is_error() || key.is_error()) {
    return target.is_error() ? target : key;
  }
  const List& list = *target.list();
  Gaps gaps(frame.arena);
  if (!spend(frame, list.items.size())) {
    return error_at(frame, node.span, out_of_steps);
  }
  const Value* found = nullptr;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Record* record = list.items[i].record();
    if (record == nullptr) {
      gaps.add(list.items[i]);
      continue;
    }
    const Value own = select(frame, *record, *node.field);
    const Truth match = own.is_error() ? Truth::False : equals(own, key);
    if (match == Truth::True && list.possible_at(i) == nullptr) {
      if (found != nullptr) {
        return entry_in_doubt(node, frame, target, key, reasons::several_entries);
      }
      found = &list.items[i];
    } else if (match != Truth::False) {
      gaps.add(own);
      gaps.add(list.possible_at(i));
    }
  }
  if (found != nullptr) {
    return *found;
  }
  gaps.add(key);
  if (gaps.empty() && (list.open == nullptr || list.items.empty())) {
    return entry_in_doubt(node, frame, target, key, reasons::no_such_entry);
  }
  gaps.add(list.open);
  return any_of(frame.arena, node.type, gaps.unknown());
}

}  // namespace audit::cel
