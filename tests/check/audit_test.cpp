// SPDX-License-Identifier: Apache-2.0
#include "check/audit.h"

#include "check/world.h"
#include "rules/parameters.h"
#include "yaml/reader.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using audit::test::dump;
using audit::test::Judged;
using audit::test::World;
namespace check = audit::check;
namespace results = audit::results;

namespace {

constexpr const char* today = "2024-06-30";

constexpr const char* two_zhangs =
    "年度: 2023\n"
    "编号: A01\n"
    "人员:\n"
    "  - {姓名: 张三, 角色: 社工, 证书: 无, 到岗: 2022-01-01}\n"
    "  - {姓名: 张五, 角色: 社工, 证书: 无, 到岗: 2022-01-01}\n";

std::vector<results::Result> of_rule(const std::vector<results::Result>& all,
                                     const std::string& rule) {
  std::vector<results::Result> some;
  std::copy_if(all.begin(), all.end(), std::back_inserter(some),
               [&](const auto& r) { return r.rule == rule; });
  return some;
}

std::string text_of(const std::vector<results::Result>& all) {
  std::string text;
  for (const results::Result& result : all) {
    text += result.subject.name + result.subject.item + result.message.zh + result.message.en +
            result.calculation.zh;
    for (const results::Why& why : result.why) {
      text += why.expression.zh + why.value.zh + (why.at ? why.at->snippet : "");
    }
    for (const results::MissingField& missing : result.missing) {
      text += missing.field + missing.where.zh + missing.where.en +
              (missing.at ? missing.at->snippet : "");
    }
    text += result.at ? result.at->snippet : "";
    text += "\n";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(audit_documents)

BOOST_AUTO_TEST_CASE(gives_one_result_for_each_rule_and_subject) {
  const Judged judged = World::get().judge("outcomes", "名称: 甲站", today);
  std::set<std::string> rules;
  for (const results::Result& result : judged.results) {
    BOOST_TEST(rules.insert(result.rule).second, result.rule);
  }
  std::size_t expected = 0;
  for (const audit::rules::Rule& rule : World::get().pack("outcomes").rules) {
    expected += rule.scope == audit::rules::Scope::Station ? 1 : 0;
  }
  BOOST_TEST(rules.size() == expected);
}

BOOST_AUTO_TEST_CASE(orders_results_by_place_then_rule) {
  const Judged judged =
      World::get().judge("outcomes",
                         "项目: [{名称: 护苗, 期限: 2024-01-01, 完成: 否}]\n面积: 30\n试点: "
                         "是\n经费: {总额: 10元, 管理费: 2元}",
                         today);
  std::uint32_t line = 0;
  for (const results::Result& result : judged.results) {
    const std::uint32_t here = result.at ? result.at->line : 0;
    if (result.outcome != results::Outcome::Error) {  // placed in the pack
      BOOST_TEST(here >= line, result.rule);
      line = here;
    }
  }
  BOOST_TEST(line == 4U);
}

BOOST_AUTO_TEST_CASE(passes_carry_rule_outcome_and_subject_only) {
  for (const results::Result& result :
       World::get().judge("outcomes", "面积: 50\n试点: 是", today).results) {
    if (result.outcome == results::Outcome::Pass ||
        result.outcome == results::Outcome::NotApplicable) {
      BOOST_TEST((!result.at && result.message.empty() && result.why.empty() &&
                  result.fingerprint.empty()),
                 result.rule);
    } else {
      BOOST_TEST(result.fingerprint.size() == 32U, result.rule);
    }
  }
}

BOOST_AUTO_TEST_CASE(masks_personal_data_everywhere) {
  World& world = World::get();
  const std::string masked = text_of(world.judge("outcomes", two_zhangs, today).results);
  BOOST_TEST(masked.find("张三") == std::string::npos, masked);
  BOOST_TEST(masked.find("张五") == std::string::npos, masked);
  BOOST_TEST(masked.find("张*") != std::string::npos);
  const std::string shown = text_of(world.judge("outcomes", two_zhangs, today, true).results);
  BOOST_TEST(shown.find("张三") != std::string::npos);
  BOOST_TEST(shown.find("张*") == std::string::npos, shown);
}

BOOST_AUTO_TEST_CASE(keeps_the_columns_of_masked_snippets) {
  const auto masked =
      of_rule(World::get().judge("outcomes", two_zhangs, today).results, "EACH").at(0);
  const auto shown =
      of_rule(World::get().judge("outcomes", two_zhangs, today, true).results, "EACH").at(0);
  BOOST_TEST(masked.at->snippet == "  - {姓名: 张**, 角色: 社工, 证书: 无, 到岗: 2022-01-01}");
  BOOST_TEST(masked.at->mark == shown.at->mark);
  BOOST_TEST(masked.at->mark_width == shown.at->mark_width);
}

BOOST_AUTO_TEST_CASE(a_changed_value_or_line_is_the_same_finding) {
  World& world = World::get();
  const auto fingerprint = [&](std::string_view text, bool show_personal = false) {
    return of_rule(world.judge("outcomes", text, today, show_personal).results, "PRINCIPLE")
        .at(0)
        .fingerprint;
  };
  const std::string first = fingerprint("编号: A01\n经费: {总额: 10元, 管理费: 2元}");
  BOOST_TEST(first == fingerprint("名称: 甲站\n编号: A01\n\n经费: {总额: 20元, 管理费: 9元}"));
  BOOST_TEST(first == fingerprint("编号: A01\n经费: {总额: 10元, 管理费: 2元}", true));
  BOOST_TEST(first != fingerprint("编号: A02\n经费: {总额: 10元, 管理费: 2元}"));
}

BOOST_AUTO_TEST_CASE(items_that_are_masked_alike_have_fingerprints_of_their_own) {
  const auto hidden = of_rule(World::get().judge("outcomes", two_zhangs, today).results, "EACH");
  const auto shown =
      of_rule(World::get().judge("outcomes", two_zhangs, today, true).results, "EACH");
  BOOST_REQUIRE(hidden.size() == 2U);
  BOOST_TEST(hidden[0].fingerprint != hidden[1].fingerprint);
  BOOST_TEST(hidden[0].fingerprint == shown[0].fingerprint);
  BOOST_TEST(hidden[1].fingerprint == shown[1].fingerprint);
}

BOOST_AUTO_TEST_CASE(a_station_without_number_is_known_by_region_and_name) {
  const Judged judged =
      World::get().judge("outcomes", "名称: 甲 站\n地区: {市: 武汉市, 区县: 江岸区}", today);
  BOOST_TEST(judged.results.at(0).subject.id == "武汉市/江岸区/甲 站");
  BOOST_TEST(judged.results.at(0).subject.name == "甲 站");
  BOOST_TEST(judged.results.at(0).subject.kind == "station");
}

BOOST_AUTO_TEST_CASE(tells_where_an_anchored_value_is_used) {
  const Judged judged = World::get().judge("outcomes", "x-面积: &a 30\n试点: 是\n面积: *a", today);
  BOOST_TEST(dump(judged.results, "WHEN") == "fail /面积: 面积 30 ㎡，应有 40 ㎡ | 3:5 在此引用");
}

BOOST_AUTO_TEST_CASE(an_auditor_forgets_what_was_before) {
  World& world = World::get();
  const audit::rules::Pack* const packs[] = {&world.pack("outcomes")};
  const std::vector<std::string> texts{two_zhangs, "名称: 乙站", "面积: 30\n试点: 是", two_zhangs,
                                       "年度: 2023"};
  check::Auditor auditor({.as_of = *audit::base::Date::parse(today)});
  for (const std::string& text : texts) {
    const auto submission = audit::model::load(world.model(), "a.yaml", text + "\n");
    const auto again = auditor.audit(packs, submission.documents.at(0), submission);
    const Judged fresh = world.judge("outcomes", text, today);
    BOOST_TEST(text_of(again) == text_of(fresh.results));
  }
}

BOOST_AUTO_TEST_CASE(parameters_can_be_replaced_and_unset) {
  World& world = World::get();
  const audit::rules::Pack& pack = world.pack("outcomes");
  const audit::rules::Pack* const packs[] = {&pack};
  const auto submission =
      audit::model::load(world.model(), "a.yaml", "{试点: 是, 面积: 45, 项目: 无}\n");
  const auto outcome = [&](const std::string& parameters, const std::string& rule) {
    audit::base::Diagnostics diagnostics;
    const auto file = audit::yaml::read("p.yaml", parameters, diagnostics);
    const audit::yaml::Node* const mappings[] = {file.documents.at(0).root};
    audit::cel::Arena arena;
    check::Auditor auditor({.as_of = *audit::base::Date::parse(today)});
    const audit::cel::Record* values =
        audit::rules::with_parameters(pack, mappings, arena, diagnostics);
    BOOST_REQUIRE(values != nullptr);
    auditor.set_parameters(pack, values);
    return of_rule(auditor.audit(packs, submission.documents.at(0), submission), rule)
        .at(0)
        .outcome;
  };
  BOOST_TEST(id_of(outcome("least_area: 45㎡\n", "WHEN")) == "pass");
  BOOST_TEST(id_of(outcome("least_area: 50㎡\n", "WHEN")) == "fail");
  BOOST_TEST(id_of(outcome("least_area:\n", "WHEN")) == "not_applicable");
  BOOST_TEST(id_of(outcome("least_visits: 1\n", "UNSET")) == "fail");
}

BOOST_AUTO_TEST_CASE(lets_of_one_file_are_forgotten_when_the_next_is_judged) {
  const Judged judged = World::get().judge("sections", "文件类型: 县区\n平均工资: 100元\n", today);
  BOOST_TEST(dump(judged.results, "DOUBLED") == "pass");
  BOOST_TEST(dump(judged.results, "HALVED") == "pass");
}

BOOST_AUTO_TEST_CASE(reads_facts_of_the_county_where_its_file_was_read) {
  World& world = World::get();
  const audit::rules::Pack* const packs[] = {&world.pack("outcomes")};
  const auto county =
      audit::model::load(world.model(), "county.yaml", "文件类型: 县区\n平均工资: 9000元\n");
  const auto station = audit::model::load(world.model(), "a.yaml", "经费: {总额: 8000元}\n");
  const check::Area area{.document = &county.documents.at(0), .submission = &county};
  check::Auditor auditor({.as_of = *audit::base::Date::parse(today)});
  const auto all =
      auditor.audit(packs, station.documents.at(0), station, {.county = area, .city = {}});
  BOOST_TEST(dump(all, "COUNTY") == "fail /经费/总额: 低于 9,000 元");
}

BOOST_AUTO_TEST_CASE(declared_contradictions_go_with_the_failing_result) {
  World& world = World::get();
  const auto narrow = world.judge("conflicts", "面积: 30", today).results;
  BOOST_TEST(dump(narrow, "AT-LEAST") == "fail /面积: 小 | 与 AT-MOST 相抵触：一要大，一要小");
  BOOST_TEST(dump(narrow, "AT-MOST") == "pass");
  const auto wide = world.judge("conflicts", "面积: 50", today).results;
  BOOST_TEST(dump(wide, "AT-MOST") == "fail /面积: 大 | 与 AT-LEAST 相抵触：一要大，一要小");
  const auto between = world.judge("conflicts", "面积: 38", today).results;
  BOOST_TEST(dump(between, "AT-LEAST") == "fail /面积: 小");
}

BOOST_AUTO_TEST_CASE(reviews_recorded_exceptions) {
  World& world = World::get();
  const audit::rules::Pack* const packs[] = {&world.pack("outcomes")};
  const auto submission =
      audit::model::load(world.model(), "a.yaml",
                         "例外说明:\n"
                         "  - {规则: PRINCIPLE, 理由: 有理由}\n"
                         "  - {规则: PRINCIPLE}\n"
                         "  - {规则: WHEN, 理由: 有理由}\n"
                         "  - {规则: XX-1, 理由: 有理由}\n"
                         "  - {规则: PRINCIPLE, 理由: 有理由, 有效期至: 2020-01-01}\n");
  const auto notes = check::review_exceptions(packs, submission.documents.at(0), submission,
                                              {.as_of = *audit::base::Date::parse(today)});
  std::string text;
  for (const results::Note& note : notes) {
    text += std::to_string(note.at->line) + " " + note.message.zh + "\n";
  }
  BOOST_TEST(text ==
             "3 例外说明没有写理由，不生效\n"
             "4 规则 WHEN 不是「原则上」的规则，例外说明对它不起作用\n"
             "5 例外说明里的规则「XX-1」不在所用的规则包里\n"
             "6 例外说明的有效期到 2020-01-01，已过期\n");
}

BOOST_AUTO_TEST_CASE(notes_about_the_file_are_masked_too) {
  const auto submission = audit::model::load(
      World::get().model(), "a.yaml",
      "人员:\n  - {姓名: 张三, 角色: 社长}\n  - {姓名: 李四, 身份证: 420102199001011234}\n");
  BOOST_REQUIRE(!submission.diagnostics.empty());
  std::string text;
  for (const audit::base::Diagnostic& diagnostic : submission.diagnostics.items()) {
    text += check::to_note(diagnostic, submission, false).at->snippet + "\n";
  }
  BOOST_TEST(text.find("张三") == std::string::npos, text);
  BOOST_TEST(text.find("420102199001011234") == std::string::npos, text);
  BOOST_TEST(text.find("张**") != std::string::npos, text);
}

BOOST_AUTO_TEST_SUITE_END()
