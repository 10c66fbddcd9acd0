// SPDX-License-Identifier: Apache-2.0
#include "cel/eval/planner.h"

#include "cel/diagnostics.h"
#include "cel/eval/evaluator.h"
#include "cel/limits.h"

#include <algorithm>
#include <vector>

namespace audit::cel {
namespace {

class Planner {
 public:
  Planner(const Checked& checked, Program::Impl& impl, const Program& program,
          base::Diagnostics& diagnostics)
      : checked_(checked), impl_(impl), program_(program), diagnostics_(diagnostics) {}

  const Node* plan(const Expr& expr) {
    Node node;
    const Resolved& resolved = checked_[expr];
    node.span = expr.span;
    node.type = resolved.type;
    node.personal = resolved.personal;
    std::visit([&](const auto& part) { fill(node, expr, part); }, expr.node);
    const Node* made = impl_.arena.make(node);
    return folded(*made);
  }

  bool refused() const { return refused_; }

 private:
  std::span<const Node* const> nodes(const std::vector<const Node*>& list) {
    const std::span<const Node*> copy = impl_.arena.array<const Node*>(list.size());
    std::copy(list.begin(), list.end(), copy.begin());
    return copy;
  }

  void fill(Node& node, const Expr& expr, const Literal& literal) {
    const Resolved& resolved = checked_[expr];
    if (resolved.member >= 0) {
      node.constant = Value::enumerator(resolved.type->enumeration, resolved.member);
      return;
    }
    const auto convert = [this](const auto& value) -> Value {
      using T = std::decay_t<decltype(value)>;
      if constexpr (std::is_same_v<T, std::string>) {
        return Value::text(impl_.arena.text(value));
      } else if constexpr (std::is_same_v<T, BytesConstant>) {
        return Value(Value::Storage(Bytes{impl_.arena.text(value.data)}));
      } else {
        return Value(Value::Storage(value));
      }
    };
    node.constant = std::visit(convert, literal.value);
  }

  void fill(Node& node, const Expr& expr, const Identifier& identifier) {
    const Resolved& resolved = checked_[expr];
    node.name = impl_.arena.text(identifier.name);
    if (resolved.local >= 0) {
      node.op = Op::Local;
      node.slot = resolved.local;
    } else if (resolved.field != nullptr) {
      node.op = Op::Field;
      node.field = resolved.field;
      node.arguments = nodes({root_record(*resolved.variable, expr.span)});
    } else {
      variable(node, *resolved.variable);
    }
  }

  const Node* root_record(const Variable& variable, base::Span span) {
    Node record;
    record.op = Op::Slot;
    record.slot = variable.slot;
    record.span = {span.begin, span.begin};
    record.type = variable.type;
    return impl_.arena.make(record);
  }

  void variable(Node& node, const Variable& variable) {
    node.slot = variable.slot;
    node.op = Op::Slot;
    if (variable.program == nullptr) {
      node.name = impl_.arena.text(variable.name);
      node.name_zh =
          variable.synonyms.empty() ? node.name : impl_.arena.text(variable.synonyms.front());
      return;
    }
    const Node& body = *variable.program->impl().plan;
    if (body.op == Op::Constant) {
      node.op = Op::Constant;
      node.constant = read_as(body.constant, node.type);
    } else {
      node.op = Op::Let;
      node.program = variable.program.get();
    }
    impl_.lets.push_back(variable.program);  // its constants and nodes are used
  }

  /// A constant text, or list of texts, as members of the enumeration that was asked of it.
  Value read_as(const Value& value, TypeRef type) {
    const auto* word = value.get<std::string_view>();
    if (word != nullptr && type->kind == Kind::Enum) {
      return Value::enumerator(type->enumeration, type->enumeration->find(*word));
    }
    const List* list = value.list();
    if (list == nullptr || innermost(type)->kind != Kind::Enum) {
      return value;
    }
    const std::span<Value> items = impl_.arena.array<Value>(list->items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i] = read_as(list->items[i], type->element);
    }
    return constant_list(items);
  }

  Value constant_list(std::span<const Value> items) {
    return Value::list(
        impl_.arena.make(List{.items = items, .possible = {}, .open = nullptr, .origin = nullptr}));
  }

  void fill(Node& node, const Expr& expr, const Select& select) {
    node.op = Op::Field;
    node.field = checked_[expr].field;
    node.arguments = nodes({plan(*select.operand)});
  }

  void fill(Node& node, const Expr& expr, const Presence& presence) {
    node.op = Op::Has;
    node.field = checked_[expr].field;
    node.arguments =
        nodes({presence.operand != nullptr ? plan(*presence.operand)
                                           : root_record(*checked_[expr].variable, expr.span)});
  }

  void fill(Node& node, const Expr& /*expr*/, const ListLiteral& list) {
    std::vector<const Node*> items;
    for (const ListLiteral::Item& item : list.items) {
      items.push_back(plan(*item.value));
    }
    node.op = Op::MakeList;
    node.arguments = nodes(items);
  }

  void fill(Node& /*node*/, const Expr& /*expr*/, const MapLiteral& /*map*/) {}

  void fill(Node& node, const Expr& expr, const Macro& macro) {
    std::vector<const Node*> parts{plan(*macro.target)};
    for (const ExprPtr& argument : macro.arguments) {
      parts.push_back(plan(*argument));
    }
    node.op = Op::Macro;
    node.macro = macro.kind;
    node.slot = checked_[expr].local;
    node.name = impl_.arena.text(macro.variables.front().name);
    node.arguments = nodes(parts);
  }

  void fill(Node& node, const Expr& expr, const Call& call) {
    std::vector<const Node*> parts;
    if (call.is_operator && (call.function == "_&&_" || call.function == "_||_")) {
      node.op = call.function == "_&&_" ? Op::And : Op::Or;
      operands(expr, call.function, parts);
      node.arguments = nodes(parts);
      return;
    }
    const Resolved& resolved = checked_[expr];
    const bool is_method =
        call.target != nullptr && resolved.overload != nullptr && resolved.overload->is_method;
    if (is_method) {
      parts.push_back(plan(*call.target));
    }
    for (const ExprPtr& argument : call.arguments) {
      parts.push_back(plan(*argument));
    }
    node.arguments = nodes(parts);
    node.is_operator = call.is_operator;
    if (resolved.overload != nullptr) {
      node.op = Op::Call;
      node.overload = resolved.overload;
      prepare(node);
    } else if (call.function == "!_") {
      node.op = Op::Not;
    } else if (call.function == "_?_:_") {
      node.op = Op::Conditional;
    } else {
      node.op = resolved.field != nullptr ? Op::Find : Op::At;
      node.field = resolved.field;
    }
  }

  /// `a && b && c` is one step with three arguments.
  void operands(const Expr& expr, const std::string& function, std::vector<const Node*>& list) {
    const auto* call = expr.as<Call>();
    if (call == nullptr || !call->is_operator || call->function != function) {
      list.push_back(plan(expr));
      return;
    }
    for (const ExprPtr& argument : call->arguments) {
      operands(*argument, function, list);
    }
  }

  void prepare(Node& node) {
    const Row& row = *node.overload->row;
    if (row.prepare == nullptr) {
      return;
    }
    std::vector<Value> constants;
    for (std::size_t i = node.overload->is_method ? 1 : 0; i < node.arguments.size(); ++i) {
      if (node.arguments[i]->op != Op::Constant) {
        return;
      }
      constants.push_back(node.arguments[i]->constant);
    }
    Prepared prepared = row.prepare(constants);
    if (!prepared.problem.empty()) {
      const base::Span at{node.arguments[node.overload->is_method ? 1 : 0]->span.begin,
                          node.arguments.back()->span.end};
      diagnostics_.add(diagnostic::bad_constant(impl_.source, at, prepared.problem));
      refused_ = true;
      return;
    }
    node.prepared = prepared.object.get();
    impl_.prepared.push_back(std::move(prepared.object));
  }

  /// Carries out a step whose arguments are all constant. What is not known or fails stays as it
  /// is: it is reported where it happens.
  const Node* folded(const Node& node) {
    const bool candidate = node.op == Op::Call || node.op == Op::MakeList || node.op == Op::Not;
    const bool constant =
        std::all_of(node.arguments.begin(), node.arguments.end(),
                    [](const Node* argument) { return argument->op == Op::Constant; });
    if (!candidate || !constant || refused_) {
      return &node;
    }
    Activation activation(impl_.arena, 0);
    activation.steps = limits::steps;
    Frame frame{.arena = impl_.arena,
                .activation = activation,
                .slots = {},
                .locals = nullptr,
                .program = &program_};
    const Value value = evaluate(node, frame);
    if (value.is_error() || value.is_unknown() || value.kind() == Kind::Null) {
      return &node;
    }
    Node result;
    result.span = node.span;
    result.type = node.type;
    result.constant = value;
    return impl_.arena.make(result);
  }

  const Checked& checked_;
  Program::Impl& impl_;
  const Program& program_;
  base::Diagnostics& diagnostics_;
  bool refused_ = false;
};

}  // namespace

bool make_plan(const Syntax& syntax, const Checked& checked, Program::Impl& impl,
               const Program& program, base::Diagnostics& diagnostics) {
  Planner planner(checked, impl, program, diagnostics);
  impl.plan = planner.plan(*syntax.root);
  return !planner.refused();
}

}  // namespace audit::cel
