// SPDX-License-Identifier: Apache-2.0
//
// The sub-conditions of a program, and what they give while it runs: the coverage of rule tests.
// Every step that gives yes or no is one (an operand of && || ! ?:, a comparison, what a macro asks
// of an element, the whole), except constants and a negation, which says no more than its operand.
//
//   Watch watch;
//   rule.require = watch.over(rule.require);       // and the lets it uses
//   … run it …
//   for (const Condition& c : conditions(*original)) watch.seen(c).is_no …
#pragma once

#include "base/source.h"
#include "cel/program.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace audit::cel {

struct Node;

struct Condition {
  const Node* step = nullptr;
  base::Span span;  ///< in the text of the program

  friend bool operator<(const Condition& a, const Condition& b) { return a.step < b.step; }
};

/// Of the program itself, in the order of its text; the lets it uses have their own.
std::vector<Condition> conditions(const Program& program);

/// The programs of the lets that a program uses, and those that these use; each once.
std::vector<const Program*> lets_of(const Program& program);

/// A part of an expression's text, white space and line ends in it as one space. Spans leave out
/// the brackets around an expression; those that lack their other half get it.
std::string in_one_line(const Source& source, base::Span span);
std::string in_one_line(std::string_view text);

/// What a condition has given.
struct Seen {
  bool yes = false;
  bool no = false;
  bool unknown = false;
};

/// Makes programs that note what their conditions give. Must outlive them; not shared between
/// threads.
class Watch {
 public:
  Watch();
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  std::shared_ptr<const Program> over(const std::shared_ptr<const Program>& program);

  Seen seen(const Condition& condition) const;

  /// Forgets what was seen.
  void clear();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace audit::cel
