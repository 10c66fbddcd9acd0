// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "common/configured_parameters.h"
#include "common/diagnostics.h"
#include "common/options.h"
#include "common/region_option.h"
#include "results/jsonl.h"
#include "rules/overlay.h"
#include "rules/tailor.h"
#include "station-rules/effective.h"
#include "station-rules/jobs.h"
#include "station-rules/packs.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
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

void load_for(const model::Region& region, Packs& packs) {
  if (!packs.is_usable()) {
    return;
  }
  packs.load(
      NamedPacks{.names = packs.book.packs->covering(region, packs.diagnostics), .places = {}});
  if (packs.packs.empty() && !packs.diagnostics.has_errors()) {
    packs.diagnostics.add(no_pack_for_region(region, packs.book.packs->heads(packs.diagnostics)));
  }
}

/// Those of the region that is given, else of the operands; else those by which the configuration
/// has the folder judged, and all where it does not say.
void load_chosen(const Arguments& given, Packs& packs) {
  const auto region = region_option(given);
  if (region && !given.operands.empty()) {
    throw UsageError{
        {.zh = "--region 和规则包请只写其一", .en = "either --region or packs, not both"}};
  }
  const NamedPacks configured = named_packs(given, packs.folder().configuration());
  if (region) {
    load_for(*region, packs);
  } else if (!given.operands.empty()) {
    packs.load(given.operands);
  } else if (!configured.names.empty()) {
    packs.load(configured);
  } else if (packs.folder().region() != nullptr) {
    load_for(*packs.folder().region(), packs);
  } else {
    packs.load(given.operands);
  }
}

Status list_effective(const Arguments& given, Packs& packs) {
  const base::Date day = as_of(packs.folder().completed(given, {"as_of"}));
  load_chosen(given, packs);
  rules::Tailor tailor;
  std::optional<ConfiguredParameters> parameters;
  const Configuration* configuration = packs.folder().configuration();
  if (configuration != nullptr && !configuration->parameters.empty() && packs.is_usable()) {
    parameters.emplace(*configuration);
    parameters->read(rules::with_bases(packs.packs), *packs.book.packs, packs.diagnostics);
    tailor.set_last_word(parameters->pack());
  }
  const std::vector<const rules::Pack*> judging = tailor.packs(packs.packs, day, packs.diagnostics);
  const Status status = packs.report();
  if (status == Status::Ok) {
    print(is_stream(given) ? effective_jsonl(judging, day)
                           : effective_text(judging, day, packs.session().language),
          packs.session());
  }
  return status;
}

Status list(const Arguments& arguments, const Session& asked) {
  Packs packs(arguments, asked);
  if (arguments.has("effective") || arguments.has("region")) {
    return list_effective(arguments, packs);
  }
  packs.load(arguments.operands);
  const Session& session = packs.session();
  const Status status = packs.report();
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
  return {
      .name = "station-rules list",
      .purpose = {.zh = "列出规则包及其规则", .en = "lists packs and their rules"},
      .operands = pack_operands(),
      .options = joined(
          {effective, format,
           rules_options({.zh = "；--effective、--region 时还有 as_of 和 parameters，没有写规则包"
                                "和地区时还有 rules 和 region",
                          .en = ", with --effective or --region as_of and parameters too, where "
                                "neither packs nor region are given rules and region"})}),
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
