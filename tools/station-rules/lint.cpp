// SPDX-License-Identifier: Apache-2.0
#include "rules/lint.h"

#include "common/options.h"
#include "rules/overlaps.h"
#include "rules/test_cases.h"
#include "station-rules/jobs.h"
#include "station-rules/packs.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace audit::tools {
namespace {

using base::Language;
using results::Status;

/// With all others on the search path where a `see` names one of their rules.
std::vector<const rules::Pack*> known_packs(const Packs& packs) {
  const bool are_others_named =
      std::any_of(packs.packs.begin(), packs.packs.end(),
                  [](const rules::Pack* pack) { return rules::names_others(*pack); });
  if (!are_others_named) {
    return packs.packs;
  }
  base::Diagnostics ignored;  // what is wrong with packs that nobody asked for
  for (const std::string& id : packs.book.packs->available()) {
    const bool is_there = std::any_of(packs.packs.begin(), packs.packs.end(),
                                      [&](const rules::Pack* p) { return p->info.id == id; });
    if (!is_there) {
      packs.book.packs->load(id, ignored);
    }
  }
  return packs.book.packs->loaded();
}

Status lint(const Arguments& arguments, const Session& asked) {
  Packs packs(arguments, asked);
  packs.load(arguments.operands);
  const Session& session = packs.session();
  std::size_t rule_count = 0;
  std::vector<rules::RuleTests> kept;  // diagnostics point into them
  const std::vector<const rules::Pack*> known = known_packs(packs);
  for (const rules::Pack* pack : packs.packs) {
    kept.push_back(rules::load_rule_tests(*pack, packs.diagnostics));
    rules::lint(*pack, kept.back(), packs.packs, known, packs.diagnostics);
    if (arguments.has("implied")) {
      rules::find_implications(*pack, packs.diagnostics);
    }
    rule_count += pack->rules.size();
  }
  const Status status = packs.report();
  const std::size_t errors = packs.diagnostics.error_count();
  const auto notes = static_cast<std::size_t>(std::count_if(
      packs.diagnostics.items().begin(), packs.diagnostics.items().end(),
      [](const base::Diagnostic& one) { return one.severity == base::Severity::Note; }));
  const std::size_t warnings =
      packs.diagnostics.items().size() + packs.diagnostics.dropped() - errors - notes;
  print(session.language == Language::English
            ? fmt::format("{} packs, {} rules: {} errors, {} warnings{}\n", packs.packs.size(),
                          rule_count, errors, warnings,
                          notes > 0 ? fmt::format(", {} notes", notes) : "")
            : fmt::format("规则包 {} 个，规则 {} 条：错误 {}，警告 {}{}\n", packs.packs.size(),
                          rule_count, errors, warnings,
                          notes > 0 ? fmt::format("，提示 {}", notes) : ""),
        session);
  return status;
}

}  // namespace

Command lint_job() {
  return {.name = "station-rules lint",
          .purpose = {.zh = "检查规则包的写法", .en = "checks how packs are written"},
          .operands = pack_operands(),
          .options = joined(
              {{{.name = "implied",
                 .argument = "",
                 .help = {.zh = "也列出由本规则包另一条规则就能推出的规则",
                          .en = "lists rules too that follow from another one of their pack"}}},
               rules_options()}),
          .examples = {{"station-rules lint", {.zh = "全部规则包", .en = "all packs"}},
                       {"station-rules lint rules/wuhan", {.zh = "一个文件夹", .en = "one folder"}},
                       {"station-rules lint wuhan && station-rules test wuhan",
                        {.zh = "修改规则之后", .en = "after a change of rules"}}},
          .run = lint};
}

}  // namespace audit::tools
