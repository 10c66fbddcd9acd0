// SPDX-License-Identifier: Apache-2.0
#include "cel/standard/planner.h"

#include "cel/standard/step.h"

#include <algorithm>
#include <vector>

namespace audit::cel::standard {
namespace {

class Planner {
 public:
  Planner(const Checked& checked, Program::Impl& impl) : checked_(checked), impl_(impl) {}

  const Node* plan(const Expr& expr) {
    StandardNode node;
    node.op = Op::Standard;
    node.span = expr.span;
    node.type = checked_[expr].type;
    std::visit([&](const auto& part) { fill(node, expr, part); }, expr.node);
    if (node.op == Op::Standard) {
      return impl_.arena.make(node);
    }
    return impl_.arena.make(static_cast<const Node&>(node));
  }

 private:
  template <class T>
  std::span<const T> kept(const std::vector<T>& list) {
    const std::span<T> copy = impl_.arena.array<T>(list.size());
    std::copy(list.begin(), list.end(), copy.begin());
    return copy;
  }

  std::span<const Node* const> nodes(const std::vector<const Node*>& list) { return kept(list); }

  void fill(StandardNode& node, const Expr& /*expr*/, const Literal& literal) {
    node.op = Op::Constant;
    node.constant = std::visit(
        [this](const auto& value) -> Value {
          using T = std::decay_t<decltype(value)>;
          if constexpr (std::is_same_v<T, std::string>) {
            return Value::text(impl_.arena.text(value));
          } else if constexpr (std::is_same_v<T, BytesConstant>) {
            return Value(Value::Storage(Bytes{impl_.arena.text(value.data)}));
          } else {
            return Value(Value::Storage(value));
          }
        },
        literal.value);
  }

  /// A declared name, or the type that a name stands for. False if the expression is neither.
  bool fill_name(StandardNode& node, const Resolved& resolved, const std::string& name) {
    node.name = impl_.arena.text(name);
    if (resolved.variable != nullptr) {
      node.step = variable;
      node.slot = resolved.variable->slot;
    } else if (resolved.denoted != nullptr) {
      node.op = Op::Constant;
      node.constant = Value(Value::Storage(resolved.denoted));
    } else {
      return false;
    }
    return true;
  }

  void fill(StandardNode& node, const Expr& expr, const Identifier& identifier) {
    const Resolved& resolved = checked_[expr];
    if (resolved.local >= 0) {
      node.op = Op::Local;
      node.slot = resolved.local;
      node.name = impl_.arena.text(identifier.name);
    } else if (!fill_name(node, resolved, identifier.name)) {
      node.step = fail;
      node.error = &unknown_name;
    }
  }

  void fill(StandardNode& node, const Expr& expr, const Select& select) {
    if (fill_name(node, checked_[expr], select.field)) {
      return;
    }
    node.step = field;
    node.is_optional = select.optional;
    node.arguments = nodes({plan(*select.operand)});
  }

  void fill(StandardNode& node, const Expr& /*expr*/, const Presence& presence) {
    node.step = has_field;
    node.name = impl_.arena.text(presence.field);
    node.arguments = nodes({plan(*presence.operand)});
  }

  void fill(StandardNode& node, const Expr& /*expr*/, const ListLiteral& list) {
    std::vector<const Node*> items;
    const std::span<bool> optional = impl_.arena.array<bool>(list.items.size());
    for (const ListLiteral::Item& item : list.items) {
      optional[items.size()] = item.optional;
      items.push_back(plan(*item.value));
    }
    node.step = make_list;
    node.optional = optional;
    node.arguments = nodes(items);
  }

  void fill(StandardNode& node, const Expr& /*expr*/, const MapLiteral& map) {
    std::vector<const Node*> parts;
    const std::span<bool> optional = impl_.arena.array<bool>(map.entries.size());
    for (const MapLiteral::Entry& entry : map.entries) {
      optional[parts.size() / 2] = entry.optional;
      parts.push_back(plan(*entry.key));
      parts.push_back(plan(*entry.value));
    }
    node.step = make_map;
    node.optional = optional;
    node.arguments = nodes(parts);
  }

  void fill(StandardNode& node, const Expr& expr, const Macro& macro) {
    std::vector<const Node*> parts{plan(*macro.target)};
    for (const ExprPtr& argument : macro.arguments) {
      parts.push_back(plan(*argument));
    }
    node.step = step_of(macro.kind);
    node.macro = macro.kind;
    node.slot = checked_[expr].local;
    node.two_variables = macro.variables.size() == 2;
    node.arguments = nodes(parts);
  }

  static Step step_of(MacroKind kind) {
    switch (kind) {
      case MacroKind::All:
      case MacroKind::Exists:
        return quantify;
      case MacroKind::ExistsOne:
        return exactly_one;
      case MacroKind::Map:
      case MacroKind::Filter:
        return map_or_filter;
      case MacroKind::SortBy:
        return sort_by;
      case MacroKind::TransformMap:
      case MacroKind::TransformMapEntry:
        return transform_map;
      case MacroKind::OptionalMap:
      case MacroKind::OptionalFlatMap:
        return optional_map;
      case MacroKind::Bind:
        return bind;
      case MacroKind::DuplicatesBy:
        break;
    }
    return fail;
  }

  void fill(StandardNode& node, const Expr& expr, const Call& call) {
    std::vector<const Node*> parts;
    if (call.is_operator && (call.function == "_&&_" || call.function == "_||_")) {
      node.op = call.function == "_&&_" ? Op::And : Op::Or;
      operands(expr, call.function, parts);
      node.arguments = nodes(parts);
      return;
    }
    const Resolved& resolved = checked_[expr];
    if (call.target != nullptr && !resolved.is_namespaced) {
      parts.push_back(plan(*call.target));
    }
    for (const ExprPtr& argument : call.arguments) {
      parts.push_back(plan(*argument));
    }
    node.arguments = nodes(parts);
    if (call.is_operator && call.function == "_?_:_") {
      node.op = Op::Conditional;
    } else if (call.is_operator && (call.function == "_[_]" || call.function == "_[?_]")) {
      node.step = index;
      node.is_optional = call.function == "_[?_]";
    } else if (resolved.candidates.empty()) {
      node.step = fail;
      node.error = &no_such_overload;
    } else {
      node.step = standard::call;
      node.candidates = kept(resolved.candidates);
      prepare(node);
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

  /// What a function makes of constant arguments once (table.h), where only one overload is meant.
  /// Where that fails, so does the call when it is evaluated: it may be one that `||` absorbs.
  void prepare(StandardNode& node) {
    const Overload& overload = *node.candidates.front();
    const std::size_t first = overload.is_method ? 1 : 0;
    const auto arguments = node.arguments.subspan(std::min(first, node.arguments.size()));
    const bool constant = std::all_of(arguments.begin(), arguments.end(), [](const Node* argument) {
      return argument->op == Op::Constant && argument->constant.kind() == Kind::String;
    });
    if (overload.row->prepare == nullptr || node.candidates.size() != 1 || !constant) {
      return;
    }
    std::vector<Value> constants;
    for (const Node* argument : arguments) {
      constants.push_back(argument->constant);
    }
    Prepared prepared = overload.row->prepare(constants);
    node.prepared = prepared.object.get();
    impl_.prepared.push_back(std::move(prepared.object));
  }

  const Checked& checked_;
  Program::Impl& impl_;
};

}  // namespace

const Node* make_plan(const Syntax& syntax, const Checked& checked, Program::Impl& impl) {
  return Planner(checked, impl).plan(*syntax.root);
}

}  // namespace audit::cel::standard
