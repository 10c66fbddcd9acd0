// SPDX-License-Identifier: Apache-2.0
#include "cel/checker/checker.h"

#include "cel/checker/pass.h"
#include "cel/diagnostics.h"

#include <algorithm>

namespace audit::cel {

CheckerPass::CheckerPass(const Syntax& syntax, const Source& source, const Environment& environment,
                         const CheckOptions& options, base::Diagnostics& diagnostics)
    : syntax_(syntax),
      source_(source),
      environment_(environment.impl()),
      options_(options),
      types_(environment.types()),
      diagnostics_(diagnostics) {
  checked_.table.resize(syntax.id_count);
}

std::optional<Checked> CheckerPass::run() {
  const Expr& root = *syntax_.root;
  check(root);
  if (options_.expected != nullptr) {
    expect(root, options_.expected);
  }
  if (failed_) {
    return std::nullopt;
  }
  checked_.literal_type = type_of(root);
  for (Resolved& resolved : checked_.table) {
    if (resolved.type != nullptr) {
      resolved.type = default_type(resolved.type, types_);
    }
  }
  return std::move(checked_);
}

TypeRef CheckerPass::fail(base::Diagnostic diagnostic) {
  failed_ = true;
  diagnostics_.add(std::move(diagnostic));
  return error_type();
}

TypeRef CheckerPass::check(const Expr& expr) {
  TypeRef type = std::visit([&](const auto& node) { return check_node(expr, node); }, expr.node);
  at(expr).type = type;
  return type;
}

void CheckerPass::expect(const Expr& expr, TypeRef wanted) {
  TypeRef found = type_of(expr);
  if (found->kind == Kind::Error || same_type(found, wanted)) {
    return;
  }
  TypeRef common = join(found, wanted, types_);
  if (common == nullptr || !same_type(common, wanted) || !demand(expr, wanted)) {
    fail(diagnostic::wrong_type(source_, expr.span, found, wanted));
  }
}

void CheckerPass::expect_bool(const Expr& expr) {
  expect(expr, bool_type());
}

TypeRef CheckerPass::check_node(const Expr& /*expr*/, const Literal& literal) {
  const auto& value = literal.value;
  if (std::holds_alternative<std::monostate>(value)) {
    return TypeTable::simple(Kind::Null);
  }
  if (std::holds_alternative<bool>(value)) {
    return bool_type();
  }
  if (std::holds_alternative<base::Number>(value)) {
    return TypeTable::literal(Kind::Number);
  }
  if (std::holds_alternative<std::string>(value)) {
    return pack() ? TypeTable::literal(Kind::String) : TypeTable::simple(Kind::String);
  }
  if (std::holds_alternative<std::int64_t>(value)) {
    return TypeTable::simple(Kind::Int);
  }
  if (std::holds_alternative<std::uint64_t>(value)) {
    return TypeTable::simple(Kind::Uint);
  }
  return TypeTable::simple(std::holds_alternative<double>(value) ? Kind::Double : Kind::Bytes);
}

TypeRef CheckerPass::check_node(const Expr& expr, const ListLiteral& list) {
  TypeRef element = TypeTable::literal(Kind::Dyn);
  const Expr* first = nullptr;
  for (const ListLiteral::Item& item : list.items) {
    TypeRef type = check(*item.value);
    TypeRef common = join(element, type, types_);
    if (common == nullptr && !pack()) {
      common = TypeTable::simple(Kind::Dyn);
    }
    if (common == nullptr) {
      return fail(diagnostic::mixed_list(source_, item.value->span, element, type));
    }
    element = common;
    first = first == nullptr ? item.value.get() : first;
    at(expr).personal |= at(*item.value).personal;
  }
  for (const ListLiteral::Item& item : list.items) {
    if (pack()) {
      demand(*item.value, element);
    }
  }
  return types_.list(element);
}

TypeRef CheckerPass::check_node(const Expr& expr, const MapLiteral& map) {
  TypeRef key = TypeTable::literal(Kind::Dyn);
  TypeRef value = TypeTable::literal(Kind::Dyn);
  const auto widen = [this](TypeRef a, TypeRef b) {
    TypeRef common = join(a, b, types_);
    return common == nullptr ? TypeTable::simple(Kind::Dyn) : common;
  };
  for (const MapLiteral::Entry& entry : map.entries) {
    key = widen(key, check(*entry.key));
    value = widen(value, check(*entry.value));
    at(expr).personal |= at(*entry.key).personal || at(*entry.value).personal;
  }
  return types_.map(key, value);
}

TypeRef CheckerPass::check_node(const Expr& expr, const Macro& macro) {
  TypeRef target = check(*macro.target);
  if (target->kind == Kind::Error) {
    return target;
  }
  if (target->kind != Kind::List && target->kind != Kind::Dyn) {
    return fail(diagnostic::not_a_list(source_, macro.target->span, macro.name, target));
  }
  const Resolved& list = at(*macro.target);
  read(list.path);
  const auto slot = static_cast<int>(locals_.size());
  at(expr).local = slot;
  locals_.push_back(LocalVariable{.name = macro.variables.front().name,
                                  .type = target->kind == Kind::List ? target->element : target,
                                  .personal = list.personal,
                                  .path = list.path,
                                  .slot = slot});
  checked_.local_count = std::max(checked_.local_count, slot + 1);
  TypeRef type = check_body(expr, macro);
  // A use of the variable may have asked for an enumeration: `["面谈", "电话"].all(m, x.method ==
  // m)`. Then the list is read as one, and the body is looked at again with the type that is now
  // known.
  TypeRef asked = locals_.back().type;
  if (target->kind == Kind::List && !same_type(asked, target->element) && !failed_) {
    demand(*macro.target, types_.list(asked));
    type = check_body(expr, macro);
  }
  locals_.pop_back();
  return type;
}

TypeRef CheckerPass::check_body(const Expr& expr, const Macro& macro) {
  const Expr& last = *macro.arguments.back();
  for (const ExprPtr& argument : macro.arguments) {
    check(*argument);
  }
  const bool has_filter = macro.arguments.size() > 1;
  if (has_filter) {
    expect_bool(*macro.arguments.front());
  }
  TypeRef target = type_of(*macro.target);
  Resolved& result = at(expr);
  switch (macro.kind) {
    case MacroKind::All:
    case MacroKind::Exists:
    case MacroKind::ExistsOne:
      expect_bool(last);
      return bool_type();
    case MacroKind::Filter:
      expect_bool(last);
      result.personal = at(*macro.target).personal;
      result.path = at(*macro.target).path;
      return target;
    case MacroKind::SortBy:
      if (type_of(last)->kind != Kind::Error && !is_ordered(type_of(last))) {
        return fail(diagnostic::not_ordered(source_, last.span, type_of(last)));
      }
      result.personal = at(*macro.target).personal;
      result.path = at(*macro.target).path;
      return target;
    case MacroKind::DuplicatesBy:
      if (!options_.allow_has) {
        return fail(diagnostic::about_the_file(source_, macro.name_span, "duplicatesBy"));
      }
      if (type_of(last)->kind != Kind::Error && !is_scalar(type_of(last))) {
        return fail(diagnostic::no_group_key(source_, last.span, type_of(last)));
      }
      result.personal = at(*macro.target).personal;
      return types_.list(target);
    case MacroKind::Map:
      result.personal = at(last).personal;
      result.path = at(last).path;
      return type_of(last)->kind == Kind::Error ? error_type() : types_.list(type_of(last));
    case MacroKind::TransformMap:
    case MacroKind::TransformMapEntry:
    case MacroKind::OptionalMap:
    case MacroKind::OptionalFlatMap:
    case MacroKind::Bind:
      break;
  }
  return fail(diagnostic::unknown_function(source_, macro.name_span, macro.name, {}));
}

std::optional<Checked> check(const Syntax& syntax, const Source& source,
                             const Environment& environment, const CheckOptions& options,
                             base::Diagnostics& diagnostics) {
  return CheckerPass(syntax, source, environment, options, diagnostics).run();
}

}  // namespace audit::cel
