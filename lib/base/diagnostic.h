// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with a text that somebody wrote (a station file, a rule file, an option). Mistakes
// of users are data: they are collected in a Diagnostics and reading goes on; nothing is thrown.
//
//   diagnostics.add(yaml::duplicate_key(key, first));      // one function per message, in
//   <module>/diagnostics.cpp
//
// Codes are stable and begin with the module: YAML003, CEL012, MODEL005, RULE007.
#pragma once

#include "base/source.h"
#include "base/text.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace audit::base {

/// Error: the text is wrong or not understood (status 3 for inputs, 4 for packs). Warning:
/// understood, but probably not what was meant. Note: worth knowing (an encoding that was
/// converted).
enum class Severity { Error, Warning, Note };

/// A place in a text; `source` may be null for what has no text (an option). Does not own the
/// source. The empty span at the very beginning means the text as a whole: no line of it is shown.
struct Place {
  const SourceText* source = nullptr;
  Span span;
};

struct Related {
  Text message;
  Place at;
};

struct Diagnostic {
  Severity severity = Severity::Error;
  std::string code;
  Text message;  ///< what was found and what was expected; ends with what to do next where that is
                 ///< known
  Place at;
  std::vector<Related> related = {};
};

/// Collects diagnostics in order of arrival; keeps `max_kept` of them and counts the rest.
class Diagnostics {
 public:
  static constexpr std::size_t max_kept =
      100;  // more than a person reads; bounds memory on hostile input

  void add(Diagnostic diagnostic);

  const std::vector<Diagnostic>& items() const { return items_; }

  std::size_t dropped() const { return dropped_; }

  std::size_t error_count() const { return errors_; }

  bool has_errors() const { return errors_ > 0; }

  bool empty() const { return items_.empty(); }

  /// By source (in order of first arrival), then by place; stable.
  void sort();

  void append(Diagnostics other);

  /// True when further errors are only counted: who finds many can save the work of making them.
  bool is_full() const;
  void count_error();

  /// Keeps what places point into alive: for texts whose owner is gone when they are shown.
  void keep(std::shared_ptr<const void> owner);

 private:
  std::vector<Diagnostic> items_;
  std::size_t dropped_ = 0;
  std::size_t errors_ = 0;
  std::vector<std::shared_ptr<const void>> owners_;
};

/// `file:line:column: error: message [CODE]`, the line, a caret under the span; related places
/// below. Carets count display columns (wide characters are two), tabs are spaces, long lines are
/// cut, control characters are shown visibly.
std::string to_text(const Diagnostic& diagnostic, Language language);

}  // namespace audit::base
