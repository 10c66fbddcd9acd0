// SPDX-License-Identifier: Apache-2.0
// Lists in words, and what is said of a list as a whole: its size, its sum, whether all of it is
// so.
#include "cel/explain/scope.h"
#include "cel/explain/words.h"

#include <algorithm>

namespace audit::cel {
namespace {

using base::Text;

Text in_brackets(const Text& text) {
  return {.zh = "（" + text.zh + "）", .en = " (" + text.en + ")"};
}

bool is_function(const Node& node, std::string_view name) {
  return node.op == Op::Call && node.overload->name == name;
}

}  // namespace

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
  if (in_general()) {
    const Text count{.zh = "的数量", .en = ""};
    return {.text = pattern->before + list(target, frame, unbound) +
                    (pattern->name == "size" ? count : pattern->after)};
  }
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

/// What a macro asks of, or takes from, an element.
Text Words::of_element(const Node& macro, const Node& body, Frame& frame, int unbound) const {
  spoken_of_.push_back(&macro);
  Text text = phrase(body, frame, std::min(unbound, macro.slot)).text;
  spoken_of_.pop_back();
  return text;
}

Words::Phrase Words::macro(const Node& node, Frame& frame, int unbound) const {
  const Text target = list(*node.arguments[0], frame, unbound);
  const Text body = of_element(node, *node.arguments.back(), frame, unbound);
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
    case MacroKind::DuplicatesBy:
    case MacroKind::TransformMap:
    case MacroKind::TransformMapEntry:
    case MacroKind::OptionalMap:
    case MacroKind::OptionalFlatMap:
    case MacroKind::Bind:
      break;
  }
  return {.text = list(node, frame, unbound)};
}

Text Words::list(const Node& node, Frame& frame, int unbound) const {
  switch (node.op) {
    case Op::Field:
      return in_general() || depends_on(node, unbound) ? leaf(node, frame, unbound).text
                                                       : label(node, frame);
    case Op::Let: {
      if (in_general()) {
        return let(node, frame).text;
      }
      Scope scope(*node.program, frame);
      return list(scope.plan(), scope.frame(), none_unbound);
    }
    case Op::Slot:
      return in_general() ? general_label(node, frame) : label(node, frame);
    case Op::Macro: {
      const Text target = list(*node.arguments[0], frame, unbound);
      const Text body = of_element(node, *node.arguments[1], frame, unbound);
      if (node.macro == MacroKind::Filter || node.arguments.size() == 3) {
        return target + in_brackets(body);
      }
      if (node.macro == MacroKind::DuplicatesBy) {
        return {.zh = body.zh + "相同的" + target.zh, .en = target.en + " of equal " + body.en};
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
            is_spoken_of(node, unbound) ? Text() : in_brackets(value_of(node, frame));
        return list(*node.arguments[0], frame, unbound) + Text{.zh = "除去", .en = " without "} +
               list(*node.arguments[1], frame, unbound) + missing;
      }
      if (in_general() && node.is_operator) {
        return infix(node, frame, unbound).text;
      }
      if (in_general() || (!node.overload->row->phrase_zh.empty() && !depends_on(node, unbound))) {
        return call_text(node, frame, unbound);
      }
      break;
    case Op::Local:
    case Op::At:
    case Op::Find:
    case Op::Conditional:
    case Op::MakeList:
      if (in_general()) {
        const Phrase whole = phrase(node, frame, unbound);
        return whole.level < 0 ? same("(") + whole.text + same(")") : whole.text;
      }
      break;
    default:
      break;
  }
  return is_spoken_of(node, unbound) ? same("…") : value_of(node, frame);
}

Text Words::list(const Node& node, Frame& frame) const {
  return list(node, frame, none_unbound);
}

}  // namespace audit::cel
