// SPDX-License-Identifier: Apache-2.0
// Macros: what the names that they bind stand for, and what they give (CEL spec, "Macros";
// two-variable comprehensions, optionals and bindings as in CEL's extension libraries).
#include "cel/diagnostics.h"
#include "cel/standard/checker_pass.h"

#include <algorithm>

namespace audit::cel::standard {

int CheckerPass::bind(const std::string& name, TypeRef type) {
  const auto slot = static_cast<int>(locals_.size());
  locals_.push_back(Local{.name = name, .type = type, .slot = slot});
  checked_.local_count = std::max(checked_.local_count, slot + 1);
  return slot;
}

TypeRef CheckerPass::check_node(const Expr& expr, const Macro& macro) {
  TypeRef target = check(*macro.target);
  const std::size_t outside = locals_.size();
  at(expr).local = static_cast<int>(outside);
  TypeRef type = nullptr;
  switch (macro.kind) {
    case MacroKind::Bind:
      bind(macro.variables.front().name, target);
      type = check(*macro.arguments.back());
      break;
    case MacroKind::OptionalMap:
    case MacroKind::OptionalFlatMap:
      type = check_optional_macro(macro, target);
      break;
    default:
      type = check_loop(macro, target);
  }
  locals_.resize(outside);
  return type;
}

/// One variable is the element, or the key; two are position and element, or key and value.
TypeRef CheckerPass::check_loop(const Macro& macro, TypeRef target) {
  const bool two = macro.variables.size() == 2;
  TypeRef first = simple(Kind::Dyn);
  TypeRef second = simple(Kind::Dyn);
  if (target->kind == Kind::List) {
    first = two ? simple(Kind::Int) : target->element;
    second = target->element;
  } else if (target->kind == Kind::Map) {
    first = target->key;
    second = target->element;
  } else if (target->kind != Kind::Dyn && target->kind != Kind::Param) {
    if (target->kind != Kind::Error) {
      fail(diagnostic::not_a_list(source_, macro.target->span, macro.name,
                                  inference_.resolved(target)));
    }
    first = second = options_.static_types ? simple(Kind::Error) : first;
  }
  bind(macro.variables.front().name, first);
  if (two) {
    bind(macro.variables.back().name, second);
  }
  for (const ExprPtr& argument : macro.arguments) {
    check(*argument);
  }
  if (macro.arguments.size() == 2) {
    expect(*macro.arguments.front(), simple(Kind::Bool));
  }
  return first->kind == Kind::Error ? first : loop_type(macro, target);
}

TypeRef CheckerPass::loop_type(const Macro& macro, TypeRef target) {
  const Expr& body = *macro.arguments.back();
  const bool is_map = target->kind == Kind::Map;
  TypeRef items = is_map                       ? types_.list(target->key)
                  : target->kind == Kind::List ? target
                                               : types_.list(simple(Kind::Dyn));
  switch (macro.kind) {
    case MacroKind::All:
    case MacroKind::Exists:
    case MacroKind::ExistsOne:
      expect(body, simple(Kind::Bool));
      return simple(Kind::Bool);
    case MacroKind::Filter:
      expect(body, simple(Kind::Bool));
      return items;
    case MacroKind::SortBy:
      return items;
    case MacroKind::Map:
      return types_.list(type_of(body));
    case MacroKind::TransformMap: {
      TypeRef key = is_map                       ? target->key
                    : target->kind == Kind::List ? simple(Kind::Int)
                                                 : simple(Kind::Dyn);
      return types_.map(key, type_of(body));
    }
    case MacroKind::TransformMapEntry:
      return new_entries(body);
    case MacroKind::DuplicatesBy:  // of packs
    case MacroKind::OptionalMap:
    case MacroKind::OptionalFlatMap:
    case MacroKind::Bind:
      break;  // no loops
  }
  return simple(Kind::Dyn);
}

/// The body of transformMapEntry makes entries: it is a map itself.
TypeRef CheckerPass::new_entries(const Expr& body) {
  TypeRef entries = types_.map(inference_.fresh(), inference_.fresh());
  expect(body, entries);
  return entries;
}

TypeRef CheckerPass::check_optional_macro(const Macro& macro, TypeRef target) {
  TypeRef value = inference_.fresh();
  expect(*macro.target, types_.optional(value));
  bind(macro.variables.front().name, target->kind == Kind::Optional ? target->element : value);
  const Expr& body = *macro.arguments.back();
  check(body);
  if (macro.kind == MacroKind::OptionalMap) {
    return types_.optional(type_of(body));
  }
  TypeRef result = types_.optional(inference_.fresh());
  expect(body, result);
  return result;
}

}  // namespace audit::cel::standard
