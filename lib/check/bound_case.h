// SPDX-License-Identifier: Apache-2.0
//
// A test case whose file is read and bound, ready to be judged by its rule and by variants of it
// (coverage.h, mutation_tests.h): reading costs more than judging.
//
//   const BoundCase bound(test);
//   bound.problems(with_rule_only(*test.pack, *test.rule))          // none: as expected
#pragma once

#include "base/text.h"
#include "check/audit.h"
#include "model/kept.h"
#include "model/submission.h"
#include "rules/pack.h"
#include "rules/test_cases.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace audit::check {

/// The pack as if it had this rule alone.
rules::Pack with_rule_only(const rules::Pack& pack, const rules::Rule& rule);

class BoundCase {
 public:
  /// The case must outlive it. Safe to be judged by several threads.
  explicit BoundCase(const rules::TestCase& test);
  /// The same case with other files.
  BoundCase(const rules::TestCase& test, const std::string& station,
            const std::vector<rules::CaseFile>& others);

  const rules::TestCase& test() const { return *test_; }

  /// What is not as the case expects when a variant of its pack judges it.
  std::vector<base::Text> problems(const rules::Pack& variant) const;

  /// Judges it without looking at what comes out.
  void run(const rules::Pack& variant) const;

 private:
  std::vector<results::Result> judge(const rules::Pack& variant, bool explain,
                                     std::vector<base::Text>& problems) const;

  /// The areas of the file that is judged, its stations and counties, and what they live in.
  struct Given {
    std::deque<model::Submission> submissions;
    std::vector<std::shared_ptr<const model::Kept>> kept;
    std::deque<base::Text> reasons;
    std::deque<TownshipFacts> townships;
    std::optional<TownshipFacts> own_townships;  ///< of a county that is judged
    Areas areas;
    Members members;
  };

  void report_unread(const model::Submission& submission);
  void add_others(const std::vector<rules::CaseFile>& files);
  void add_document(rules::CaseFile::Role role, const model::BoundDocument& document,
                    const model::FieldSet& fields);

  const rules::TestCase* test_;
  model::Submission submission_;
  std::unique_ptr<Given> given_ = std::make_unique<Given>();
  const model::BoundDocument* document_ = nullptr;  ///< null: nothing to judge
  std::vector<base::Text> unread_;                  ///< what is not understood of the file
};

}  // namespace audit::check
