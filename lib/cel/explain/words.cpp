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

/// Does the value depend on an element that is only spoken of (`unbound`: the first such local)?
bool depends_on(const Node& node, int unbound) {
  if (node.op == Op::Local) {
    return node.slot >= unbound;
  }
  return std::any_of(node.arguments.begin(), node.arguments.end(),
                     [unbound](const Node* argument) { return depends_on(*argument, unbound); });
}

Text parenthesised(const Text& text) {
  return same("(") + text + same(")");
}

/// `{0} 以 {1} 结尾` with the arguments put in.
std::string filled(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string result;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size()) {
      result += arguments[static_cast<std::size_t>(pattern[i + 1] - '0')];
      i += 2;
    } else {
      result += pattern[i];
    }
  }
  return result;
}

/// A parameter of the pack reads best as its value: `项目总经费 300,000 元 × 10 %`.
bool is_parameter(const Node& node) {
  return node.op == Op::Field && node.arguments[0]->op == Op::Slot &&
         node.arguments[0]->name == "param";
}

bool is_function(const Node& node, std::string_view name) {
  return node.op == Op::Call && node.overload->name == name;
}

}  // namespace

Text operator+(const Text& a, const Text& b) {
  return {.zh = a.zh + b.zh, .en = a.en + b.en};
}

bool stands_for_program(const Node& node) {
  return node.op == Op::Let;
}

Text Words::value(const Value& value, TypeRef type, bool personal) const {
  return {
      .zh = to_text(value, type, {.language = Language::Chinese, .show_personal = show_personal_},
                    personal),
      .en = to_text(value, type, {.language = Language::English, .show_personal = show_personal_},
                    personal)};
}

Text Words::quoted(const Value& known, TypeRef type, bool personal) const {
  const Text text = value(known, type, personal);
  return known.kind() == Kind::String
             ? Text{.zh = "『" + text.zh + "』", .en = "\"" + text.en + "\""}
             : text;
}

Text Words::value_of(const Node& node, Frame& frame) const {
  const Value known = evaluate(node, frame);
  const Unknown* unknown = known.unknown();
  const bool low = unknown != nullptr && unknown->low && *unknown->low > base::Number(0);
  const bool high = unknown != nullptr && unknown->high;
  if ((!low && !high) || (node.personal && !show_personal_)) {
    return quoted(known, node.type, node.personal);
  }
  // Bounds may be what decided.
  const auto bound = [&](const base::Number& number) {
    const auto date =
        node.type->kind == Kind::Date ? base::Date::from_days(number.floor()) : std::nullopt;
    return value(date ? Value::date(*date) : Value::number(number), node.type, false);
  };
  if (low && high) {
    return bound(*unknown->low) + Text{.zh = " 至 ", .en = " to "} + bound(*unknown->high);
  }
  return low ? Text{.zh = "至少 ", .en = "at least "} + bound(*unknown->low)
             : Text{.zh = "至多 ", .en = "at most "} + bound(*unknown->high);
}

Text Words::item_name(const Record& record) const {
  return {
      .zh = item_label(record, {.language = Language::Chinese, .show_personal = show_personal_}),
      .en = item_label(record, {.language = Language::English, .show_personal = show_personal_})};
}

void Words::enter_item(const Value& item, std::size_t position) {
  if (const Record* record = item.record()) {
    Text name = item_name(*record);
    if (name.zh.empty()) {
      name = {.zh = "第 " + std::to_string(position + 1) + " 项",
              .en = "no. " + std::to_string(position + 1)};
    }
    items_.push_back(std::move(name));
  } else {
    items_.emplace_back();
  }
}

/// The key of a look-up, masked if such keys are.
Text Words::key_text(const Node& find, Frame& frame) const {
  const Node& key = *find.arguments[1];
  return value(evaluate(key, frame), key.type, key.personal || find.field->personal);
}

Text Words::label(const Node& node, Frame& frame) const {
  if (node.op != Op::Field) {
    return {.zh = std::string(node.name_zh.empty() ? node.name : node.name_zh),
            .en = std::string(node.name)};
  }
  const Field& field = *node.field;
  Text title{.zh = !field.title.zh.empty() ? field.title.zh
                   : field.zh.empty()      ? field.en
                                           : field.zh,
             .en = field.title.en.empty() ? field.en : field.title.en};
  // Which record of a list it belongs to: one that is being looked into, or one found by its key.
  const Node* owner = node.arguments[0];
  while (owner->op == Op::Field) {
    owner = owner->arguments[0];
  }
  Text item;
  if (owner->op == Op::Local && !items_.empty()) {
    item = items_.back();
  } else if (owner->op == Op::Find) {
    item = key_text(*owner, frame);
  } else if (owner->op == Op::At) {
    const Value found = evaluate(*owner, frame);
    if (found.record() != nullptr) {
      item = item_name(*found.record());
    }
  } else if (stands_for_program(*owner)) {
    Scope scope(*owner->program, frame);
    if (scope.plan().op == Op::Find) {
      item = key_text(scope.plan(), scope.frame());
    }
  }
  return item.empty() ? title : item + same(" ") + title;
}

Words::Phrase Words::leaf(const Node& node, Frame& frame, int unbound) const {
  if (depends_on(node, unbound)) {
    if (node.op != Op::Field) {
      return {.text = {.zh = "该项", .en = "it"}};
    }
    Words without_items(show_personal_);
    return {.text = without_items.label(node, frame)};
  }
  const bool bare =
      node.op == Op::Local || (node.op != Op::Field && node.name.empty()) || is_parameter(node);
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

/// Size, sum, extremes: 人员(…)共 2 项; 金额合计 300 元.
Words::Phrase Words::aggregate(const Node& node, Frame& frame, int unbound) const {
  struct Pattern {
    std::string_view name;
    Text before, after;
  };

  static const Pattern patterns[] = {
      {"size", {.zh = "", .en = "number of "}, {.zh = "共", .en = ""}},
      {"sum", {.zh = "", .en = "sum of "}, {.zh = "合计", .en = ""}},
      {"min", {.zh = "", .en = "least of "}, {.zh = "最小", .en = ""}},
      {"max", {.zh = "", .en = "greatest of "}, {.zh = "最大", .en = ""}}};
  const auto* pattern =
      std::find_if(std::begin(patterns), std::end(patterns),
                   [&](const Pattern& p) { return p.name == node.overload->name; });
  const Node& target = *node.arguments[0];
  Text text = pattern->before + list(target, frame, unbound) + pattern->after;
  if (!depends_on(node, unbound)) {
    text = text + same(" ") + value_of(node, frame);
    const Unknown* unknown = evaluate(node, frame).unknown();
    const bool shows_number =
        unknown == nullptr || unknown->high || (unknown->low && !unknown->low->is_zero());
    text.zh += pattern->name == "size" && shows_number ? " 项" : "";
  }
  return {.text = std::move(text)};
}

Words::Phrase Words::call(const Node& node, Frame& frame, int unbound) const {
  const std::string_view name = node.overload->name;
  if (find_symbol(name) != nullptr) {
    return infix(node, frame, unbound);
  }
  const bool of_list = !node.arguments.empty() && node.arguments[0]->type->kind == Kind::List;
  if (of_list && (name == "size" || name == "sum" || name == "min" || name == "max")) {
    return aggregate(node, frame, unbound);
  }
  if (node.type->kind == Kind::List) {
    return {.text = list(node, frame, unbound)};
  }
  std::vector<std::string> zh;
  std::vector<std::string> en;
  for (const Node* argument : node.arguments) {
    const Text text = phrase(*argument, frame, unbound).text;
    zh.push_back(text.zh);
    en.push_back(text.en);
  }
  if (name == "-_") {
    return {.text = {.zh = "−" + zh[0], .en = "−" + en[0]}, .level = 5, .computed = true};
  }
  const Row& row = *node.overload->row;
  if (!row.phrase_zh.empty()) {
    return {.text = {.zh = filled(row.phrase_zh, zh), .en = filled(row.phrase_en, en)},
            .computed = true};
  }
  const auto joined = [](const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
      text += (text.empty() ? "" : ", ") + part;
    }
    return text;
  };
  return {.text = same(name) + Text{.zh = "(" + joined(zh) + ")", .en = "(" + joined(en) + ")"},
          .computed = true};
}

/// `a && b`, `a || b` as conditions.
Words::Phrase Words::all_of(const Node& node, Frame& frame, int unbound) const {
  const bool is_and = node.op == Op::And;
  const int level = is_and ? 1 : 0;
  const Text between =
      is_and ? Text{.zh = " 且 ", .en = " and "} : Text{.zh = " 或 ", .en = " or "};
  Text text;
  for (const Node* argument : node.arguments) {
    const Phrase part = phrase(*argument, frame, unbound);
    text = (text.empty() ? text : text + between) +
           (part.level <= level ? parenthesised(part.text) : part.text);
  }
  return {.text = std::move(text), .level = level};
}

Words::Phrase Words::macro(const Node& node, Frame& frame, int unbound) const {
  const Text target = list(*node.arguments[0], frame, unbound);
  const Text body = phrase(*node.arguments.back(), frame, std::min(unbound, node.slot)).text;
  switch (node.macro) {
    case MacroKind::All:
      return {.text = target + Text{.zh = "全部 ", .en = ": all "} + body, .level = 2};
    case MacroKind::Exists:
      return {.text = target + Text{.zh = "中有 ", .en = ": some "} + body, .level = 2};
    case MacroKind::ExistsOne:
      return {.text = target + Text{.zh = "中恰有一项 ", .en = ": exactly one "} + body,
              .level = 2};
    case MacroKind::Filter:
    case MacroKind::Map:
    case MacroKind::SortBy:
    case MacroKind::TransformMap:
    case MacroKind::TransformMapEntry:
    case MacroKind::OptionalMap:
    case MacroKind::OptionalFlatMap:
    case MacroKind::Bind:
      break;
  }
  return {.text = list(node, frame, unbound)};
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
      if (unbound != none_unbound && node.type->kind != Kind::List) {
        return {.text = value_of(node, frame)};
      }
      Scope scope(*node.program, frame);
      return phrase(scope.plan(), scope.frame(), none_unbound);
    }
    case Op::Has:
      return {.text = {.zh = "已填写", .en = "is given"}};
    case Op::And:
    case Op::Or:
      return all_of(node, frame, unbound);
    case Op::Not: {
      const Phrase inner = phrase(*node.arguments[0], frame, unbound);
      const Text text = inner.level < 9 ? parenthesised(inner.text) : inner.text;
      return {.text = Text{.zh = "非 ", .en = "not "} + text, .level = 5};
    }
    case Op::Conditional: {
      const bool spoken_of = depends_on(*node.arguments[0], unbound);
      const Value condition = spoken_of ? Value() : evaluate(*node.arguments[0], frame);
      if (const bool* known = condition.get<bool>()) {
        return phrase(*node.arguments[*known ? 1 : 2], frame, unbound);
      }
      return {.text = spoken_of ? Text{.zh = "…", .en = "…"} : value_of(node, frame)};
    }
    case Op::MakeList:
      return {.text = depends_on(node, unbound) ? same("[…]") : value_of(node, frame)};
    case Op::Macro:
      return macro(node, frame, unbound);
    case Op::Call:
      return call(node, frame, unbound);
  }
  return {};
}

Text Words::list(const Node& node, Frame& frame, int unbound) const {
  switch (node.op) {
    case Op::Field:
      return depends_on(node, unbound) ? leaf(node, frame, unbound).text : label(node, frame);
    case Op::Let: {
      Scope scope(*node.program, frame);
      return list(scope.plan(), scope.frame(), none_unbound);
    }
    case Op::Slot:
      return label(node, frame);
    case Op::Macro: {
      const Text target = list(*node.arguments[0], frame, unbound);
      const Text body = phrase(*node.arguments[1], frame, std::min(unbound, node.slot)).text;
      if (node.macro == MacroKind::Filter || node.arguments.size() == 3) {
        return target + parenthesised(body);
      }
      return node.macro == MacroKind::Map
                 ? Text{.zh = target.zh + "的" + body.zh, .en = body.en + " of " + target.en}
                 : target;
    }
    case Op::Call:
      if (is_function(node, "flatten") || is_function(node, "sort")) {
        return list(*node.arguments[0], frame, unbound);
      }
      if (is_function(node, "distinct")) {
        return Text{.zh = "不同的", .en = "distinct "} + list(*node.arguments[0], frame, unbound);
      }
      if (is_function(node, "duplicates")) {
        return Text{.zh = "重复的", .en = "repeated "} + list(*node.arguments[0], frame, unbound);
      }
      if (is_function(node, "without")) {
        const Text missing =
            depends_on(node, unbound) ? Text() : parenthesised(value_of(node, frame));
        return list(*node.arguments[0], frame, unbound) + Text{.zh = "除去", .en = " without "} +
               list(*node.arguments[1], frame, unbound) + missing;
      }
      break;
    default:
      break;
  }
  return depends_on(node, unbound) ? same("…") : value_of(node, frame);
}

Text Words::list(const Node& node, Frame& frame) const {
  return list(node, frame, none_unbound);
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
