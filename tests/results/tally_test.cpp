// SPDX-License-Identifier: Apache-2.0
#include "results/tally.h"

#include "results/jsonl.h"
#include "writers/report_fixture.h"

#include <boost/test/unit_test.hpp>

#include <map>

namespace audit::results {
namespace {

using test::result_record;

/// A tally that knows the fixture's rules.
Tally started(Policy policy = {}) {
  Tally tally(policy);
  tally.run(test::run_record());
  for (const RuleInfo& rule : test::rule_records()) {
    tally.rule(rule);
  }
  return tally;
}

File file(std::uint32_t stations, std::uint32_t unchecked = 0, Read read = Read::Ok) {
  return {"a.yaml", "", 1, stations, unchecked, read};
}

/// The status of a run over one station with one result.
Status status_after(const char* rule, Outcome outcome, Policy policy = {}) {
  Tally tally = started(policy);
  tally.file(file(1));
  tally.result(result_record(rule, outcome, "甲"));
  return tally.status();
}

const GroupCount& group(const Summary& summary, const std::string& id) {
  for (const GroupCount& count : summary.groups) {
    if (count.group.id == id) {
      return count;
    }
  }
  throw std::runtime_error("no group " + id);
}

BOOST_AUTO_TEST_SUITE(tally)

BOOST_AUTO_TEST_CASE(nothing_checked_is_never_success) {
  BOOST_TEST((started().status() == Status::Input));
  Tally empty_file = started();
  empty_file.file(file(0));
  BOOST_TEST((empty_file.status() == Status::Input));
  Tally unchecked = started();
  unchecked.file(file(1, 1));
  BOOST_TEST((unchecked.status() == Status::Input));
}

BOOST_AUTO_TEST_CASE(no_rule_for_what_was_judged_is_no_success) {
  Run run = test::run_record();
  run.packs.front().groups = {{.id = "area", .title = {.zh = "县区", .en = "county"}}};
  Tally tally;
  tally.run(run);
  tally.file(file(1));
  BOOST_TEST((tally.status() == Status::Rules));
  BOOST_TEST(tally.summary().groups.size() == 1);
}

BOOST_AUTO_TEST_CASE(the_status_follows_the_worst_result) {
  BOOST_TEST((status_after("S-1", Outcome::Pass) == Status::Ok));
  BOOST_TEST((status_after("S-1", Outcome::Fail) == Status::Failed));
  BOOST_TEST((status_after("S-1", Outcome::Unknown) == Status::Unknown));
  BOOST_TEST((status_after("S-1", Outcome::Unknown, {.unknown = UnknownPolicy::Ok}) == Status::Ok));
  BOOST_TEST((status_after("C-2", Outcome::Fail) == Status::Ok));
  BOOST_TEST(
      (status_after("C-2", Outcome::Fail, {.fail_on = Level::Encouraged}) == Status::Failed));
  BOOST_TEST((status_after("C-1", Outcome::Fail, {.fail_on = Level::Must}) == Status::Ok));
  BOOST_TEST((status_after("S-1", Outcome::Error) == Status::Rules));
  BOOST_TEST((status_after("nobody-announced-it", Outcome::Pass) == Status::Input));
}

BOOST_AUTO_TEST_CASE(a_result_counts_at_the_level_that_an_overlay_gave_its_rule) {
  const auto status_at = [](const char* rule, Level level) {
    Tally tally = started();
    tally.file(file(1));
    Result result = result_record(rule, Outcome::Fail, "甲");
    result.level = level;
    tally.result(result);
    return tally.status();
  };
  BOOST_TEST((status_at("C-2", Level::Must) == Status::Failed));  // encouraged by its pack
  BOOST_TEST((status_at("S-1", Level::Target) == Status::Ok));    // must
}

BOOST_AUTO_TEST_CASE(what_does_not_count_for_the_status_is_counted_apart) {
  Tally tally = started();
  Tally part = tally.part();
  part.file(file(1));
  part.result(result_record("C-2", Outcome::Fail, "甲"));  // encouraged
  part.result(result_record("C-2", Outcome::Unknown, "甲"));
  part.result(result_record("C-2", Outcome::Pass, "甲"));
  part.result(result_record("S-1", Outcome::Manual, "甲"));
  tally.merge(part);
  const std::map<Outcome, std::uint64_t> expected{{Outcome::Fail, 1}, {Outcome::Unknown, 1}};
  BOOST_TEST((tally.summary().uncounted == expected));
  BOOST_TEST((tally.status() == Status::Ok));
  BOOST_TEST(!tally.has_verdicts());

  Tally more = tally.part();
  more.result(result_record("S-1", Outcome::Pass, "甲"));
  tally.merge(more);
  BOOST_TEST(tally.has_verdicts());

  Tally lenient = started({.unknown = UnknownPolicy::Ok});
  lenient.result(result_record("S-1", Outcome::Unknown, "甲"));
  BOOST_TEST(lenient.summary().uncounted.at(Outcome::Unknown) == 1U);
  BOOST_TEST(!lenient.has_verdicts());
}

BOOST_AUTO_TEST_CASE(disabled_rules_are_counted_by_rule_and_overlay) {
  Tally tally = started();
  for (const char* station : {"甲", "乙"}) {
    Tally part = tally.part();
    part.file(file(1));
    Result result = result_record("S-1", Outcome::NotApplicable, station);
    result.disabled = "county";
    part.result(result);
    part.result(result_record("C-1", Outcome::NotApplicable, station));
    tally.merge(part);
  }
  const Summary summary = tally.summary();
  BOOST_REQUIRE(summary.disabled.size() == 1U);
  BOOST_TEST(summary.disabled.front().rule == "S-1");
  BOOST_TEST(summary.disabled.front().by == "county");
  BOOST_TEST(summary.disabled.front().results == 2U);
}

BOOST_AUTO_TEST_CASE(a_file_that_was_not_read_in_full_outweighs_a_failure) {
  for (const Read read : {Read::Partly, Read::Rejected}) {
    Tally tally = started();
    tally.file(file(1, 0, read));
    tally.result(result_record("S-1", Outcome::Fail, "甲"));
    BOOST_TEST((tally.status() == Status::Input));
  }
}

BOOST_AUTO_TEST_CASE(only_errors_among_the_notes_count) {
  Tally tally = started();
  tally.file(file(1));
  tally.result(result_record("S-1", Outcome::Pass, "甲"));
  Note note;
  note.severity = Severity::Warning;
  tally.note(note);
  BOOST_TEST((tally.status() == Status::Ok));
  note.severity = Severity::Error;
  tally.note(note);
  BOOST_TEST((tally.status() == Status::Input));
  note.about = About::Rules;
  tally.note(note);
  BOOST_TEST((tally.status() == Status::Rules));
}

BOOST_AUTO_TEST_CASE(the_policy_comes_from_the_run_record_where_none_is_given) {
  Run run = test::run_record();
  run.options = {{"fail_on", "must"}, {"unknown", "ok"}};
  Tally tally;
  tally.run(run);
  for (const RuleInfo& rule : test::rule_records()) {
    tally.rule(rule);
  }
  tally.file(file(1));
  tally.result(result_record("C-1", Outcome::Fail, "甲"));
  tally.result(result_record("S-1", Outcome::Unknown, "甲"));
  BOOST_TEST((tally.status() == Status::Ok));
}

BOOST_AUTO_TEST_CASE(a_station_stands_with_a_group_as_its_worst_result_that_counts) {
  Tally tally = started();
  tally.file(file(3));
  for (const char* station : {"甲", "乙", "丙"}) {
    tally.result(result_record("S-1", Outcome::Pass, station));
    tally.result(result_record("S-2", Outcome::Pass, station));
    tally.result(result_record(
        "S-3", station == std::string("乙") ? Outcome::Fail : Outcome::Waived, station));
    tally.result(result_record(
        "S-4", station == std::string("丙") ? Outcome::Unknown : Outcome::Manual, station));
    tally.result(result_record("C-2", Outcome::Fail, station));  // weaker than fail_on
    tally.result(result_record("C-3", Outcome::NotApplicable, station));
  }
  const Summary summary = tally.summary();
  BOOST_TEST(group(summary, "site").stations.met == 3U);
  BOOST_TEST(group(summary, "people").stations.met == 2U);
  BOOST_TEST(group(summary, "people").stations.failed == 1U);
  BOOST_TEST(group(summary, "projects").stations.unknown == 1U);
  BOOST_TEST(group(summary, "projects").stations.manual == 2U);
  BOOST_TEST(group(summary, "funds").stations.total() == 0U);
  BOOST_TEST(group(summary, "funds").outcomes.at(Outcome::Fail) == 3U);
  BOOST_TEST(summary.bundles.size() == 1U);
  BOOST_TEST(summary.bundles[0].groups == 3U);
  BOOST_TEST(summary.bundles[0].stations.met == 1U);
  BOOST_TEST(summary.bundles[0].stations.failed == 1U);
  BOOST_TEST(summary.bundles[0].stations.unknown == 1U);
}

BOOST_AUTO_TEST_CASE(parts_merged_are_the_whole) {
  Tally whole = started();
  Tally run = started();
  for (const char* station : {"甲", "乙"}) {
    Tally part = run.part();
    for (Tally* tally : {&whole, &part}) {
      tally->file(file(1, 0, station == std::string("乙") ? Read::Partly : Read::Ok));
      tally->result(result_record("S-1", Outcome::Fail, station));
      tally->result(result_record("S-2", Outcome::Pass, station));
      tally->result(result_record("C-1", Outcome::Unknown, station));
    }
    run.merge(part);
  }
  std::string expected;
  std::string actual;
  append_jsonl(expected, whole.summary());
  append_jsonl(actual, run.summary());
  BOOST_TEST(actual == expected);
  BOOST_TEST((run.status() == Status::Input));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::results
