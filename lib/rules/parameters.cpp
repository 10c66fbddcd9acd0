// SPDX-License-Identifier: Apache-2.0
#include "rules/parameters.h"

#include "base/date.h"
#include "base/number.h"
#include "base/units.h"
#include "base/utf8.h"
#include "rules/diagnostics.h"
#include "rules/parts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace audit::rules {
namespace {

using model::DocumentKind;

/// Classifiers that count things and make no unit of their own.
constexpr std::array plain_units{"比例", "个", "次", "台", "间", "场",
                                 "项",   "份", "条", "类", "名", "ratio"};

std::optional<base::Unit> find_unit(std::string_view name) {
  if (std::find(plain_units.begin(), plain_units.end(), name) != plain_units.end()) {
    return base::Unit();
  }
  if (const std::size_t slash = name.find('/'); slash != std::string_view::npos) {
    const auto above = base::find_base_unit(name.substr(0, slash));
    const auto below = base::find_base_unit(name.substr(slash + 1));
    return above && below ? std::optional(divide(base::Unit::of(*above), base::Unit::of(*below)))
                          : std::nullopt;
  }
  const auto unit = base::find_base_unit(name);
  return unit ? std::optional(base::Unit::of(*unit)) : std::nullopt;
}

/// The type that a text has by its form: `10%`, `5㎡`, `25万元`, `是`, `2022-09-07`, else words.
cel::TypeRef type_of_text(std::string_view written, cel::TypeTable& types) {
  const std::string form = base::comparison_form(written);
  if (yes_no_word(form)) {
    return types.simple(cel::Kind::Bool);
  }
  if (base::Date::parse(form)) {
    return types.simple(cel::Kind::Date);
  }
  const std::size_t digits = std::min(form.find_first_not_of("0123456789,."), form.size());
  if (digits == 0) {
    return types.simple(cel::Kind::String);
  }
  std::string_view rest = std::string_view(form).substr(digits);
  for (const std::string_view between : {" ", "万", "亿", " "}) {
    if (rest.starts_with(between)) {
      rest.remove_prefix(between.size());
    }
  }
  if (rest.empty() || rest == "%") {
    return types.number();
  }
  const auto unit = find_unit(rest);
  return unit ? types.number(*unit) : types.simple(cel::Kind::String);
}

/// The type that the value shows by itself; null when it shows none.
cel::TypeRef type_of_value(const yaml::Node& value, cel::TypeTable& types) {
  if (value.kind == yaml::Kind::Scalar) {
    return type_of_text(value.text, types);
  }
  if (value.kind != yaml::Kind::Sequence || value.children.empty()) {
    return nullptr;
  }
  cel::TypeRef element = nullptr;
  for (const yaml::Node* item : value.children) {
    const cel::TypeRef type =
        item->kind == yaml::Kind::Scalar ? type_of_text(item->text, types) : nullptr;
    if (type == nullptr || (element != nullptr && element != type)) {
      return nullptr;
    }
    element = type;
  }
  return types.list(element);
}

/// The type of a field path: of a station, else of an area.
cel::TypeRef type_of_field(const model::Model& model, std::string_view path) {
  for (const DocumentKind kind :
       {DocumentKind::Station, DocumentKind::County, DocumentKind::City}) {
    if (const cel::TypeRef type = model.type_at(kind, path)) {
      return type;
    }
  }
  return nullptr;
}

cel::TypeRef type_of_path(const yaml::Node& of, const yaml::Node* value, const model::Model& model,
                          base::Diagnostics& diagnostics) {
  std::string_view path = of.text;
  bool is_list = value != nullptr && value->kind == yaml::Kind::Sequence;
  if (path.starts_with("list(") && path.ends_with(")")) {
    path = path.substr(5, path.size() - 6);
    is_list = true;
  }
  const cel::TypeRef type = type_of_field(model, path);
  if (type == nullptr) {
    diagnostics.add(unknown_field_path(of));
    return nullptr;
  }
  return is_list && type->kind != cel::Kind::List ? model.types().list(type) : type;
}

cel::TypeRef type_of(const yaml::Node& node, const model::Model& model,
                     base::Diagnostics& diagnostics) {
  const yaml::Node* value = node.find("value");
  if (const yaml::Node* of = node.find("of")) {
    return text(of, diagnostics) ? type_of_path(*of, value, model, diagnostics) : nullptr;
  }
  if (const yaml::Node* unit_node = node.find("unit")) {
    if (!text(unit_node, diagnostics)) {
      return nullptr;
    }
    const auto unit = find_unit(unit_node->text);
    if (!unit) {
      diagnostics.add(unknown_unit(*unit_node));
    }
    return unit ? model.types().number(*unit) : nullptr;
  }
  const cel::TypeRef type = value != nullptr ? type_of_value(*value, model.types()) : nullptr;
  if (type == nullptr) {
    diagnostics.add(unclear_parameter(node));
  }
  return type;
}

}  // namespace

void read_parameters(const yaml::Node& mapping, const model::Model& model, cel::Arena& arena,
                     std::vector<Parameter>& parameters, base::Diagnostics& diagnostics) {
  if (!is_mapping(mapping, diagnostics)) {
    return;
  }
  for (const yaml::Node* node : mapping.children) {
    if (!is_name(node->key_text)) {
      diagnostics.add(not_a_name(*node));
      continue;
    }
    const auto first = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& p) { return p.name == node->key_text; });
    if (first != parameters.end()) {
      diagnostics.add(defined_twice(*node, first->place));
      continue;
    }
    if (!is_mapping(*node, diagnostics)) {
      continue;
    }
    check_keys(*node, parameter_form(), diagnostics);
    Parameter parameter{.name = std::string(node->key_text),
                        .type = type_of(*node, model, diagnostics),
                        .value = {},
                        .article = text(node->find("article"), diagnostics).value_or(""),
                        .title = bilingual(node->find("title"), diagnostics).value_or(base::Text()),
                        .place = key_place_of(*node)};
    const yaml::Node* value = required(*node, "value", diagnostics);
    if (parameter.type != nullptr && value != nullptr && value->kind != yaml::Kind::Null) {
      parameter.value = model.read(*value, parameter.type, arena, diagnostics);
    }
    parameters.push_back(std::move(parameter));
  }
}

cel::RecordType parameter_type(std::span<const Parameter> parameters, cel::TypeTable& types) {
  cel::RecordType result;
  result.name = "param";
  result.title = {.zh = "参数", .en = "parameters"};
  for (const Parameter& parameter : parameters) {
    cel::Field field;
    field.en = parameter.name;
    field.zh = is_name(parameter.title.zh) ? parameter.title.zh : parameter.name;
    field.title = parameter.title.empty() ? base::Text{.zh = parameter.name, .en = parameter.name}
                                          : parameter.title;
    field.type = parameter.type != nullptr ? parameter.type : types.simple(cel::Kind::String);
    field.index = static_cast<int>(result.fields.size());
    result.fields.push_back(std::move(field));
  }
  return result;
}

const cel::Record* parameter_record(const cel::RecordType& type,
                                    std::span<const Parameter> parameters, cel::Arena& arena) {
  const std::span<cel::Value> values = arena.array<cel::Value>(parameters.size());
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    values[i] = parameters[i].value;
  }
  cel::Record record;
  record.type = &type;
  record.fields = values;
  return arena.make(record);
}

const cel::Record* with_parameters(const Pack& pack, std::span<const yaml::Node* const> mappings,
                                   cel::Arena& arena, base::Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const Parameter& parameter : pack.parameters) {
    names.push_back(parameter.name);
  }
  std::vector<Parameter> parameters = pack.parameters;
  const std::size_t errors = diagnostics.error_count();
  for (const yaml::Node* mapping : mappings) {
    if (!is_mapping(*mapping, diagnostics)) {
      continue;
    }
    for (const yaml::Node* node : mapping->children) {
      const auto found = std::find(names.begin(), names.end(), node->key_text);
      if (found == names.end()) {
        diagnostics.add(unknown_parameter(*node, names));
        continue;
      }
      Parameter& parameter = parameters[static_cast<std::size_t>(found - names.begin())];
      parameter.value = node->kind == yaml::Kind::Null
                            ? cel::Value()
                            : pack.model->read(*node, parameter.type, arena, diagnostics);
    }
  }
  if (diagnostics.error_count() > errors) {
    return nullptr;
  }
  return parameter_record(*pack.parameter_record->type, parameters, arena);
}

}  // namespace audit::rules
