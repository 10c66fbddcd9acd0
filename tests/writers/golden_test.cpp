// SPDX-License-Identifier: Apache-2.0
// Every format in both languages against its golden file.
#include "support/golden.h"

#include "writers/report_fixture.h"
#include "writers/writer.h"

#include <boost/test/unit_test.hpp>

namespace audit {
namespace {

using base::Language;

std::string written(const std::string& format, const writers::WriterOptions& options,
                    void (*report)(results::Sink&)) {
  std::string out;
  report(*writers::find_format(format)->make(out, options));
  return out;
}

std::set<results::Outcome> all() {
  const auto outcomes = results::all_outcomes();
  return {outcomes.begin(), outcomes.end()};
}

BOOST_AUTO_TEST_SUITE(golden)

BOOST_AUTO_TEST_CASE(every_format_writes_the_shared_report_as_before) {
  for (const writers::Format& format : writers::formats()) {
    const std::string name(format.name);
    if (name == "jsonl") {  // has both languages in it
      test::check_golden(written(name, {}, test::write_report),
                         "tests/writers/golden/report.jsonl");
      continue;
    }
    for (const auto& [language, suffix] :
         {std::pair(Language::Chinese, ".zh"), std::pair(Language::English, ".en")}) {
      BOOST_TEST_CONTEXT(name << suffix) {
        const std::string file = "tests/writers/golden/report." + name + suffix;
        test::check_golden(written(name, {.language = language}, test::write_report), file);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(text_lists_every_outcome_when_asked_to) {
  test::check_golden(written("text", {.show = all()}, test::write_report),
                     "tests/writers/golden/report_all.text.zh");
}

BOOST_AUTO_TEST_CASE(a_clean_station_is_one_line_and_its_table) {
  test::check_golden(written("text", {}, test::write_clean_report),
                     "tests/writers/golden/clean.text.zh");
  BOOST_TEST(written("line", {}, test::write_clean_report) == "");
}

BOOST_AUTO_TEST_CASE(a_list_of_nothing_still_has_its_headings) {
  test::check_golden(written("csv", {}, test::write_clean_report),
                     "tests/writers/golden/clean.csv.zh");
  test::check_golden(written("markdown", {}, test::write_clean_report),
                     "tests/writers/golden/clean.markdown.zh");
  test::check_golden(written("junit", {}, test::write_clean_report),
                     "tests/writers/golden/clean.junit.zh");
  test::check_golden(written("sarif", {}, test::write_clean_report),
                     "tests/writers/golden/clean.sarif.zh");
}

BOOST_AUTO_TEST_CASE(sarif_has_a_kind_for_every_outcome) {
  test::check_golden(written("sarif", {.show = all()}, test::write_report),
                     "tests/writers/golden/report_all.sarif.zh");
}

BOOST_AUTO_TEST_CASE(sarif_says_how_many_results_it_leaves_out) {
  std::string out;
  const auto writer = writers::find_format("sarif")->make(out, {.language = Language::English});
  writer->run(test::run_record());
  for (int i = 0; i < 25'002; ++i) {
    writer->result(test::result_record("C-1", results::Outcome::Fail, "a"));
  }
  writer->summary({});
  std::size_t count = 0;
  for (std::size_t at = out.find("\"ruleId\""); at != std::string::npos;
       at = out.find("\"ruleId\"", at + 1)) {
    ++count;
  }
  BOOST_TEST(count == 25'000U);
  BOOST_TEST(out.find("not written: 2 results and 0 notes") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_manual_and_unknown_is_the_checklist_of_an_inspection) {
  const std::set<results::Outcome> show{results::Outcome::Manual, results::Outcome::Unknown};
  for (const auto& [language, suffix] :
       {std::pair(Language::Chinese, "zh"), std::pair(Language::English, "en")}) {
    test::check_golden(
        written("markdown", {.language = language, .show = show}, test::write_report),
        std::string("tests/writers/golden/checklist.markdown.") + suffix);
  }
}

BOOST_AUTO_TEST_CASE(text_for_people_holds_no_control_characters) {
  for (const char* format : {"text", "line", "markdown", "github", "junit", "sarif"}) {
    for (const char c : written(format, {.show = all()}, test::write_report)) {
      BOOST_TEST((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    }
  }
}

BOOST_AUTO_TEST_CASE(colour_adds_escapes_and_nothing_else) {
  for (const char* format : {"text", "line"}) {
    const std::string coloured = written(format, {.color = true}, test::write_report);
    std::string plain;
    for (std::size_t i = 0; i < coloured.size(); ++i) {
      if (coloured[i] == '\x1b') {
        i = coloured.find('m', i);
      } else {
        plain += coloured[i];
      }
    }
    BOOST_TEST(plain == written(format, {}, test::write_report));
    BOOST_TEST(coloured.size() > plain.size());
  }
}

BOOST_AUTO_TEST_CASE(parts_put_behind_one_another_are_the_whole) {
  for (const writers::Format& format : writers::formats()) {
    std::string whole;
    std::string run_text;
    const auto one = format.make(whole, {});
    const auto run = format.make(run_text, {});
    for (results::Sink* sink :
         {static_cast<results::Sink*>(one.get()), static_cast<results::Sink*>(run.get())}) {
      sink->run(test::run_record());
      for (const results::RuleInfo& rule : test::rule_records()) {
        sink->rule(rule);
      }
    }
    for (const char* path : {"a.yaml", "b.yaml", "c.yaml"}) {
      std::string part_text;
      const auto part = run->part(part_text);
      for (results::Sink* sink :
           {static_cast<results::Sink*>(one.get()), static_cast<results::Sink*>(part.get())}) {
        sink->file({path, "", 1, 1, 0, results::Read::Ok});
        test::write_notes(*sink, path);
        test::write_first_station(*sink, path);
      }
      part->finish();
      run->join(part_text);
    }
    one->summary({});
    run->summary({});
    BOOST_TEST(whole == run_text);
  }
}

BOOST_AUTO_TEST_CASE(a_format_that_does_not_exist_is_not_found) {
  BOOST_TEST(writers::find_format("texd") == nullptr);
  BOOST_TEST(writers::find_format("") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit
