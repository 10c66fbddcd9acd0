// SPDX-License-Identifier: Apache-2.0
// Facts behind lists: what put an element in, what kept others out, which elements decided.
#include "cel/eval/select.h"
#include "cel/explain/facts.h"
#include "cel/explain/scope.h"

#include <algorithm>

namespace audit::cel {
namespace {

Facts::Side flipped(Facts::Side side) {
  switch (side) {
    case Facts::Side::AtLeast:
      return Facts::Side::AtMost;
    case Facts::Side::AtMost:
      return Facts::Side::AtLeast;
    case Facts::Side::Both:
      break;
  }
  return side;
}

bool filters(const Node& macro) {
  return macro.macro == MacroKind::Filter || macro.arguments.size() == 3;
}

bool is_certain(const List& list, std::size_t i) {
  return i < list.items.size() && list.possible_at(i) == nullptr;
}

/// How many elements there are to look at: for what may still come one of which nothing is known.
std::size_t looked_at(const List& list) {
  return list.items.size() + (list.open == nullptr ? 0 : 1);
}

}  // namespace

/// An element as the macro's variable, for as long as its body is looked into.
template <class Look>
void Facts::with_item(const Node& macro, Frame& frame, const List& list, std::size_t i,
                      const Look& look) {
  TypeRef type = macro.arguments[0]->type->element;
  const Value item = i < list.items.size() ? element_of(frame.arena, list.items[i], type)
                                           : any_of(frame.arena, type, list.open, true);
  frame.locals[macro.slot] = item;
  words_.enter_item(macro, frame);
  look(item);
  words_.leave_item();
}

void Facts::add_list(const Node& node, Frame& frame, bool only_missing, Side side) {
  if (node.op == Op::Let) {
    Scope scope(*node.program, frame);
    add_list(scope.plan(), scope.frame(), only_missing, side);
    return;
  }
  if (node.op == Op::Call) {
    const bool subtracts = node.overload->name == "without";
    for (std::size_t i = 0; i < node.arguments.size(); ++i) {
      const Node& argument = *node.arguments[i];
      if (argument.type->kind == Kind::List) {
        add_list(argument, frame, only_missing, subtracts && i == 1 ? flipped(side) : side);
      } else {
        add(argument, frame, only_missing);
      }
    }
    return;
  }
  if (node.op == Op::Conditional) {
    const Value condition = evaluate(*node.arguments[0], frame);
    add_verdict(*node.arguments[0], frame, condition);
    const bool* known = condition.get<bool>();
    for (std::size_t branch = 1; branch <= 2; ++branch) {
      if (known == nullptr || *known == (branch == 1)) {
        add_list(*node.arguments[branch], frame, only_missing, side);
      }
    }
    return;
  }
  if (node.op == Op::Macro) {
    add_list(*node.arguments[0], frame, only_missing, side);
    add_elements(node, frame, only_missing, side);
    return;
  }
  const bool is_bare = node.op == Op::Field && node.type->element->kind == Kind::Record;
  if (side != Side::AtLeast || !is_bare || only_missing) {
    add(node, frame, only_missing);
  }
}

/// Elements that are undecided decide nothing: they count only where the verdict waits for them.
void Facts::add_elements(const Node& macro, Frame& frame, bool only_missing, Side side) {
  const Value target = evaluate(*macro.arguments[0], frame);
  if (target.list() == nullptr) {
    return;
  }
  const List& list = *target.list();
  const Node& body = *macro.arguments.back();
  for (std::size_t i = 0; i < looked_at(list); ++i) {
    with_item(macro, frame, list, i, [&](const Value&) {
      if (!filters(macro)) {
        add(body, frame, only_missing);
        return;
      }
      const Value verdict = evaluate(*macro.arguments[1], frame);
      if (verdict.is_unknown() && only_missing) {
        add_verdict(*macro.arguments[1], frame, verdict);
      }
      const bool counts = side == Side::Both || verdict.is_true() == (side == Side::AtLeast);
      if (!only_missing && !verdict.is_unknown() && counts) {
        add_verdict(*macro.arguments[1], frame, verdict);
      }
      if (macro.arguments.size() == 3 && !verdict.is_false()) {
        add(body, frame, only_missing);
      }
    });
  }
}

void Facts::add_membership(const Node& node, Frame& frame, const Value& element) {
  if (node.op == Op::Let) {
    Scope scope(*node.program, frame);
    add_membership(scope.plan(), scope.frame(), element);
    return;
  }
  if (node.op == Op::Conditional) {
    const Value condition = evaluate(*node.arguments[0], frame);
    add_verdict(*node.arguments[0], frame, condition);
    if (const bool* known = condition.get<bool>()) {
      add_membership(*node.arguments[*known ? 1 : 2], frame, element);
    }
    return;
  }
  if (node.op != Op::Macro || element.record() == nullptr ||
      (node.macro != MacroKind::Filter && node.macro != MacroKind::SortBy)) {
    if (node.op != Op::Field) {
      add_list(node, frame, false, Side::AtLeast);
    }
    return;
  }
  add_membership(*node.arguments[0], frame, element);
  if (node.macro == MacroKind::SortBy) {
    add_elements(node, frame, false, Side::Both);
    return;
  }
  const Value target = evaluate(*node.arguments[0], frame);
  if (target.list() == nullptr) {
    return;
  }
  const List& list = *target.list();
  const bool is_there = std::any_of(list.items.begin(), list.items.end(), [&](const Value& item) {
    return item.record() == element.record();
  });
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    // An element of a list in unknown order is any of them.
    if (!is_there || list.items[i].record() == element.record()) {
      with_item(node, frame, list, i, [&](const Value&) {
        add_verdict(*node.arguments[1], frame, Value::boolean(true));
      });
    }
  }
}

/// How many elements are certain to meet the condition of a macro.
std::size_t Facts::certain(const Node& macro, Frame& frame, const List& list) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    with_item(macro, frame, list, i, [&](const Value&) {
      count += is_certain(list, i) && evaluate(*macro.arguments[1], frame).is_true() ? 1U : 0U;
    });
  }
  return count;
}

/// Of `exists`, `all` and a second one of `exists_one` the witnesses; else every element.
void Facts::add_macro_verdict(const Node& node, Frame& frame, const Value& verdict) {
  const Value target = evaluate(*node.arguments[0], frame);
  if (target.list() == nullptr) {
    add_list(*node.arguments[0], frame, verdict.is_unknown(), Side::Both);
    return;
  }
  const List& list = *target.list();
  const bool is_one = node.macro == MacroKind::ExistsOne;
  const bool too_many = is_one && verdict.is_false() && certain(node, frame, list) > 1;
  const bool has_witness = too_many || (node.macro == MacroKind::Exists && verdict.is_true()) ||
                           (node.macro == MacroKind::All && verdict.is_false());
  if (!has_witness) {
    add_list(*node.arguments[0], frame, verdict.is_unknown(), is_one ? Side::Both : Side::AtMost);
  }
  for (std::size_t i = 0; i < looked_at(list); ++i) {
    with_item(node, frame, list, i, [&](const Value& item) {
      const Value own = evaluate(*node.arguments[1], frame);
      const bool decides = verdict.is_unknown() ? own.is_unknown()
                           : own.is_unknown()   ? false
                           : is_one             ? !too_many || own.is_true()
                                                : own.is_true() == verdict.is_true();
      if (!decides || own.is_error() || (has_witness && !is_certain(list, i))) {
        return;
      }
      add_verdict(*node.arguments[1], frame, own);
      if (has_witness) {
        add_membership(*node.arguments[0], frame, item);
      }
    });
  }
}

}  // namespace audit::cel
