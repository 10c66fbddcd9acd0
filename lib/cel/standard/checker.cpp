// SPDX-License-Identifier: Apache-2.0
#include "cel/standard/checker.h"

#include "cel/diagnostics.h"
#include "cel/standard/checker_pass.h"

namespace audit::cel::standard {

CheckerPass::CheckerPass(const Syntax& syntax, const Source& source, const Environment& environment,
                         const CheckOptions& options, base::Diagnostics& diagnostics)
    : syntax_(syntax),
      source_(source),
      environment_(environment.impl()),
      options_(options),
      types_(environment.types()),
      diagnostics_(diagnostics),
      inference_(types_) {
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
  for (Resolved& resolved : checked_.table) {
    if (resolved.type != nullptr) {
      resolved.type = inference_.resolved(resolved.type);
    }
  }
  return std::move(checked_);
}

/// Without static types nothing is a mistake before it is evaluated.
TypeRef CheckerPass::fail(base::Diagnostic diagnostic) {
  if (!options_.static_types) {
    return simple(Kind::Dyn);
  }
  failed_ = true;
  diagnostics_.add(std::move(diagnostic));
  return simple(Kind::Error);
}

TypeRef CheckerPass::check(const Expr& expr) {
  TypeRef type = std::visit([&](const auto& node) { return check_node(expr, node); }, expr.node);
  at(expr).type = options_.static_types ? type : simple(Kind::Dyn);
  return type_of(expr);
}

void CheckerPass::expect(const Expr& expr, TypeRef wanted) {
  TypeRef found = type_of(expr);
  if (!inference_.assignable(found, wanted)) {
    fail(diagnostic::wrong_type(source_, expr.span, inference_.resolved(found),
                                inference_.resolved(wanted)));
  }
}

TypeRef CheckerPass::check_node(const Expr& /*expr*/, const Literal& literal) {
  struct KindOf {
    Kind operator()(std::monostate) const { return Kind::Null; }

    Kind operator()(bool) const { return Kind::Bool; }

    Kind operator()(std::int64_t) const { return Kind::Int; }

    Kind operator()(std::uint64_t) const { return Kind::Uint; }

    Kind operator()(double) const { return Kind::Double; }

    Kind operator()(const base::Number&) const { return Kind::Number; }  // packs only

    Kind operator()(const std::string&) const { return Kind::String; }

    Kind operator()(const BytesConstant&) const { return Kind::Bytes; }
  };

  return simple(std::visit(KindOf{}, literal.value));
}

/// Of `?value` in a list or map: an optional's value goes in, if it has one.
TypeRef CheckerPass::value_of_optional(const Expr& expr) {
  TypeRef value = inference_.fresh();
  expect(expr, types_.optional(value));
  return value;
}

TypeRef CheckerPass::check_node(const Expr& /*expr*/, const ListLiteral& list) {
  TypeRef element = nullptr;
  for (const ListLiteral::Item& item : list.items) {
    TypeRef type = check(*item.value);
    if (item.optional) {
      type = value_of_optional(*item.value);
    }
    element = element == nullptr ? type : inference_.join(element, type);
  }
  return types_.list(element == nullptr ? inference_.fresh() : element);
}

TypeRef CheckerPass::check_node(const Expr& /*expr*/, const MapLiteral& map) {
  TypeRef key = nullptr;
  TypeRef value = nullptr;
  for (const MapLiteral::Entry& entry : map.entries) {
    TypeRef key_type = check(*entry.key);
    TypeRef value_type = check(*entry.value);
    if (entry.optional) {
      value_type = value_of_optional(*entry.value);
    }
    key = key == nullptr ? key_type : inference_.join(key, key_type);
    value = value == nullptr ? value_type : inference_.join(value, value_type);
  }
  return types_.map(key == nullptr ? inference_.fresh() : key,
                    value == nullptr ? inference_.fresh() : value);
}

std::optional<Checked> check(const Syntax& syntax, const Source& source,
                             const Environment& environment, const CheckOptions& options,
                             base::Diagnostics& diagnostics) {
  return CheckerPass(syntax, source, environment, options, diagnostics).run();
}

}  // namespace audit::cel::standard
