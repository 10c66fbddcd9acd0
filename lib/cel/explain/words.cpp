// SPDX-License-Identifier: Apache-2.0
#include "cel/explain/words.h"

#include "cel/display.h"
#include "cel/explain/scope.h"

#include <algorithm>
#include <utility>

namespace audit::cel {
namespace {

using base::Language;
using base::Text;

struct Symbol {
  std::string_view name;
  int level;  ///< higher binds tighter
  Text text;
};

const Symbol* find_symbol(std::string_view name) {
  static const Symbol symbols[] = {{"_==_", 2, same(" = ")},
                                   {"_!=_", 2, same(" ≠ ")},
                                   {"_<_", 2, same(" < ")},
                                   {"_<=_", 2, same(" ≤ ")},
                                   {"_>_", 2, same(" > ")},
                                   {"_>=_", 2, same(" ≥ ")},
                                   {"_in_", 2, {.zh = " 属于 ", .en = " in "}},
                                   {"_+_", 3, same(" + ")},
                                   {"_-_", 3, same(" − ")},
                                   {"_*_", 4, same(" × ")},
                                   {"_/_", 4, same(" ÷ ")}};
  const auto* found = std::find_if(std::begin(symbols), std::end(symbols),
                                   [name](const Symbol& s) { return s.name == name; });
  return found == std::end(symbols) ? nullptr : found;
}

/// `{0} 以 {1} 结尾` with the arguments put in; `{*}` is all of them.
std::string filled(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string result;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && pattern[i + 1] == '*') {
      for (const std::string& argument : arguments) {
        result += (&argument == &arguments.front() ? "" : ", ") + argument;
      }
      i += 2;
    } else if (pattern[i] == '{') {
      result += arguments[static_cast<std::size_t>(pattern[i + 1] - '0')];
      i += 2;
    } else {
      result += pattern[i];
    }
  }
  return result;
}

Text parenthesised(const Text& text) {
  return same("(") + text + same(")");
}

}  // namespace

Text operator+(const Text& a, const Text& b) {
  return {.zh = a.zh + b.zh, .en = a.en + b.en};
}

bool depends_on(const Node& node, int unbound) {
  if (node.op == Op::Local) {
    return node.slot >= unbound;
  }
  return std::any_of(node.arguments.begin(), node.arguments.end(),
                     [unbound](const Node* argument) { return depends_on(*argument, unbound); });
}

bool Words::is_spoken_of(const Node& node, int unbound) const {
  return in_general() ? reads_facts(node) : depends_on(node, unbound);
}

Words::Phrase Words::leaf(const Node& node, Frame& frame, int unbound) const {
  if (in_general()) {
    return general_leaf(node, frame);
  }
  if (depends_on(node, unbound)) {
    if (node.op != Op::Field) {
      return {.text = {.zh = "该项", .en = "it"}};
    }
    return {.text = title(node)};
  }
  const bool bare = node.op == Op::Local || is_parameter(node) ||
                    (node.op != Op::Field && node.op != Op::At && node.name.empty());
  if (unbound != none_unbound || bare) {
    return {.text = value_of(node, frame)};
  }
  return {.text = label(node, frame) + same(" ") + value_of(node, frame)};
}

Words::Phrase Words::infix(const Node& node, Frame& frame, int unbound) const {
  const Symbol& symbol = *find_symbol(node.overload->name);
  const auto side = [&](const Node& part, int level) {
    const Phrase inner = phrase(part, frame, unbound);
    return inner.level < level ? parenthesised(inner.text) : inner.text;
  };
  return {.text = side(*node.arguments[0], symbol.level) + symbol.text +
                  side(*node.arguments[1], symbol.level + 1),
          .level = symbol.level,
          .computed = symbol.level > 2};
}

Words::Phrase Words::call(const Node& node, Frame& frame, int unbound) const {
  const std::string_view name = node.overload->name;
  if (find_symbol(name) != nullptr) {
    if (auto text = in_general() ? idiom(node, frame, unbound) : std::nullopt) {
      return {.text = *std::move(text), .level = 2};
    }
    return infix(node, frame, unbound);
  }
  const bool of_list = !node.arguments.empty() && node.arguments[0]->type->kind == Kind::List;
  if (of_list && (name == "size" || name == "sum" || name == "min" || name == "max")) {
    return aggregate(node, frame, unbound);
  }
  if (node.type->kind == Kind::List) {
    return {.text = list(node, frame, unbound)};
  }
  if (name == "-_") {
    return {.text = same("−") + phrase(*node.arguments[0], frame, unbound).text,
            .level = 5,
            .computed = true};
  }
  return {.text = call_text(node, frame, unbound), .computed = node.type->kind != Kind::Bool};
}

/// As its row says; `name(…)` where the row has no words.
Text Words::call_text(const Node& node, Frame& frame, int unbound) const {
  std::vector<std::string> zh;
  std::vector<std::string> en;
  for (const Node* argument : node.arguments) {
    const Phrase part = phrase(*argument, frame, unbound);
    const Text text = part.level < 9 ? parenthesised(part.text) : part.text;
    zh.push_back(text.zh);
    en.push_back(text.en);
  }
  const Row& row = *node.overload->row;
  if (!row.phrase_zh.empty()) {
    return {.zh = filled(row.phrase_zh, zh), .en = filled(row.phrase_en, en)};
  }
  const Text arguments{.zh = filled("({*})", zh), .en = filled("({*})", en)};
  return same(node.overload->name) + arguments;
}

/// `a && b`, `a || b` as conditions.
Words::Phrase Words::all_of(const Node& node, Frame& frame, int unbound) const {
  const bool is_and = node.op == Op::And;
  const int level = is_and ? 1 : 0;
  const Text between =
      is_and ? Text{.zh = " 且 ", .en = " and "} : Text{.zh = " 或 ", .en = " or "};
  std::vector<Phrase> parts;
  for (const Node* argument : node.arguments) {
    const auto known = settled(*argument, frame);
    if (!known) {
      parts.push_back(phrase(*argument, frame, unbound));
    } else if (known != is_and) {
      return {.text = is_and ? Text{.zh = "恒不成立", .en = "never so"}
                             : Text{.zh = "恒成立", .en = "always so"}};
    }
  }
  if (parts.empty()) {
    return {.text = is_and ? Text{.zh = "恒成立", .en = "always so"}
                           : Text{.zh = "恒不成立", .en = "never so"}};
  }
  if (parts.size() == 1) {
    return parts.front();
  }
  Text text;
  for (const Phrase& part : parts) {
    text = (text.empty() ? text : text + between) +
           (part.level <= level ? parenthesised(part.text) : part.text);
  }
  return {.text = std::move(text), .level = level};
}

Words::Phrase Words::phrase(const Node& node, Frame& frame, int unbound) const {
  switch (node.op) {
    case Op::Constant:
      return {.text = quoted(node.constant, node.type, node.personal)};
    case Op::Slot:
    case Op::Local:
    case Op::Field:
    case Op::At:
    case Op::Find:
      return leaf(node, frame, unbound);
    case Op::Let: {
      if (in_general()) {
        return let(node, frame);
      }
      if (unbound != none_unbound && node.type->kind != Kind::List) {
        return {.text = value_of(node, frame)};
      }
      Scope scope(*node.program, frame);
      return phrase(scope.plan(), scope.frame(), none_unbound);
    }
    case Op::Has:
      return {.text = in_general()
                          ? general_label(node, frame) + Text{.zh = "已填写", .en = " is given"}
                          : Text{.zh = "已填写", .en = "is given"}};
    case Op::And:
    case Op::Or:
      return all_of(node, frame, unbound);
    case Op::Not: {
      if (in_general()) {
        if (auto negated = negation(*node.arguments[0], frame, unbound)) {
          return *std::move(negated);
        }
      }
      const Phrase inner = phrase(*node.arguments[0], frame, unbound);
      const Text text = inner.level < 9 ? parenthesised(inner.text) : inner.text;
      return {.text = Text{.zh = "非 ", .en = "not "} + text, .level = 5};
    }
    case Op::Conditional: {
      if (in_general()) {
        return choice(node, frame, unbound);
      }
      const bool spoken_of = depends_on(*node.arguments[0], unbound);
      const Value condition = spoken_of ? Value() : evaluate(*node.arguments[0], frame);
      if (const bool* known = condition.get<bool>()) {
        return phrase(*node.arguments[*known ? 1 : 2], frame, unbound);
      }
      return {.text = spoken_of ? Text{.zh = "…", .en = "…"} : value_of(node, frame)};
    }
    case Op::MakeList:
      if (in_general() && reads_facts(node)) {
        return items(node, frame, unbound);
      }
      return {.text = depends_on(node, unbound) ? same("[…]") : value_of(node, frame)};
    case Op::Standard:
      return {.text = is_spoken_of(node, unbound) ? same("[…]") : value_of(node, frame)};
    case Op::Macro:
      return macro(node, frame, unbound);
    case Op::Call:
      return call(node, frame, unbound);
  }
  return {};
}

Text Words::condition(const Node& node, Frame& frame, int local) const {
  return phrase(node, frame, local).text;
}

Text Words::operand(const Node& node, Frame& frame) const {
  const Phrase whole = phrase(node, frame, none_unbound);
  const Value result = evaluate(node, frame);
  if (!whole.computed || result.is_unknown()) {
    return whole.text;
  }
  return whole.text + same(" = ") + quoted(result, node.type, node.personal);
}

}  // namespace audit::cel
