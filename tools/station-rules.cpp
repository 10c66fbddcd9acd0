// SPDX-License-Identifier: Apache-2.0
//
// station-rules: what rule packs there are (list), whether they are sound (lint), whether they
// judge as their own tests say (test), and whether these tests suffice (test --coverage, --mutate).
#include "base/utf8.h"
#include "check/coverage.h"
#include "check/mutation_tests.h"
#include "check/rule_tests.h"
#include "common/batch.h"
#include "common/main.h"
#include "common/options.h"
#include "common/output.h"
#include "common/rules_path.h"
#include "common/test_report.h"
#include "results/jsonl.h"
#include "rules/lint.h"
#include "rules/test_cases.h"

#include <fmt/format.h>

#include <ostream>
#include <string>
#include <vector>

namespace {

using namespace audit;         // NOLINT(google-build-using-namespace): this file is the command
using namespace audit::tools;  // NOLINT(google-build-using-namespace)
using base::Language;
using results::Status;

/// The packs that the operands name, else all on the search path; what is wrong with them on
/// standard error.
struct Packs {
  Rulebook book;
  std::vector<const rules::Pack*> packs;
  base::Diagnostics diagnostics;
};

/// A folder of packs stands for each of them.
std::vector<std::string> pack_names(const Arguments& arguments, const rules::Library& library) {
  if (arguments.operands.empty()) {
    return library.available();
  }
  std::vector<std::string> names;
  for (const std::string& operand : arguments.operands) {
    const std::vector<std::string> inside = rules::packs_in(operand);
    names.insert(names.end(), inside.begin(), inside.end());
    if (inside.empty()) {
      names.push_back(operand);
    }
  }
  return names;
}

Packs load_packs(const Arguments& arguments) {
  Packs result;
  result.book = open_rules(result.diagnostics);
  if (result.book.packs == nullptr) {
    return result;
  }
  rules::Library& library = *result.book.packs;
  for (const std::string& name : pack_names(arguments, library)) {
    if (const rules::Pack* pack = library.load(name, result.diagnostics)) {
      result.packs.push_back(pack);
    }
  }
  return result;
}

/// Prints what is wrong; Status::Rules where an error is among it or no pack is left.
Status report(base::Diagnostics& diagnostics, const Packs& packs, const Session& session) {
  diagnostics.sort();
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    session.err << to_text(diagnostic, session.language);
  }
  return diagnostics.has_errors() || packs.packs.empty() ? Status::Rules : Status::Ok;
}

void print(std::string_view text, const Session& session) {
  Output output(session.out);
  output.write(text);
  output.close();
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t now = base::display_width(text);
  return text + std::string(width > now ? width - now : 0, ' ');
}

/// One pack: its title and source, then its rules under their groups.
std::string table_of(const rules::Pack& pack, Language language) {
  std::size_t id_width = 0;
  std::size_t level_width = 0;
  std::size_t article_width = 0;
  for (const rules::Rule& rule : pack.rules) {
    id_width = std::max(id_width, base::display_width(rule.info.id));
    level_width = std::max(level_width, base::display_width(name_of(rule.info.level).in(language)));
    article_width = std::max(article_width, base::display_width(rule.info.article));
  }
  std::string text = fmt::format("{}  {}", pack.info.id, pack.info.title.in(language));
  text += (pack.info.number.empty() ? "" : "  " + pack.info.number) + "\n";
  const auto add_group = [&](const results::Group& group) {
    bool is_first = true;
    for (const rules::Rule& rule : pack.rules) {
      if (rule.info.group.id != group.id) {
        continue;
      }
      if (is_first && !group.id.empty()) {
        text += "  " + group.title.in(language) + "\n";
      }
      is_first = false;
      text += fmt::format("    {}  {}  {}  {}\n", padded(rule.info.id, id_width),
                          padded(name_of(rule.info.level).in(language), level_width),
                          padded(rule.info.article, article_width), rule.info.title.in(language));
    }
  };
  for (const results::Group& group : pack.groups) {
    add_group(group);
  }
  add_group({});
  return text;
}

Status list(const Arguments& arguments, const Session& session) {
  Packs packs = load_packs(arguments);
  const Status status = report(packs.diagnostics, packs, session);
  const bool is_stream =
      arguments.value("format") != nullptr && *arguments.value("format") == "jsonl";
  std::string text;
  for (const rules::Pack* pack : packs.packs) {
    if (!is_stream) {
      text += (text.empty() ? "" : "\n") + table_of(*pack, session.language);
      continue;
    }
    for (const rules::Rule& rule : pack->rules) {
      append_jsonl(text, rule.info);
    }
  }
  print(text, session);
  return status;
}

Status lint(const Arguments& arguments, const Session& session) {
  Packs packs = load_packs(arguments);
  std::size_t rule_count = 0;
  std::vector<rules::RuleTests> kept;  // diagnostics point into them
  for (const rules::Pack* pack : packs.packs) {
    kept.push_back(rules::load_rule_tests(*pack, packs.diagnostics));
    rules::lint(*pack, kept.back(), packs.packs, packs.diagnostics);
    rule_count += pack->rules.size();
  }
  const Status status = report(packs.diagnostics, packs, session);
  const std::size_t errors = packs.diagnostics.error_count();
  const std::size_t others =
      packs.diagnostics.items().size() + packs.diagnostics.dropped() - errors;
  print(session.language == Language::English
            ? fmt::format("{} packs, {} rules: {} errors, {} warnings\n", packs.packs.size(),
                          rule_count, errors, others)
            : fmt::format("规则包 {} 个，规则 {} 条：错误 {}，警告 {}\n", packs.packs.size(),
                          rule_count, errors, others),
        session);
  return status;
}

/// The tests of one pack, and what else is asked of them.
class PackTest {
 public:
  PackTest(const rules::Pack& pack, const rules::RuleTests& tests, unsigned threads,
           TestReport& report, TestTotals& totals)
      : pack_(pack), tests_(tests), threads_(threads), report_(report), totals_(totals) {}

  /// Whether all cases come out as expected; else nothing more can be asked of them.
  bool run() {
    const check::TestRun run = check::run_rule_tests(pack_, tests_);
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
    const check::Coverage coverage = check::summarize(pack_, observations);
    totals_.coverage->conditions += coverage.conditions;
    totals_.coverage->outcomes += coverage.outcomes;
    totals_.coverage->unseen += coverage.unseen.size();
    for (const check::Unseen& unseen : coverage.unseen) {
      report_.unseen(unseen);
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

Status test(const Arguments& arguments, const Session& session) {
  const std::string* format = arguments.value("format");
  const unsigned threads = jobs(arguments);
  const auto test_report = make_test_report(format != nullptr ? *format : "text", session.language);
  Packs packs = load_packs(arguments);
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
  const Status status = report(packs.diagnostics, packs, session);
  test_report->totals(totals);
  print(test_report->take(), session);
  return worst(status, !totals.is_clean() ? Status::Failed
                                          : (totals.cases == 0 ? Status::Rules : Status::Ok));
}

const base::Text pack_operands{.zh = "[规则包编号或文件夹 …]", .en = "[PACK or FOLDER …]"};

std::vector<Command> commands() {
  const std::vector<Option> format{{.name = "format",
                                    .argument = "NAME",
                                    .help = {.zh = "text（表格）或 jsonl（每行一条规则）",
                                             .en = "text (a table) or jsonl (a rule a line)"},
                                    .values = {"text", "jsonl"}}};
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
  return {
      {.name = "station-rules list",
       .purpose = {.zh = "列出规则包及其规则", .en = "lists packs and their rules"},
       .operands = pack_operands,
       .options = joined({format, general_options()}),
       .examples = {{"station-rules list", {.zh = "全部规则包", .en = "all packs"}},
                    {"station-rules list wuhan", {.zh = "一个规则包", .en = "one pack"}},
                    {"station-rules list --format jsonl",
                     {.zh = "供脚本使用", .en = "for scripts"}}},
       .run = list},
      {.name = "station-rules lint",
       .purpose = {.zh = "检查规则包的写法", .en = "checks how packs are written"},
       .operands = pack_operands,
       .options = general_options(),
       .examples = {{"station-rules lint", {.zh = "全部规则包", .en = "all packs"}},
                    {"station-rules lint rules/wuhan", {.zh = "一个文件夹", .en = "one folder"}},
                    {"station-rules lint wuhan && station-rules test wuhan",
                     {.zh = "修改规则之后", .en = "after a change of rules"}}},
       .run = lint},
      {.name = "station-rules test",
       .purpose = {.zh = "运行规则包自带的测试", .en = "runs the tests that packs bring"},
       .operands = pack_operands,
       .options = joined({test_options, general_options()}),
       .examples = {{"station-rules test", {.zh = "全部规则包", .en = "all packs"}},
                    {"station-rules test ./my-pack",
                     {.zh = "自己的规则包", .en = "a pack of one's own"}},
                    {"station-rules test --coverage --mutate wuhan",
                     {.zh = "用例够不够", .en = "whether the cases suffice"}}},
       .run = test},
  };
}

}  // namespace

int main(int argc, char** argv) {
  return main_of(commands(), argc, argv);
}
