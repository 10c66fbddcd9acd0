// SPDX-License-Identifier: Apache-2.0
// Calls: operators with rules of their own (logic, conditional, index), and everything in the
// function table, resolved to one overload.
#include "cel/checker/pass.h"
#include "cel/diagnostics.h"

#include <algorithm>

namespace audit::cel {

TypeRef CheckerPass::check_node(const Expr& expr, const Call& call) {
  if (call.is_operator) {
    if (call.function == "_&&_" || call.function == "_||_" || call.function == "!_") {
      return check_logic(expr, call);
    }
    if (call.function == "_?_:_") {
      return check_conditional(expr, call);
    }
    if (call.function == "_[_]") {
      return check_index(expr, call);
    }
  }
  return check_function(expr, call);
}

TypeRef CheckerPass::check_logic(const Expr& /*expr*/, const Call& call) {
  for (const ExprPtr& argument : call.arguments) {
    check(*argument);
    expect_bool(*argument);
  }
  return bool_type();
}

TypeRef CheckerPass::check_conditional(const Expr& expr, const Call& call) {
  const Expr& first = *call.arguments[1];
  const Expr& second = *call.arguments[2];
  check(*call.arguments[0]);
  expect_bool(*call.arguments[0]);
  check(first);
  check(second);
  TypeRef common = join(type_of(first), type_of(second), types_);
  if (common == nullptr) {
    return fail(diagnostic::branches_differ(source_, expr.span, type_of(first), type_of(second)));
  }
  if (!demand(first, common) && !same_type(type_of(first), common)) {
    return fail(diagnostic::wrong_type(source_, first.span, type_of(first), common));
  }
  if (!demand(second, common) && !same_type(type_of(second), common)) {
    return fail(diagnostic::wrong_type(source_, second.span, type_of(second), common));
  }
  at(expr).personal = at(first).personal || at(second).personal;
  if (at(first).path == at(second).path) {
    at(expr).path = at(first).path;
  }
  return common;
}

/// `list[0]`, and `list[key]` where the list is of records with a key field.
TypeRef CheckerPass::check_index(const Expr& expr, const Call& call) {
  const Expr& list = *call.arguments[0];
  const Expr& index = *call.arguments[1];
  check(list);
  check(index);
  TypeRef type = type_of(list);
  if (type->kind == Kind::Error || type_of(index)->kind == Kind::Error) {
    return error_type();
  }
  if (type->kind != Kind::List) {
    return fail(diagnostic::not_a_list(source_, list.span, "[…]", type));
  }
  Resolved& result = at(expr);
  result.personal = at(list).personal;
  result.path = at(list).path;
  read(result.path);
  const RecordType* record = type->element->record;
  const Field* key = record != nullptr && record->key >= 0
                         ? &record->fields[static_cast<std::size_t>(record->key)]
                         : nullptr;
  if (key != nullptr) {
    TypeRef common = join(type_of(index), key->type, types_);
    if (common != nullptr && same_type(common, key->type) && demand(index, key->type)) {
      result.field = key;
      return type->element;
    }
  }
  if (type_of(index)->kind == Kind::Number &&
      (type_of(index)->literal || type_of(index)->unit.is_plain())) {
    return type->element;
  }
  return fail(diagnostic::wrong_index(source_, index.span, type_of(index),
                                      key == nullptr ? nullptr : key->type));
}

/// `math.least(…)`: the target is no value but the namespace of the function.
namespace {

std::string qualified_name(const Call& call, Dialect dialect, bool target_is_value) {
  const auto* target = call.target ? call.target->as<Identifier>() : nullptr;
  if (target == nullptr || target_is_value || !is_namespace(target->name, dialect)) {
    return {};
  }
  return target->name + "." + call.function;
}

}  // namespace

TypeRef CheckerPass::check_function(const Expr& expr, const Call& call) {
  const auto* target = call.target ? call.target->as<Identifier>() : nullptr;
  const bool target_is_value =
      target != nullptr &&
      (environment_.find_variable(target->name) != nullptr ||
       environment_.find_root_field(target->name).field != nullptr ||
       std::any_of(locals_.begin(), locals_.end(),
                   [&](const LocalVariable& l) { return l.name == target->name; }));
  const std::string qualified = qualified_name(call, environment_.dialect, target_is_value);
  const std::string& name = qualified.empty() ? call.function : qualified;
  const bool is_method = call.target != nullptr && qualified.empty();

  std::vector<const Expr*> arguments;
  if (is_method) {
    arguments.push_back(call.target.get());
  }
  for (const ExprPtr& argument : call.arguments) {
    arguments.push_back(argument.get());
  }
  bool broken = false;
  for (const Expr* argument : arguments) {
    broken = check(*argument)->kind == Kind::Error || broken;
  }
  if (broken) {
    return error_type();
  }
  const std::span<const Overload> overloads = find_overloads(name, environment_.dialect);
  if (overloads.empty()) {
    return fail(diagnostic::unknown_function(source_, call.name_span, name,
                                             nearest(name, function_names(environment_.dialect))));
  }
  for (const Overload& overload : overloads) {
    const std::size_t wanted = overload.parameters.size();
    const bool count_fits =
        arguments.size() == wanted || (overload.is_variadic && arguments.size() > wanted);
    if (overload.is_method != is_method || !count_fits) {
      continue;
    }
    Bindings bindings(types_);
    bool fits = true;
    for (std::size_t i = 0; i < arguments.size() && fits; ++i) {
      fits = bindings.match(overload.parameters[std::min(i, wanted - 1)], type_of(*arguments[i]));
    }
    if (fits && bindings.constraints_hold()) {
      return apply(expr, call, overload, bindings, arguments);
    }
  }
  report_no_match(call, expr, overloads, arguments);
  return error_type();
}

TypeRef CheckerPass::apply(const Expr& expr, const Call& call, const Overload& overload,
                           const Bindings& bindings, const std::vector<const Expr*>& arguments) {
  Resolved& result = at(expr);
  result.overload = &overload;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    TypeRef pattern = overload.parameters[std::min(i, overload.parameters.size() - 1)];
    TypeRef wanted = bindings.substitute(pattern);
    // A product's factors keep their own units; whatever else is open takes what the others
    // settled.
    if (has_literal(type_of(*arguments[i])) && !has_literal(wanted) &&
        !demand(*arguments[i], wanted)) {
      return fail(
          diagnostic::wrong_type(source_, arguments[i]->span, type_of(*arguments[i]), wanted));
    }
    result.personal |= at(*arguments[i]).personal;
  }
  TypeRef type = bindings.substitute(overload.result);
  if (overload.unit_rule != Overload::UnitRule::Same) {
    TypeRef first = bindings.bound("N");
    TypeRef second = bindings.bound("M");
    const base::Unit unit = overload.unit_rule == Overload::UnitRule::Product
                                ? multiply(first->unit, second->unit)
                                : divide(first->unit, second->unit);
    type =
        first->literal && second->literal ? TypeTable::literal(Kind::Number) : types_.number(unit);
  }
  // A verdict and a count say nothing about the person; everything else that was computed from
  // personal data does.
  if (type->kind == Kind::Bool || call.function == "size") {
    result.personal = false;
  }
  if (!arguments.empty() && innermost(type)->record != nullptr &&
      innermost(type) == innermost(type_of(*arguments[0]))) {
    result.path = at(*arguments[0]).path;
  }
  return type;
}

void CheckerPass::report_no_match(const Call& call, const Expr& expr,
                                  std::span<const Overload> overloads,
                                  const std::vector<const Expr*>& arguments) {
  std::vector<TypeRef> found;
  for (const Expr* argument : arguments) {
    found.push_back(type_of(*argument));
  }
  const base::Span span = call.is_operator ? expr.span : call.name_span;
  const bool two_numbers =
      found.size() == 2 && found[0]->kind == Kind::Number && found[1]->kind == Kind::Number;
  if (two_numbers && call.is_operator) {
    fail(diagnostic::units_differ(source_, span, call.function, found[0], found[1]));
    return;
  }
  for (TypeRef type : found) {
    TypeRef element = innermost(type);
    if (element->kind == Kind::Enum && !element->enumeration->ordered && call.is_operator &&
        call.function.find_first_of("<>") != std::string::npos) {
      fail(diagnostic::not_ordered(source_, span, element));
      return;
    }
  }
  std::vector<std::string_view> signatures;
  for (const Overload& overload : overloads) {
    signatures.push_back(overload.row->signature);
  }
  fail(diagnostic::no_overload(source_, span, call.function, found, signatures));
}

}  // namespace audit::cel
