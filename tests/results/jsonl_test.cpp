// SPDX-License-Identifier: Apache-2.0
#include "results/jsonl.h"

#include "results/json_object.h"
#include "results/tally.h"
#include "writers/report_fixture.h"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <sstream>

namespace audit::results {
namespace {

/// Writes what it gets.
struct Copy : Sink {
  std::string text;

  void run(const Run& run) override { append_jsonl(text, run); }

  void rule(const RuleInfo& rule) override { append_jsonl(text, rule); }

  void file(const File& file) override { append_jsonl(text, file); }

  void result(const Result& result) override { append_jsonl(text, result); }

  void note(const Note& note) override { append_jsonl(text, note); }

  void summary(const Summary& summary) override { append_jsonl(text, summary); }
};

std::string report() {
  Copy copy;
  test::write_report(copy);
  return copy.text;
}

StreamEnd read(const std::string& text, Sink& sink) {
  std::istringstream in(text);
  return read_jsonl(in, sink);
}

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

BOOST_AUTO_TEST_SUITE(jsonl)

BOOST_AUTO_TEST_CASE(what_was_written_is_read_and_written_again_byte_for_byte) {
  Copy copy;
  const StreamEnd end = read(report(), copy);
  BOOST_TEST(end.is_complete, end.problem.en);
  BOOST_TEST(copy.text == report());
}

BOOST_AUTO_TEST_CASE(a_filter_comes_to_the_status_of_the_run) {
  Tally tally;
  BOOST_TEST(read(report(), tally).is_complete);
  std::string summary;
  append_jsonl(summary, tally.summary());
  BOOST_TEST(report().substr(report().size() - summary.size()) == summary);
}

BOOST_AUTO_TEST_CASE(pass_and_not_applicable_carry_rule_outcome_and_subject_only) {
  Result result = test::fee_result("a.yaml");
  for (const Outcome outcome : {Outcome::Pass, Outcome::NotApplicable}) {
    result.outcome = outcome;
    std::string line;
    append_jsonl(line, result);
    BOOST_TEST(line ==
               R"({"record":"result","rule":"C-1","outcome":")" + std::string(id_of(outcome)) +
                   R"(","subject":{"kind":"station","id":"湖北省/武汉市/示例站","name":"示例站"}})"
                   "\n");
  }
}

BOOST_AUTO_TEST_CASE(what_overlays_set_is_in_the_run_record_and_on_each_result) {
  Run run = test::run_record();
  run.packs.push_back(
      {.id = "county",
       .title = {.zh = "县", .en = "county"},
       .number = {},
       .issuer = {},
       .sha256 = {},
       .effective = "2024-01-01",
       .until = "2025-12-31",
       .extends = {"province"},
       .settings = {
           {.what = Setting::What::Parameter,
            .pack = "province",
            .name = "fee_cap",
            .title = {.zh = "上限", .en = "cap"},
            .value = {.zh = "8 %", .en = "8 %"},
            .article = "三",
            .rules = {"C-1", "C-2"}},
           {.what = Setting::What::Level, .pack = "province", .name = "C-2", .level = Level::Must},
           {.what = Setting::What::Disabled,
            .pack = "province",
            .name = "S-1",
            .reason = {.zh = "合署", .en = "shared"}}}});
  Result result = test::result_record("C-2", Outcome::NotApplicable, "甲");
  result.tailored = {"city", "county"};
  result.level = Level::Must;
  result.disabled = "county";
  RuleInfo rule = test::rule_records().front();
  rule.effective = "2024-01-01";
  rule.until = "2024-12-31";
  Summary summary;
  summary.uncounted = {{Outcome::Fail, 2}};
  summary.disabled = {{.rule = "S-1", .by = "county", .results = 2}};
  std::string text;
  append_jsonl(text, run);
  append_jsonl(text, rule);
  append_jsonl(text, result);
  append_jsonl(text, summary);
  Copy copy;
  BOOST_TEST(read(text, copy).is_complete);
  BOOST_TEST(copy.text == text);
  for (const char* part :
       {R"("extends":["province"])", R"("what":"disabled")", R"("rules":["C-1","C-2"])",
        R"("tailored":["city","county"],"level":"must","disabled":"county")",
        R"("effective":"2024-01-01","until":"2024-12-31")",
        R"("uncounted":{"fail":2})", R"("disabled":[{"rule":"S-1","by":"county","results":2}])"}) {
    BOOST_TEST(text.find(part) != std::string::npos, part);
  }
}

BOOST_AUTO_TEST_CASE(a_stream_without_its_closing_record_is_incomplete) {
  const std::string text = report();
  for (std::size_t end = text.find('\n') + 1; end < text.size(); end = text.find('\n', end) + 1) {
    Tally tally;
    const StreamEnd stream = read(text.substr(0, end), tally);
    BOOST_TEST(!stream.is_complete);
    BOOST_TEST(stream.line == 0U);
    BOOST_TEST(!stream.problem.zh.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_damaged_line_is_named) {
  const std::string run = report().substr(0, report().find('\n') + 1);
  const std::vector<std::string> lines{
      "{",
      "[]",
      "",
      R"({"record":"rule","id":7})",
      R"({"record":"result","rule":"S-1","outcome":"maybe","subject":{}})",
      R"({"record":"file","read":"ok"})",
      R"({"record":"summary","outcomes":{}})",
      R"({"record":"run","schema":"station-results/1"})",
      R"({"kind":"result"})",
  };
  for (const std::string& line : lines) {
    BOOST_TEST_CONTEXT(line) {
      Tally tally;
      const StreamEnd end = read(run + line + '\n', tally);
      BOOST_TEST(!end.is_complete);
      BOOST_TEST(end.line == 2U);
      BOOST_TEST(!end.problem.en.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_line_is_said_in_our_words) {
  const std::string run = report().substr(0, report().find('\n') + 1);
  const auto problem = [&](const std::string& line) {
    Tally tally;
    const StreamEnd end = read(run + line + '\n', tally);
    return std::to_string(end.column) + ' ' + end.problem.zh + " | " + end.problem.en;
  };
  BOOST_TEST(problem("{") == "2 从这里起不是 JSON | from here on this is no JSON");
  BOOST_TEST(problem(R"({"record":"名称",])") ==
             "16 从这里起不是 JSON | from here on this is no JSON");
  BOOST_TEST(problem("[]") == "1 应是 JSON 对象 | must be a JSON object");
  BOOST_TEST(problem(R"({"kind":"result"})") ==
             "1 这条记录没有 \"record\" | this record has no \"record\"");
  BOOST_TEST(problem(R"({"record":"file","path":7,"read":"ok"})") ==
             "1 这条记录的 \"path\" 类型不对 | \"path\" of this record is of another type");
  BOOST_TEST(
      problem(R"({"record":"file","path":"a","read":"maybe"})") ==
      "1 这条记录的 \"read\" 不能是 \"maybe\" | \"read\" of this record cannot be \"maybe\"");
  BOOST_TEST(problem(R"({"record":"result","rule":"a","outcome":"pass","subject":[]})") ==
             "1 \"subject\" 应是 JSON 对象 | \"subject\" must be a JSON object");
  for (const char* line :
       {"{\"record\":1e999}", "\xff", "{\"record\":\"run\",\"schema\":\"station-results/1\"}",
        "{\"record\":\"file\",\"path\":\"a\",\"read\":\"ok\",\"stations\":\"x\"}"}) {
    BOOST_TEST(problem(line).find("json.exception") == std::string::npos, line);
  }
}

BOOST_AUTO_TEST_CASE(a_stream_begins_with_a_run_of_this_schema) {
  Tally tally;
  BOOST_TEST(read(R"({"record":"run","schema":"station-results/2"})"
                  "\n",
                  tally)
                 .line == 1U);
  BOOST_TEST(read(R"({"record":"file","path":"a","read":"ok"})"
                  "\n",
                  tally)
                 .line == 1U);
  BOOST_TEST(read("", tally).line == 0U);
  BOOST_TEST(!read("", tally).is_complete);
}

BOOST_AUTO_TEST_CASE(nothing_may_follow_the_closing_record) {
  Tally tally;
  const StreamEnd end = read(report() + report(), tally);
  BOOST_TEST(!end.is_complete);
  BOOST_TEST(end.line > 1U);
}

BOOST_AUTO_TEST_CASE(records_and_members_of_later_versions_are_passed_over) {
  const std::string text = report();
  const std::size_t second = text.find('\n') + 1;
  std::string later = text.substr(0, second) +
                      R"({"record":"progress","percent":50})"
                      "\n" +
                      text.substr(second);
  later.insert(later.find(R"("as_of")"), R"("host":null,)");
  Copy copy;
  BOOST_TEST(read(later, copy).is_complete);
  BOOST_TEST(copy.text == text);
}

BOOST_AUTO_TEST_CASE(strings_are_escaped_as_json_wants_them) {
  BOOST_TEST(quoted("站") == "\"站\"");
  BOOST_TEST(quoted("a\"b\\c/") == R"("a\"b\\c/")");
  BOOST_TEST(quoted(std::string_view("\n\t\x1b\0\x7f", 5)) == R"("\n\t\u001b\u0000\u007f")");
  BOOST_TEST(quoted("a\xff"
                    "b") ==
             "\"a\xEF\xBF\xBD"
             "b\"");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::results
