// SPDX-License-Identifier: Apache-2.0
//
// A program like another one, some of its steps replaced: for tests of rules, which watch steps
// (conditions.h) or change them (mutations.h). The original is not touched. Lets that the program
// uses are rewritten with it, once for all programs that one Rewriter is given, so that they go on
// sharing them.
//
//   Rewriter rewriter([&](const Node& original, const Node* now, Arena& arena) {
//     return &original == wanted ? changed(*now, arena) : now;
//   });
//   rule.require = rewriter.rewrite(rule.require);
#pragma once

#include "cel/eval/plan.h"
#include "cel/program.h"

#include <functional>
#include <map>
#include <memory>

namespace audit::cel {

class Rewriter {
 public:
  /// Gives what stands for `original`: `now`, which is the step with its own arguments rewritten,
  /// or another one made in the arena.
  using Replace = std::function<const Node*(const Node& original, const Node* now, Arena& arena)>;

  explicit Rewriter(Replace replace) : replace_(std::move(replace)) {}

  /// The program itself where nothing was replaced; null stays null.
  std::shared_ptr<const Program> rewrite(const std::shared_ptr<const Program>& program);

 private:
  const Node* rewrite(const Node& node, Program::Impl& into);
  const Program* rewrite_let(const Program& let, Program::Impl& into);

  Replace replace_;
  std::map<const Program*, std::shared_ptr<const Program>> done_;
};

}  // namespace audit::cel
