// SPDX-License-Identifier: Apache-2.0
#include "cel/printer.h"

#include "cel/lexer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace audit::cel {
namespace {

/// How tightly an expression binds: the levels of CEL's grammar.
enum Level : std::uint8_t {
  Conditional,
  Or,
  And,
  Relation,
  Addition,
  Multiplication,
  Unary,
  Member
};

struct Operator {
  std::string_view function;
  std::string_view text;
  Level level;
};

constexpr Operator operators[] = {
    {"_||_", " || ", Or},           {"_&&_", " && ", And},         {"_==_", " == ", Relation},
    {"_!=_", " != ", Relation},     {"_<_", " < ", Relation},      {"_<=_", " <= ", Relation},
    {"_>_", " > ", Relation},       {"_>=_", " >= ", Relation},    {"_in_", " in ", Relation},
    {"_+_", " + ", Addition},       {"_-_", " - ", Addition},      {"_*_", " * ", Multiplication},
    {"_/_", " / ", Multiplication}, {"_%_", " % ", Multiplication}};

const Operator* find_operator(std::string_view function) {
  const auto* found =
      std::find_if(std::begin(operators), std::end(operators),
                   [function](const Operator& o) { return o.function == function; });
  return found == std::end(operators) ? nullptr : found;
}

struct Text {
  std::string text;
  Level level = Member;
};

std::string hexadecimal(unsigned value, int digits) {
  static constexpr std::string_view figures = "0123456789abcdef";
  std::string text;
  for (int i = digits - 1; i >= 0; --i) {
    text += figures[(value >> (4 * i)) & 0xFU];
  }
  return text;
}

std::string quoted(std::string_view text, bool bytes) {
  std::string result = bytes ? "b\"" : "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (byte < 0x20 || byte == 0x7F || (bytes && byte >= 0x80)) {
      result += (bytes ? "\\x" : "\\u00") + hexadecimal(byte, 2);
    } else {
      result += c;
    }
  }
  return result + '"';
}

/// The decimal that the literal was: a literal always has one.
std::string decimal(const base::Number& number) {
  const auto magnitude = [](std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  };
  const std::uint64_t divisor = magnitude(number.denominator());
  std::uint64_t rest = magnitude(number.numerator());
  std::string text = (number.is_negative() ? "-" : "") + std::to_string(rest / divisor);
  rest %= divisor;
  text += rest == 0 ? "" : ".";
  // A decimal has at most 18 fraction digits, so rest * 10 fits.
  for (int digit = 0; rest != 0 && digit < 18; ++digit) {
    rest *= 10;
    text += static_cast<char>('0' + rest / divisor);
    rest %= divisor;
  }
  return text;
}

std::string decimal(double value) {
  std::array<char, 32> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  std::string text(buffer.data(), result.ptr);
  return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

Text print(const Expr& expression);

/// With parentheses if it binds less tightly than its place asks.
std::string at_least(const Expr& expression, Level level) {
  Text inner = print(expression);
  return inner.level < level ? "(" + inner.text + ")" : std::move(inner.text);
}

std::string comma_separated(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : ", ") + part;
  }
  return text;
}

std::vector<std::string> printed(const std::vector<ExprPtr>& list) {
  std::vector<std::string> texts;
  for (const ExprPtr& item : list) {
    texts.push_back(print(*item).text);
  }
  return texts;
}

/// A field's name after a dot; in backquotes if it is no identifier.
std::string field_name(const std::string& name) {
  const bool is_word = is_identifier(name, Dialect::Pack) || is_reserved(name);
  return is_word ? name : "`" + name + "`";
}

struct Printer {
  Text operator()(const Literal& literal) const {
    if (const auto* integer = std::get_if<std::int64_t>(&literal.value)) {
      return number(std::to_string(*integer));
    }
    if (const auto* natural = std::get_if<std::uint64_t>(&literal.value)) {
      return number(std::to_string(*natural) + "u");
    }
    if (const auto* real = std::get_if<double>(&literal.value)) {
      return number(decimal(*real));
    }
    if (const auto* exact = std::get_if<base::Number>(&literal.value)) {
      return number(decimal(*exact));
    }
    if (const auto* boolean = std::get_if<bool>(&literal.value)) {
      return {*boolean ? "true" : "false"};
    }
    if (const auto* text = std::get_if<std::string>(&literal.value)) {
      return {quoted(*text, false)};
    }
    const auto* bytes = std::get_if<BytesConstant>(&literal.value);
    return {bytes == nullptr ? "null" : quoted(bytes->data, true)};
  }

  Text operator()(const Identifier& identifier) const {
    return {(identifier.absolute ? "." : "") + identifier.name};
  }

  Text operator()(const Select& select) const {
    return {at_least(*select.operand, Member) + (select.optional ? ".?" : ".") +
            field_name(select.field)};
  }

  Text operator()(const Presence& presence) const {
    if (presence.operand == nullptr) {
      return {"has(" + presence.field + ")"};
    }
    const std::string operand = at_least(*presence.operand, Member);
    return {"has(" + operand + (presence.field.empty() ? "" : "." + field_name(presence.field)) +
            ")"};
  }

  Text operator()(const Call& call) const {
    if (call.is_operator) {
      return operation(call);
    }
    const std::string target = call.target != nullptr ? at_least(*call.target, Member) + "."
                               : call.absolute        ? "."
                                                      : "";
    return {target + call.function + "(" + comma_separated(printed(call.arguments)) + ")"};
  }

  Text operator()(const ListLiteral& list) const {
    std::vector<std::string> items;
    for (const ListLiteral::Item& item : list.items) {
      items.push_back((item.optional ? "?" : "") + print(*item.value).text);
    }
    return {"[" + comma_separated(items) + "]"};
  }

  Text operator()(const MapLiteral& map) const {
    std::vector<std::string> entries;
    for (const MapLiteral::Entry& entry : map.entries) {
      entries.push_back((entry.optional ? "?" : "") + print(*entry.key).text + ": " +
                        print(*entry.value).text);
    }
    return {"{" + comma_separated(entries) + "}"};
  }

  Text operator()(const Macro& macro) const {
    std::vector<std::string> arguments;
    for (const Macro::Variable& variable : macro.variables) {
      arguments.push_back(variable.name);
    }
    const std::vector<std::string> own = printed(macro.arguments);
    if (macro.kind == MacroKind::Bind) {
      arguments.push_back(print(*macro.target).text);
      arguments.insert(arguments.end(), own.begin(), own.end());
      return {"cel.bind(" + comma_separated(arguments) + ")"};
    }
    arguments.insert(arguments.end(), own.begin(), own.end());
    return {at_least(*macro.target, Member) + "." + macro.name + "(" + comma_separated(arguments) +
            ")"};
  }

 private:
  /// The sign of a literal is part of it, but stands where an operator would.
  static Text number(std::string text) {
    const Level level = text.starts_with('-') ? Unary : Member;
    return {std::move(text), level};
  }

  static Text operation(const Call& call) {
    const std::vector<ExprPtr>& arguments = call.arguments;
    if (const Operator* op = find_operator(call.function)) {
      return {at_least(*arguments[0], op->level) + std::string(op->text) +
                  at_least(*arguments[1], static_cast<Level>(op->level + 1)),
              op->level};
    }
    if (call.function == "_?_:_") {
      return {at_least(*arguments[0], Or) + " ? " + at_least(*arguments[1], Or) + " : " +
                  print(*arguments[2]).text,
              Conditional};
    }
    if (call.function == "!_" || call.function == "-_") {
      const char sign = call.function[0];
      std::string operand = at_least(*arguments[0], Member);
      // `-1` would be a literal, and so would the `1` of `-1.f()`.
      const bool is_digit = operand[0] >= '0' && operand[0] <= '9';
      return {sign + (sign == '-' && is_digit ? "(" + operand + ")" : operand), Unary};
    }
    const std::string bracket = call.function == "_[?_]" ? "[?" : "[";
    return {at_least(*arguments[0], Member) + bracket + print(*arguments[1]).text + "]"};
  }
};

Text print(const Expr& expression) {
  return std::visit(Printer(), expression.node);
}

}  // namespace

std::string to_source(const Expr& expression) {
  return print(expression).text;
}

}  // namespace audit::cel
