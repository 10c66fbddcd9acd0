// SPDX-License-Identifier: Apache-2.0
//
// docs/traceability.md: which rule says what a line of a source document asks, which sample shows
// it, or why there is no rule. Everything in it is found out: rules from the packs, whether a rule
// can fail from its own tests, samples by judging samples/.
//
//   std::vector<Trace> traces = …;                  // one a pack, trace.h
//   check_golden(to_markdown(traces), "docs/traceability.md");
#pragma once

#include "rules/library.h"
#include "traceability/lines.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace audit::test {

/// What is known of a rule beside itself.
struct RuleFacts {
  bool can_fail = false;  ///< a test case of the pack expects it to fail
  std::string passes_in;  ///< the first sample in which it passes; empty: none
  std::string fails_in;
};

/// A pack and the lines of its document.
struct Trace {
  const rules::Pack* pack = nullptr;
  std::vector<Line> lines;
  std::map<std::string, RuleFacts> facts;                           ///< by rule
  std::map<std::string, std::vector<const rules::Rule*>> rules_of;  ///< by line
  std::vector<std::string> without_line;                            ///< rules of no line
};

/// Counts of the summary.
struct Counts {
  std::size_t lines = 0, with_reason = 0;
  std::size_t rules = 0, failing = 0, manual = 0;
  std::size_t decidable = 0, decided = 0;  ///< D, DE, DX, DS lines; those that can fail
};

class Samples;

Trace trace(const rules::Pack& pack, Samples& samples);
Counts count(const Trace& trace);
std::string to_markdown(const std::vector<Trace>& traces);

/// The documents of samples/, judged on the day that samples/README.md names.
class Samples {
 public:
  explicit Samples(const model::Model& model);
  ~Samples();

  /// Fills passes_in and fails_in.
  void judge(const rules::Pack& pack, std::map<std::string, RuleFacts>& facts) const;

 private:
  struct File;
  class Around;
  std::vector<File> files_;
};

}  // namespace audit::test
