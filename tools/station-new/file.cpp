// SPDX-License-Identifier: Apache-2.0
//
// station-new station, county, city: a file to fill in, with the fields that the rules of the named
// packs ask for, or of those that apply to a region.
#include "common/diagnostics.h"
#include "common/folder_settings.h"
#include "common/named_packs.h"
#include "common/options.h"
#include "common/region_option.h"
#include "common/rules_path.h"
#include "rules/file_template.h"
#include "rules/tailor.h"
#include "station-new/jobs.h"
#include "station-new/new_file.h"

#include <algorithm>
#include <string>
#include <vector>

namespace audit::tools {
namespace {

using model::DocumentKind;
using results::Status;
using Packs = std::vector<const rules::Pack*>;

/// Those that are named, else those that judge the region.
Packs load_packs(const NamedPacks& named, const model::Region& region, rules::Library& library,
                 base::Diagnostics& diagnostics) {
  NamedPacks wanted = opened(named);
  if (named.names.empty()) {
    wanted.names = library.covering(region, diagnostics);
    if (wanted.names.empty() && !diagnostics.has_errors()) {
      diagnostics.add(no_pack_for_region(region, library.heads(diagnostics)));
    }
  }
  Packs packs;
  for (std::size_t i = 0; i < wanted.names.size(); ++i) {
    const rules::Pack* pack =
        load_named_pack(library, wanted.names[i], wanted.place(i), diagnostics);
    if (pack != nullptr && std::find(packs.begin(), packs.end(), pack) == packs.end()) {
      packs.push_back(pack);
    }
  }
  return packs;
}

std::string joined_names(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) {
    list += (list.empty() ? "" : ",") + name;
  }
  return list;
}

Status say(base::Diagnostics& diagnostics, const Session& session) {
  diagnostics.sort();
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    session.err << to_text(diagnostic, session.language);
  }
  return diagnostics.has_errors() ? Status::Rules : Status::Ok;
}

UsageError no_rules() {
  return {{.zh = "按哪些规则？请用 --rules 写明规则包（station-rules list 列出），或用 --region "
                 "写明地区；也可以写在文件夹的 station-audit.yaml 里",
           .en = "by which rules? Name packs with --rules (station-rules list has them), or the "
                 "region with --region, or one of them in the folder's station-audit.yaml"}};
}

/// That of the option, else that of the folder in which the file is to be.
model::Region region_of(const Arguments& given, const FolderSettings& folder) {
  if (const auto region = region_option(given)) {
    return *region;
  }
  return folder.region() == nullptr ? model::Region() : *folder.region();
}

Status write_template(DocumentKind kind, const Arguments& given, const Session& asked) {
  base::Diagnostics diagnostics;
  Rulebook book = open_rules(diagnostics);
  FolderSettings folder(book.model.get(), given, new_file(given));
  diagnostics.append(folder.take_problems());
  const Session session = folder.speaking(asked, given);
  const Arguments arguments = folder.completed(given, {"as_of"});
  const NamedPacks named = named_packs(given, folder.configuration());
  const model::Region region = region_of(given, folder);
  if (named.names.empty() && region.empty() && !diagnostics.has_errors()) {
    throw no_rules();
  }
  refuse_existing(arguments);
  if (folder.configuration() != nullptr) {
    search_also(book, folder.configuration()->rules_path);
  }
  if (book.packs == nullptr || diagnostics.has_errors()) {
    return say(diagnostics, session);
  }
  const Packs chosen = load_packs(named, region, *book.packs, diagnostics);
  rules::Tailor tailor;
  const Packs packs = tailor.packs(chosen, as_of(arguments), diagnostics);
  if (diagnostics.has_errors()) {
    return say(diagnostics, session);
  }
  const std::string text = rules::file_template(*book.model, packs,
                                                {.kind = kind,
                                                 .keys = key_language(arguments, session),
                                                 .comments = session.language,
                                                 .rules = joined_names(pack_names(given)),
                                                 .region = region});
  if (text.empty()) {
    diagnostics.add(nothing_asked(book.model->document(kind).title, packs));
  }
  const Status status = say(diagnostics, session);
  if (status == Status::Ok) {
    write_new_file(text, arguments, session);
  }
  return status;
}

std::vector<Option> choice_options() {
  return {
      {.name = "rules",
       .argument = "PACK",
       .help = {.zh = "列出这些规则包要看的内容（名称、文件或文件夹；可重复，可用逗号分隔）",
                .en = "what these packs ask for (ids, files or folders; repeatable, or divided by "
                      "commas)"},
       .repeatable = true},
      {.name = "region",
       .argument = "REGION",
       .help = {.zh = "所在地区，如 武汉市示例区示例街道：填入模板；不写 --rules 时由它选择规则包",
                .en = "the region, such as 武汉市示例区示例街道: filled in, and without --rules it "
                      "chooses the packs"}},
      as_of_option(),
  };
}

template <DocumentKind kind>
Status run(const Arguments& arguments, const Session& session) {
  return write_template(kind, arguments, session);
}

Command job(std::string_view name, base::Text purpose, std::vector<Example> examples,
            Status (*run)(const Arguments&, const Session&)) {
  return {.name = name,
          .purpose = std::move(purpose),
          .operands = {},
          .options = joined({choice_options(), new_file_options(),
                             folder_options({.zh = "lang、rules、rules_path、region、as_of",
                                             .en = "lang, rules, rules_path, region, as_of"},
                                            folder_of_new_file()),
                             general_options()}),
          .examples = std::move(examples),
          .run = run};
}

}  // namespace

Command station_job() {
  return job(
      "station-new station",
      {.zh = "一个社工站文件的模板：规则包要看的内容，逐项注明怎么填、依据哪一条",
       .en = "a station file to fill in: what rule packs ask for, with what to write and the "
             "articles"},
      {{"station-new station --rules wuhan -o mingde.yaml",
        {.zh = "按武汉市的规则，写入新文件", .en = "by the rules of Wuhan, into a new file"}},
       {"station-new station --region 武汉市示例区示例街道",
        {.zh = "按所在地区选择规则，并填好地区",
         .en = "by the rules of the region, with the region filled in"}},
       {"station-new station --rules liuyou-wuyao,wuhan --keys en",
        {.zh = "两个规则包，英文键", .en = "two packs, English keys"}}},
      run<DocumentKind::Station>);
}

Command county_job() {
  return job("station-new county", {.zh = "一个县区文件的模板", .en = "a county file to fill in"},
             {{"station-new county --region 武汉市示例区 -o county.yaml",
               {.zh = "按所在地区选择规则", .en = "by the rules of the region"}}},
             run<DocumentKind::County>);
}

Command city_job() {
  return job("station-new city", {.zh = "一个城市文件的模板", .en = "a city file to fill in"},
             {{"station-new city --rules wuhan", {.zh = "武汉市", .en = "of Wuhan"}}},
             run<DocumentKind::City>);
}

}  // namespace audit::tools
