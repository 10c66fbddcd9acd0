// SPDX-License-Identifier: Apache-2.0
//
// Random syntax trees of either dialect: every node that the parser can make, with no regard for
// types. expression_gen.h makes well-typed text instead.
#pragma once

#include "cel/ast.h"
#include "cel/program.h"

#include <random>
#include <string>
#include <vector>

namespace audit::test {

class SyntaxGen {
 public:
  SyntaxGen(std::mt19937_64& random, cel::Dialect dialect) : random_(random), dialect_(dialect) {}

  /// A tree of at most `depth` levels.
  cel::ExprPtr expression(int depth);

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }

  bool standard() const { return dialect_ == cel::Dialect::Standard; }

  std::string name();
  std::string field();
  std::string text();
  cel::ExprPtr make(cel::Expr::Node node);
  cel::ExprPtr leaf();
  cel::Literal literal();
  cel::Literal number();
  cel::ExprPtr operation(int depth);
  cel::ExprPtr call(int depth);
  cel::ExprPtr list(int depth);
  cel::ExprPtr map(int depth);
  cel::ExprPtr macro(int depth);
  cel::ExprPtr presence(int depth);
  cel::ExprPtr select(int depth);

  std::mt19937_64& random_;
  cel::Dialect dialect_;
};

}  // namespace audit::test
