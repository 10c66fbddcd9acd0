// SPDX-License-Identifier: Apache-2.0
#include "cel/explain/facts.h"

#include "cel/display.h"
#include "cel/eval/bounds.h"
#include "cel/explain/scope.h"

#include <algorithm>
#include <utility>

namespace audit::cel {
namespace {

using base::Text;

const Node* behind_lets(const Node* node) {
  while (node->op == Op::Let) {
    node = node->program->impl().plan;
  }
  return node;
}

/// The list whose size is compared, or whose sum if no part of it can be negative.
const Node* counted(const Node& node) {
  if (node.op != Op::Call || node.arguments.empty() ||
      node.arguments[0]->type->kind != Kind::List) {
    return nullptr;
  }
  const Node* list = behind_lets(node.arguments[0]);
  const bool is_of_fields =
      list->op == Op::Field || (list->op == Op::Macro && list->macro == MacroKind::Map &&
                                list->arguments.back()->op == Op::Field &&
                                list->arguments.back()->field->derived == nullptr);
  const std::string_view name = node.overload->name;
  return name == "size" || (name == "sum" && is_of_fields) ? node.arguments[0] : nullptr;
}

/// Which bound of operand `which` of a comparison made it true (or false).
Facts::Side side_that_decided(const Node& comparison, Frame& frame, std::size_t which, bool holds) {
  using Side = Facts::Side;
  const std::string_view name = comparison.overload->name;
  const bool is_equality = name == "_==_" || name == "_!=_";
  if (is_equality && holds == (name == "_==_")) {
    return Side::Both;
  }
  bool is_less = name == "_<_" || name == "_<=_" ? holds : !holds;  // the first than the second
  if (is_equality) {
    const Node& first = *comparison.arguments[0];
    const Node& second = *comparison.arguments[1];
    is_less = less(bounds_of(evaluate(first, frame), first.type),
                   bounds_of(evaluate(second, frame), second.type)) == Truth::True;
  }
  return is_less == (which == 0) ? Side::AtMost : Side::AtLeast;
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
  repeated_ = known ? repeated_ + 1 : 0;
  if (!known && reasons_.size() < most_) {
    reasons_.push_back({.expression = std::move(expression),
                        .value = std::move(value),
                        .at = at,
                        .missing = missing});
  }
}

void Facts::add_leaf(const Node& node, Frame& frame, const Value& value, bool only_missing) {
  if (reasons_.size() >= most_ || repeated_ >= most_repeated) {
    return;
  }
  const Unknown* unknown = value.unknown();
  if (const List* list = value.list()) {
    unknown = list->open;
  }
  if (only_missing ? unknown == nullptr : !says_something(value)) {
    return;  // what is known waits for nothing, what is not decides nothing
  }
  Text text = value.list() != nullptr && unknown == nullptr ? count_text(*value.list())
              : value.is_unknown() ? words_.extent(value, node.type, node.personal)
                                   : words_.value(value, node.type, node.personal);
  if (unknown != nullptr && unknown->reason != nullptr) {
    text = text +
           Text{.zh = "（" + unknown->reason->zh + "）", .en = " (" + unknown->reason->en + ")"};
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

/// `amounts[0]`: what is written there, or the list that it was taken from.
void Facts::add_element(const Node& node, Frame& frame, bool only_missing) {
  Value value = evaluate(node, frame);
  if (value.record() == nullptr) {
    const Value list = evaluate(*node.arguments[0], frame);
    const base::Origin* whole =
        list.origin() == nullptr && list.list() != nullptr ? list.list()->origin : list.origin();
    add_leaf(node, frame, value.origin() == nullptr ? value.at(whole) : value, only_missing);
  }
  add_owner(node, frame, only_missing);
}

void Facts::add(const Node& node, Frame& frame, bool only_missing) {
  switch (node.op) {
    case Op::Constant:
    case Op::Has:
    case Op::Standard:  // of programs that are not explained
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
      add_owner(*node.arguments[0], frame, only_missing);
      return;
    }
    case Op::Slot:
      if (node.type->kind != Kind::Record) {
        add_leaf(node, frame, evaluate(node, frame), only_missing);
      }
      return;
    case Op::Local: {
      const Value value = evaluate(node, frame);
      if (value.record() == nullptr) {
        add_leaf(node, frame, value, only_missing);
      }
      return;
    }
    case Op::At:
    case Op::Find:
      add_element(node, frame, only_missing);
      return;
    case Op::Conditional: {
      const Value condition = evaluate(*node.arguments[0], frame);
      add(*node.arguments[0], frame, only_missing);
      const bool* known = condition.get<bool>();
      for (std::size_t branch = 1; branch <= 2; ++branch) {
        if (known == nullptr || *known == (branch == 1)) {
          add(*node.arguments[branch], frame, only_missing);
        }
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
        add_list(node, frame, only_missing, Side::Both);
      } else {
        add_verdict(node, frame, evaluate(node, frame));
      }
      return;
    case Op::MakeList:
    case Op::Call:
      for (const Node* argument : node.arguments) {
        if (argument->type->kind == Kind::List) {
          add_list(*argument, frame, only_missing, Side::Both);
        } else {
          add(*argument, frame, only_missing);
        }
      }
      return;
  }
}

/// `list[0]` and `list[key]`: what made it that record, where it is not just written so.
void Facts::add_owner(const Node& node, Frame& frame, bool only_missing) {
  if (node.op == Op::Field) {
    add_owner(*node.arguments[0], frame, only_missing);
  } else if (node.op == Op::At || node.op == Op::Find) {
    if (node.arguments[0]->op != Op::Field) {
      add_list(*node.arguments[0], frame, only_missing, Side::Both);
    }
    add(*node.arguments[1], frame, only_missing);
  } else if (node.op == Op::Let) {
    Scope scope(*node.program, frame);
    add_owner(scope.plan(), scope.frame(), only_missing);
  }
}

/// The condition and the branch that it took; both branches if they agree whatever it is.
void Facts::add_choice(const Node& node, Frame& frame, const Value& verdict) {
  const Value condition = evaluate(*node.arguments[0], frame);
  const bool* known = condition.get<bool>();
  if (known != nullptr || verdict.is_unknown()) {
    add_verdict(*node.arguments[0], frame, condition);
  }
  for (std::size_t branch = 1; branch <= 2; ++branch) {
    if (known == nullptr || *known == (branch == 1)) {
      add_verdict(*node.arguments[branch], frame, evaluate(*node.arguments[branch], frame));
    }
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
  if (node.op == Op::Conditional) {
    add_choice(node, frame, verdict);
    return;
  }
  if (node.op == Op::Macro && node.type->kind == Kind::Bool) {
    add_macro_verdict(node, frame, verdict);
    return;
  }
  if (node.op == Op::Call && node.is_operator && node.arguments.size() == 2) {
    add_comparison(node, frame, verdict);
    return;
  }
  add(node, frame, verdict.is_unknown());
}

/// `list.size() >= 3` fails because of what is not in the list, `== 0` because of what is.
void Facts::add_comparison(const Node& node, Frame& frame, const Value& verdict) {
  for (std::size_t i = 0; i < node.arguments.size(); ++i) {
    const Node* side = node.arguments[i];
    const Node* list = counted(*side);
    if (list != nullptr && !verdict.is_unknown() && node.overload->name != "_in_") {
      const bool is_written = behind_lets(list)->op == Op::Field;  // then its length is the fact
      add_list(*list, frame, false,
               is_written ? Side::Both : side_that_decided(node, frame, i, verdict.is_true()));
    } else {
      add(*side, frame, verdict.is_unknown());
    }
  }
}

}  // namespace audit::cel
