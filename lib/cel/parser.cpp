// SPDX-License-Identifier: Apache-2.0
#include "cel/parser.h"

#include "cel/diagnostics.h"
#include "cel/lexer.h"
#include "cel/limits.h"
#include "cel/macros.h"
#include "cel/number_literal.h"

#include <algorithm>
#include <utility>

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

/// Recursive descent; one method for each level of CEL's grammar. After the first mistake the
/// parser stands at the end of the text, so that every loop ends and nothing else is reported.
class Parser {
 public:
  Parser(const Source& source, const ParseOptions& options, std::vector<Token> tokens,
         base::Diagnostics& diagnostics)
      : source_(source), options_(options), tokens_(std::move(tokens)), diagnostics_(diagnostics) {}

  std::optional<Syntax> run() {
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

 private:
  bool pack() const { return options_.dialect == Dialect::Pack; }

  const Token& peek() const { return tokens_[position_]; }

  const Token& take() {
    const Token& token = tokens_[position_];
    if (token.kind != TokenKind::End) {
      ++position_;
    }
    last_end_ = token.span.end;
    return token;
  }

  bool accept(TokenKind kind) {
    if (peek().kind != kind) {
      return false;
    }
    take();
    return true;
  }

  void expect(TokenKind kind, std::string_view shown) {
    if (!accept(kind)) {
      const std::string text(shown);
      fail(diagnostic::unexpected_token(source_, peek().span, describe(source_, peek()),
                                        {.zh = "「" + text + "」", .en = "`" + text + "`"}));
    }
  }

  void fail(base::Diagnostic diagnostic) {
    if (!failed_) {
      diagnostics_.add(std::move(diagnostic));
    }
    failed_ = true;
    position_ = tokens_.size() - 1;
  }

  ExprPtr make(base::Span span, Expr::Node node, std::initializer_list<int> depths = {}) {
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

  ExprPtr placeholder() { return make({last_end_, last_end_}, Literal{}); }

  ExprPtr make_call(base::Span span, base::Span name_span, std::string_view function,
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

  template <class... Parts>
  static std::vector<ExprPtr> list_of(Parts... parts) {
    std::vector<ExprPtr> list;
    (list.push_back(std::move(parts)), ...);
    return list;
  }

  // Expr = ConditionalOr ["?" ConditionalOr ":" Expr]
  ExprPtr expression() {
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

  ExprPtr binary(int level) {
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
  ExprPtr unary() {
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

  ExprPtr member() { return member(primary()); }

  // Member = Primary {"." Name ["(" Arguments ")"] | ".?" Name | "[" ["?"] Expr "]"}
  ExprPtr member(ExprPtr operand) {
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

  void refuse_optional() {
    fail(diagnostic::not_in_packs(
        source_, {last_end_ - 1, last_end_}, {.zh = "「?」取值", .en = "optional access"},
        {.zh = "缺失的字段本来就按「待补充」处理", .en = "a missing field is unknown anyway"}));
  }

  ExprPtr selection(ExprPtr operand, std::uint32_t begin) {
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
  ExprPtr call(ExprPtr target, const Token& name, std::uint32_t begin, bool absolute = false) {
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

  std::vector<ExprPtr> arguments() {
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

  ExprPtr presence(std::vector<ExprPtr> arguments, base::Span span) {
    const auto* select = arguments[0]->as<Select>();
    const auto* root_field = arguments[0]->as<Identifier>();
    if (root_field != nullptr && pack()) {
      return make(span, Presence{.operand = nullptr,
                                 .field = root_field->name,
                                 .field_span = arguments[0]->span});
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

  ExprPtr macro(const MacroRow& row, ExprPtr target, std::vector<ExprPtr> arguments,
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

  ExprPtr primary() {
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

  ExprPtr parenthesised() {
    take();
    ExprPtr inner = expression();
    expect(TokenKind::CloseParen, ")");
    return inner;
  }

  ExprPtr name() {
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

  ExprPtr list() {
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

  ExprPtr map() {
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
  ExprPtr number(std::optional<base::Span> minus) {
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

}  // namespace

std::optional<Syntax> parse(const Source& source, const ParseOptions& options,
                            base::Diagnostics& diagnostics) {
  auto tokens = tokenize(source, options.dialect, diagnostics);
  if (!tokens) {
    return std::nullopt;
  }
  return Parser(source, options, std::move(*tokens), diagnostics).run();
}

}  // namespace audit::cel
