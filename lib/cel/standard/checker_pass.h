// SPDX-License-Identifier: Apache-2.0
//
// The checker of standard CEL at work: one pass over one expression. Its parts stand in files of
// their own: checker.cpp (the walk, literals), checker_names.cpp (identifiers, fields),
// checker_calls.cpp (functions, operators, index), checker_macros.cpp (macros).
#pragma once

#include "cel/standard/checker.h"
#include "cel/standard/inference.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::cel::standard {

class CheckerPass {
 public:
  CheckerPass(const Syntax& syntax, const Source& source, const Environment& environment,
              const CheckOptions& options, base::Diagnostics& diagnostics);

  std::optional<Checked> run();

 private:
  /// A name that a macro binds.
  struct Local {
    std::string name;
    TypeRef type = nullptr;
    int slot = 0;
  };

  // checker.cpp
  TypeRef check(const Expr& expr);
  TypeRef check_node(const Expr& expr, const Literal& literal);
  TypeRef check_node(const Expr& expr, const ListLiteral& list);
  TypeRef check_node(const Expr& expr, const MapLiteral& map);
  TypeRef value_of_optional(const Expr& expr);
  void expect(const Expr& expr, TypeRef wanted);
  TypeRef fail(base::Diagnostic diagnostic);

  // checker_names.cpp
  TypeRef check_node(const Expr& expr, const Identifier& identifier);
  TypeRef check_node(const Expr& expr, const Select& select);
  TypeRef check_node(const Expr& expr, const Presence& presence);
  TypeRef field_type(const Expr& operand, std::string_view field, base::Span span, bool optional);
  const Local* find_local(std::string_view name) const;
  const Variable* find_variable(std::string_view name, bool absolute) const;
  /// `a.b.c`, with `.` in front if it is absolute; empty for what is no chain of names, or begins
  /// with a name that a macro binds.
  std::string qualified_name(const Expr& expr) const;
  /// `name` as it may be meant in the container: innermost first.
  std::vector<std::string> candidates(std::string_view name, bool absolute) const;
  std::string suggestion(std::string_view name) const;

  // checker_calls.cpp
  TypeRef check_node(const Expr& expr, const Call& call);
  TypeRef check_logic(const Call& call);
  TypeRef check_conditional(const Expr& expr, const Call& call);
  TypeRef check_index(const Expr& expr, const Call& call);
  TypeRef check_function(const Expr& expr, const Call& call);
  std::span<const Overload> overloads_of(const Call& call, bool& is_namespaced) const;
  bool is_unknown_in_namespace(const Call& call) const;
  TypeRef choose(const Expr& expr, std::span<const Overload> overloads,
                 const std::vector<const Expr*>& arguments, bool is_method);
  bool promises_hold(const Inference::Parameters& parameters) const;

  // checker_macros.cpp
  TypeRef check_node(const Expr& expr, const Macro& macro);
  TypeRef check_loop(const Macro& macro, TypeRef target);
  TypeRef loop_type(const Macro& macro, TypeRef target);
  TypeRef check_optional_macro(const Macro& macro, TypeRef target);
  TypeRef new_entries(const Expr& body);
  int bind(const std::string& name, TypeRef type);

  Resolved& at(const Expr& expr) { return checked_.table[expr.id]; }

  TypeRef type_of(const Expr& expr) { return inference_.known(at(expr).type); }

  static TypeRef simple(Kind kind) { return TypeTable::simple(kind); }

  const Syntax& syntax_;
  const Source& source_;
  const Environment::Impl& environment_;
  const CheckOptions& options_;
  TypeTable& types_;
  base::Diagnostics& diagnostics_;
  Inference inference_;
  Checked checked_;
  std::vector<Local> locals_;
  bool failed_ = false;
};

}  // namespace audit::cel::standard
