// SPDX-License-Identifier: Apache-2.0
// What stands behind a primary expression: fields, calls, elements; and the macros among the calls.
#include "cel/diagnostics.h"
#include "cel/parser_pass.h"

#include <algorithm>

namespace audit::cel {

// Member = Primary {"." Name ["(" Arguments ")"] | ".?" Name | "[" ["?"] Expr "]"}
ExprPtr Parser::member(ExprPtr operand) {
  while (true) {
    const std::uint32_t begin = operand->span.begin;
    if (peek().kind == TokenKind::Dot) {
      take();
      operand = selection(std::move(operand), begin);
    } else if (peek().kind == TokenKind::OpenBracket) {
      const std::uint32_t bracket = take().span.begin;
      const bool optional = accept(TokenKind::Question);
      if (optional && pack()) {
        refuse_optional();
      }
      ExprPtr index = expression();
      expect(TokenKind::CloseBracket, "]");
      operand = make_call({begin, last_end_}, {bracket, last_end_}, optional ? "_[?_]" : "_[_]",
                          list_of(std::move(operand), std::move(index)));
    } else if (peek().kind == TokenKind::OpenBrace) {
      fail(diagnostic::no_messages(source_, peek().span));
    } else {
      return operand;
    }
  }
}

void Parser::refuse_optional() {
  fail(diagnostic::not_in_packs(
      source_, {last_end_ - 1, last_end_}, {.zh = "「?」取值", .en = "optional access"},
      {.zh = "缺失的字段本来就按「待补充」处理", .en = "a missing field is unknown anyway"}));
}

ExprPtr Parser::selection(ExprPtr operand, std::uint32_t begin) {
  const bool optional = accept(TokenKind::Question);
  if (optional && pack()) {
    refuse_optional();
  }
  const Token& name = peek();
  if (name.kind != TokenKind::Identifier && name.kind != TokenKind::Quoted) {
    fail(diagnostic::unexpected_token(source_, name.span, describe(source_, name),
                                      {.zh = "字段名", .en = "a field name"}));
    return operand;
  }
  take();
  if (peek().kind == TokenKind::OpenParen && !optional && name.kind == TokenKind::Identifier) {
    return call(std::move(operand), name, begin);
  }
  const int depth = operand->depth;
  return make({begin, name.span.end},
              Select{.operand = std::move(operand),
                     .field = name.text,
                     .field_span = name.span,
                     .optional = optional},
              {depth});
}

/// After the name of `name(…)` or `target.name(…)`.
ExprPtr Parser::call(ExprPtr target, const Token& name, std::uint32_t begin, bool absolute) {
  take();
  std::vector<ExprPtr> arguments = this->arguments();
  const base::Span span{begin, last_end_};
  if (options_.macros && !failed_) {
    if (!target && !absolute && name.text == "has" && arguments.size() == 1) {
      return presence(std::move(arguments), span);
    }
    // `cel.bind(…)`: a macro of a namespace, not of a target.
    const auto* qualifier = target ? target->as<Identifier>() : nullptr;
    if (qualifier != nullptr && qualifier->name == "cel") {
      if (const MacroRow* row =
              find_macro("cel." + name.text, arguments.size(), options_.dialect)) {
        target = std::move(arguments[1]);
        arguments.erase(arguments.begin() + 1);
        return macro(*row, std::move(target), std::move(arguments), name, span);
      }
    }
    const MacroRow* row =
        target ? find_macro(name.text, arguments.size(), options_.dialect) : nullptr;
    if (row != nullptr) {
      return macro(*row, std::move(target), std::move(arguments), name, span);
    }
  }
  int depth = target ? target->depth : 0;
  for (const ExprPtr& argument : arguments) {
    depth = std::max(depth, argument->depth);
  }
  return make(span,
              Call{.function = name.text,
                   .target = std::move(target),
                   .arguments = std::move(arguments),
                   .name_span = name.span,
                   .is_operator = false,
                   .absolute = absolute},
              {depth});
}

std::vector<ExprPtr> Parser::arguments() {
  std::vector<ExprPtr> list;
  while (peek().kind != TokenKind::CloseParen && peek().kind != TokenKind::End) {
    list.push_back(expression());
    if (!accept(TokenKind::Comma)) {
      break;
    }
    if (peek().kind == TokenKind::CloseParen) {
      fail(diagnostic::unexpected_token(source_, peek().span, describe(source_, peek()),
                                        {.zh = "参数", .en = "an argument"}));
    }
  }
  expect(TokenKind::CloseParen, ")");
  return list;
}

ExprPtr Parser::presence(std::vector<ExprPtr> arguments, base::Span span) {
  const auto* select = arguments[0]->as<Select>();
  const auto* root_field = arguments[0]->as<Identifier>();
  if (root_field != nullptr && pack()) {
    return make(
        span,
        Presence{.operand = nullptr, .field = root_field->name, .field_span = arguments[0]->span});
  }
  if (select == nullptr || select->optional) {
    fail(diagnostic::has_needs_field(source_, arguments[0]->span));
    return placeholder();
  }
  // The tree is being built: nobody else holds this node yet.
  auto& taken = const_cast<Select&>(*select);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  const int depth = arguments[0]->depth;
  return make(span,
              Presence{.operand = std::move(taken.operand),
                       .field = std::move(taken.field),
                       .field_span = taken.field_span},
              {depth});
}

ExprPtr Parser::macro(const MacroRow& row, ExprPtr target, std::vector<ExprPtr> arguments,
                      const Token& name, base::Span span) {
  Macro node{.kind = row.kind,
             .target = std::move(target),
             .variables = {},
             .arguments = {},
             .name_span = name.span,
             .name = name.text};
  int depth = node.target->depth;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i >= row.variables) {
      depth = std::max(depth, arguments[i]->depth);
      node.arguments.push_back(std::move(arguments[i]));
      continue;
    }
    const auto* identifier = arguments[i]->as<Identifier>();
    if (identifier == nullptr || identifier->absolute) {
      fail(diagnostic::macro_needs_name(source_, arguments[i]->span, name.text));
      return placeholder();
    }
    const bool repeated =
        !node.variables.empty() && node.variables.front().name == identifier->name;
    if (repeated) {
      fail(diagnostic::macro_repeats_name(source_, arguments[i]->span, identifier->name));
      return placeholder();
    }
    node.variables.push_back({.name = identifier->name, .span = arguments[i]->span});
  }
  return make(span, std::move(node), {depth});
}

}  // namespace audit::cel
