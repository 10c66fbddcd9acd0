// SPDX-License-Identifier: Apache-2.0
#include "cel/conditions.h"

#include "cel/eval/plan.h"
#include "cel/eval/rewriter.h"
#include "cel/program_impl.h"

#include <algorithm>
#include <functional>

namespace audit::cel {
namespace {

bool is_condition(const Node& node) {
  return node.type != nullptr && node.type->kind == Kind::Bool && node.op != Op::Constant &&
         node.op != Op::Not;
}

void collect(const Node& node, std::vector<Condition>& conditions) {
  if (is_condition(node)) {
    conditions.push_back({.step = &node, .span = node.span});
  }
  for (const Node* argument : node.arguments) {
    collect(*argument, conditions);
  }
}

void collect_lets(const Node& node, std::vector<const Program*>& lets) {
  if (node.op == Op::Let && std::find(lets.begin(), lets.end(), node.program) == lets.end()) {
    lets.push_back(node.program);
    collect_lets(*node.program->impl().plan, lets);
  }
  for (const Node* argument : node.arguments) {
    collect_lets(*argument, lets);
  }
}

/// Hands its argument on and notes it. `prepared` is the note.
Value note(const Invocation& call) {
  Seen& seen = *static_cast<Seen*>(const_cast<void*>(call.node.prepared));
  const Value& value = call.arguments[0];
  seen.yes = seen.yes || value.is_true();
  seen.no = seen.no || value.is_false();
  seen.unknown = seen.unknown || value.is_unknown();
  return value;
}

const Overload& noting() {
  static const Row row{.signature = "watched(bool) -> bool",
                       .run = note,
                       .sees = Sees::Everything,
                       .zh = "",
                       .en = ""};
  static const Overload overload{
      .row = &row, .name = "watched", .parameters = {}, .result = TypeTable::simple(Kind::Bool)};
  return overload;
}

}  // namespace

std::vector<Condition> conditions(const Program& program) {
  std::vector<Condition> result;
  collect(*program.impl().plan, result);
  std::stable_sort(result.begin(), result.end(), [](const Condition& a, const Condition& b) {
    return a.span.begin < b.span.begin;
  });
  return result;
}

std::vector<const Program*> lets_of(const Program& program) {
  std::vector<const Program*> lets;
  collect_lets(*program.impl().plan, lets);
  return lets;
}

std::string in_one_line(std::string_view text) {
  std::string line;
  std::size_t open = 0;
  char quote = 0;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (is_space && (line.empty() || line.back() == ' ')) {
      continue;
    }
    line += is_space ? ' ' : c;
    if (quote != 0 || c == '"' || c == '\'') {
      quote = quote == 0 ? c : (quote == c ? static_cast<char>(0) : quote);
    } else if (c == '(') {
      ++open;
    } else if (c == ')' && open > 0) {
      --open;
    } else if (c == ')') {
      line.insert(line.begin(), '(');
    }
  }
  return line.append(open, ')');
}

std::string in_one_line(const Source& source, base::Span span) {
  return in_one_line(std::string_view(source.text).substr(span.begin, span.end - span.begin));
}

struct Watch::Impl {
  std::map<const Node*, Seen> seen;  // its elements stay where they are
  Rewriter rewriter;

  Impl()
      : rewriter([this](const Node& original, const Node* now, Arena& arena) {
          return is_condition(original) ? watched(original, now, arena) : now;
        }) {}

  const Node* watched(const Node& original, const Node* now, Arena& arena) {
    Node node;
    node.op = Op::Call;
    node.span = original.span;
    node.type = original.type;
    node.overload = &noting();
    node.prepared = &seen[&original];
    const std::span<const Node*> arguments = arena.array<const Node*>(1);
    arguments[0] = now;
    node.arguments = arguments;
    return arena.make(node);
  }
};

Watch::Watch() : impl_(std::make_unique<Impl>()) {}

Watch::~Watch() = default;

std::shared_ptr<const Program> Watch::over(const std::shared_ptr<const Program>& program) {
  return impl_->rewriter.rewrite(program);
}

Seen Watch::seen(const Condition& condition) const {
  const auto found = impl_->seen.find(condition.step);
  return found == impl_->seen.end() ? Seen() : found->second;
}

void Watch::clear() {
  for (auto& [step, seen] : impl_->seen) {
    seen = Seen();
  }
}

}  // namespace audit::cel
