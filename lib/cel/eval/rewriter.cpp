// SPDX-License-Identifier: Apache-2.0
#include "cel/eval/rewriter.h"

#include "cel/program_impl.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace audit::cel {

std::shared_ptr<const Program> Rewriter::rewrite(const std::shared_ptr<const Program>& program) {
  if (program == nullptr) {
    return nullptr;
  }
  if (const auto found = done_.find(program.get()); found != done_.end()) {
    return found->second;
  }
  const Program::Impl& from = program->impl();
  auto into = std::make_unique<Program::Impl>();
  into->source = from.source;
  into->dialect = from.dialect;
  into->local_count = from.local_count;
  into->type = from.type;
  into->literal_type = from.literal_type;
  into->personal = from.personal;
  into->path = from.path;
  into->is_path = from.is_path;
  into->reads = from.reads;
  into->fields = from.fields;
  into->lets = from.lets;
  into->prepared = from.prepared;
  into->plan = rewrite(*from.plan, *into);
  std::shared_ptr<const Program> result = program;
  if (into->plan != from.plan) {
    into->lets.push_back(program);  // whose steps and constants are still used
    result = std::make_shared<Program>(std::move(into));
  }
  done_.emplace(program.get(), result);
  return result;
}

const Node* Rewriter::rewrite(const Node& node, Program::Impl& into) {
  Node copy = node;
  std::vector<const Node*> arguments;
  bool is_changed = false;
  for (const Node* argument : node.arguments) {
    arguments.push_back(rewrite(*argument, into));
    is_changed = is_changed || arguments.back() != argument;
  }
  if (node.op == Op::Let) {
    copy.program = rewrite_let(*node.program, into);
    is_changed = copy.program != node.program;
  }
  const Node* now = &node;
  if (is_changed) {
    const std::span<const Node*> kept = into.arena.array<const Node*>(arguments.size());
    std::copy(arguments.begin(), arguments.end(), kept.begin());
    copy.arguments = kept;
    now = into.arena.make(copy);
  }
  return replace_(node, now, into.arena);
}

/// A let is owned by the programs that use it.
const Program* Rewriter::rewrite_let(const Program& let, Program::Impl& into) {
  const auto owner = std::find_if(into.lets.begin(), into.lets.end(),
                                  [&](const auto& other) { return other.get() == &let; });
  if (owner == into.lets.end()) {
    return &let;
  }
  std::shared_ptr<const Program> now = rewrite(*owner);
  const Program* result = now.get();
  into.lets.push_back(std::move(now));
  return result;
}

}  // namespace audit::cel
