// SPDX-License-Identifier: Apache-2.0
// Words in general: nothing is looked up but parameters, so that every fact is called by its title.
#include "cel/describe.h"

#include "base/utf8.h"
#include "cel/explain/scope.h"
#include "cel/explain/words.h"
#include "cel/limits.h"

#include <algorithm>
#include <utility>

namespace audit::cel {
namespace {

using base::Text;

/// A let that takes more room than this is told apart from the sentence; a wide character takes
/// two.
constexpr std::size_t widest_let = 64;

bool is_size(const Node& node) {
  return node.op == Op::Call && node.overload->name == "size" &&
         node.arguments[0]->type->kind == Kind::List;
}

}  // namespace

bool reads_facts(const Node& node) {
  switch (node.op) {
    case Op::Local:
      return true;
    case Op::Slot:
      return node.name != "param";
    case Op::Let:
      return reads_facts(*node.program->impl().plan);
    default:
      return std::any_of(node.arguments.begin(), node.arguments.end(),
                         [](const Node* argument) { return reads_facts(*argument); });
  }
}

Text Words::sentence(const Node& node, Frame& frame) const {
  if (node.op == Op::Let) {
    Scope scope(*node.program, frame);
    return sentence(scope.plan(), scope.frame());
  }
  return node.type->kind == Kind::List ? list(node, frame, none_unbound)
                                       : phrase(node, frame, none_unbound).text;
}

bool Words::is_always(const Node& node, Frame& frame) const {
  if (node.op == Op::Let) {
    Scope scope(*node.program, frame);
    return is_always(scope.plan(), scope.frame());
  }
  // A parameter alone is worth telling: it is the reading that makes it so.
  return (node.op == Op::And || node.op == Op::Or) && settled(node, frame) == true;
}

/// Its items: 甲、乙.
Words::Phrase Words::items(const Node& node, Frame& frame, int unbound) const {
  Text text;
  for (const Node* argument : node.arguments) {
    const Phrase part = phrase(*argument, frame, unbound);
    text = (text.empty() ? text : text + Text{.zh = "、", .en = ", "}) +
           (part.level < 9 ? same("(") + part.text + same(")") : part.text);
  }
  return {.text = std::move(text)};
}

/// A let in its place; its name where it is long, or a choice that hardly fits into a sentence.
Words::Phrase Words::let(const Node& node, Frame& frame) const {
  Scope scope(*node.program, frame);
  const bool is_list = node.type->kind == Kind::List;
  Phrase whole = is_list ? Phrase{.text = list(scope.plan(), scope.frame(), none_unbound)}
                         : phrase(scope.plan(), scope.frame(), none_unbound);
  const bool is_choice = whole.level < 0 || (is_list && scope.plan().op == Op::Conditional);
  if (base::display_width(whole.text.zh) <= widest_let && !is_choice) {
    return whole;
  }
  const std::string name(node.name);
  const bool is_known =
      std::any_of(parts_->begin(), parts_->end(),
                  [&](const Description::Part& part) { return part.name == name; });
  if (!is_known) {
    parts_->push_back({.name = name, .text = std::move(whole.text)});
  }
  return {.text = same(name)};
}

/// The branch that parameters choose; else both.
Words::Phrase Words::choice(const Node& node, Frame& frame, int unbound) const {
  if (const auto known = settled(*node.arguments[0], frame)) {
    const Node& branch = *node.arguments[*known ? 1 : 2];
    return branch.type->kind == Kind::List ? Phrase{.text = list(branch, frame, unbound)}
                                           : phrase(branch, frame, unbound);
  }
  const Text when = phrase(*node.arguments[0], frame, unbound).text;
  const Text yes = phrase(*node.arguments[1], frame, unbound).text;
  const Text no = phrase(*node.arguments[2], frame, unbound).text;
  return {.text = {.zh = "若 " + when.zh + "，则 " + yes.zh + "，否则 " + no.zh,
                   .en = "if " + when.en + ", then " + yes.en + ", else " + no.en},
          .level = -1};
}

/// What reads better than 非 (…).
std::optional<Words::Phrase> Words::negation(const Node& node, Frame& frame, int unbound) const {
  if (node.op == Op::Let) {
    Scope scope(*node.program, frame);
    return negation(scope.plan(), scope.frame(), none_unbound);
  }
  if (is_parameter(node)) {
    return Phrase{.text = title(node) + Text{.zh = "：否", .en = ": no"}, .level = 2};
  }
  if (node.op == Op::Field && reads_facts(node)) {
    return Phrase{.text = general_label(node, frame) + Text{.zh = "为否", .en = " is no"},
                  .level = 2};
  }
  if (node.op == Op::Has) {
    return Phrase{.text = general_label(node, frame) + Text{.zh = "未填写", .en = " is not given"},
                  .level = 2};
  }
  const bool is_equality = node.op == Op::Call && node.overload->name == "_==_";
  const bool is_membership = node.op == Op::Call && node.overload->name == "_in_";
  if (!is_equality && !is_membership) {
    return std::nullopt;
  }
  const auto side = [&](const Node& part) {
    const Phrase inner = phrase(part, frame, unbound);
    return inner.level <= 2 ? same("(") + inner.text + same(")") : inner.text;
  };
  return Phrase{.text = side(*node.arguments[0]) +
                        (is_equality ? same(" ≠ ") : Text{.zh = " 不属于 ", .en = " not in "}) +
                        side(*node.arguments[1]),
                .level = 2};
}

/// Conditions that read better than their operators: 没有…, 写明…, … 包括 ….
std::optional<Text> Words::idiom(const Node& node, Frame& frame, int unbound) const {
  const Node& left = *node.arguments[0];
  const Node& right = *node.arguments[1];
  const bool is_equal = node.overload->name == "_==_";
  const bool is_unequal = node.overload->name == "_!=_";
  if (right.op != Op::Constant) {
    return std::nullopt;
  }
  const auto* text = right.constant.get<std::string_view>();
  if (text != nullptr && text->empty() && (is_equal || is_unequal)) {
    const Text what = phrase(left, frame, unbound).text;
    return is_equal ? Text{.zh = "没有写明" + what.zh, .en = what.en + " is not named"}
                    : Text{.zh = "写明" + what.zh, .en = what.en + " is named"};
  }
  const auto* number = right.constant.get<base::Number>();
  if (number == nullptr || !is_size(left)) {
    return std::nullopt;
  }
  const bool is_none = is_equal && number->is_zero();
  const bool is_some = (is_unequal && number->is_zero()) ||
                       (node.overload->name == "_>_" && number->is_zero()) ||
                       (node.overload->name == "_>=_" && *number == base::Number(1));
  if (!is_none && !is_some) {
    return std::nullopt;
  }
  if (is_none) {
    if (auto covered = covering(*left.arguments[0], frame, unbound)) {
      return covered;
    }
  }
  const Text what = list(*left.arguments[0], frame, unbound);
  return is_none ? Text{.zh = "没有 " + what.zh, .en = "no " + what.en}
                 : Text{.zh = "有 " + what.zh, .en = "there is " + what.en};
}

/// `wanted.without(there)` is empty: … 包括 ….
std::optional<Text> Words::covering(const Node& node, Frame& frame, int unbound) const {
  if (node.op == Op::Let) {
    Scope scope(*node.program, frame);
    return covering(scope.plan(), scope.frame(), none_unbound);
  }
  if (node.op != Op::Call || node.overload->name != "without") {
    return std::nullopt;
  }
  const Text wanted = list(*node.arguments[0], frame, unbound);
  const Text there = list(*node.arguments[1], frame, unbound);
  return Text{.zh = there.zh + " 包括全部 " + wanted.zh,
              .en = there.en + " include all of " + wanted.en};
}

/// A yes or no that does not depend on any file, only on parameters.
std::optional<bool> Words::settled(const Node& node, Frame& frame) const {
  if (!in_general() || node.type->kind != Kind::Bool) {
    return std::nullopt;
  }
  switch (node.op) {
    case Op::And:
    case Op::Or: {
      const bool deciding = node.op == Op::Or;
      std::optional<bool> result = !deciding;
      for (const Node* argument : node.arguments) {
        const auto one = settled(*argument, frame);
        if (one == deciding) {
          return deciding;
        }
        result = one ? result : std::nullopt;
      }
      return result;
    }
    case Op::Not: {
      const auto one = settled(*node.arguments[0], frame);
      return one ? std::optional(!*one) : std::nullopt;
    }
    case Op::Let: {
      Scope scope(*node.program, frame);
      return settled(scope.plan(), scope.frame());
    }
    default:
      break;
  }
  if (reads_facts(node)) {
    return std::nullopt;
  }
  const Value value = evaluate(node, frame);
  const bool* known = value.get<bool>();
  return known != nullptr ? std::optional(*known) : std::nullopt;
}

Description describe(const Program& program, Activation& activation) {
  activation.steps = limits::steps;
  std::vector<Value> locals(static_cast<std::size_t>(program.impl().local_count));
  Frame frame{.arena = activation.arena(),
              .activation = activation,
              .slots = activation.slots,
              .locals = locals.data(),
              .program = &program};
  Description result;
  const Words words(result.parts);
  result.sentence = words.sentence(*program.impl().plan, frame);
  result.is_always = words.is_always(*program.impl().plan, frame);
  return result;
}

}  // namespace audit::cel
