// SPDX-License-Identifier: Apache-2.0
#include "check/coverage.h"
#include "check/mutation_tests.h"
#include "check/rule_tests.h"
#include "common/batch.h"
#include "common/options.h"
#include "rules/test_cases.h"
#include "station-rules/jobs.h"
#include "station-rules/packs.h"
#include "station-rules/test_report.h"

#include <vector>

namespace audit::tools {
namespace {

using results::Status;

/// The tests of one pack, and what else is asked of them.
class PackTest {
 public:
  PackTest(const rules::Pack& pack, const rules::RuleTests& tests, unsigned threads,
           TestReport& report, TestTotals& totals)
      : pack_(pack), tests_(tests), threads_(threads), report_(report), totals_(totals) {}

  /// Whether all cases come out as expected; else nothing more can be asked of them.
  bool run() {
    const check::TestRun run = check::run_rule_tests(tests_);
    totals_.cases += run.cases;
    totals_.failed += run.failures.size();
    for (const check::CaseFailure& failure : run.failures) {
      report_.failure(failure);
    }
    return run.failures.empty();
  }

  void cover() {
    std::vector<check::Observations> observations;
    in_order(
        pack_.rules.size(), threads_,
        [&](unsigned, std::size_t i) { return check::observe(pack_, pack_.rules[i], tests_); },
        [&](std::size_t, check::Observations seen) { observations.push_back(std::move(seen)); });
    const check::Coverage coverage = check::summarize(pack_, tests_, observations);
    totals_.coverage->conditions += coverage.conditions;
    totals_.coverage->outcomes += coverage.outcomes;
    totals_.coverage->unreachable += coverage.unreachable;
    totals_.coverage->unseen += coverage.unseen.size();
    totals_.coverage->unfounded += coverage.unfounded.size();
    for (const check::Unseen& unseen : coverage.unseen) {
      report_.unseen(unseen);
    }
    for (const rules::Unreachable* declared : coverage.unfounded) {
      report_.unfounded(*declared);
    }
  }

  void mutate() {
    const check::MutationTests run(pack_, tests_);
    const std::vector<check::Mutant>& mutants = run.mutants();
    std::vector<check::Fate> fates;
    in_order(
        mutants.size(), threads_, [&](unsigned, std::size_t i) { return run.fate(mutants[i]); },
        [&](std::size_t, check::Fate fate) { fates.push_back(fate); });
    TestTotals::Mutation& totals = *totals_.mutation;
    totals.mutants += mutants.size();
    for (std::size_t i = 0; i < mutants.size(); ++i) {
      totals.equivalent += fates[i] == check::Fate::Equivalent ? 1U : 0U;
      if (fates[i] == check::Fate::Survived) {
        ++totals.survived;
        report_.survivor(mutants[i]);
      }
    }
    for (const rules::Equivalent* declared : run.unfounded(fates)) {
      ++totals.unfounded;
      report_.unfounded(*declared);
    }
  }

 private:
  const rules::Pack& pack_;
  const rules::RuleTests& tests_;
  unsigned threads_;
  TestReport& report_;
  TestTotals& totals_;
};

Status test(const Arguments& arguments, const Session& asked) {
  const std::string* format = arguments.value("format");
  const unsigned threads = jobs(arguments);
  Packs packs(arguments, asked);
  packs.load(arguments.operands);
  const Session& session = packs.session();
  const auto test_report = make_test_report(format != nullptr ? *format : "text", session.language);
  TestTotals totals{.packs = packs.packs.size(), .coverage = {}, .mutation = {}};
  if (arguments.has("coverage")) {
    totals.coverage.emplace();
  }
  if (arguments.has("mutate")) {
    totals.mutation.emplace();
  }
  std::vector<rules::RuleTests> kept;  // diagnostics point into them
  for (const rules::Pack* pack : packs.packs) {
    kept.push_back(rules::load_rule_tests(*pack, packs.diagnostics));
    PackTest one(*pack, kept.back(), threads, *test_report, totals);
    const bool all_pass = one.run();
    if (all_pass && totals.coverage) {
      one.cover();
    }
    if (all_pass && totals.mutation) {
      one.mutate();
    }
  }
  const Status status = packs.report();
  test_report->totals(totals);
  print(test_report->take(), session);
  return worst(status, !totals.is_clean() ? Status::Failed
                                          : (totals.cases == 0 ? Status::Rules : Status::Ok));
}

}  // namespace

Command test_job() {
  const std::vector<Option> test_options{
      {.name = "coverage",
       .argument = "",
       .help = {.zh = "列出规则的子条件从未出现的结果（成立、不成立、待补充）；有则退出状态为 1",
                .en = "lists outcomes of sub-conditions (true, false, unknown) that no case has "
                      "seen; status 1 if there is one"}},
      {.name = "mutate",
       .argument = "",
       .help =
           {.zh =
                "逐处改动规则的比较、连接词、数值和参数，列出用例没有发现的改动；有则退出状态为 1",
            .en = "changes comparisons, connectives, numbers and parameters of rules one by "
                  "one and lists the changes that no case notices; status 1 if there is one"}},
      {.name = "format",
       .argument = "NAME",
       .help = {.zh = "text 或 jsonl（每行一条记录）", .en = "text or jsonl (a record a line)"},
       .values = {"text", "jsonl"}},
      jobs_option()};
  return {.name = "station-rules test",
          .purpose = {.zh = "运行规则包自带的测试", .en = "runs the tests that packs bring"},
          .operands = pack_operands(),
          .options = joined({test_options, rules_options()}),
          .examples = {{"station-rules test", {.zh = "全部规则包", .en = "all packs"}},
                       {"station-rules test ./my-pack",
                        {.zh = "自己的规则包", .en = "a pack of one's own"}},
                       {"station-rules test --coverage --mutate wuhan",
                        {.zh = "用例够不够", .en = "whether the cases suffice"}}},
          .run = test};
}

}  // namespace audit::tools
