// SPDX-License-Identifier: Apache-2.0
// Calls: operators with rules of their own (logic, conditional, index), and everything in the
// function table. Which overload runs is decided by the values; here are found those that may be
// meant, and the type that all of them give.
#include "cel/checker/matching.h"
#include "cel/checker/pass.h"
#include "cel/diagnostics.h"
#include "cel/standard/checker_pass.h"

#include <algorithm>

namespace audit::cel::standard {

TypeRef CheckerPass::check_node(const Expr& expr, const Call& call) {
  if (call.is_operator) {
    if (call.function == "_&&_" || call.function == "_||_") {
      return check_logic(call);
    }
    if (call.function == "_?_:_") {
      return check_conditional(expr, call);
    }
    if (call.function == "_[_]" || call.function == "_[?_]") {
      return check_index(expr, call);
    }
  }
  return check_function(expr, call);
}

TypeRef CheckerPass::check_logic(const Call& call) {
  for (const ExprPtr& argument : call.arguments) {
    check(*argument);
    expect(*argument, simple(Kind::Bool));
  }
  return simple(Kind::Bool);
}

TypeRef CheckerPass::check_conditional(const Expr& expr, const Call& call) {
  check(*call.arguments[0]);
  expect(*call.arguments[0], simple(Kind::Bool));
  TypeRef first = check(*call.arguments[1]);
  TypeRef second = check(*call.arguments[2]);
  if (!inference_.assignable(first, second)) {
    return fail(diagnostic::branches_differ(source_, expr.span, inference_.resolved(first),
                                            inference_.resolved(second)));
  }
  return inference_.join(first, second);
}

/// list[position], map[key], and the same of an optional, which gives an optional again.
TypeRef CheckerPass::check_index(const Expr& /*expr*/, const Call& call) {
  const Expr& index = *call.arguments[1];
  TypeRef type = check(*call.arguments[0]);
  check(index);
  bool optional = call.function == "_[?_]";
  if (type->kind == Kind::Optional) {
    type = inference_.known(type->element);
    optional = true;
  }
  TypeRef value = simple(Kind::Dyn);
  if (type->kind == Kind::Error || type_of(index)->kind == Kind::Error) {
    return simple(Kind::Error);
  }
  if (type->kind == Kind::List) {
    expect(index, simple(Kind::Int));
    value = type->element;
  } else if (type->kind == Kind::Map) {
    expect(index, type->key);
    value = type->element;
  } else if (type->kind == Kind::Param) {
    value = inference_.fresh();
  } else if (type->kind != Kind::Dyn) {
    return fail(diagnostic::no_index(source_, call.arguments[0]->span, inference_.resolved(type)));
  }
  return optional ? types_.optional(value) : value;
}

/// The overloads of the name that is called. `math.abs(…)`: where the target is a chain of names,
/// the whole may be the name of a function; that is looked at first.
std::span<const Overload> CheckerPass::overloads_of(const Call& call, bool& is_namespaced) const {
  std::string qualified = call.target ? qualified_name(*call.target) : "";
  const bool absolute = call.absolute || (!qualified.empty() && qualified.front() == '.');
  if (!qualified.empty()) {
    qualified.erase(0, qualified.front() == '.' ? 1 : 0);
    for (const std::string& name : candidates(qualified + "." + call.function, absolute)) {
      const auto found = find_overloads(name, Dialect::Standard);
      if (!found.empty()) {
        is_namespaced = true;
        return found;
      }
    }
  }
  if (call.target == nullptr) {
    for (const std::string& name : candidates(call.function, absolute)) {
      const auto found = find_overloads(name, Dialect::Standard);
      if (!found.empty()) {
        return found;
      }
    }
  }
  return find_overloads(call.function, Dialect::Standard);
}

/// `math.graetest(…)`: the target is a namespace, only there is no such function in it.
bool CheckerPass::is_unknown_in_namespace(const Call& call) const {
  const auto* target = call.target ? call.target->as<Identifier>() : nullptr;
  return target != nullptr && is_namespace(target->name, Dialect::Standard) &&
         find_local(target->name) == nullptr &&
         find_variable(target->name, target->absolute) == nullptr;
}

TypeRef CheckerPass::check_function(const Expr& expr, const Call& call) {
  Resolved& resolved = at(expr);
  const std::span<const Overload> overloads = overloads_of(call, resolved.is_namespaced);
  if (options_.static_types && !resolved.is_namespaced && is_unknown_in_namespace(call)) {
    const std::string name = call.target->as<Identifier>()->name + "." + call.function;
    return fail(diagnostic::unknown_function(source_, call.name_span, name,
                                             nearest(name, function_names(Dialect::Standard))));
  }
  const bool is_method = call.target != nullptr && !resolved.is_namespaced;
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
    return simple(Kind::Error);
  }
  if (overloads.empty()) {
    return fail(
        diagnostic::unknown_function(source_, call.name_span, call.function,
                                     nearest(call.function, function_names(Dialect::Standard))));
  }
  if (TypeRef type = choose(expr, overloads, arguments, is_method)) {
    return type;
  }
  std::vector<TypeRef> found;
  found.reserve(arguments.size());
  for (const Expr* argument : arguments) {
    found.push_back(inference_.resolved(type_of(*argument)));
  }
  std::vector<std::string_view> signatures;
  signatures.reserve(overloads.size());
  for (const Overload& overload : overloads) {
    signatures.push_back(overload.row->signature);
  }
  return fail(diagnostic::no_overload(source_, call.is_operator ? expr.span : call.name_span,
                                      call.function, found, signatures));
}

/// The common type of all overloads that may be meant: dyn where they differ. The first that fits
/// without dyn settles it: the table has special forms before general ones. Null: none fits.
TypeRef CheckerPass::choose(const Expr& expr, std::span<const Overload> overloads,
                            const std::vector<const Expr*>& arguments, bool is_method) {
  Resolved& resolved = at(expr);
  TypeRef result = nullptr;
  for (const Overload& overload : overloads) {
    const std::size_t wanted = overload.parameters.size();
    const bool count_fits =
        arguments.size() == wanted || (overload.is_variadic && arguments.size() > wanted);
    if (overload.is_method != is_method || !count_fits) {
      continue;
    }
    Inference::Parameters parameters;
    inference_.take_leaned_on_dyn();
    bool fits = true;
    for (std::size_t i = 0; i < arguments.size() && fits; ++i) {
      TypeRef parameter = overload.parameters[std::min(i, wanted - 1)];
      fits =
          inference_.assignable(type_of(*arguments[i]), inference_.instance(parameter, parameters));
    }
    if (!fits || !promises_hold(parameters)) {
      continue;
    }
    const bool is_settled = !inference_.take_leaned_on_dyn();
    resolved.candidates.push_back(&overload);
    TypeRef type = inference_.instance(overload.result, parameters);
    const bool differs =
        result != nullptr && inference_.resolved(result) != inference_.resolved(type);
    result = result == nullptr ? type : differs ? simple(Kind::Dyn) : result;
    if (is_settled) {
      break;
    }
  }
  return result;
}

/// What the names of type parameters promise (table.h): `O` has an order, `N` and `M` are numbers.
bool CheckerPass::promises_hold(const Inference::Parameters& parameters) const {
  return std::all_of(parameters.begin(), parameters.end(), [this](const auto& parameter) {
    TypeRef type = inference_.known(parameter.second);
    if (type->kind == Kind::Param || type->kind == Kind::Dyn) {
      return true;
    }
    if (parameter.first == "N" || parameter.first == "M") {
      return type->kind == Kind::Int || type->kind == Kind::Uint || type->kind == Kind::Double;
    }
    return parameter.first != "O" || is_ordered(type);
  });
}

}  // namespace audit::cel::standard
