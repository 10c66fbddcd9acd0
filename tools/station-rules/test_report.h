// SPDX-License-Identifier: Apache-2.0
//
// What `station-rules test` found, as text or as JSON, a line each: cases that came out otherwise,
// outcomes that no case has seen, mutants that no case noticed; totals at the end.
//
//   const auto report = make_test_report("text", Language::English);
//   report->failure(failure);
//   report->totals(totals);
//   print(report->take());
#pragma once

#include "base/text.h"
#include "check/coverage.h"
#include "check/mutation_tests.h"
#include "check/rule_tests.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace audit::tools {

struct TestTotals {
  std::size_t packs = 0;
  std::size_t cases = 0, failed = 0;

  struct Coverage {
    std::size_t conditions = 0, outcomes = 0, unreachable = 0, unseen = 0, unfounded = 0;
  };

  struct Mutation {
    std::size_t mutants = 0, survived = 0, equivalent = 0, unfounded = 0;
  };

  std::optional<Coverage> coverage;  ///< with --coverage
  std::optional<Mutation> mutation;  ///< with --mutate

  /// No case failed, nothing is unseen, nothing survived.
  bool is_clean() const;
};

class TestReport {
 public:
  virtual ~TestReport() = default;
  virtual void failure(const check::CaseFailure& failure) = 0;
  virtual void unseen(const check::Unseen& unseen) = 0;
  virtual void survivor(const check::Mutant& mutant) = 0;
  /// Declared equivalent without being a mutant that survives.
  virtual void unfounded(const rules::Equivalent& declared) = 0;
  /// Declared unreachable without being an outcome that no case has seen.
  virtual void unfounded(const rules::Unreachable& declared) = 0;
  virtual void totals(const TestTotals& totals) = 0;

  std::string take() { return std::move(out_); }

 protected:
  std::string out_;
};

/// `format`: text or jsonl.
std::unique_ptr<TestReport> make_test_report(std::string_view format, base::Language language);

}  // namespace audit::tools
