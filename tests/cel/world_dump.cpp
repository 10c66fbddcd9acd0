// SPDX-License-Identifier: Apache-2.0
// Values, missing facts and diagnostics as tests compare them.
#include "world.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace audit::test {

using base::Date;
using base::Number;
using cel::Kind;
using cel::Record;
using cel::TypeRef;
using cel::TypeTable;
using cel::Value;

std::string path_of(const cel::Missing& missing) {
  std::string path = missing.field == nullptr ? "" : missing.field->en;
  for (const Record* record = missing.record; record != nullptr && record->parent_field != nullptr;
       record = record->parent) {
    std::string step = record->parent_field->en;
    const cel::Display display{.language = base::Language::Chinese, .show_personal = true};
    if (record->index >= 0 || record->key.kind() != Kind::Null) {
      step += "[" +
              (record->index >= 0
                   ? std::to_string(record->index)
                   : cel::to_text(record->key, TypeTable::simple(Kind::Number), display)) +
              "]";
    }
    path = step + "." + path;
  }
  return path;
}

namespace {

std::string dump_unknown(const cel::Unknown& unknown, TypeRef type) {
  std::string result = "unknown";
  for (std::size_t i = 0; i < unknown.missing.size(); ++i) {
    result += (i == 0 ? " of " : ", ") + path_of(unknown.missing[i]);
  }
  const auto bound = [&](const Number& value) {
    const auto day = type->kind == Kind::Date ? Date::from_days(value.floor()) : std::nullopt;
    return day ? to_text(*day) : to_text(value);
  };
  if (unknown.low) {
    result += "; >= " + bound(*unknown.low);
  }
  if (unknown.high) {
    result += "; <= " + bound(*unknown.high);
  }
  if (unknown.reason != nullptr) {
    result += "; " + unknown.reason->en;
  }
  return result;
}

}  // namespace

std::string dump(const Value& value, TypeRef type) {
  if (const auto* boolean = value.get<bool>()) {
    return *boolean ? "true" : "false";
  }
  if (const cel::Unknown* unknown = value.unknown()) {
    return dump_unknown(*unknown, type);
  }
  if (const cel::Error* error = value.error()) {
    return "error " + std::string(error->code) + " " + std::string(error->en);
  }
  if (const cel::List* list = value.list()) {
    std::string result = "[";
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      result += (i == 0 ? "" : ", ") + dump(list->items[i], type->element) +
                (list->possible_at(i) == nullptr ? "" : "?");
    }
    if (list->open != nullptr) {
      result += result.size() > 1 ? ", …" : "…";
    }
    return result + "]";
  }
  const cel::Display display{.language = base::Language::Chinese, .show_personal = true};
  return cel::to_text(value, type, display);
}

std::string dump(const base::Diagnostics& diagnostics, base::Language language) {
  std::string result;
  for (const base::Diagnostic& one : diagnostics.items()) {
    result += (result.empty() ? "" : "\n") + one.code + " " + std::to_string(one.at.span.begin) +
              "-" + std::to_string(one.at.span.end) + " " + one.message.in(language);
  }
  return result;
}

}  // namespace audit::test
