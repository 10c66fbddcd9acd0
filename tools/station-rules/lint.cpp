// SPDX-License-Identifier: Apache-2.0
#include "rules/lint.h"

#include "common/options.h"
#include "rules/test_cases.h"
#include "station-rules/jobs.h"
#include "station-rules/packs.h"

#include <fmt/format.h>

#include <vector>

namespace audit::tools {
namespace {

using base::Language;
using results::Status;

Status lint(const Arguments& arguments, const Session& session) {
  Packs packs = load_packs(arguments.operands);
  std::size_t rule_count = 0;
  std::vector<rules::RuleTests> kept;  // diagnostics point into them
  for (const rules::Pack* pack : packs.packs) {
    kept.push_back(rules::load_rule_tests(*pack, packs.diagnostics));
    rules::lint(*pack, kept.back(), packs.packs, packs.diagnostics);
    rule_count += pack->rules.size();
  }
  const Status status = report(packs, session);
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

}  // namespace

Command lint_job() {
  return {.name = "station-rules lint",
          .purpose = {.zh = "检查规则包的写法", .en = "checks how packs are written"},
          .operands = pack_operands(),
          .options = general_options(),
          .examples = {{"station-rules lint", {.zh = "全部规则包", .en = "all packs"}},
                       {"station-rules lint rules/wuhan", {.zh = "一个文件夹", .en = "one folder"}},
                       {"station-rules lint wuhan && station-rules test wuhan",
                        {.zh = "修改规则之后", .en = "after a change of rules"}}},
          .run = lint};
}

}  // namespace audit::tools
