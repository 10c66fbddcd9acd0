// SPDX-License-Identifier: Apache-2.0
#include "common/diagnostics.h"

#include "base/system_error.h"
#include "base/utf8.h"
#include "common/suggest.h"

namespace audit::tools {
namespace {

using base::Diagnostic;
using base::Text;
using results::Note;

Note note(const char* code, Text message, const std::string& path) {
  Note note;
  note.code = code;
  note.severity = results::Severity::Error;
  note.message = std::move(message);
  if (!path.empty()) {
    note.at.emplace();
    note.at->path = path;
  }
  return note;
}

Diagnostic diagnostic(const char* code, Text message, const base::Place& at,
                      base::Severity severity = base::Severity::Error) {
  return {
      .severity = severity, .code = code, .message = std::move(message), .at = at, .related = {}};
}

std::string list_of(const std::vector<std::filesystem::path>& paths) {
  std::string list;
  for (const std::filesystem::path& path : paths) {
    list += (list.empty() ? "" : ", ") + base::visible(path.string());
  }
  return list;
}

/// 湖北省武汉市江岸区
std::string name_of(const std::string& province, const std::string& city,
                    const std::string& county) {
  return base::visible(province + city + county);
}

/// `没有适用于…的规则包；现有 …`
Text no_pack_applies(const model::Region& region, const std::vector<rules::Library::Head>& packs) {
  Text list;
  for (const rules::Library::Head& pack : packs) {
    const rules::AppliesTo& area = pack.applies_to;
    if (area.everywhere) {
      continue;  // no regulation
    }
    const std::string name = name_of(area.province, area.city, area.county);
    list.zh += (list.zh.empty() ? "" : "、") + pack.id +
               (name.empty() ? "（用 --rules 指定）" : "（" + name + "）");
    list.en += (list.en.empty() ? "" : ", ") + pack.id +
               (name.empty() ? " (by --rules)" : " (" + name + ")");
  }
  std::string name = name_of(region.province, region.city, region.county);
  name = name.empty() ? base::visible(region.township + region.code) : name;
  return {.zh = "没有适用于" + name + "的规则包；现有 " + list.zh,
          .en = "no pack applies to " + name + "; there are " + list.en};
}

}  // namespace

Note nothing_to_check() {
  return note("TOOL001", {.zh = "没有可检查的文件", .en = "there is no file to check"}, "");
}

Note cannot_read(const std::string& path, int error_number) {
  const Text reason = base::reason_of(error_number);
  return note("TOOL002", {.zh = "读不出来：" + reason.zh, .en = "cannot be read: " + reason.en},
              path);
}

Note no_files_in_folder(const std::string& path) {
  return note(
      "TOOL003",
      {.zh = "文件夹里没有 *.yaml 或 *.yml 文件", .en = "no *.yaml or *.yml files in this folder"},
      path);
}

Note empty_file(const std::string& path) {
  return note("TOOL004", {.zh = "文件是空的", .en = "the file is empty"}, path);
}

Note no_documents(const std::string& path) {
  return note("TOOL005",
              {.zh = "文件里没有内容，只有注释或空文档", .en = "nothing but comments in this file"},
              path);
}

Note more_mistakes(const std::string& path, std::size_t count) {
  const std::string number = std::to_string(count);
  return note("TOOL006",
              {.zh = "还有 " + number + " 处问题没有列出，请先更正以上各处",
               .en = number + " more mistakes are not listed: correct the above first"},
              path);
}

Note damaged_results(const std::string& path, const results::StreamEnd& end) {
  Note damaged =
      note("TOOL032",
           {.zh = end.problem.zh + "；应是 station-check --format jsonl 写出的完整结果",
            .en = end.problem.en + "; expected is all that station-check --format jsonl wrote"},
           path);
  if (end.line > 0) {
    damaged.at->line = damaged.at->end_line = static_cast<std::uint32_t>(end.line);
    damaged.at->column = damaged.at->end_column = static_cast<std::uint32_t>(end.column);
  }
  return damaged;
}

Diagnostic station_without_region(const base::Place& at) {
  return diagnostic(
      "TOOL007",
      {.zh = "没有检查：没有填写「地区」，不知道适用哪个规则包；请填写地区，或用 --rules 指定",
       .en =
           "not checked: without a region (地区) no pack can be chosen; add it, or name the packs "
           "with --rules"},
      at);
}

Diagnostic station_without_pack(const base::Place& at, const model::Region& region,
                                const std::vector<rules::Library::Head>& packs) {
  const Text text = no_pack_applies(region, packs);
  return diagnostic("TOOL008", {.zh = "没有检查：" + text.zh, .en = "not checked: " + text.en}, at);
}

Diagnostic no_pack_for_region(const model::Region& region,
                              const std::vector<rules::Library::Head>& packs) {
  return diagnostic("TOOL031", no_pack_applies(region, packs), {});
}

Diagnostic overlays_contradict(const base::Place& at) {
  return diagnostic("TOOL030",
                    {.zh = "没有检查：适用的几个规则包对同一件事规定不同，见标准错误里的 RULE035",
                     .en = "not checked: the packs that apply say different things of one matter; "
                           "see RULE035 on standard error"},
                    at);
}

Diagnostic nothing_asked(const Text& kind, const std::vector<const rules::Pack*>& packs) {
  std::string list;
  for (const rules::Pack* pack : packs) {
    list += (list.empty() ? "" : ", ") + pack->info.id;
  }
  return diagnostic("TOOL065",
                    {.zh = "规则包 " + list + " 没有要看" + kind.zh + "文件的规则",
                     .en = "no rule of " + list + " looks at a " + kind.en + " file"},
                    {});
}

Note no_result_stream(const std::string& path, int error_number) {
  const Text reason = error_number == 0 ? Text{.zh = "文件是空的", .en = "the file is empty"}
                                        : base::reason_of(error_number);
  const std::string shown = base::visible(path);
  return note("TOOL066",
              {.zh = "结果流 " + shown + " 读不出来：" + reason.zh,
               .en = "the results " + shown + " cannot be read: " + reason.en},
              path);
}

Note damaged_result_stream(const std::string& path, const results::StreamEnd& end) {
  const std::string shown = path == "-" ? "-" : base::visible(path);
  const std::string place =
      end.line > 0 ? shown + ':' + std::to_string(end.line) + ':' + std::to_string(end.column)
                   : shown;
  return note("TOOL067",
              {.zh = "结果流不完整：" + place + "：" + end.problem.zh +
                     "；请用 station-check --format jsonl 重新生成",
               .en = "the results are not complete: " + place + ": " + end.problem.en +
                     "; write them anew with station-check --format jsonl"},
              path);
}

Note nothing_to_rule_on() {
  return note("TOOL068",
              {.zh = "没有选中任何结果：没有不符合或待现场核查的（另见 --show、--rule、--station）",
               .en = "no result is chosen: none failed or waits for an on-site check (see --show, "
                     "--rule, --station)"},
              "");
}

Note same_station(const results::Location& at, const results::Location& first) {
  Note same = note(
      "TOOL009",
      {.zh = "这个站点已在 " + base::visible(first.path) + " 中出现，一个站点只能有一个文件",
       .en = "this station is in " + base::visible(first.path) + " too: one station, one file"},
      at.path);
  same.at = at;
  same.related = {first};
  same.related.front().message = {.zh = "先在这里出现", .en = "first seen here"};
  return same;
}

Diagnostic rulings_among_stations(const base::Place& at) {
  return diagnostic(
      "TOOL010",
      {.zh = "要检查的文件里有认定，没有生效：认定由评估方用 --rulings 给出",
       .en = "rulings among the files to check have no effect: the evaluators give theirs with "
             "--rulings"},
      at);
}

Diagnostic late_area(const base::Place& at) {
  return diagnostic(
      "TOOL011",
      {.zh = "没有检查：文件很多时，县区和城市文件不能从标准输入读；请把它作为文件给出",
       .en = "not checked: in a run of many files an area cannot come from standard input; name "
             "its file"},
      at);
}

Diagnostic nothing_listed(const base::Place& at, const std::string& text) {
  const std::string shown = base::visible(text);
  return diagnostic("TOOL015",
                    {.zh = "「" + shown + "」没有对应的文件；路径从本文件所在的文件夹算起",
                     .en = "no file is " + shown + "; paths start at the folder of this file"},
                    at);
}

Diagnostic no_such_rule(const std::string& id, const std::vector<std::string>& known) {
  const std::string shown = base::visible(id);
  const Text hint = did_you_mean(id, known);
  return diagnostic("TOOL018",
                    {.zh = "没有编号为 " + shown + " 的规则" + hint.zh +
                           (hint.empty() ? "；全部规则见 station-rules list" : ""),
                     .en = "no rule has the id " + shown + hint.en +
                           (hint.empty() ? "; station-rules list has all of them" : "")},
                    {});
}

Diagnostic no_station_in(const base::Place& at, const std::string& name) {
  const std::string shown = base::visible(name);
  return diagnostic(
      "TOOL017",
      {.zh = "列出的文件 " + shown + " 读不出社工站；用 station-check 检查该文件",
       .en = "no station could be read from " + shown + "; station-check of that file says why"},
      at);
}

Diagnostic part_not_read(const base::Place& at, const std::string& name) {
  const std::string shown = base::visible(name);
  return diagnostic("TOOL088",
                    {.zh = "列出的文件 " + shown +
                           " 中有内容读不出来，可能还有社工站；用 station-check 检查该文件",
                     .en = "part of " + shown +
                           " could not be read and may be a station; station-check of that "
                           "file says why"},
                    at);
}

Diagnostic listed_station_twice(const base::Place& at, const std::string& name,
                                const std::string& first) {
  return diagnostic("TOOL080",
                    {.zh = "列出的文件 " + base::visible(name) + " 与 " + base::visible(first) +
                           " 是同一个站点，一个站点只能有一个文件",
                     .en = base::visible(name) + " is the same station as " + base::visible(first) +
                           ": one station, one file"},
                    at);
}

Diagnostic folder_listed(const base::Place& at, const std::string& text) {
  const std::string shown = base::visible(text);
  const std::string pattern = shown + (shown.ends_with('/') ? "" : "/") + "*.yaml";
  return diagnostic("TOOL087",
                    {.zh = "「" + shown + "」是文件夹；请写其中的文件，如 \"" + pattern + "\"",
                     .en = shown + " is a folder: name the files in it, as by \"" + pattern + "\""},
                    at);
}

Diagnostic area_twice(const base::Place& at, const std::string& first) {
  return diagnostic(
      "TOOL084",
      {.zh = "这个县区或城市已在 " + base::visible(first) + " 中出现，只能有一个文件",
       .en = "this county or city is in " + base::visible(first) + " too: one area, one file"},
      at);
}

Diagnostic listed_station_elsewhere(const base::Place& at, const std::string& name,
                                    const model::Region& region) {
  const std::string where = name_of(region.province, region.city, region.county);
  return diagnostic(
      "TOOL082",
      {.zh = "这里列出的「" + name + "」填写的地区是" + (where.empty() ? region.code : where) +
             "，不在本县区；请更正它的地区，或从列表中去掉",
       .en = name + " is listed here and says that it lies in " +
             (where.empty() ? region.code : where) +
             ", which is not this county; correct its region or take it from the list"},
      at);
}

Diagnostic station_not_on_list(const base::Place& at, const std::string& name) {
  return diagnostic("TOOL081",
                    {.zh = "「" + name +
                           "」填写的地区是本县区，但没有列在这里；请补列它的文件，"
                           "或更正它的地区",
                     .en = name + " says that it lies in this county and is not listed here; list "
                                  "its file or correct its region"},
                    at);
}

Diagnostic township_not_on_list(const base::Place& at, const std::string& name,
                                const std::string& township) {
  const std::string shown = base::visible(township);
  return diagnostic(
      "TOOL083",
      {.zh = "「" + name + "」填写的乡镇街道「" + shown + "」没有列在这里；请改成一致",
       .en =
           name + " says that it lies in " + shown + ", which is not listed here; make them agree"},
      at);
}

Diagnostic city_lists_no_such_county(const base::Place& at, const std::string& county) {
  const std::string shown = base::visible(county);
  return diagnostic("TOOL085",
                    {.zh = shown + "填写的是本市，但没有列在这里；请补列，或更正地区",
                     .en = shown + " says that it is one of this city's and is not listed here; "
                                   "list it or correct the region"},
                    at);
}

Diagnostic county_says_otherwise(const base::Place& at, const Text& field) {
  return diagnostic("TOOL019",
                    {.zh = "「" + field.zh + "」与县区文件不一致，两处都不采用；请核对后改成一致",
                     .en = "\"" + field.in(base::Language::English) +
                           "\" differs from the county's file, neither counts; make them agree"},
                    at);
}

Diagnostic said_by_county(const base::Place& at) {
  return diagnostic("TOOL019", {.zh = "县区文件在此", .en = "the county's file says it here"}, at);
}

Note no_area_file(std::size_t county_rules, std::size_t city_rules) {
  struct Kind {
    Text file, rules;
  };

  const Kind counties{{.zh = "县区", .en = "county"}, {.zh = "县区", .en = "counties"}};
  const Kind cities{{.zh = "城市", .en = "city"}, {.zh = "城市", .en = "cities"}};
  const Kind both{{.zh = "县区或城市", .en = "county or city"},
                  {.zh = "县区、城市", .en = "areas"}};
  const Kind& kind = city_rules == 0 ? counties : county_rules == 0 ? cities : both;
  const std::string number = std::to_string(county_rules + city_rules);
  Note note;
  note.code = "TOOL016";
  note.severity = results::Severity::Note;
  note.message = {
      .zh = "没有" + kind.file.zh + "文件，" + number + " 条" + kind.rules.zh + "规则没有检查",
      .en = "no " + kind.file.en + " file was given: " + number + " rules about " + kind.rules.en +
            " were not checked"};
  return note;
}

Note no_verdicts(results::Level fail_on) {
  const Text& level = name_of(fail_on);
  const bool is_weakest = fail_on == results::all_levels().back();
  Note note;
  note.code = "TOOL069";
  note.severity = results::Severity::Warning;
  const Text rules = is_weakest ? Text{.zh = "没有一条规则", .en = "no rule"}
                                : Text{.zh = "「" + level.zh + "」及以上的规则没有一条",
                                       .en = "no rule of the level \"" + level.en + "\" or above"};
  const Text more = is_weakest ? Text()
                               : Text{.zh = "；要计入更弱的规则，请加 --fail-on practice",
                                      .en = "; --fail-on practice counts the weaker rules too"};
  note.message = {.zh = rules.zh + "得出结论：退出状态 0 不表示符合" + more.zh,
                  .en = rules.en +
                        " came to a conclusion: status 0 does not mean that anything complies" +
                        more.en};
  return note;
}

Note nothing_of_file_checked(const std::string& path) {
  Note note;
  note.code = "TOOL070";
  note.severity = results::Severity::Note;
  note.message = {.zh = "因为以上错误，这个文件没有按规则检查；改好后请再检查一次",
                  .en =
                      "for these mistakes the rules were not checked on this file: mend them and "
                      "check again"};
  note.at.emplace();
  note.at->path = path;
  return note;
}

Text no_such_station_file(const std::string& text) {
  const std::string shown = base::visible(text);
  return {.zh = "县区列出的社工站文件 " + shown + " 不存在",
          .en = "the listed station file " + shown + " is not there"};
}

Text unread_station_file(const std::string& name) {
  const std::string shown = base::visible(name);
  return {.zh = "县区列出的社工站文件 " + shown + " 读不出来",
          .en = "the listed station file " + shown + " could not be read"};
}

Text stations_not_listed() {
  return {.zh = "县区文件没有列出全部社工站文件，可能还有其他社工站",
          .en = "the county's file does not list its station files: there may be more"};
}

Text counties_not_listed() {
  return {.zh = "城市文件没有列出所辖县区，可能还有其他县区",
          .en = "the city's file does not list its counties: there may be more"};
}

Text county_not_read(const std::string& name) {
  const std::string shown = base::visible(name);
  return {.zh = "没有读取" + shown + "的县区文件",
          .en = "the county file of " + shown + " was not read"};
}

Text unread_part(const std::string& name) {
  const std::string shown = base::visible(name);
  return {.zh = "县区列出的文件 " + shown + " 中有内容读不出来，可能还有社工站",
          .en = "part of the listed file " + shown + " could not be read and may be a station"};
}

Text station_in_doubt(const std::string& name) {
  return {.zh = "「" + name + "」是否属于本县区，两处文件说法不一",
          .en = "whether " + name + " is one of the county's: the files do not agree"};
}

Text township_in_doubt(const std::string& name) {
  return {.zh = "「" + name + "」填写的乡镇街道不在县区文件所列之内",
          .en = "the township of " + name + " is not one that the county's file lists"};
}

Text county_not_on_list(const std::string& name) {
  const std::string shown = base::visible(name);
  return {.zh = shown + "是否属于本市，两处文件说法不一",
          .en = "whether " + shown + " is one of the city's: the files do not agree"};
}

Text county_has_two_files(const std::string& name) {
  const std::string shown = base::visible(name);
  return {.zh = shown + "有两个县区文件，不知道以哪一个为准",
          .en = shown + " has two county files: which one counts is not known"};
}

Diagnostic no_rules_folder(const std::filesystem::path& folder) {
  const std::string shown = base::visible(folder.string());
  return diagnostic("TOOL014",
                    {.zh = "STATION_RULES_PATH 中没有这个文件夹：" + shown,
                     .en = "STATION_RULES_PATH names a folder that does not exist: " + shown},
                    {});
}

Diagnostic no_model(const std::vector<std::filesystem::path>& searched) {
  const std::string list = list_of(searched);
  return diagnostic(
      "TOOL012",
      {.zh = "找不到字段定义（文件夹 model），找过 " + (list.empty() ? "（没有文件夹）" : list) +
             "；请用 STATION_RULES_PATH 指出规则所在的文件夹",
       .en = "the field definitions (folder model) were not found in " +
             (list.empty() ? "any folder" : list) + ": set STATION_RULES_PATH to the rules"},
      {});
}

Diagnostic no_pack_with_region(const std::vector<std::filesystem::path>& searched) {
  const std::string list = list_of(searched);
  return diagnostic(
      "TOOL013",
      {.zh = "没有任何规则包写明适用地区，找过 " + list + "；请用 --rules 指定",
       .en = "no pack in " + list + " says where it applies: name the packs with --rules"},
      {});
}

Note rules_note(const Diagnostic& diagnostic) {
  const auto location = [](const base::Place& place) {
    results::Location at;
    at.path = place.source->name();
    const base::Position begin = place.source->position(place.span.begin);
    const base::Position end = place.source->position(place.span.end);
    at.line = begin.line;
    at.column = begin.column;
    at.end_line = end.line;
    at.end_column = end.column;
    return at;
  };
  Note note;
  note.code = diagnostic.code;
  note.about = results::About::Rules;
  switch (diagnostic.severity) {
    case base::Severity::Error:
      note.severity = results::Severity::Error;
      break;
    case base::Severity::Warning:
      note.severity = results::Severity::Warning;
      break;
    case base::Severity::Note:
      note.severity = results::Severity::Note;
      break;
  }
  note.message = diagnostic.message;
  if (diagnostic.at.source != nullptr) {
    note.at = location(diagnostic.at);
  }
  return note;
}

}  // namespace audit::tools
