// SPDX-License-Identifier: Apache-2.0
// Values as people read them.
#include "cel/display.h"

#include "base/utf8.h"
#include "cel/program.h"

#include <vector>

namespace audit::cel {
namespace {

using base::Language;

constexpr std::string_view mask = "***";

std::string percent_text(const base::Number& number) {
  const auto hundredfold = base::multiply(number, base::Number(100));
  return hundredfold ? base::to_text(*hundredfold, true) + " %" : base::to_text(number, true);
}

/// Was the number written with a per cent sign?
bool is_written_as_percent(const Value& value) {
  const base::Origin* origin = value.origin();
  if (origin == nullptr || origin->source == nullptr) {
    return false;
  }
  const std::string form = base::comparison_form(origin->source->slice(origin->span));
  const std::size_t end = form.find_last_not_of("\"' ");
  return end != std::string::npos && form[end] == '%';
}

std::string number_text(const base::Number& number, const Value& value, TypeRef type,
                        Language language) {
  const bool plain = type->kind != Kind::Number || type->unit.is_plain();
  if (!plain) {
    return base::to_text(number, type->unit, language);
  }
  if (is_written_as_percent(value)) {
    return percent_text(number);
  }
  // A plain number of four digits may be a year, which nobody writes as 2,022.
  return base::to_text(number, number >= base::Number(10'000) || number <= base::Number(-10'000));
}

std::string period_text(const base::Period& period, Language language) {
  const bool english = language == Language::English;
  std::string text;
  const auto add = [&](int count, std::string_view zh, std::string_view en) {
    if (count == 0) {
      return;
    }
    text += text.empty() ? "" : " ";
    text += std::to_string(count) + " " + std::string(english ? en : zh);
    text += english && count != 1 ? "s" : "";
  };
  add(period.months / 12, "年", "year");
  add(period.months % 12, "个月", "month");
  add(period.days, "天", "day");
  return text.empty() ? (english ? "0 days" : "0 天") : text;
}

std::string list_text(const List& list, TypeRef type, const Display& display, bool personal) {
  const bool english = display.language == Language::English;
  TypeRef element = type->kind == Kind::List ? type->element : type;
  std::string text;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    if (list.possible_at(i) != nullptr) {
      continue;
    }
    text += text.empty() ? "" : english ? ", " : "、";
    text += to_text(list.items[i], element, display, personal);
  }
  if (list.is_certain()) {
    return text.empty() ? (english ? "none" : "无") : text;
  }
  if (text.empty()) {
    return english ? "unknown" : "待补充";
  }
  return text + (english ? " and perhaps others" : " 等（不全）");
}

std::string scalar_text(const Value& value, TypeRef type, const Display& display) {
  const bool english = display.language == Language::English;
  switch (value.kind()) {
    case Kind::Bool:
      return *value.get<bool>() ? (english ? "yes" : "是") : (english ? "no" : "否");
    case Kind::Number:
      return number_text(*value.get<base::Number>(), value, type, display.language);
    case Kind::String:
      return std::string(*value.get<std::string_view>());
    case Kind::Date:
      if (*value.get<base::Date>() == base::Date::last()) {
        return english ? "none" : "无";
      }
      return base::to_text(*value.get<base::Date>());
    case Kind::Period:
      return period_text(*value.get<base::Period>(), display.language);
    case Kind::Enum: {
      const EnumValue& member = *value.get<EnumValue>();
      const EnumType::Member& word = member.type->members[static_cast<std::size_t>(member.index)];
      const bool use_id = (english && !word.id.empty()) || word.zh.empty();
      return use_id ? word.id : word.zh;
    }
    case Kind::Int:
      return std::to_string(*value.get<std::int64_t>());
    case Kind::Uint:
      return std::to_string(*value.get<std::uint64_t>());
    case Kind::Double:
      return std::to_string(*value.get<double>());
    default:
      return english ? "unknown" : "待补充";
  }
}

/// `1 至 2`: what is not known exactly, but between two numbers or days. Empty where it is not.
std::string between(const Value& value, TypeRef type, const Display& display) {
  const Unknown* unknown = value.unknown();
  if (unknown == nullptr || !unknown->low || !unknown->high) {
    return {};
  }
  const auto bound = [&](const base::Number& number) {
    const auto date =
        type->kind == Kind::Date ? base::Date::from_days(number.floor()) : std::nullopt;
    return scalar_text(date ? Value::date(*date) : Value::number(number), type, display);
  };
  return bound(*unknown->low) + (display.language == Language::English ? " to " : " 至 ") +
         bound(*unknown->high);
}

}  // namespace

std::string item_label(const Record& record, const Display& display) {
  const bool english = display.language == Language::English;
  if (record.type != nullptr && record.type->key >= 0) {
    const Field& key = record.type->fields[static_cast<std::size_t>(record.type->key)];
    const Value* value =
        record.is_absent() ? &record.key : &record.fields[static_cast<std::size_t>(key.index)];
    if (value->kind() != Kind::Null && !value->is_unknown()) {
      return to_text(*value, key.type, display, key.personal);
    }
  }
  if (record.index >= 0) {
    const std::string number = std::to_string(record.index + 1);
    return english ? "no. " + number : "第 " + number + " 项";
  }
  return {};
}

std::string to_text(const Value& value, TypeRef type, const Display& display, bool personal) {
  if (const List* list = value.list()) {
    return list_text(*list, type, display, personal);
  }
  if (const Record* record = value.record()) {
    const std::string label = item_label(*record, display);
    return label.empty() ? (display.language == Language::English ? "unknown" : "待补充") : label;
  }
  if (const Error* error = value.error()) {
    return std::string(display.language == Language::English ? error->en : error->zh);
  }
  if (!personal || display.show_personal) {
    if (std::string bounds = between(value, type, display); !bounds.empty()) {
      return bounds;
    }
  }
  const std::string text = scalar_text(value, type, display);
  if (!personal || display.show_personal || value.is_unknown() || value.kind() == Kind::Null) {
    return text;
  }
  return value.kind() == Kind::String ? base::masked(text) : std::string(mask);
}

std::string to_percent(const base::Number& number, std::optional<int> digits) {
  const auto hundredfold = base::multiply(number, base::Number(100));
  if (!hundredfold) {
    return base::to_text(number, true);
  }
  std::string text = base::to_fixed(*hundredfold, digits.value_or(2), true);
  if (!digits) {  // as many digits as say something, at most two
    while (text.find('.') != std::string::npos && (text.back() == '0' || text.back() == '.')) {
      text.pop_back();
    }
  }
  return text + " %";
}

}  // namespace audit::cel
