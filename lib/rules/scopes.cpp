// SPDX-License-Identifier: Apache-2.0
#include "rules/scopes.h"

#include "rules/diagnostics.h"
#include "rules/parts.h"

#include <algorithm>
#include <utility>

namespace audit::rules {
namespace {

const char* name_of(Scope scope) {
  switch (scope) {
    case Scope::Station:
      return "station";
    case Scope::County:
      return "county";
    case Scope::City:
      return "city";
  }
  return "";
}

/// A slot that expressions of this scope cannot name: names have no `#`.
constexpr const char* hidden = "#hidden";

/// The name and text of a let; null when its form is wrong.
std::optional<cel::Source> let_source(const yaml::Node& node, base::Diagnostics& diagnostics) {
  if (!is_name(node.key_text)) {
    diagnostics.add(not_a_name(node));
    return std::nullopt;
  }
  return expression(&node, diagnostics);
}

}  // namespace

model::DocumentKind document_kind(Scope scope) {
  switch (scope) {
    case Scope::Station:
      return model::DocumentKind::Station;
    case Scope::County:
      return model::DocumentKind::County;
    case Scope::City:
      return model::DocumentKind::City;
  }
  return model::DocumentKind::Station;
}

cel::Environment root_environment(const model::Model& model, Scope scope,
                                  const cel::RecordType& parameters) {
  using model::DocumentKind;
  cel::TypeTable& types = model.types();
  const auto record = [&](DocumentKind kind) { return types.record(&model.document(kind)); };
  const auto records = [&](DocumentKind kind) { return types.list(record(kind)); };
  const cel::TypeRef date = types.simple(cel::Kind::Date);

  cel::Environment names(cel::Dialect::Pack, types);
  names.declare(name_of(scope), record(document_kind(scope)));
  names.declare("county", record(DocumentKind::County));
  names.declare("city", record(DocumentKind::City));
  names.declare("param", types.record(&parameters), {"参数"});
  const cel::TypeRef period = model.type_at(document_kind(scope), "period");
  names.declare(period != nullptr ? "period" : hidden, period != nullptr ? period : date);
  names.declare("base_date", date, {"基准日"});
  names.declare("as_of", date, {"审核日"});
  names.declare(scope == Scope::Station ? hidden : "stations", records(DocumentKind::Station),
                {"各社工站"});
  names.declare(scope == Scope::City ? "counties" : hidden, records(DocumentKind::County),
                {"各县区"});
  names.declare_fields(root_slots.subject);
  return names;
}

int ScopedNames::slot_count() const {
  int count = 0;
  for (const auto& names : of) {
    count = std::max(count, names ? names->slot_count() : 0);
  }
  return count;
}

bool declare_lets(const yaml::Node* mapping, cel::Environment& names, std::vector<Let>& lets,
                  base::Diagnostics& diagnostics) {
  if (mapping == nullptr) {
    return true;
  }
  if (!is_mapping(*mapping, diagnostics)) {
    return false;
  }
  for (const yaml::Node* node : mapping->children) {
    auto source = let_source(*node, diagnostics);
    if (!source) {
      return false;
    }
    auto program = cel::compile(*std::move(source), names, nullptr, diagnostics);
    if (program == nullptr) {
      return false;  // what follows may use the name
    }
    const int slot = names.declare_let(node->key_text, program);
    lets.push_back(
        {.name = std::string(node->key_text), .slot = slot, .program = std::move(program)});
  }
  return true;
}

bool declare_lets(const yaml::Node* mapping, ScopedNames& names, std::vector<Let>& lets,
                  base::Diagnostics& diagnostics) {
  if (mapping == nullptr) {
    return true;
  }
  if (!is_mapping(*mapping, diagnostics)) {
    return false;
  }
  bool all_fit = true;
  for (const yaml::Node* node : mapping->children) {
    const auto source = let_source(*node, diagnostics);
    if (!source) {
      all_fit = false;
      continue;
    }
    std::optional<base::Diagnostics> first_problems;
    bool fits_somewhere = false;
    for (const Scope scope : all_scopes) {
      if (!names.of[static_cast<std::size_t>(scope)]) {
        continue;
      }
      base::Diagnostics problems;
      auto program = cel::compile(*source, names.in(scope), nullptr, problems);
      if (program == nullptr) {
        first_problems = first_problems ? std::move(first_problems) : std::move(problems);
        continue;
      }
      fits_somewhere = true;
      const int slot = names.in(scope).declare_let(node->key_text, program);
      lets.push_back(
          {.name = std::string(node->key_text), .slot = slot, .program = std::move(program)});
    }
    if (!fits_somewhere && first_problems) {
      diagnostics.append(*std::move(first_problems));
      all_fit = false;
    }
  }
  return all_fit;
}

}  // namespace audit::rules
