// SPDX-License-Identifier: Apache-2.0
//
// station-rules: what rule packs there are (list), whether they are sound (lint), whether they
// judge as their own tests say (test).
#include "base/utf8.h"
#include "check/rule_tests.h"
#include "common/main.h"
#include "common/options.h"
#include "common/output.h"
#include "common/rules_path.h"
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
  if (result.book.library == nullptr) {
    return result;
  }
  rules::Library& library = *result.book.library;
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

/// `rules/wuhan/tests/funds.yaml:20: fail WH-26d "passes at ten per cent": outcome: fail, expected
/// pass`
std::string line_of(const check::CaseFailure& failure, Language language) {
  const rules::TestCase& test = *failure.test;
  std::string text;
  for (const base::Text& problem : failure.problems) {
    text += fmt::format("{}:{}: fail {} \"{}\": {}\n", test.place.source->name(),
                        test.place.source->position(test.place.span.begin).line, test.rule->info.id,
                        base::visible(test.name), base::visible(problem.in(language)));
  }
  return text;
}

Status test(const Arguments& arguments, const Session& session) {
  Packs packs = load_packs(arguments);
  std::string text;
  std::size_t cases = 0;
  std::size_t failures = 0;
  std::vector<rules::RuleTests> kept;  // diagnostics point into them
  for (const rules::Pack* pack : packs.packs) {
    kept.push_back(rules::load_rule_tests(*pack, packs.diagnostics));
    const check::TestRun run = check::run_rule_tests(*pack, kept.back());
    cases += run.cases;
    failures += run.failures.size();
    for (const check::CaseFailure& failure : run.failures) {
      text += line_of(failure, session.language);
    }
  }
  const Status status = report(packs.diagnostics, packs, session);
  text += session.language == Language::English
              ? fmt::format("{} packs, {} cases: {} passed, {} failed\n", packs.packs.size(), cases,
                            cases - failures, failures)
              : fmt::format("规则包 {} 个，用例 {} 个：通过 {}，失败 {}\n", packs.packs.size(),
                            cases, cases - failures, failures);
  print(text, session);
  return worst(status, failures > 0 ? Status::Failed : (cases == 0 ? Status::Rules : Status::Ok));
}

const base::Text pack_operands{.zh = "[规则包编号或文件夹 …]", .en = "[PACK or FOLDER …]"};

std::vector<Command> commands() {
  const std::vector<Option> format{{.name = "format",
                                    .argument = "NAME",
                                    .help = {.zh = "text（表格）或 jsonl（每行一条规则）",
                                             .en = "text (a table) or jsonl (a rule a line)"},
                                    .values = {"text", "jsonl"}}};
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
       .options = general_options(),
       .examples = {{"station-rules test", {.zh = "全部规则包", .en = "all packs"}},
                    {"station-rules test wuhan", {.zh = "一个规则包", .en = "one pack"}},
                    {"station-rules test ./my-pack",
                     {.zh = "自己的规则包", .en = "a pack of one's own"}}},
       .run = test},
  };
}

}  // namespace

int main(int argc, char** argv) {
  return main_of(commands(), argc, argv);
}
