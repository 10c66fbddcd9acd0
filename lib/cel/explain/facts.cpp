// SPDX-License-Identifier: Apache-2.0
#include "cel/explain/facts.h"

#include "cel/display.h"
#include "cel/explain/scope.h"

#include <algorithm>
#include <utility>

namespace audit::cel {
namespace {

using base::Text;

/// An element as the macro's variable, for as long as its body is looked into.
template <class Look>
void with_item(const Node& macro, Frame& frame, Words& words, const List& list, std::size_t i,
               const Look& look) {
  const Value item = element_of(frame.arena, list.items[i], macro.arguments[0]->type->element);
  frame.locals[macro.slot] = item;
  words.enter_item(item, i);
  look(item);
  words.leave_item();
}

Text count_text(const List& list) {
  const std::string size = std::to_string(list.items.size());
  return {.zh = size + " 项", .en = size + (list.items.size() == 1 ? " entry" : " entries")};
}

}  // namespace

void Facts::add_reason(Text expression, Text value, const base::Origin* at,
                       const Missing* missing) {
  const bool known = std::any_of(reasons_.begin(), reasons_.end(), [&](const Reason& r) {
    return r.expression == expression && r.at == at && r.value == value;
  });
  if (!known && reasons_.size() < most) {
    reasons_.push_back({.expression = std::move(expression),
                        .value = std::move(value),
                        .at = at,
                        .missing = missing});
  }
}

void Facts::add_leaf(const Node& node, Frame& frame, const Value& value, bool only_missing) {
  const Unknown* unknown = value.unknown();
  if (const List* list = value.list()) {
    unknown = list->open;
  }
  if (unknown == nullptr && only_missing) {
    return;
  }
  Text text = value.list() != nullptr && unknown == nullptr
                  ? count_text(*value.list())
                  : words_.value(value, node.type, node.personal);
  if (unknown != nullptr && unknown->reason != nullptr) {
    text =
        text + Text{.zh = "(" + unknown->reason->zh + ")", .en = " (" + unknown->reason->en + ")"};
  }
  const base::Origin* at =
      value.list() != nullptr && value.origin() == nullptr ? value.list()->origin : value.origin();
  const Missing* missing =
      unknown == nullptr || unknown->missing.empty() ? nullptr : &unknown->missing[0];
  if (missing != nullptr && at == nullptr) {
    at = missing->written;
  }
  add_reason(words_.label(node, frame), std::move(text), at, missing);
}

void Facts::add(const Node& node, Frame& frame, bool only_missing) {
  switch (node.op) {
    case Op::Constant:
    case Op::Has:
      return;
    case Op::Let: {
      Scope scope(*node.program, frame);
      add(scope.plan(), scope.frame(), only_missing);
      return;
    }
    case Op::Field: {
      const Value value = evaluate(node, frame);
      const bool look_inside = node.field->derived != nullptr;
      add_leaf(node, frame, value, only_missing && !look_inside);
      if (look_inside) {
        const Value owner = evaluate(*node.arguments[0], frame);
        if (owner.record() != nullptr) {
          Scope scope(*node.field->derived, frame, *owner.record());
          add(scope.plan(), scope.frame(), only_missing);
        }
      }
      return;
    }
    case Op::Slot:
      if (node.type->kind != Kind::Record) {
        add_leaf(node, frame, evaluate(node, frame), only_missing);
      }
      return;
    case Op::Local:
    case Op::At:
    case Op::Find: {
      const Value value = evaluate(node, frame);
      if (value.record() == nullptr) {
        add_leaf(node, frame, value, only_missing);
      }
      return;
    }
    case Op::Conditional: {
      const Value condition = evaluate(*node.arguments[0], frame);
      add(*node.arguments[0], frame, only_missing);
      if (const bool* known = condition.get<bool>()) {
        add(*node.arguments[*known ? 1 : 2], frame, only_missing);
      }
      return;
    }
    case Op::And:
    case Op::Or:
    case Op::Not:
      add_verdict(node, frame, evaluate(node, frame));
      return;
    case Op::Macro:
      if (node.type->kind == Kind::List) {
        add_list(node, frame, only_missing, true);
      } else {
        add_verdict(node, frame, evaluate(node, frame));
      }
      return;
    case Op::MakeList:
    case Op::Call:
      for (const Node* argument : node.arguments) {
        if (argument->type->kind == Kind::List) {
          add_list(*argument, frame, only_missing, true);
        } else {
          add(*argument, frame, only_missing);
        }
      }
      return;
  }
}

void Facts::add_list(const Node& node, Frame& frame, bool only_missing, bool wanted) {
  if (node.op == Op::Let) {
    Scope scope(*node.program, frame);
    add_list(scope.plan(), scope.frame(), only_missing, wanted);
    return;
  }
  if (node.op == Op::Call) {
    for (const Node* argument : node.arguments) {
      if (argument->type->kind == Kind::List) {
        add_list(*argument, frame, only_missing, wanted);
      }
    }
    return;
  }
  if (node.op != Op::Macro) {
    add(node, frame, only_missing);
    return;
  }
  const Value target = evaluate(*node.arguments[0], frame);
  add_list(*node.arguments[0], frame, only_missing, wanted);
  if (target.list() == nullptr) {
    return;
  }
  const List& list = *target.list();
  const bool filters = node.macro == MacroKind::Filter || node.arguments.size() == 3;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    with_item(node, frame, words_, list, i, [&](const Value&) {
      const Value verdict = filters ? evaluate(*node.arguments[1], frame) : Value::boolean(true);
      if (verdict.is_unknown()) {
        add_verdict(*node.arguments[1], frame, verdict);
      } else if (verdict.is_true() && (!filters || node.arguments.size() == 3)) {
        add(*node.arguments.back(), frame, only_missing);
      } else if (!only_missing && verdict.is_true() == wanted) {
        add_verdict(*node.arguments[1], frame, verdict);
      }
    });
  }
}

/// Of a conjunction that is false only what is false in it, and so on.
void Facts::add_verdict(const Node& node, Frame& frame, const Value& verdict) {
  if (node.op == Op::Let) {
    Scope scope(*node.program, frame);
    add_verdict(scope.plan(), scope.frame(), verdict);
    return;
  }
  if (node.op == Op::Not) {
    add_verdict(*node.arguments[0], frame, evaluate(*node.arguments[0], frame));
    return;
  }
  if (node.op == Op::And || node.op == Op::Or) {
    const bool deciding = node.op == Op::Or;
    const bool* known = verdict.get<bool>();
    for (const Node* argument : node.arguments) {
      const Value own = evaluate(*argument, frame);
      const bool same_verdict = known == nullptr
                                    ? own.is_unknown()
                                    : own.get<bool>() != nullptr && *own.get<bool>() == *known;
      if (same_verdict) {
        add_verdict(*argument, frame, own);
        if (known != nullptr && *known == deciding) {
          return;  // one is enough
        }
      }
    }
    return;
  }
  if (node.op == Op::Macro && node.type->kind == Kind::Bool) {
    const Value target = evaluate(*node.arguments[0], frame);
    add_list(*node.arguments[0], frame, verdict.is_unknown(), true);
    if (target.list() == nullptr) {
      return;
    }
    const List& list = *target.list();
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      with_item(node, frame, words_, list, i, [&](const Value&) {
        const Value own = evaluate(*node.arguments[1], frame);
        const bool is_exactly_one = node.macro == MacroKind::ExistsOne;
        const bool same_verdict = verdict.is_unknown()
                                      ? own.is_unknown()
                                      : own.is_true() == (is_exactly_one || verdict.is_true());
        if (same_verdict && !own.is_error()) {
          add_verdict(*node.arguments[1], frame, own);
        }
      });
    }
    return;
  }
  add(node, frame, verdict.is_unknown());
}

}  // namespace audit::cel
