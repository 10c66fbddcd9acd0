// SPDX-License-Identifier: Apache-2.0
//
// Why a program gave what it gave. The program is evaluated again, part by part, along the path
// that decided: normal evaluation carries nothing for this.
#include "cel/explain/facts.h"
#include "cel/explain/scope.h"
#include "cel/explain/words.h"
#include "cel/limits.h"

#include <algorithm>
#include <utility>

namespace audit::cel {
namespace {

using base::Text;

class Explainer {
 public:
  Explainer(bool show_personal, std::size_t most_reasons)
      : words_(show_personal), facts_(words_, most_reasons) {}

  Why run(const Node& node, Frame& frame) {
    const Value value = evaluate(node, frame);
    if (node.type->kind == Kind::Bool && !value.is_error()) {
      verdict(node, frame, value);
    } else if (!value.is_error()) {
      facts_.add(node, frame, value.is_unknown());
      clauses_.push_back(words_.operand(node, frame));
    }
    Text sentence;
    for (const Text& clause : clauses_) {
      sentence = (sentence.empty() ? sentence : sentence + Text{.zh = "；", .en = "; "}) + clause;
    }
    return {.reasons = facts_.take(), .sentence = std::move(sentence)};
  }

 private:
  /// More conjuncts than this in one sentence help nobody.
  static constexpr std::size_t most_clauses = 6;

  void clause(Text text) {
    const bool known = std::find(clauses_.begin(), clauses_.end(), text) != clauses_.end();
    if (!known && clauses_.size() < most_clauses) {
      clauses_.push_back(std::move(text));
    }
  }

  static Text ending(const Value& verdict) {
    if (verdict.is_unknown()) {
      return {.zh = " 尚无法判定", .en = " cannot be decided yet"};
    }
    return verdict.is_true() ? Text{.zh = " 成立", .en = " holds"}
                             : Text{.zh = " 不成立", .en = " does not hold"};
  }

  void verdict(const Node& node, Frame& frame, const Value& value) {
    switch (node.op) {
      case Op::And:
        connective(node, frame, value, false);
        return;
      case Op::Or:
        connective(node, frame, value, true);
        return;
      case Op::Not:
        verdict(*node.arguments[0], frame, evaluate(*node.arguments[0], frame));
        return;
      case Op::Let: {
        Scope scope(*node.program, frame);
        verdict(scope.plan(), scope.frame(), value);
        return;
      }
      case Op::Conditional:
        conditional(node, frame, value);
        return;
      case Op::Macro:
        quantifier(node, frame, value);
        return;
      case Op::Call: {
        const bool is_comparison = node.is_operator;
        Text text = is_comparison ? words_.operand(*node.arguments[0], frame) + symbol(node) +
                                        words_.operand(*node.arguments[1], frame)
                                  : words_.condition(node, frame, no_local);
        clause(std::move(text) + ending(value));
        facts_.add_verdict(node, frame, value);
        return;
      }
      case Op::Constant:
      case Op::Slot:
      case Op::Local:
      case Op::Field:
      case Op::Has:
      case Op::At:
      case Op::Find:
      case Op::MakeList:
      case Op::Standard:
        break;
    }
    clause(words_.label(node, frame) + same(" ") + words_.value(value, node.type, node.personal));
    facts_.add(node, frame, value.is_unknown());
  }

  static constexpr int no_local = std::numeric_limits<int>::max();

  static Text symbol(const Node& node) {
    static const std::pair<std::string_view, Text> symbols[] = {
        {"_==_", same(" = ")},
        {"_!=_", same(" ≠ ")},
        {"_<_", same(" < ")},
        {"_<=_", same(" ≤ ")},
        {"_>_", same(" > ")},
        {"_>=_", same(" ≥ ")},
        {"_in_", {.zh = " 属于 ", .en = " in "}}};
    for (const auto& [name, text] : symbols) {
      if (name == node.overload->name) {
        return text;
      }
    }
    return {};
  }

  /// `deciding`: the value of one operand that settles it (false for &&, true for ||).
  void connective(const Node& node, Frame& frame, const Value& value, bool deciding) {
    const bool* known = value.get<bool>();
    for (const Node* argument : node.arguments) {
      const Value own = evaluate(*argument, frame);
      const bool* own_known = own.get<bool>();
      const bool counts =
          known == nullptr ? own.is_unknown() : own_known != nullptr && *own_known == *known;
      if (!counts) {
        continue;
      }
      verdict(*argument, frame, own);
      if (known != nullptr && *known && deciding) {
        return;  // one true alternative is enough; of false conjuncts each is to be mended
      }
    }
  }

  void conditional(const Node& node, Frame& frame, const Value& value) {
    const Value condition = evaluate(*node.arguments[0], frame);
    const bool* known = condition.get<bool>();
    if (known == nullptr && !value.is_unknown()) {  // it is so whatever the condition
      verdict(*node.arguments[1], frame, value);
      verdict(*node.arguments[2], frame, value);
      return;
    }
    const Node* branch = known == nullptr ? nullptr : node.arguments[*known ? 1 : 2];
    if (branch == nullptr || branch->op == Op::Constant) {
      verdict(*node.arguments[0], frame, condition);
      return;
    }
    facts_.add_verdict(*node.arguments[0], frame, condition);
    verdict(*branch, frame, value);
  }

  /// What is said of a list as a whole: none, all, exactly one of it.
  void quantity(const Node& node, Frame& frame, const Value& value) {
    const Text all = words_.list(*node.arguments[0], frame);
    const Text such = words_.condition(*node.arguments[1], frame, node.slot);
    const bool every = node.macro == MacroKind::All;
    const bool one = node.macro == MacroKind::ExistsOne;
    if (value.is_unknown()) {
      const std::string zh = every ? "是否全部 " : one ? "是否恰有一项 " : "是否有 ";
      const std::string en = every ? " all have " : one ? " exactly one has " : " one has ";
      clause({.zh = all.zh + zh + such.zh + " 尚无法判定",
              .en = "whether of " + all.en + en + such.en + " cannot be decided yet"});
    } else if (every) {
      clause({.zh = all.zh + "全部 " + such.zh, .en = "all of " + all.en + " have " + such.en});
    } else if (one) {
      clause({.zh = all.zh + (value.is_true() ? "恰有一项 " : "不是恰有一项 ") + such.zh,
              .en = (value.is_true() ? "exactly one of " : "not exactly one of ") + all.en +
                    " has " + such.en});
    } else {
      clause({.zh = all.zh + "没有一项 " + such.zh, .en = "none of " + all.en + " has " + such.en});
    }
  }

  void quantifier(const Node& node, Frame& frame, const Value& value) {
    const Value target = evaluate(*node.arguments[0], frame);
    const Node& body = *node.arguments[1];
    if (target.list() == nullptr) {
      return;
    }
    const bool shows_item = (node.macro == MacroKind::All && value.is_false()) ||
                            (node.macro == MacroKind::Exists && value.is_true());
    const List& list = *target.list();
    if (!shows_item || list.items.empty()) {
      quantity(node, frame, value);
      facts_.add_verdict(node, frame, value);
      return;
    }
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const Value item = element_of(frame.arena, list.items[i], node.arguments[0]->type->element);
      frame.locals[node.slot] = item;
      const Value own = evaluate(body, frame);
      const bool* own_known = own.get<bool>();
      if (own_known == nullptr || *own_known != value.is_true() || list.possible_at(i) != nullptr) {
        continue;
      }
      words_.enter_item(node, frame);
      verdict(body, frame, own);
      words_.leave_item();
      facts_.add_membership(*node.arguments[0], frame, item);
    }
  }

  Words words_;
  Facts facts_;
  std::vector<Text> clauses_;
};

}  // namespace

Why explain(const Program& program, Activation& activation, bool show_personal,
            std::size_t most_reasons) {
  if (program.impl().dialect == Dialect::Standard) {
    return {};  // explanations are sentences about stations
  }
  activation.steps = limits::steps;
  std::vector<Value> locals(static_cast<std::size_t>(program.impl().local_count));
  Frame frame{.arena = activation.arena(),
              .activation = activation,
              .slots = activation.slots,
              .locals = locals.data(),
              .program = &program};
  return Explainer(show_personal, most_reasons).run(*program.impl().plan, frame);
}

}  // namespace audit::cel
