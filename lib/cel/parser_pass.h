// SPDX-License-Identifier: Apache-2.0
//
// The parser at work: recursive descent, one method for each level of CEL's grammar. After the
// first mistake it stands at the end of the text, so that every loop ends and nothing else is
// reported. Its parts stand in files of their own: parser.cpp (tokens, operators),
// parser_members.cpp (fields, calls, macros), parser_literals.cpp (primary expressions).
#pragma once

#include "cel/lexer.h"
#include "cel/macros.h"
#include "cel/parser.h"

#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace audit::cel {

class Parser {
 public:
  Parser(const Source& source, const ParseOptions& options, std::vector<Token> tokens,
         base::Diagnostics& diagnostics)
      : source_(source), options_(options), tokens_(std::move(tokens)), diagnostics_(diagnostics) {}

  std::optional<Syntax> run();

 private:
  // parser.cpp
  bool pack() const { return options_.dialect == Dialect::Pack; }

  const Token& peek() const { return tokens_[position_]; }

  const Token& take();
  bool accept(TokenKind kind);
  void expect(TokenKind kind, std::string_view shown);
  void fail(base::Diagnostic diagnostic);
  ExprPtr make(base::Span span, Expr::Node node, std::initializer_list<int> depths = {});
  ExprPtr make_call(base::Span span, base::Span name_span, std::string_view function,
                    std::vector<ExprPtr> arguments);

  ExprPtr placeholder() { return make({last_end_, last_end_}, Literal{}); }

  template <class... Parts>
  static std::vector<ExprPtr> list_of(Parts... parts) {
    std::vector<ExprPtr> list;
    (list.push_back(std::move(parts)), ...);
    return list;
  }

  ExprPtr expression();
  ExprPtr binary(int level);
  ExprPtr unary();

  // parser_members.cpp
  ExprPtr member() { return member(primary()); }

  ExprPtr member(ExprPtr operand);
  void refuse_optional();
  ExprPtr selection(ExprPtr operand, std::uint32_t begin);
  ExprPtr call(ExprPtr target, const Token& name, std::uint32_t begin, bool absolute = false);
  std::vector<ExprPtr> arguments();
  ExprPtr presence(std::vector<ExprPtr> arguments, base::Span span);
  ExprPtr macro(const MacroRow& row, ExprPtr target, std::vector<ExprPtr> arguments,
                const Token& name, base::Span span);

  // parser_literals.cpp
  ExprPtr primary();
  ExprPtr parenthesised();
  ExprPtr name();
  ExprPtr list();
  ExprPtr map();
  ExprPtr number(std::optional<base::Span> minus);

  const Source& source_;
  const ParseOptions& options_;
  std::vector<Token> tokens_;
  base::Diagnostics& diagnostics_;
  std::size_t position_ = 0;
  std::uint32_t last_end_ = 0;
  ExprId next_id_ = 0;
  int recursion_ = 0;
  bool failed_ = false;
};

}  // namespace audit::cel
