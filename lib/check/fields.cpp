// SPDX-License-Identifier: Apache-2.0
#include "check/fields.h"

namespace audit::check {
namespace {

std::optional<base::Date> day(const std::optional<base::Number>& days) {
  return days && days->is_integer() ? base::Date::from_days(days->numerator()) : std::nullopt;
}

}  // namespace

cel::Value field(const cel::Record& record, std::string_view name) {
  const cel::Field* found = record.type->find(name);
  const auto index =
      found != nullptr ? static_cast<std::size_t>(found->index) : record.fields.size();
  return index < record.fields.size() ? record.fields[index] : cel::Value();
}

std::string_view text_field(const cel::Record& record, std::string_view name) {
  const cel::Value value = field(record, name);
  const auto* text = value.get<std::string_view>();
  return text != nullptr ? *text : std::string_view();
}

DateBounds date_bounds(const cel::Value& value) {
  if (const auto* date = value.get<base::Date>()) {
    return {.low = *date, .high = *date};
  }
  if (const cel::Unknown* unknown = value.unknown()) {
    return {.low = day(unknown->low), .high = day(unknown->high)};
  }
  return {};
}

}  // namespace audit::check
