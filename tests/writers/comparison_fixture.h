// SPDX-License-Identifier: Apache-2.0
// One made-up comparison that every writer of comparisons is tested with: each change, each reason
// why a finding was not checked again, notes, and text that a medium must escape.
//
//   write_comparison(*writer);
#pragma once

#include "results/comparison/comparison.h"
#include "writers/report_fixture.h"

#include <optional>
#include <string>
#include <utility>

namespace audit::test {

inline results::FindingState fee_of(const char* path, const char* fee) {
  results::FindingState state{fee_result(path), path};
  state.result.message = {.zh = std::string("管理费 ") + fee + " 元，超过上限 30,000 元",
                          .en = std::string("fee of ") + fee + " yuan is above 30,000 yuan"};
  return state;
}

inline results::FindingState state(const char* rule, results::Outcome outcome,
                                   const std::string& name = "示例站", std::string item = {}) {
  return {result_record(rule, outcome, name, std::move(item)), "new/a.yaml"};
}

/// A failure whose message says nothing of the number that was found.
inline results::FindingState counted(const char* calculation) {
  results::FindingState few = state("S-4", results::Outcome::Fail);
  few.result.message = {.zh = "项目太少", .en = "too few projects"};
  few.result.calculation = {.zh = calculation, .en = {}};
  return few;
}

inline results::TrackedFinding tracked(results::Change change,
                                       std::optional<results::FindingState> before,
                                       std::optional<results::FindingState> after,
                                       std::optional<results::Gone> gone = std::nullopt) {
  return {.change = change, .before = std::move(before), .after = std::move(after), .gone = gone};
}

inline results::StationComparison first_compared() {
  using results::Change;
  using results::Outcome;
  results::StationComparison station;
  station.subject = result_record("", Outcome::Pass, "示例站").subject;
  station.path = "new/a.yaml";
  results::FindingState gap = state("S-2", Outcome::Unknown);
  gap.result.missing = {
      missing_field("staff", "应填写「人员」", "add 人员", place("new/a.yaml", 0, 0, 0, ""))};
  results::FindingState waived = state("S-1", Outcome::Waived);
  waived.result.ruling = results::Ruling{.verdict = {.zh = "豁免", .en = "waived"},
                                         .reason = "点位多",
                                         .by = "某区民政局",
                                         .on = "2024-01-02",
                                         .until = ""};
  results::FindingState not_due = state("C-4", Outcome::NotDue);
  not_due.result.due = "2024-12-31";
  results::FindingState disabled = state("C-1", Outcome::NotApplicable);
  disabled.result.disabled = "county";
  results::FindingState certificate = state("S-3", Outcome::Fail, "示例站", "甲*");
  certificate.result.message = {.zh = "甲* 未持证", .en = "甲* is not certified"};
  certificate.result.remedy = {.zh = "安排报考", .en = "register for the examination"};
  station.findings = {
      tracked(Change::New, std::nullopt, certificate),
      tracked(Change::Changed, fee_of("old/a.yaml", "37,500"), fee_of("new/a.yaml", "36,000")),
      tracked(Change::Changed, counted("共 1 项 ≥ 3 不成立"), counted("共 2 项 ≥ 3 不成立")),
      tracked(Change::Remaining, gap, gap),
      tracked(Change::Undecided, state("C-2", Outcome::Fail), state("C-2", Outcome::Manual)),
      tracked(Change::NotChecked, certificate, std::nullopt, results::Gone::Item),
      tracked(Change::NotChecked, certificate, std::nullopt, results::Gone::Namesake),
      tracked(Change::NotChecked, fee_of("old/a.yaml", "1"), std::nullopt, results::Gone::Rule),
      tracked(Change::NotApplicable, state("C-4", Outcome::Fail), not_due),
      tracked(Change::NotApplicable, fee_of("old/a.yaml", "31,000"), disabled),
      tracked(Change::Waived, state("S-1", Outcome::Fail), waived),
      tracked(Change::Fixed, gap, state("S-2", Outcome::Pass)),
  };
  return station;
}

/// A station that only NEW has, with what a submitted file may hold to do something to the
/// reader's program.
inline results::StationComparison attacking_station() {
  results::StationComparison station;
  station.subject = result_record("", results::Outcome::Pass, attack()).subject;
  station.path = attack();
  station.in_old = false;
  results::FindingState plaque = state("S-1", results::Outcome::Fail, attack(), attack());
  plaque.result.at = place(attack(), 40, 3, 9, attack());
  plaque.result.message = plaque.result.remedy = {.zh = attack(), .en = attack()};
  station.findings = {tracked(results::Change::New, std::nullopt, plaque)};
  station.findings.front().was_checked = false;
  return station;
}

inline void write_comparison(results::ComparisonSink& sink) {
  using results::Change;
  results::ComparisonHead head;
  head.before = head.after = run_record();
  head.before.as_of = "2024-01-31";
  results::PackInfo& overlay = head.after.packs.emplace_back();
  overlay.id = "county";
  overlay.number = "样县民〔2024〕3号";
  overlay.sha256 = std::string(64, 'c');
  results::Setting& setting = overlay.settings.emplace_back();
  setting.what = results::Setting::What::Disabled;
  setting.pack = "city";
  setting.name = "C-1";
  setting.article = "第五条";
  setting.reason = {.zh = "另有规定", .en = "ruled otherwise"};
  head.rules = rule_records();
  head.options = {{"fail_on", "principle"}, {"unknown", "report"}, {"fail_on_new", "true"}};
  sink.head(head);
  results::Note note;
  note.code = "DIFF002";
  note.severity = results::Severity::Warning;
  note.message = {.zh = "规则包 six 的内容变了 " + attack(), .en = "pack six changed " + attack()};
  sink.note(note);
  results::StationComparison renamed = first_compared();
  renamed.old_subject = result_record("", results::Outcome::Pass, "旧名站").subject;
  sink.station(renamed);
  sink.station(attacking_station());
  results::StationComparison gone;
  gone.subject = result_record("", results::Outcome::Pass, "撤并站").subject;
  gone.path = "old/c.yaml";
  gone.in_new = false;
  sink.station(gone);
  gone.subject = result_record("", results::Outcome::Pass, "坏文件站").subject;
  gone.findings = {tracked(Change::NotChecked, state("S-1", results::Outcome::Fail, "坏文件站"),
                           std::nullopt, results::Gone::File)};
  sink.station(gone);
  note.code = "DIFF010";
  note.severity = results::Severity::Error;
  note.message = {.zh = "新结果不全", .en = "NEW did not see everything"};
  sink.note(note);
  results::ComparisonSummary summary;
  summary.changes = {{Change::New, 2},       {Change::Changed, 2},    {Change::Remaining, 1},
                     {Change::Undecided, 1}, {Change::NotChecked, 4}, {Change::NotApplicable, 2},
                     {Change::Waived, 1},    {Change::Fixed, 1}};
  summary.stations_in_both = 1;
  summary.stations_only_in_old = 2;
  summary.stations_only_in_new = 1;
  summary.status = 3;
  sink.summary(summary);
}

/// Two runs of a station that is in order.
inline void write_equal_comparison(results::ComparisonSink& sink) {
  results::ComparisonHead head;
  head.before = head.after = run_record();
  head.rules = rule_records();
  head.options = {{"fail_on", "principle"}, {"unknown", "report"}};
  sink.head(head);
  results::ComparisonSummary summary;
  summary.stations_in_both = 1;
  sink.summary(summary);
}

}  // namespace audit::test
