// SPDX-License-Identifier: Apache-2.0
//
// Small mistakes that somebody could have made in a program: each comparison with a neighbouring
// operator, each && as || and the other way round, each number, date and period in it one smallest
// step off. Tests of a rule that notice none of them do not pin it down (`station-rules test
// --mutate`).
//
//   for (const Mutation& m : mutations(*rule.require)) {
//     Mutator mutator(m);
//     other.require = mutator.apply(rule.require);       // and, with it, the lets that it uses
//   }
#pragma once

#include "base/source.h"
#include "cel/program.h"
#include "cel/value.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace audit::cel {

struct Node;

struct Mutation {
  const Node* step = nullptr;
  base::Span at;        ///< what is replaced, in the text of the program
  base::Span within;    ///< the smallest expression around it that shows what it is compared with
  std::string instead;  ///< what stands there then
  std::function<const Node*(const Node& now, Arena& arena)> make;
};

/// Of the program itself, in the order of its text; the lets it uses have their own.
std::vector<Mutation> mutations(const Program& program);

/// `within`, before and after, in one line.
std::string original_text(const Program& program, const Mutation& mutation);
std::string mutated_text(const Program& program, const Mutation& mutation);

/// A number, date or period one smallest step up or down: one in the last digit as it is written
/// (40 → 41, 4.5 → 4.6; below one at least hundredths: 0.1 → 0.11), a day, a unit of the period.
/// Null when there is none (a number does not go below zero).
std::optional<Value> one_step(const Value& value, bool up);

/// Programs with one mutation.
class Mutator {
 public:
  explicit Mutator(const Mutation& mutation);
  ~Mutator();
  Mutator(const Mutator&) = delete;
  Mutator& operator=(const Mutator&) = delete;

  /// The program itself where the mutation is not in it.
  std::shared_ptr<const Program> apply(const std::shared_ptr<const Program>& program);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace audit::cel
