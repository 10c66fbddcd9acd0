// SPDX-License-Identifier: Apache-2.0
//
// station-rules show: one rule explained: regulation and article, how strongly it asks, what is
// checked in words and in code, the fields and parameters it reads, examples from its tests.
#include "common/diagnostics.h"
#include "common/options.h"
#include "rules/test_cases.h"
#include "station-rules/jobs.h"
#include "station-rules/packs.h"
#include "station-rules/rule_details.h"
#include "station-rules/shown.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace audit::tools {
namespace {

using results::Status;

Status show(const Arguments& arguments, const Session& asked) {
  if (arguments.operands.empty()) {
    throw UsageError{{.zh = "要看哪条规则？请写规则编号", .en = "which rule? name its id"}};
  }
  Packs packs(arguments, asked);
  packs.load(list_of(arguments, "rules"));
  const Session& session = packs.session();
  std::map<std::string, std::pair<const rules::Pack*, const rules::Rule*>, std::less<>> known;
  std::vector<std::string> ids;
  for (const rules::Pack* pack : packs.packs) {
    for (const rules::Rule& rule : pack->rules) {
      known.emplace(rule.info.id, std::pair(pack, &rule));
      ids.push_back(rule.info.id);
    }
  }
  const std::string* format = arguments.value("format");
  const bool is_stream = format != nullptr && *format == "jsonl";
  std::map<const rules::Pack*, rules::RuleTests> tests;  // diagnostics point into them
  std::string text;
  for (const std::string& id : arguments.operands) {
    const auto found = known.find(id);
    if (found == known.end()) {
      packs.diagnostics.add(no_such_rule(id, ids));
      continue;
    }
    const auto& [pack, rule] = found->second;
    if (!tests.contains(pack)) {
      tests.emplace(pack, rules::load_rule_tests(*pack, packs.diagnostics));
    }
    const Shown shown{.pack = pack,
                      .details = details_of(*pack, *rule),
                      .examples = examples_of(*pack, *rule, tests.at(pack))};
    text +=
        is_stream ? jsonl_of(shown) : (text.empty() ? "" : "\n") + text_of(shown, session.language);
  }
  const Status status = packs.report();
  print(text, session);
  return status;
}

}  // namespace

Command show_job() {
  const std::vector<Option> options{
      {.name = "rules",
       .argument = "PACK",
       .help =
           {.zh = "在这些规则包（名称、文件或文件夹；可重复，可用逗号分隔）中找",
            .en = "look in these packs (ids, files or folders; repeatable, or divided by commas)"},
       .repeatable = true},
      {.name = "format",
       .argument = "NAME",
       .help = {.zh = "text 或 jsonl（每行一条规则）", .en = "text or jsonl (a rule a line)"},
       .values = {"text", "jsonl"}}};
  return {.name = "station-rules show",
          .purpose = {.zh = "说明一条规则：依据、条件、字段、参数和示例",
                      .en = "explains a rule: basis, condition, fields, parameters, examples"},
          .operands = {.zh = "规则编号 …", .en = "RULE …"},
          .options = joined({options, rules_options()}),
          .examples = {{"station-rules show WH-26d", {.zh = "一条规则", .en = "one rule"}},
                       {"station-rules show --rules ./my-pack MY-1",
                        {.zh = "自己的规则包中的规则", .en = "a rule of a pack of one's own"}},
                       {"station-rules show --format jsonl WH-26d WH-33b",
                        {.zh = "供脚本使用", .en = "for scripts"}}},
          .run = show};
}

}  // namespace audit::tools
