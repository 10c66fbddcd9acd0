// SPDX-License-Identifier: Apache-2.0
//
// As explain(), but only down to the comparisons: the program is evaluated again along the path
// that decided.
#include "cel/measures.h"

#include "cel/conditions.h"
#include "cel/explain/scope.h"
#include "cel/explain/words.h"
#include "cel/limits.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace audit::cel {
namespace {

/// Names of an environment that hold no fact of a file: limits and the dates of the audit.
bool is_fact(std::string_view slot) {
  constexpr std::array no_facts{"param", "as_of", "base_date", "period"};
  return std::find(no_facts.begin(), no_facts.end(), slot) == no_facts.end();
}

/// Does some step of an expression, through lets, answer to `is_such`?
template <class Such>
bool contains(const Node& node, const Such& is_such) {
  if (is_such(node)) {
    return true;
  }
  if (node.op == Op::Let) {
    return contains(*node.program->impl().plan, is_such);
  }
  return std::any_of(node.arguments.begin(), node.arguments.end(),
                     [&](const Node* argument) { return contains(*argument, is_such); });
}

bool is_of_a_file(const Node& node) {
  return contains(node, [](const Node& step) {
    return step.op == Op::Local || (step.op == Op::Slot && is_fact(step.name));
  });
}

bool reads(const Node& node, const Field* field) {
  return field != nullptr && contains(node, [field](const Node& step) {
           return step.op == Op::Field && step.field == field;
         });
}

bool is_ordered(TypeRef type) {
  return type->kind == Kind::Number || type->kind == Kind::Date;
}

/// `holds`: what the comparison gave, which is not what it should have.
Worse worse_of(std::string_view comparison, bool holds, bool first_is_measured, TypeRef type) {
  if (comparison == "_==_" || comparison == "_!=_") {
    const bool should_be_equal = (comparison == "_==_") != holds;
    return should_be_equal && is_ordered(type) ? Worse::Farther : Worse::Changed;
  }
  const bool asks_for_less = comparison == "_<_" || comparison == "_<=_";
  const bool first_is_too_large = asks_for_less != holds;
  return first_is_too_large == first_is_measured ? Worse::Larger : Worse::Smaller;
}

bool is_comparison(const Node& node) {
  constexpr std::array names{"_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_"};
  return node.is_operator &&
         std::find(names.begin(), names.end(), node.overload->name) != names.end();
}

/// Of the sides of a comparison, is the first the measured one?
bool measures_first(const Node& first, const Node& second, const Field* aimed) {
  if (is_of_a_file(first) != is_of_a_file(second)) {
    return is_of_a_file(first);
  }
  return reads(first, aimed) || !reads(second, aimed);
}

/// The argument of a call that is measured: a comparison's side, else the first that reads facts.
const Node* measured_argument(const Node& call, const Field* aimed) {
  if (is_comparison(call)) {
    return call.arguments[measures_first(*call.arguments[0], *call.arguments[1], aimed) ? 0 : 1];
  }
  const auto fact = std::find_if(call.arguments.begin(), call.arguments.end(),
                                 [](const Node* argument) { return is_of_a_file(*argument); });
  return fact == call.arguments.end() ? nullptr : *fact;
}

/// Everything that a condition may come to measure: what kind of value, in the text of the rule.
class Measurable {
 public:
  Measurable(const Program& program, const Field* aimed) : aimed_(aimed) {
    add(*program.impl().plan, program);
  }

  bool has_other(Kind kind, const std::string& text) const {
    return std::any_of(found_.begin(), found_.end(), [&](const auto& entry) {
      return entry.first == kind && entry.second != text;
    });
  }

 private:
  void add(const Node& node, const Program& program) {
    switch (node.op) {
      case Op::And:
      case Op::Or:
      case Op::Not:
        for (const Node* argument : node.arguments) {
          add(*argument, program);
        }
        return;
      case Op::Conditional:
        add(*node.arguments[1], program);
        add(*node.arguments[2], program);
        return;
      case Op::Let:
        add(*node.program->impl().plan, *node.program);
        return;
      case Op::Call:
        if (const Node* measured = measured_argument(node, aimed_)) {
          found_.emplace_back(measured->type->kind, in_one_line(program.source(), measured->span));
        }
        return;
      case Op::Macro:
        found_.emplace_back(Kind::Number, in_one_line(program.source(), node.span));
        return;
      case Op::Constant:
        return;
      default:
        found_.emplace_back(node.type->kind, in_one_line(program.source(), node.span));
        return;
    }
  }

  const Field* aimed_;
  std::vector<std::pair<Kind, std::string>> found_;
};

class Measurer {
 public:
  Measurer(const Program& program, const Field* aimed, bool show_personal)
      : aimed_(aimed), all_(program, aimed), words_(show_personal) {}

  std::vector<Measure> run(const Node& node, Frame& frame) {
    look(node, frame, evaluate(node, frame));
    return is_measured_ ? std::move(measures_) : std::vector<Measure>();
  }

 private:
  /// At a part that gave `value`, which is not what it should have given.
  void look(const Node& node, Frame& frame, const Value& value) {
    if (value.get<bool>() == nullptr) {
      is_measured_ = false;
      return;
    }
    switch (node.op) {
      case Op::And:
      case Op::Or:
        connective(node, frame, value.is_true());
        return;
      case Op::Not:
        look(*node.arguments[0], frame, evaluate(*node.arguments[0], frame));
        return;
      case Op::Let: {
        Scope scope(*node.program, frame);
        look(scope.plan(), scope.frame(), value);
        return;
      }
      case Op::Conditional: {
        const bool* chosen = evaluate(*node.arguments[0], frame).get<bool>();
        const bool first = chosen != nullptr && *chosen;
        if (chosen == nullptr) {
          is_measured_ = false;
        } else {
          look(*node.arguments[first ? 1 : 2], frame, value);
        }
        return;
      }
      case Op::Macro:
        quantifier(node, frame, value.is_true());
        return;
      case Op::Call:
        call(node, frame, value.is_true());
        return;
      case Op::Field:
      case Op::Slot:
      case Op::Local:
      case Op::At:
      case Op::Find:
        add_changed(node, frame);
        return;
      case Op::Constant:
      case Op::Has:
      case Op::MakeList:
      case Op::Standard:
        break;
    }
    is_measured_ = false;
  }

  /// The operands that gave what the whole gave.
  void connective(const Node& node, Frame& frame, bool holds) {
    for (const Node* argument : node.arguments) {
      const Value own = evaluate(*argument, frame);
      if (holds ? own.is_true() : own.is_false()) {
        look(*argument, frame, own);
      }
    }
  }

  void call(const Node& node, Frame& frame, bool holds) {
    const Node* measured = measured_argument(node, aimed_);
    if (measured == nullptr) {
      is_measured_ = false;
      return;
    }
    if (!is_comparison(node)) {
      add_changed(*measured, frame);
      return;
    }
    const bool first_is_measured = measured == node.arguments[0];
    const Node& limit = *node.arguments[first_is_measured ? 1 : 0];
    Measure measure = measure_of(*measured, frame);
    measure.limit = evaluate(limit, frame);
    measure.limit_type = limit.type;
    measure.limit_text = words_.operand(limit, frame);
    measure.worse = worse_of(node.overload->name, holds, first_is_measured, measured->type);
    measures_.push_back(std::move(measure));
  }

  /// How many elements are not as they should be. Where one should be there that is not, nothing is
  /// measured.
  void quantifier(const Node& node, Frame& frame, bool holds) {
    const bool counts =
        (node.macro == MacroKind::All && !holds) || (node.macro == MacroKind::Exists && holds);
    const Value target = counts ? evaluate(*node.arguments[0], frame) : Value();
    if (target.list() == nullptr || node.arguments.size() != 2) {
      is_measured_ = false;
      return;
    }
    const List& list = *target.list();
    int count = 0;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      frame.locals[node.slot] =
          element_of(frame.arena, list.items[i], node.arguments[0]->type->element);
      const Value own = evaluate(*node.arguments[1], frame);
      const bool is_known = own.get<bool>() != nullptr && list.possible_at(i) == nullptr;
      is_measured_ = is_measured_ && is_known;
      count += is_known && own.is_true() == holds ? 1 : 0;
    }
    is_measured_ = is_measured_ && list.open == nullptr;
    const std::string number = std::to_string(count);
    Measure measure;
    measure.value = Value::number(base::Number(count));
    measure.type = TypeTable::literal(Kind::Number);
    measure.limit = Value::number(base::Number(0));
    measure.limit_type = measure.type;
    measure.limit_text = same("0");
    measure.worse = Worse::Larger;
    measure.is_one_of_several = is_one_of_several(Kind::Number, node, frame);
    measure.text = {.zh = number + " 项不合要求",
                    .en = number + (count == 1 ? " entry is" : " entries are") + " not as asked"};
    measures_.push_back(std::move(measure));
  }

  void add_changed(const Node& node, Frame& frame) { measures_.push_back(measure_of(node, frame)); }

  Measure measure_of(const Node& node, Frame& frame) {
    Measure measure;
    measure.value = evaluate(node, frame);
    measure.type = node.type;
    measure.personal = node.personal;
    measure.is_one_of_several = is_one_of_several(node.type->kind, node, frame);
    measure.text = words_.operand(node, frame);
    return measure;
  }

  bool is_one_of_several(Kind kind, const Node& node, const Frame& frame) const {
    return all_.has_other(kind, in_one_line(frame.program->source(), node.span));
  }

  const Field* aimed_;
  Measurable all_;
  Words words_;
  std::vector<Measure> measures_;
  bool is_measured_ = true;
};

}  // namespace

std::vector<Measure> measures(const Program& program, Activation& activation, const Field* aimed,
                              bool show_personal) {
  activation.steps = limits::steps;
  std::vector<Value> locals(static_cast<std::size_t>(program.impl().local_count));
  Frame frame{.arena = activation.arena(),
              .activation = activation,
              .slots = activation.slots,
              .locals = locals.data(),
              .program = &program};
  return Measurer(program, aimed, show_personal).run(*program.impl().plan, frame);
}

}  // namespace audit::cel
