// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "common/options.h"
#include "results/jsonl.h"
#include "station-rules/jobs.h"
#include "station-rules/packs.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

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

Status list(const Arguments& arguments, const Session& session) {
  Packs packs = load_packs(arguments.operands);
  const Status status = report(packs, session);
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

}  // namespace

Command list_job() {
  const std::vector<Option> format{{.name = "format",
                                    .argument = "NAME",
                                    .help = {.zh = "text（表格）或 jsonl（每行一条规则）",
                                             .en = "text (a table) or jsonl (a rule a line)"},
                                    .values = {"text", "jsonl"}}};
  return {.name = "station-rules list",
          .purpose = {.zh = "列出规则包及其规则", .en = "lists packs and their rules"},
          .operands = pack_operands(),
          .options = joined({format, general_options()}),
          .examples = {{"station-rules list", {.zh = "全部规则包", .en = "all packs"}},
                       {"station-rules list wuhan", {.zh = "一个规则包", .en = "one pack"}},
                       {"station-rules list --format jsonl",
                        {.zh = "供脚本使用", .en = "for scripts"}}},
          .run = list};
}

}  // namespace audit::tools
