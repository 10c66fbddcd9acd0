// SPDX-License-Identifier: Apache-2.0
// Primary expressions: literals, names, parentheses, lists, maps.
#include "cel/diagnostics.h"
#include "cel/number_literal.h"
#include "cel/parser_pass.h"

#include <algorithm>

namespace audit::cel {

ExprPtr Parser::primary() {
  const Token& token = peek();
  switch (token.kind) {
    case TokenKind::Int:
    case TokenKind::Uint:
    case TokenKind::Double:
      return number(std::nullopt);
    case TokenKind::String:
      return make(take().span, Literal{token.text});
    case TokenKind::Bytes:
      if (pack()) {
        fail(diagnostic::not_in_packs(source_, token.span, {.zh = "字节串", .en = "bytes"}, {}));
      }
      return make(take().span, Literal{BytesConstant{token.text}});
    case TokenKind::True:
      return make(take().span, Literal{true});
    case TokenKind::False:
      return make(take().span, Literal{false});
    case TokenKind::Null:
      if (pack()) {
        fail(diagnostic::not_in_packs(
            source_, token.span, {.zh = " null", .en = "null"},
            {.zh = "缺失的字段按「待补充」处理；在 when 中可用 has(字段)",
             .en = "a missing field is unknown; `when` may ask has(field)"}));
      }
      return make(take().span, Literal{});
    case TokenKind::OpenParen:
      return parenthesised();
    case TokenKind::OpenBracket:
      return list();
    case TokenKind::OpenBrace:
      return map();
    case TokenKind::Dot:
    case TokenKind::Identifier:
      return name();
    default:
      fail(diagnostic::unexpected_token(source_, token.span, describe(source_, token),
                                        {.zh = "一个值", .en = "a value"}));
      return placeholder();
  }
}

ExprPtr Parser::parenthesised() {
  take();
  ExprPtr inner = expression();
  expect(TokenKind::CloseParen, ")");
  return inner;
}

ExprPtr Parser::name() {
  const std::uint32_t begin = peek().span.begin;
  const bool absolute = accept(TokenKind::Dot);
  const Token& token = peek();
  if (token.kind != TokenKind::Identifier) {
    fail(diagnostic::unexpected_token(source_, token.span, describe(source_, token),
                                      {.zh = "名称", .en = "a name"}));
    return placeholder();
  }
  take();
  if (is_reserved(token.text)) {
    fail(diagnostic::reserved_word(source_, token.span, token.text));
  }
  if (peek().kind == TokenKind::OpenParen && !(absolute && pack())) {
    return call(nullptr, token, begin, absolute);
  }
  return make({begin, token.span.end}, Identifier{.name = token.text, .absolute = absolute});
}

ExprPtr Parser::list() {
  const std::uint32_t begin = take().span.begin;
  ListLiteral node;
  int depth = 0;
  while (peek().kind != TokenKind::CloseBracket && peek().kind != TokenKind::End) {
    const bool optional = accept(TokenKind::Question);
    if (optional && pack()) {
      refuse_optional();
    }
    ExprPtr item = expression();
    depth = std::max(depth, item->depth);
    node.items.push_back({.value = std::move(item), .optional = optional});
    if (!accept(TokenKind::Comma)) {
      break;
    }
  }
  expect(TokenKind::CloseBracket, "]");
  return make({begin, last_end_}, std::move(node), {depth});
}

ExprPtr Parser::map() {
  const std::uint32_t begin = peek().span.begin;
  if (pack()) {
    fail(diagnostic::not_in_packs(
        source_, peek().span, {.zh = "映射 {…}", .en = "maps {…}"},
        {.zh = "把表格写成规则包的参数", .en = "write the table as a parameter of the pack"}));
    return placeholder();
  }
  take();
  MapLiteral node;
  int depth = 0;
  while (peek().kind != TokenKind::CloseBrace && peek().kind != TokenKind::End) {
    const bool optional = accept(TokenKind::Question);
    ExprPtr key = expression();
    expect(TokenKind::Colon, ":");
    ExprPtr value = expression();
    depth = std::max({depth, key->depth, value->depth});
    node.entries.push_back(
        {.key = std::move(key), .value = std::move(value), .optional = optional});
    if (!accept(TokenKind::Comma)) {
      break;
    }
  }
  expect(TokenKind::CloseBrace, "}");
  return make({begin, last_end_}, std::move(node), {depth});
}

/// A number, with the minus sign in front of it if there is one.
ExprPtr Parser::number(std::optional<base::Span> minus) {
  const Token& token = take();
  const base::Span span{minus ? minus->begin : token.span.begin, token.span.end};
  NumberLiteral number = read_number(token, minus.has_value(), options_.dialect);
  if (number.problem == NumberLiteral::Problem::Malformed) {
    fail(diagnostic::malformed_number(source_, span));
  } else if (number.problem == NumberLiteral::Problem::OutOfRange) {
    fail(diagnostic::number_out_of_range(source_, span));
  }
  return make(span, std::move(number.literal));
}

}  // namespace audit::cel
