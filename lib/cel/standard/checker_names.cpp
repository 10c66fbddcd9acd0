// SPDX-License-Identifier: Apache-2.0
// Names: which declared name, type or bound variable an identifier or a chain `a.b.c` is (CEL spec,
// "Name Resolution"), and what a field of a map has.
#include "cel/checker/pass.h"
#include "cel/diagnostics.h"
#include "cel/standard/checker_pass.h"
#include "cel/standard/type_values.h"

#include <algorithm>

namespace audit::cel::standard {

const CheckerPass::Local* CheckerPass::find_local(std::string_view name) const {
  const auto found = std::find_if(locals_.rbegin(), locals_.rend(),
                                  [&](const Local& local) { return local.name == name; });
  return found == locals_.rend() ? nullptr : &*found;
}

/// In the container `a.b` the name `x` may be `a.b.x`, `a.x` or `x`.
std::vector<std::string> CheckerPass::candidates(std::string_view name, bool absolute) const {
  std::vector<std::string> all;
  std::string container = absolute ? "" : environment_.container;
  while (!container.empty()) {
    all.push_back(container + "." + std::string(name));
    const std::size_t dot = container.rfind('.');
    container.resize(dot == std::string::npos ? 0 : dot);
  }
  all.emplace_back(name);
  return all;
}

const Variable* CheckerPass::find_variable(std::string_view name, bool absolute) const {
  for (const std::string& candidate : candidates(name, absolute)) {
    if (const Variable* variable = environment_.find_variable(candidate)) {
      return variable;
    }
  }
  return nullptr;
}

std::string CheckerPass::qualified_name(const Expr& expr) const {
  if (const auto* identifier = expr.as<Identifier>()) {
    const bool is_local = !identifier->absolute && find_local(identifier->name) != nullptr;
    return is_local ? "" : (identifier->absolute ? "." : "") + identifier->name;
  }
  const auto* select = expr.as<Select>();
  const bool is_quoted = select != nullptr && select->field.find('.') != std::string::npos;
  if (select == nullptr || select->optional || is_quoted) {
    return {};
  }
  const std::string operand = qualified_name(*select->operand);
  return operand.empty() ? operand : operand + "." + select->field;
}

std::string CheckerPass::suggestion(std::string_view name) const {
  std::vector<std::string_view> all = environment_.names();
  for (const Local& local : locals_) {
    all.push_back(local.name);
  }
  return nearest(name, all);
}

TypeRef CheckerPass::check_node(const Expr& expr, const Identifier& identifier) {
  Resolved& resolved = at(expr);
  const Local* local = identifier.absolute ? nullptr : find_local(identifier.name);
  if (local != nullptr) {
    resolved.local = local->slot;
    return local->type;
  }
  if (const Variable* variable = find_variable(identifier.name, identifier.absolute)) {
    resolved.variable = variable;
    return variable->type;
  }
  if (TypeRef denoted = named_type(identifier.name, types_)) {
    resolved.denoted = denoted;
    return types_.type_of(denoted);
  }
  return fail(
      diagnostic::unknown_name(source_, expr.span, identifier.name, suggestion(identifier.name)));
}

TypeRef CheckerPass::check_node(const Expr& expr, const Select& select) {
  // The longest declared name wins: `a.b.c` is that name before it is the field c of `a.b`.
  std::string name = qualified_name(expr);
  if (!name.empty()) {
    const bool absolute = name.front() == '.';
    name.erase(0, absolute ? 1 : 0);
    at(expr).variable = find_variable(name, absolute);
    if (at(expr).variable != nullptr) {
      return at(expr).variable->type;
    }
    at(expr).denoted = named_type(name, types_);
    if (at(expr).denoted != nullptr) {
      return types_.type_of(at(expr).denoted);
    }
  }
  check(*select.operand);
  return field_type(*select.operand, select.field, select.field_span, select.optional);
}

/// Of a map, of an optional that holds one, of what is only known when it is evaluated.
TypeRef CheckerPass::field_type(const Expr& operand, std::string_view field, base::Span span,
                                bool optional) {
  TypeRef type = type_of(operand);
  if (type->kind == Kind::Optional) {
    type = inference_.known(type->element);
    optional = true;
  }
  TypeRef value = simple(Kind::Dyn);
  if (type->kind == Kind::Error) {
    return type;
  }
  if (type->kind == Kind::Param) {
    inference_.assignable(type, value);
  } else if (type->kind == Kind::Map) {
    if (!inference_.assignable(simple(Kind::String), type->key)) {
      return fail(diagnostic::wrong_type(source_, span, simple(Kind::String),
                                         inference_.resolved(type->key)));
    }
    value = type->element;
  } else if (type->kind != Kind::Dyn) {
    return fail(diagnostic::no_fields(source_, span, field, inference_.resolved(type)));
  }
  return optional ? types_.optional(value) : value;
}

TypeRef CheckerPass::check_node(const Expr& /*expr*/, const Presence& presence) {
  check(*presence.operand);
  TypeRef type = field_type(*presence.operand, presence.field, presence.field_span, false);
  return type->kind == Kind::Error ? type : simple(Kind::Bool);
}

}  // namespace audit::cel::standard
