// SPDX-License-Identifier: Apache-2.0
#include "cel/parser.h"

#include "cel/diagnostics.h"
#include "cel/limits.h"
#include "cel/parser_pass.h"

#include <algorithm>

namespace audit::cel {
namespace {

struct BinaryOperator {
  TokenKind token;
  int level;  ///< binds tighter the higher
  std::string_view function;
};

constexpr int or_level = 0;
constexpr int tightest_level = 4;
constexpr BinaryOperator binary_operators[] = {
    {TokenKind::Or, 0, "_||_"},     {TokenKind::And, 1, "_&&_"},
    {TokenKind::Equal, 2, "_==_"},  {TokenKind::NotEqual, 2, "_!=_"},
    {TokenKind::Less, 2, "_<_"},    {TokenKind::LessEqual, 2, "_<=_"},
    {TokenKind::Greater, 2, "_>_"}, {TokenKind::GreaterEqual, 2, "_>=_"},
    {TokenKind::In, 2, "_in_"},     {TokenKind::Plus, 3, "_+_"},
    {TokenKind::Minus, 3, "_-_"},   {TokenKind::Star, 4, "_*_"},
    {TokenKind::Slash, 4, "_/_"},   {TokenKind::Percent, 4, "_%_"},
};

}  // namespace

std::optional<Syntax> Parser::run() {
  ExprPtr root = expression();
  if (peek().kind != TokenKind::End) {
    fail(diagnostic::unexpected_token(source_, peek().span, describe(source_, peek()),
                                      {.zh = "运算符或结尾", .en = "an operator or the end"}));
  }
  if (failed_) {
    return std::nullopt;
  }
  return Syntax{.root = std::move(root), .id_count = next_id_};
}

const Token& Parser::take() {
  const Token& token = tokens_[position_];
  if (token.kind != TokenKind::End) {
    ++position_;
  }
  last_end_ = token.span.end;
  return token;
}

bool Parser::accept(TokenKind kind) {
  if (peek().kind != kind) {
    return false;
  }
  take();
  return true;
}

void Parser::expect(TokenKind kind, std::string_view shown) {
  if (!accept(kind)) {
    const std::string text(shown);
    fail(diagnostic::unexpected_token(source_, peek().span, describe(source_, peek()),
                                      {.zh = "「" + text + "」", .en = "`" + text + "`"}));
  }
}

void Parser::fail(base::Diagnostic diagnostic) {
  if (!failed_) {
    diagnostics_.add(std::move(diagnostic));
  }
  failed_ = true;
  position_ = tokens_.size() - 1;
}

ExprPtr Parser::make(base::Span span, Expr::Node node, std::initializer_list<int> depths) {
  auto expr = std::make_unique<Expr>();
  expr->id = next_id_++;
  expr->span = span;
  expr->depth = 1 + (depths.size() == 0 ? 0 : std::max(depths));
  expr->node = std::move(node);
  if (expr->depth > limits::depth) {
    fail(diagnostic::too_deep(source_, span));
  }
  return expr;
}

ExprPtr Parser::make_call(base::Span span, base::Span name_span, std::string_view function,
                          std::vector<ExprPtr> arguments) {
  int depth = 0;
  for (const ExprPtr& argument : arguments) {
    depth = std::max(depth, argument->depth);
  }
  return make(span,
              Call{.function = std::string(function),
                   .target = nullptr,
                   .arguments = std::move(arguments),
                   .name_span = name_span,
                   .is_operator = true},
              {depth});
}

// Expr = ConditionalOr ["?" ConditionalOr ":" Expr]
ExprPtr Parser::expression() {
  if (++recursion_ > limits::depth) {
    fail(diagnostic::too_deep(source_, peek().span));
  }
  ExprPtr condition = binary(or_level);
  if (peek().kind == TokenKind::Question) {
    const base::Span mark = take().span;
    ExprPtr first = binary(or_level);
    expect(TokenKind::Colon, ":");
    ExprPtr second = expression();
    const base::Span span{condition->span.begin, second->span.end};
    condition = make_call(span, mark, "_?_:_",
                          list_of(std::move(condition), std::move(first), std::move(second)));
  }
  --recursion_;
  return condition;
}

ExprPtr Parser::binary(int level) {
  if (level > tightest_level) {
    return unary();
  }
  ExprPtr left = binary(level + 1);
  while (true) {
    const auto* op = std::find_if(
        std::begin(binary_operators), std::end(binary_operators),
        [&](const BinaryOperator& o) { return o.token == peek().kind && o.level == level; });
    if (op == std::end(binary_operators)) {
      return left;
    }
    const base::Span mark = take().span;
    if (op->token == TokenKind::Percent && pack()) {
      fail(diagnostic::not_in_packs(
          source_, mark, {.zh = "运算符「%」", .en = "operator `%`"},
          {.zh = "比例写成 0.1 或参数", .en = "write a ratio as 0.1 or as a parameter"}));
    }
    ExprPtr right = binary(level + 1);
    const base::Span span{left->span.begin, right->span.end};
    left = make_call(span, mark, op->function, list_of(std::move(left), std::move(right)));
  }
}

// Unary = Member | "!" {"!"} Member | "-" {"-"} Member
ExprPtr Parser::unary() {
  const TokenKind kind = peek().kind;
  if (kind != TokenKind::Not && kind != TokenKind::Minus) {
    return member();
  }
  std::vector<base::Span> marks;
  while (peek().kind == kind) {
    marks.push_back(take().span);
  }
  const bool literal = kind == TokenKind::Minus &&
                       (peek().kind == TokenKind::Int || peek().kind == TokenKind::Double);
  ExprPtr operand;
  if (literal) {  // the sign belongs to the literal: -9223372036854775808 is an int
    operand = member(number(marks.back()));
    marks.pop_back();
  } else {
    operand = member();
  }
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    const base::Span span{mark->begin, operand->span.end};
    operand =
        make_call(span, *mark, kind == TokenKind::Not ? "!_" : "-_", list_of(std::move(operand)));
  }
  return operand;
}

std::optional<Syntax> parse(const Source& source, const ParseOptions& options,
                            base::Diagnostics& diagnostics) {
  auto tokens = tokenize(source, options.dialect, diagnostics);
  if (!tokens) {
    return std::nullopt;
  }
  return Parser(source, options, std::move(*tokens), diagnostics).run();
}

}  // namespace audit::cel
