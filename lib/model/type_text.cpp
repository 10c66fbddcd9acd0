// SPDX-License-Identifier: Apache-2.0
#include "model/type_text.h"

#include "base/utf8.h"
#include "model/forms/unit_words.h"

#include <algorithm>
#include <optional>

namespace audit::model {
namespace {

struct SimpleType {
  std::string_view name;
  Form form;
  cel::Kind kind;
};

constexpr SimpleType simple_types[] = {
    {"text", Form::Text, cel::Kind::String},     {"yes_no", Form::YesNo, cel::Kind::Bool},
    {"date", Form::Date, cel::Kind::Date},       {"year", Form::CalendarYear, cel::Kind::Number},
    {"number", Form::Number, cel::Kind::Number}, {"count", Form::Count, cel::Kind::Number},
    {"ratio", Form::Ratio, cel::Kind::Number},
};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) {
    text.remove_prefix(1);
  }
  while (text.ends_with(' ')) {
    text.remove_suffix(1);
  }
  return text;
}

/// What stands between `name(` and `)`; nullopt when the text has another form.
std::optional<std::string_view> argument(std::string_view text, std::string_view name) {
  if (!text.starts_with(name) || !text.ends_with(')')) {
    return std::nullopt;
  }
  text.remove_prefix(name.size());
  text.remove_suffix(1);
  text = trimmed(text);
  if (!text.starts_with('(')) {
    return std::nullopt;
  }
  return trimmed(text.substr(1));
}

bool parse_measured(std::string_view unit_text, Form form, Model::Impl& schema, ValueSpec& spec) {
  const std::optional<base::Unit> unit = unit_of(unit_text);
  if (!unit) {
    return false;
  }
  spec.form = form;
  spec.type = schema.types.number(*unit);
  return true;
}

}  // namespace

bool parse_type(std::string_view text, Model::Impl& schema, ValueSpec& spec) {
  text = trimmed(text);
  for (const SimpleType& simple : simple_types) {
    if (text == simple.name) {
      spec.form = simple.form;
      spec.type = schema.types.simple(simple.kind);
      return true;
    }
  }
  if (const auto unit = argument(text, "number")) {
    return parse_measured(*unit, Form::Number, schema, spec);
  }
  if (const auto unit = argument(text, "count")) {
    return parse_measured(*unit, Form::Count, schema, spec);
  }
  if (const auto inner = argument(text, "list")) {
    ValueSpec element;
    if (!parse_type(*inner, schema, element)) {
      return false;
    }
    spec.form = Form::List;
    spec.element = &schema.elements.emplace_back(element);
    spec.type = schema.types.list(element.type);
    return true;
  }
  const std::string name(text);
  if (const auto found = schema.enumeration_names.find(name);
      found != schema.enumeration_names.end()) {
    spec.form = Form::Enum;
    spec.enumeration = found->second;
    spec.type = schema.types.enumeration(&found->second->type);
    return true;
  }
  if (const auto found = schema.record_names.find(name); found != schema.record_names.end()) {
    spec.form = Form::Record;
    spec.record = found->second;
    spec.type = schema.types.record(&found->second->type);
    return true;
  }
  return false;
}

std::string nearest_type(std::string_view text, const Model::Impl& schema) {
  text = trimmed(text);
  if (const auto inner = argument(text, "list")) {
    text = *inner;
  }
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, text.size() / 3) + 1;
  const auto consider = [&](std::string_view name) {
    const std::size_t distance = base::edit_distance(text, name, best_distance);
    if (distance < best_distance || (distance == best_distance && name < best && !best.empty())) {
      best_distance = distance;
      best = name;
    }
  };
  for (const SimpleType& simple : simple_types) {
    consider(simple.name);
  }
  for (const auto& [name, ignored] : schema.enumeration_names) {
    consider(name);
  }
  for (const auto& [name, ignored] : schema.record_names) {
    consider(name);
  }
  return best;
}

}  // namespace audit::model
