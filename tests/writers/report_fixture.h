// SPDX-License-Identifier: Apache-2.0
// One made-up run that every writer is tested with: all outcomes, notes of all kinds, places with
// and without lines, long and non-Chinese text, and text that a medium must escape (`<>&"`,
// controls, commas, a formula).
//
//   write_report(*writer);      // three stations in one file, a file that was rejected, the
//   summary
#pragma once

#include "results/sink.h"
#include "results/tally.h"

#include <string>

namespace audit::test {

inline results::Location place(std::string path, std::uint32_t line, std::uint32_t column,
                               std::uint32_t end_column, std::string snippet) {
  results::Location at;
  at.path = std::move(path);
  at.line = at.end_line = line;
  at.column = column;
  at.end_column = end_column;
  at.snippet = std::move(snippet);
  return at;
}

inline results::Run run_record() {
  results::Run run;
  run.version = "0.0.0";
  run.as_of = "2024-06-30";
  run.options = {{"fail_on", "principle"}, {"unknown", "report"}};
  run.packs = {{"six",
                {.zh = "六有五要（示例）", .en = "Six haves (example)"},
                "",
                "某市民政局",
                std::string(64, 'a')},
               {"city",
                {.zh = "某市办法", .en = "City measures"},
                "民规〔2022〕1号",
                "某市民政局",
                std::string(64, 'b')}};
  run.rulings = {{"认定.yaml", std::string(64, 'd')}};
  return run;
}

inline results::RuleInfo rule_record(std::string id, std::string pack, results::Level level,
                                     results::Group group, base::Text title) {
  results::RuleInfo rule;
  rule.id = std::move(id);
  rule.pack = std::move(pack);
  rule.article = "第" + rule.id + "条";
  rule.level = level;
  rule.group = std::move(group);
  rule.title = std::move(title);
  return rule;
}

inline std::vector<results::RuleInfo> rule_records() {
  using results::Level;
  const results::Bundle six{"six", {.zh = "六有", .en = "Six haves"}};
  const results::Group site{"site", {.zh = "有阵地", .en = "Premises"}, six};
  const results::Group people{"people", {.zh = "有人员", .en = "People"}, six};
  const results::Group projects{"projects", {.zh = "有项目", .en = "Projects"}, six};
  const results::Group funds{"funds", {.zh = "资金管理", .en = "Funds"}};
  std::vector<results::RuleInfo> rules{
      rule_record("S-1", "six", Level::Must, site,
                  {.zh = "办公面积不少于40㎡", .en = "Office of 40 m² or more"}),
      rule_record("S-2", "six", Level::Must, people,
                  {.zh = "两名社工", .en = "Two social workers"}),
      rule_record("S-3", "six", Level::Must, people,
                  {.zh = "社工持证", .en = "Workers are certified"}),
      rule_record("S-4", "six", Level::Must, projects,
                  {.zh = "至少一个项目", .en = "At least one project"}),
      rule_record("C-1", "city", Level::Principle, funds,
                  {.zh = "管理费不超过10%", .en = "Management fee within 10 %"}),
      rule_record("C-2", "city", Level::Encouraged, funds,
                  {.zh = "引入社会资金", .en = "Private money"}),
      rule_record("C-3", "city", Level::Must, funds, {.zh = "专账", .en = "Separate account"}),
      rule_record("C-4", "city", Level::Target, funds,
                  {.zh = "年底前完成审计", .en = "Audited by December"}),
  };
  rules[4].remedy = {.zh = "管理费调减至 {cap} 以内", .en = "lower the fee to {cap}"};
  rules[6].on_site = true;
  return rules;
}

inline results::Result result_record(std::string rule, results::Outcome outcome, std::string name,
                                     std::string item = {}) {
  results::Result result;
  result.rule = std::move(rule);
  result.outcome = outcome;
  result.subject = {
      .kind = "station", .id = "湖北省/武汉市/" + name, .name = name, .item = item, .key = item};
  if (outcome != results::Outcome::Pass && outcome != results::Outcome::NotApplicable) {
    result.fingerprint = "0123456789abcdef0123456789abcdef";
  }
  return result;
}

/// The fee of the first station: everything that a finding can carry.
inline results::Result fee_result(const std::string& path) {
  results::Result fee = result_record("C-1", results::Outcome::Fail, "示例站");
  fee.at = place(path, 31, 10, 16, "    管理费: 3.75万元 # \\x1b[31m");
  fee.at->pointer = "/经费/运营管理/管理费";
  fee.at->mark = 12;
  fee.at->mark_width = 8;
  fee.message = {.zh = "管理费 37,500 元,超过上限 30,000 元",
                 .en = "fee of 37,500 yuan is above 30,000 yuan"};
  fee.remedy = {.zh = "管理费调减至 30,000 元以内", .en = "lower the fee to 30,000 yuan"};
  fee.calculation = {.zh = "管理费 37,500 元 ≤ 30,000 元 不成立",
                     .en = "37,500 yuan <= 30,000 yuan is false"};
  fee.measured = {.value = "37,500 元", .limit = "30,000 元"};
  fee.why = {{{.zh = "管理费", .en = "fee"}, {.zh = "37,500 元", .en = "37,500 yuan"}, fee.at}};
  results::Location total = place(path, 27, 3, 7, "  总额: 30万元");
  total.message = {.zh = "项目总经费 300,000 元", .en = "project total of 300,000 yuan"};
  fee.related = {total};
  fee.conflicts = {{.zh = "S-9 另有规定", .en = "S-9 says otherwise"}};
  return fee;
}

inline results::MissingField missing_field(std::string field, std::string where_zh,
                                           std::string where_en, results::Location at) {
  results::MissingField missing;
  missing.field = std::move(field);
  missing.pointer = "/经费";
  missing.where = {.zh = std::move(where_zh), .en = std::move(where_en)};
  missing.at = std::move(at);
  return missing;
}

inline void write_first_station(results::Sink& sink, const std::string& path) {
  using results::Outcome;
  sink.result(result_record("S-1", Outcome::Pass, "示例站"));
  results::Result workers = result_record("S-2", Outcome::Unknown, "示例站");
  workers.missing = {
      missing_field("staff", "应填写「人员」", "add 人员", place(path, 0, 0, 0, ""))};
  sink.result(workers);
  std::uint32_t line = 0;
  for (const char* worker : {"甲*", "乙*"}) {
    results::Result certificate = result_record("S-3", Outcome::Fail, "示例站", worker);
    certificate.at =
        place(path, 12 + line++, 5, 11, "  - {姓名: " + std::string(worker) + ", 证书: 无}");
    certificate.message = {.zh = std::string(worker) + " 未持证",
                           .en = std::string(worker) + " is not certified"};
    certificate.remedy = {.zh = "安排报考", .en = "register for the examination"};
    sink.result(certificate);
  }
  results::Result error = result_record("S-4", Outcome::Error, "示例站");
  error.message = {.zh = "算式溢出", .en = "overflow"};
  sink.result(error);
  sink.result(fee_result(path));
  results::Result money = result_record("C-2", Outcome::Fail, "示例站");
  money.message = {.zh = std::string("没有社会资金 <b>&\"引号\" =SUM(A1) \x1b[31m\n第二行") +
                         std::string(120, 'x'),
                   .en = ""};
  sink.result(money);
  results::Result account = result_record("C-3", Outcome::Unknown, "示例站");
  account.missing = {missing_field("staff", "应填写「人员」", "add 人员", place(path, 0, 0, 0, "")),
                     missing_field("finance.separate_account", "应在「经费」下填写「专账」",
                                   "add 专账 under 经费", place(path, 26, 1, 3, "经费:"))};
  account.missing[1].written = true;
  sink.result(account);
  results::Result audited = result_record("C-4", Outcome::NotDue, "示例站");
  audited.due = "2024-12-31";
  sink.result(audited);
}

inline void write_second_station(results::Sink& sink) {
  using results::Outcome;
  const std::string name = "第二站 (乙)";
  sink.result(result_record("S-1", Outcome::Pass, name));
  sink.result(result_record("S-2", Outcome::NotApplicable, name));
  sink.result(result_record("S-3", Outcome::NotApplicable, name));
  sink.result(result_record("S-4", Outcome::Manual, name));
  results::Result fee = result_record("C-1", Outcome::Waived, name);
  fee.ruling = results::Ruling{.verdict = {.zh = "豁免", .en = "waived"},
                               .reason = "点位多",
                               .by = "某区民政局",
                               .on = "2024-01-02",
                               .until = "2024-12-31",
                               .value = "3.75万元",
                               .limit = "3万元",
                               .at = place("认定.yaml", 4, 9, 15, "")};
  sink.result(fee);
  results::Result account = result_record("C-3", Outcome::Pass, name);
  account.ruling = results::Ruling{.verdict = {.zh = "符合", .en = "pass"},
                                   .reason = "看过账簿",
                                   .by = "评估组",
                                   .on = "2024-01-03",
                                   .until = ""};
  sink.result(account);
}

/// What a submitted file may hold to do something to the reader's program: each medium has its own.
inline const std::string& attack() {
  static const std::string text =
      "=cmd|' /C calc'!A1 ::error file=x::100% ]]> <script>alert(1)</script> &amp; `code` **b** "
      "![i](http://example.invalid/i.png) | \x1b]0;t\x07 \u202e \r\n::set-output name=a::b";
  return text;
}

inline void write_third_station(results::Sink& sink, const std::string& path) {
  results::Result plaque = result_record("S-1", results::Outcome::Fail, attack(), attack());
  plaque.at = place(path, 40, 3, 9, "  名称: " + attack());
  plaque.at->pointer = "/=名称/~1";
  plaque.message = plaque.remedy = plaque.calculation = {.zh = attack(), .en = attack()};
  results::Location related = place(path, 41, 1, 2, attack());
  related.message = {.zh = attack(), .en = attack()};
  plaque.related = {related};
  sink.result(plaque);
  results::Result title = result_record("S-2", results::Outcome::Unknown, attack(), attack());
  title.missing = {missing_field("staff", attack(), attack(), place(path, 42, 1, 2, attack()))};
  sink.result(title);
}

inline void write_notes(results::Sink& sink, const std::string& path) {
  results::Note note;
  note.code = "MODEL001";
  note.severity = results::Severity::Error;
  note.message = {.zh = "没有读懂「约60平」,应写作 60㎡",
                  .en = "约60平 is not understood: write 60㎡"};
  note.at = place(path, 8, 7, 11, "场地: {面积: 约60平}");
  results::Location first = place(path, 2, 1, 3, "场地: 党群服务中心");
  first.message = {.zh = "先写在这里", .en = "first written here"};
  note.related = {first};
  sink.note(note);
  note = {};
  note.code = "YAML020";
  note.severity = results::Severity::Warning;
  note.message = {.zh = "按 GB18030 读入", .en = "read as GB18030"};
  note.at = place(path, 0, 0, 0, "");
  sink.note(note);
}

/// The whole run.
inline void write_report(results::Sink& sink) {
  const std::string path = "stations/a,\"1\".yaml";
  results::Tally tally;
  const auto both = [&](auto record) {
    record(tally);
    record(sink);
  };
  both([](results::Sink& s) { s.run(run_record()); });
  for (const results::RuleInfo& rule : rule_records()) {
    both([&](results::Sink& s) { s.rule(rule); });
  }
  both([&](results::Sink& s) {
    results::File file{path, std::string(64, 'c'), 3, 3, 0, results::Read::Partly};
    file.numbered = {{.id = "YB-01", .by_name = "湖北省/武汉市/编号站"}};
    s.file(file);
    write_notes(s, path);
    write_first_station(s, path);
    write_second_station(s);
    write_third_station(s, path);
  });
  both([](results::Sink& s) {
    s.file({"stations/b.yaml", std::string(64, 'd'), 0, 0, 0, results::Read::Rejected});
    results::Note note;
    note.code = "YAML001";
    note.severity = results::Severity::Error;
    note.message = {.zh = "不是 YAML", .en = "not YAML"};
    note.at = place("stations/b.yaml", 3, 1, 2, "}");
    s.note(note);
    note = {};
    note.code = "RULE001";
    note.severity = results::Severity::Error;
    note.about = results::About::Rules;
    note.message = {.zh = "没有规则包 x", .en = "there is no pack x"};
    s.note(note);
  });
  sink.summary(tally.summary());
}

/// A run in which one station was checked and everything is in order.
inline void write_clean_report(results::Sink& sink) {
  results::Tally tally;
  const auto both = [&](auto record) {
    record(tally);
    record(sink);
  };
  both([](results::Sink& s) { s.run(run_record()); });
  for (const results::RuleInfo& rule : rule_records()) {
    both([&](results::Sink& s) { s.rule(rule); });
  }
  both([](results::Sink& s) {
    s.file({"a.yaml", "cc", 1, 1, 0, results::Read::Ok});
    for (const char* id : {"S-1", "S-2", "S-3", "S-4", "C-1", "C-3"}) {
      s.result(result_record(id, results::Outcome::Pass, "示例站"));
    }
  });
  sink.summary(tally.summary());
}

}  // namespace audit::test
