// SPDX-License-Identifier: Apache-2.0
//
// The checker at work: one pass over one expression. Its parts stand in files of their own:
// checker.cpp (the walk), names.cpp (identifiers and fields), calls.cpp (functions and operators),
// literals.cpp (demands on literals).
#pragma once

#include "cel/checker/checker.h"
#include "cel/checker/matching.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::cel {

/// A name that a macro binds.
struct LocalVariable {
  std::string name;
  TypeRef type = nullptr;
  bool personal = false;
  std::string path;
  int slot = 0;
};

class CheckerPass {
 public:
  CheckerPass(const Syntax& syntax, const Source& source, const Environment& environment,
              const CheckOptions& options, base::Diagnostics& diagnostics);

  std::optional<Checked> run();

 private:
  // checker.cpp
  TypeRef check(const Expr& expr);
  TypeRef check_node(const Expr& expr, const Literal& literal);
  TypeRef check_node(const Expr& expr, const ListLiteral& list);
  TypeRef check_node(const Expr& expr, const MapLiteral& map);
  TypeRef check_node(const Expr& expr, const Macro& macro);
  TypeRef check_body(const Expr& expr, const Macro& macro);
  void expect(const Expr& expr, TypeRef wanted);
  void expect_bool(const Expr& expr);

  // names.cpp
  TypeRef check_node(const Expr& expr, const Identifier& identifier);
  TypeRef check_node(const Expr& expr, const Select& select);
  TypeRef check_node(const Expr& expr, const Presence& presence);
  TypeRef check_variable(const Expr& expr, const Variable& variable);
  TypeRef check_field(const Expr& expr, const std::string& path, bool personal, const Field& field);
  const Field* find_field(const Expr& operand, std::string_view name, base::Span span);
  void read(const std::string& path);
  void read(const std::vector<const Field*>& fields);
  void read_derived(const Field& field, const std::string& owner);

  // calls.cpp
  TypeRef check_node(const Expr& expr, const Call& call);
  TypeRef check_logic(const Expr& expr, const Call& call);
  TypeRef check_conditional(const Expr& expr, const Call& call);
  TypeRef check_index(const Expr& expr, const Call& call);
  TypeRef check_function(const Expr& expr, const Call& call);
  TypeRef apply(const Expr& expr, const Call& call, const Overload& overload,
                const Bindings& bindings, const std::vector<const Expr*>& arguments);
  void report_no_match(const Call& call, const Expr& expr, std::span<const Overload> overloads,
                       const std::vector<const Expr*>& arguments);

  // literals.cpp
  bool demand(const Expr& expr, TypeRef wanted);
  bool demand_word(const Expr& expr, const std::string& word, TypeRef wanted);
  bool demand_name(const Expr& expr, TypeRef wanted);

  Resolved& at(const Expr& expr) { return checked_.table[expr.id]; }

  TypeRef type_of(const Expr& expr) { return at(expr).type; }

  bool pack() const { return environment_.dialect == Dialect::Pack; }

  static TypeRef error_type() { return TypeTable::simple(Kind::Error); }

  static TypeRef bool_type() { return TypeTable::simple(Kind::Bool); }

  TypeRef fail(base::Diagnostic diagnostic);
  std::string suggestion(std::string_view name,
                         const std::vector<std::string_view>& candidates) const;

  const Syntax& syntax_;
  const Source& source_;
  const Environment::Impl& environment_;
  const CheckOptions& options_;
  TypeTable& types_;
  base::Diagnostics& diagnostics_;
  Checked checked_;
  std::vector<LocalVariable> locals_;
  bool failed_ = false;
};

/// The candidate that is most like `name`; empty if none is near.
std::string nearest(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace audit::cel
