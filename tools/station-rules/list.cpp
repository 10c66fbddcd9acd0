// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "common/diagnostics.h"
#include "common/options.h"
#include "common/region_option.h"
#include "results/jsonl.h"
#include "rules/tailor.h"
#include "station-rules/effective.h"
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

bool is_stream(const Arguments& arguments) {
  const std::string* format = arguments.value("format");
  return format != nullptr && *format == "jsonl";
}

/// The packs of a region; those of the operands, or all, when none is given.
Packs chosen_packs(const Arguments& arguments) {
  const auto chosen = region_option(arguments);
  if (!chosen) {
    return load_packs(arguments.operands);
  }
  if (!arguments.operands.empty()) {
    throw UsageError{
        {.zh = "--region 和规则包请只写其一", .en = "either --region or packs, not both"}};
  }
  const model::Region& region = *chosen;
  Packs result;
  result.book = open_rules(result.diagnostics);
  if (result.book.packs == nullptr) {
    return result;
  }
  for (const std::string& id : result.book.packs->covering(region, result.diagnostics)) {
    if (const rules::Pack* pack = result.book.packs->load(id, result.diagnostics)) {
      result.packs.push_back(pack);
    }
  }
  if (result.packs.empty() && !result.diagnostics.has_errors()) {
    result.diagnostics.add(
        no_pack_for_region(region, result.book.packs->heads(result.diagnostics)));
  }
  return result;
}

Status list_effective(const Arguments& arguments, const Session& session) {
  const base::Date day = as_of(arguments);
  Packs packs = chosen_packs(arguments);
  rules::Tailor tailor;
  const std::vector<const rules::Pack*> judging = tailor.packs(packs.packs, day, packs.diagnostics);
  const Status status = report(packs, session);
  if (status == Status::Ok) {
    print(is_stream(arguments) ? effective_jsonl(judging, day)
                               : effective_text(judging, day, session.language),
          session);
  }
  return status;
}

Status list(const Arguments& arguments, const Session& session) {
  if (arguments.has("effective") || arguments.has("region")) {
    return list_effective(arguments, session);
  }
  Packs packs = load_packs(arguments.operands);
  const Status status = report(packs, session);
  std::string text;
  for (const rules::Pack* pack : packs.packs) {
    if (!is_stream(arguments)) {
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

}  // namespace

Command list_job() {
  const std::vector<Option> format{{.name = "format",
                                    .argument = "NAME",
                                    .help = {.zh = "text（表格）或 jsonl（每行一条规则）",
                                             .en = "text (a table) or jsonl (a rule a line)"},
                                    .values = {"text", "jsonl"}}};
  const std::vector<Option> effective{
      {.name = "effective",
       .argument = "",
       .help = {.zh = "列出当日有效的规则，以及每项设定出自哪个规则包的哪一行",
                .en = "lists the rules as overlays have tailored them on a day, and from which "
                      "line of which pack each setting comes"}},
      {.name = "region",
       .argument = "REGION",
       .help = {.zh = "适用于这个地区的规则包（含 --effective），如 湖北省武汉市",
                .en = "the packs that apply to a region (implies --effective), as 湖北省武汉市"}},
      as_of_option()};
  return {.name = "station-rules list",
          .purpose = {.zh = "列出规则包及其规则", .en = "lists packs and their rules"},
          .operands = pack_operands(),
          .options = joined({effective, format, general_options()}),
          .examples = {{"station-rules list", {.zh = "全部规则包", .en = "all packs"}},
                       {"station-rules list wuhan", {.zh = "一个规则包", .en = "one pack"}},
                       {"station-rules list --region 湖北省武汉市 --as-of 2024-06-30",
                        {.zh = "一个地区在这一天的有效规则及其出处",
                         .en = "the rules of a region on a day and where they come from"}},
                       {"station-rules list --format jsonl",
                        {.zh = "供脚本使用", .en = "for scripts"}}},
          .run = list};
}

}  // namespace audit::tools
