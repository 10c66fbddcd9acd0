// SPDX-License-Identifier: Apache-2.0
//
// Binder: values that are one word. Each form is tried first, and only a text that has not got it
// is looked at for absence: that way a member named 无 is a member, and good values cost one look.
#include "model/binder.h"
#include "model/diagnostics.h"
#include "model/forms/absence.h"
#include "model/forms/date_form.h"
#include "model/forms/number_form.h"
#include "model/forms/period_form.h"
#include "model/forms/region_form.h"
#include "model/forms/yes_no_form.h"
#include "model/word_nodes.h"
#include "yaml/slips.h"

#include <utility>
#include <variant>

namespace audit::model {
namespace {

using cel::Record;
using cel::Value;
using yaml::Kind;
using yaml::Node;

constexpr std::string_view colons =
    ":\uFF1A";  // find_first_of() looks for any of their bytes, which is enough

std::span<Value> writable(Record& record) {
  return {const_cast<Value*>(record.fields.data()), record.fields.size()};
}

std::optional<Absence> absence(const Node& node) {
  const Absence found = absence_of(node.text);
  return found == Absence::Given ? std::nullopt : std::optional(found);
}

}  // namespace

Value Binder::read_scalar(const ValueSpec& spec, const Place& place, const Node& node) {
  if (node.kind == Kind::Null) {
    return {};
  }
  if (node.kind != Kind::Scalar) {
    return refuse_shape(spec, place, node);
  }
  mark_personal(place, node.span);
  switch (spec.form) {
    case Form::Text: {
      const std::optional<Absence> absent = node.is_quoted() ? std::nullopt : absence(node);
      if (!absent) {
        return Value::text(node.text).at(&node);
      }
      return *absent == Absence::None ? Value::text("").at(&node) : Value();
    }
    case Form::YesNo: {
      if (const std::optional<bool> value = read_yes_no(node.text)) {
        return Value::boolean(*value).at(&node);
      }
      if (absence(node)) {
        return {};
      }
      refuse([&] { return value_refused(node, spec, {}, masks(place, node)); }, place, node);
      return not_understood(spec, place, node);
    }
    case Form::Date:
      return read_date_value(spec, place, node);
    case Form::Number:
    case Form::Count:
    case Form::Ratio:
      return read_number_value(spec, place, node);
    case Form::CalendarYear:
      return read_year_value(spec, place, node);
    case Form::Enum:
      return read_enum_value(spec, place, node);
    case Form::Record:
    case Form::List:
      break;
  }
  return {};
}

Value Binder::read_number_value(const ValueSpec& spec, const Place& place, const Node& node) {
  const NumberReading reading = read_number(node.text, number_asked(spec));
  if (const base::Number* number = std::get_if<base::Number>(&reading)) {
    return Value::number(*number).at(&node);
  }
  if (const std::optional<Absence> absent = absence(node)) {
    return *absent == Absence::None ? Value::number(base::Number(0)).at(&node) : Value();
  }
  const Refusal& refusal = std::get<Refusal>(reading);
  refuse([&] { return value_refused(node, spec, refusal, masks(place, node)); }, place, node);
  return not_understood(spec, place, node);
}

Value Binder::read_year_value(const ValueSpec& spec, const Place& place, const Node& node) {
  const std::variant<int, Refusal> reading = read_year(node.text);
  if (const int* year = std::get_if<int>(&reading)) {
    return Value::number(base::Number(*year)).at(&node);
  }
  if (absence(node)) {
    return {};
  }
  const Refusal& refusal = std::get<Refusal>(reading);
  refuse([&] { return value_refused(node, spec, refusal, masks(place, node)); }, place, node);
  return not_understood(spec, place, node);
}

Value Binder::read_date_value(const ValueSpec& spec, const Place& place, const Node& node) {
  const DateReading reading = read_date(node.text);
  if (const DateSpan* span = std::get_if<DateSpan>(&reading)) {
    if (span->is_day()) {
      return Value::date(span->first).at(&node);
    }
    cel::Unknown partial = *unknown(place, node);
    partial.low = base::Number(span->first.days());
    partial.high = base::Number(span->last.days());
    return Value::unknown(arena_.make(partial)).at(&node);
  }
  if (absence(node)) {
    return {};
  }
  refuse([&] { return value_refused(node, spec, std::get<Refusal>(reading), masks(place, node)); },
         place, node);
  return not_understood(spec, place, node);
}

Value Binder::read_enum_value(const ValueSpec& spec, const Place& place, const Node& node) {
  const int index = spec.enumeration->words.find(node.text);
  if (index != NameTable::not_found) {
    return Value::enumerator(&spec.enumeration->type, index).at(&node);
  }
  const std::optional<Absence> absent = absence(node);
  if (absent && *absent != Absence::None) {
    return {};
  }
  refuse([&] { return word_refused(node, *spec.enumeration, masks(place, node)); }, place, node);
  return not_understood(spec, place, node);
}

/// A record in one word: its special form, else its key field.
Value Binder::read_one_word(const ValueSpec& spec, const Place& place, const Node& node,
                            int index) {
  const std::optional<Absence> absent = absence(node);
  if (absent && *absent != Absence::None) {
    return {};
  }
  switch (spec.record->one_word) {
    case OneWord::Region:
      return absent ? Value() : read_region_word(spec, place, node, index);
    case OneWord::Period:
      return absent ? Value() : read_period_word(spec, place, node, index);
    case OneWord::KeyField:
    case OneWord::Nothing:
      break;
  }
  if (node.text.find_first_of(colons) != std::string_view::npos) {
    if (std::optional<base::Diagnostic> slip =
            yaml::key_value_slip(node)) {  // 姓名:张三 is no name
      slip->severity = base::Severity::Error;
      diagnostics_.add(*std::move(slip));
      hide(node);
      return not_understood(spec, place, node);
    }
  }
  if (spec.record->type.key >= 0 && spec.record->one_word == OneWord::KeyField) {
    return read_key_only(*spec.record, place, node, index);
  }
  return refuse_shape(spec, place, node);
}

Value Binder::read_region_word(const ValueSpec& spec, const Place& place, const Node& node,
                               int index) {
  const RegionReading reading = read_region(node.text);
  const RegionWords* words = std::get_if<RegionWords>(&reading);
  if (words == nullptr) {
    refuse(
        [&] { return value_refused(node, spec, std::get<Refusal>(reading), masks(place, node)); },
        place, node);
    return not_understood(spec, place, node);
  }
  static constexpr std::string_view names[region_level_count] = {"province", "city", "county",
                                                                 "township", "code"};
  Record* record = make_record(*spec.record, place, node, index);
  for (std::size_t i = 0; i < region_level_count; ++i) {
    const std::string_view part = words->parts[i];
    const int field = spec.record->keys.find_exact(names[i]);
    if (!part.empty() && field != NameTable::not_found) {
      const auto offset = static_cast<std::size_t>(part.data() - node.text.data());
      writable(*record)[static_cast<std::size_t>(field)] =
          Value::text(part).at(word_node(arena_, node, offset, part));
    }
  }
  return Value::record(record).at(&node);
}

Value Binder::read_period_word(const ValueSpec& spec, const Place& place, const Node& node,
                               int index) {
  const DateReading reading = read_period(node.text);
  const DateSpan* span = std::get_if<DateSpan>(&reading);
  if (span == nullptr) {
    refuse(
        [&] { return value_refused(node, spec, std::get<Refusal>(reading), masks(place, node)); },
        place, node);
    return not_understood(spec, place, node);
  }
  Record* record = make_record(*spec.record, place, node, index);
  const auto set = [&](std::string_view name, base::Date date) {
    if (const int field = spec.record->keys.find_exact(name); field != NameTable::not_found) {
      writable(*record)[static_cast<std::size_t>(field)] = Value::date(date).at(&node);
    }
  };
  set("first", span->first);
  set("last", span->last);
  return Value::record(record).at(&node);
}

}  // namespace audit::model
