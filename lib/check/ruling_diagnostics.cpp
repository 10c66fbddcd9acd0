// SPDX-License-Identifier: Apache-2.0
#include "check/ruling_diagnostics.h"

#include "base/utf8.h"
#include "model/nearest_word.h"

#include <fmt/format.h>

#include <utility>

namespace audit::check {
namespace {

using base::Diagnostic;
using base::Severity;
using base::Text;

Diagnostic diagnostic(const char* code, Text message, const base::Place& at,
                      Severity severity = Severity::Error) {
  return {
      .severity = severity, .code = code, .message = std::move(message), .at = at, .related = {}};
}

/// WH-26d 对样板街道社工站的豁免 / the waiver of WH-26d for …
Text name_of(const Ruling& ruling) {
  const std::string station = base::visible(ruling.station);
  const std::string rule = base::visible(ruling.rule);
  const bool is_waiver = ruling.verdict == Ruling::Verdict::Waived;
  return {.zh = fmt::format("{}对 {} 的{}", station, rule, is_waiver ? "豁免" : "认定"),
          .en = fmt::format("the {} of {} for {}", is_waiver ? "waiver" : "ruling", rule, station)};
}

std::string nearest(const std::string& word, const std::set<std::string>& known) {
  std::string best;
  int least = model::no_likeness;
  for (const std::string& id : known) {
    const int distance = model::nearness(word, id);
    if (distance < least) {
      least = distance;
      best = id;
    }
  }
  return best;
}

}  // namespace

Diagnostic no_rulings_document(const base::Place& at) {
  return diagnostic("CHECK020",
                    {.zh = "这不是认定文件：--rulings 的文件以「文件类型: 认定」开头；"
                           "社工站和县区文件请作为要检查的文件给出",
                     .en = "this is no file of rulings: one says `kind: rulings`; station and "
                           "county files are given as files to check"},
                    at);
}

Diagnostic no_rulings(const base::Place& at) {
  return diagnostic(
      "CHECK021",
      {.zh = "认定文件里没有「认定」一项", .en = "the file of rulings has no list `rulings`"}, at);
}

Diagnostic nothing_decided(const base::Place& at) {
  return diagnostic(
      "CHECK050",
      {.zh = "「认定」下没有条目，还没有作出任何认定（注释不算）",
       .en = "nothing is decided yet: there is no entry under `rulings` (comments are none)"},
      at, Severity::Note);
}

Diagnostic ruling_lacks(const base::Place& at, const std::vector<const cel::Field*>& fields) {
  std::string zh;
  std::string en;
  for (const cel::Field* field : fields) {
    zh += (zh.empty() ? "「" : "、「") + field->zh + "」";
    en += (en.empty() ? "" : ", ") + field->en;
  }
  return diagnostic("CHECK022",
                    {.zh = "这条认定缺少" + zh + "，不能使用；请补写，或删去这一条",
                     .en = "this ruling lacks " + en +
                           " and cannot be used: add it, or take the "
                           "ruling out"},
                    at);
}

Diagnostic day_not_exact(const base::Place& at) {
  return diagnostic("CHECK023",
                    {.zh = "认定的日期要写到日，如 2024-06-30",
                     .en = "a day of a ruling is written in full: 2024-06-30"},
                    at);
}

Diagnostic ends_before_it_begins(const base::Place& at, base::Date on, base::Date until) {
  const std::string first = base::to_text(on);
  const std::string last = base::to_text(until);
  return diagnostic(
      "CHECK024",
      {.zh = fmt::format("有效期至 {}，早于认定日期 {}", last, first),
       .en = fmt::format("the last day, {}, is before the day of the ruling, {}", last, first)},
      at);
}

Diagnostic points_not_read(const base::Place& at) {
  return diagnostic(
      "CHECK025",
      {.zh = "「得分」留给评分表，这个版本还不读；认定只有 符合、不符合、豁免",
       .en = "points are for score sheets, which this version does not read: a ruling "
             "is 符合 (pass), 不符合 (fail) or 豁免 (waived)"},
      at);
}

Diagnostic value_without_waiver(const base::Place& at) {
  return diagnostic(
      "CHECK026",
      {.zh = "只有豁免才写「认定值」和「限值」；核查看到的情况请写在「理由」里",
       .en = "only a waiver has a value and a limit: say in the reason what was seen"},
      at);
}

Diagnostic unknown_rule(const base::Place& at, const std::string& rule,
                        const std::set<std::string>& known) {
  const std::string shown = base::visible(rule);
  const std::string meant = nearest(rule, known);
  return diagnostic(
      "CHECK027",
      {.zh = fmt::format("没有规则 {}{}", shown, meant.empty() ? "" : "，是否指 " + meant + "？"),
       .en = fmt::format("there is no rule {}{}", shown,
                         meant.empty() ? "" : "; did you mean " + meant + "?")},
      at);
}

Diagnostic rule_without_items(const base::Place& at, const std::string& rule) {
  return diagnostic("CHECK028",
                    {.zh = "规则 " + rule + " 不逐项检查，认定不能写「条目」",
                     .en = "rule " + rule + " does not go through a list: its ruling has no item"},
                    at);
}

Diagnostic waiver_of_manual_rule(const base::Place& at, const std::string& rule) {
  return diagnostic("CHECK029",
                    {.zh = "规则 " + rule + " 要到现场认定，豁免对它不起作用；请写 符合 或 不符合",
                     .en = "rule " + rule +
                           " is settled on site and a waiver does nothing for it: rule it 符合 "
                           "(pass) or 不符合 (fail)"},
                    at, Severity::Warning);
}

Diagnostic ruled_twice(const base::Place& at, const Ruling& first, const Ruling& second) {
  const bool agree = first.verdict == second.verdict;
  return diagnostic(
      "CHECK030",
      {.zh = fmt::format("同一件事有两条认定（{}、{}）{}；请只留一条", first.shown.verdict.zh,
                         second.shown.verdict.zh, agree ? "" : "，互相矛盾"),
       .en = fmt::format("two rulings on one thing ({}, {}){}: keep one", first.shown.verdict.en,
                         second.shown.verdict.en, agree ? "" : ", which contradict each other")},
      at);
}

Diagnostic several_stations(const Ruling& ruling) {
  const std::string shown = base::visible(ruling.station);
  return diagnostic(
      "CHECK031",
      {.zh = fmt::format("有不止一个「{}」，不知道认定的是哪一个，这些站点的结论不可用；"
                         "请写站点编号，或加「地区」",
                         shown),
       .en =
           fmt::format("there is more than one {}: which is meant is not known, and what this run "
                       "says of them cannot be used; write the id, or add the region",
                       shown)},
      ruling.place);
}

Diagnostic value_not_understood(const base::Origin& written, const Text& why) {
  return diagnostic("CHECK032",
                    {.zh = "认定值没有读懂，豁免不生效：" + why.zh,
                     .en = "the waived value was not understood and the waiver covers nothing: " +
                           why.in(base::Language::English)},
                    {written.source, written.span});
}

Text not_in_force_text(const Ruling& ruling) {
  const Text name = name_of(ruling);
  if (ruling.validity == Ruling::Validity::NotYet) {
    return {.zh = fmt::format("{}从 {} 起才有效", name.zh, ruling.shown.on),
            .en = fmt::format("{} begins on {}", name.en, ruling.shown.on)};
  }
  return {.zh = fmt::format("{}有效期到 {}，已过期", name.zh, ruling.shown.until),
          .en = fmt::format("{} ended on {}", name.en, ruling.shown.until)};
}

Diagnostic ruling_not_in_force(const Ruling& ruling) {
  return diagnostic("CHECK033", not_in_force_text(ruling), ruling.place, Severity::Warning);
}

Diagnostic waiver_lapsed(const Ruling& ruling, const Text& why) {
  const Text name = name_of(ruling);
  return diagnostic(
      "CHECK034",
      {.zh = fmt::format("{}已失效：{}", name.zh, why.zh),
       .en = fmt::format("{} has lapsed: {}", name.en, why.in(base::Language::English))},
      ruling.place, Severity::Warning);
}

Diagnostic waiver_not_needed(const Ruling& ruling) {
  const Text name = name_of(ruling);
  return diagnostic(
      "CHECK035",
      {.zh = fmt::format("{}已不需要：没有豁免也符合规定，可以删去", name.zh),
       .en = fmt::format("{} is no longer needed: the rule is met without it", name.en)},
      ruling.place, Severity::Warning);
}

Diagnostic nothing_ruled(const Ruling& ruling, const Text& why) {
  const Text name = name_of(ruling);
  return diagnostic(
      "CHECK036",
      {.zh = fmt::format("{}没有用上：{}", name.zh, why.zh),
       .en = fmt::format("{} had no effect: {}", name.en, why.in(base::Language::English))},
      ruling.place, Severity::Warning);
}

Diagnostic file_says_otherwise(const Ruling& ruling, const Text& why) {
  const Text name = name_of(ruling);
  const std::string en = why.in(base::Language::English);
  return diagnostic(
      "CHECK037",
      {.zh = fmt::format("{}是符合，但文件所写不符合{}；请核对", name.zh,
                         why.zh.empty() ? "" : "（" + why.zh + "）"),
       .en = fmt::format("{} is a pass, but what the file says fails{}: please verify", name.en,
                         en.empty() ? "" : " (" + en + ")")},
      ruling.place, Severity::Note);
}

Diagnostic stations_not_in_run(const Ruling& first, std::size_t count) {
  return diagnostic(
      "CHECK038",
      {.zh = fmt::format("{} 条认定的社工站（县区、城市）不在这次检查之内，第一条是「{}」", count,
                         base::visible(first.station)),
       .en = fmt::format("{} of stations or areas that are not in this run, the first {}",
                         count == 1 ? "1 ruling is" : std::to_string(count) + " rulings are",
                         base::visible(first.station))},
      first.place, Severity::Note);
}

Diagnostic packs_not_in_run(const Ruling& first, std::size_t count) {
  return diagnostic(
      "CHECK039",
      {.zh = fmt::format("{} 条认定的规则不在这次所用的规则包里，第一条是 {}", count,
                         base::visible(first.rule)),
       .en = fmt::format("{} of rules of packs that are not used in this run, the first {}",
                         count == 1 ? "1 ruling is" : std::to_string(count) + " rulings are",
                         base::visible(first.rule))},
      first.place, Severity::Note);
}

}  // namespace audit::check
