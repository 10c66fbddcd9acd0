// SPDX-License-Identifier: Apache-2.0
#include "syntax_gen.h"

#include "cel/macros.h"

#include <array>
#include <utility>

namespace audit::test {

using cel::Expr;
using cel::ExprPtr;

ExprPtr SyntaxGen::make(Expr::Node node) {
  auto made = std::make_unique<Expr>();
  made->node = std::move(node);
  return made;
}

std::string SyntaxGen::name() {
  static const std::array<std::string, 6> names = {"a", "staff", "x1", "_y", "人员", "r"};
  std::string one = names[pick(names.size())];
  return standard() && one == "人员" ? "b" : one;
}

std::string SyntaxGen::field() {
  static const std::array<std::string, 5> odd = {"a-b", "in", "c.d", "if", "名 称"};
  return pick(4) == 0 ? odd[pick(odd.size())] : name();
}

std::string SyntaxGen::text() {
  static const std::array<std::string, 9> parts = {"a",  "社工", "\"",   "'", "\\",
                                                   "\n", "\t",   "\x01", "{}"};
  std::string result;
  for (std::size_t i = pick(4); i > 0; --i) {
    result += parts[pick(parts.size())];
  }
  return result;
}

cel::Literal SyntaxGen::number() {
  const auto integer = static_cast<std::int64_t>(random_() % 2000) - 1000;
  if (!standard()) {
    return {*base::Number::ratio(integer, pick(2) == 0 ? 1 : 1000)};
  }
  switch (pick(5)) {
    case 0:
      return {static_cast<double>(integer) / 8};
    case 1:
      return {1e-7 * static_cast<double>(integer)};
    case 2:
      return {random_()};
    case 3:
      return {static_cast<std::int64_t>(random_())};
    default:
      return {integer};
  }
}

cel::Literal SyntaxGen::literal() {
  switch (pick(6)) {
    case 0:
      return {pick(2) == 0};
    case 1:
      return {text()};
    case 2:
      if (standard()) {
        return {cel::BytesConstant{text() + "\xFF"}};
      }
      break;
    case 3:
      if (standard()) {
        return {};
      }
      break;
    default:
      break;
  }
  return number();
}

ExprPtr SyntaxGen::leaf() {
  if (pick(2) == 0) {
    return make(literal());
  }
  return make(cel::Identifier{.name = name(), .absolute = pick(8) == 0});
}

ExprPtr SyntaxGen::operation(int depth) {
  static const std::array<std::string, 19> functions = {
      "_||_", "_&&_", "_==_", "_!=_", "_<_",  "_<=_", "_>_", "_>=_",  "_in_", "_+_",
      "_-_",  "_*_",  "_/_",  "_%_",  "_[_]", "!_",   "-_",  "_?_:_", "_[?_]"};
  std::string function = functions[pick(functions.size())];
  if (!standard() && (function == "_%_" || function == "_[?_]")) {
    function = "_*_";
  }
  const std::size_t count = function.size() == 2 ? 1 : function == "_?_:_" ? 3 : 2;
  cel::Call call;
  for (std::size_t i = 0; i < count; ++i) {
    call.arguments.push_back(expression(depth - 1));
  }
  call.function = std::move(function);
  call.is_operator = true;
  return make(std::move(call));
}

ExprPtr SyntaxGen::call(int depth) {
  cel::Call call;
  call.function = pick(2) == 0 ? "size" : "f";
  if (pick(2) == 0) {
    call.target = expression(depth - 1);
  }
  for (std::size_t i = pick(3); i > 0; --i) {
    call.arguments.push_back(expression(depth - 1));
  }
  return make(std::move(call));
}

ExprPtr SyntaxGen::list(int depth) {
  cel::ListLiteral list;
  for (std::size_t i = pick(3); i > 0; --i) {
    list.items.push_back({.value = expression(depth - 1), .optional = standard() && pick(4) == 0});
  }
  return make(std::move(list));
}

ExprPtr SyntaxGen::map(int depth) {
  cel::MapLiteral map;
  for (std::size_t i = pick(3); i > 0; --i) {
    map.entries.push_back(
        {.key = expression(depth - 1), .value = expression(depth - 1), .optional = pick(4) == 0});
  }
  return make(std::move(map));
}

ExprPtr SyntaxGen::macro(int depth) {
  const auto rows = cel::macro_rows();
  const cel::MacroRow* row = &rows[pick(rows.size())];
  while (standard() ? !row->standard : !row->pack) {
    row = &rows[pick(rows.size())];
  }
  cel::Macro macro;
  macro.kind = row->kind;
  macro.name = row->kind == cel::MacroKind::Bind ? "bind" : std::string(row->name);
  macro.target = expression(depth - 1);
  for (std::size_t i = 0; i < row->variables; ++i) {
    macro.variables.push_back({.name = "v" + std::to_string(i), .span = {}});
  }
  // The value of cel.bind is the target.
  const std::size_t count = row->arguments - (row->kind == cel::MacroKind::Bind ? 1 : 0);
  for (std::size_t i = 0; i < count; ++i) {
    macro.arguments.push_back(expression(depth - 1));
  }
  return make(std::move(macro));
}

ExprPtr SyntaxGen::select(int depth) {
  return make(cel::Select{.operand = expression(depth - 1),
                          .field = field(),
                          .field_span = {},
                          .optional = standard() && pick(4) == 0});
}

ExprPtr SyntaxGen::presence(int depth) {
  if (!standard() && pick(2) == 0) {
    return make(cel::Presence{.operand = nullptr, .field = name(), .field_span = {}});
  }
  return make(cel::Presence{.operand = expression(depth - 1), .field = field(), .field_span = {}});
}

ExprPtr SyntaxGen::expression(int depth) {
  if (depth <= 1) {
    return leaf();
  }
  switch (pick(12)) {
    case 0:
      return leaf();
    case 1:
    case 2:
      return call(depth);
    case 3:
      return list(depth);
    case 4:
      return standard() ? map(depth) : list(depth);
    case 5:
      return macro(depth);
    case 6:
      return presence(depth);
    case 7:
      return select(depth);
    default:
      return operation(depth);
  }
}

}  // namespace audit::test
