// SPDX-License-Identifier: Apache-2.0
#include "results/jsonl.h"
#include "results/statistics_count.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace audit::results {
namespace {

RuleInfo rule(const std::string& id, const std::string& pack, const std::string& article) {
  RuleInfo rule;
  rule.id = id;
  rule.pack = pack;
  rule.article = article;
  return rule;
}

StatisticsCount started() {
  StatisticsCount count;
  count.rule(rule("A-1", "p", "第一条"));
  count.rule(rule("A-2", "p", "第二条"));
  count.rule(rule("A-1b", "p", "第一条"));
  count.rule(rule("B-1", "q", "第一条"));
  return count;
}

Result result(const std::string& rule, Outcome outcome, const std::string& subject,
              const std::vector<std::string>& missing = {}, const std::string& kind = "station") {
  Result result;
  result.rule = rule;
  result.outcome = outcome;
  result.subject.kind = kind;
  result.subject.id = subject;
  for (const std::string& field : missing) {
    result.missing.emplace_back().field = field;
  }
  return result;
}

Township township(const std::string& name) {
  return {.key = name, .city = "示例市", .county = "示例区", .township = name};
}

/// `第一条 A-1 A-1b 3 2`: article, rules, results, stations.
std::string text(const ArticleCount& count) {
  std::string text = count.pack + " " + count.article;
  for (const std::string& rule : count.rules) {
    text += " " + rule;
  }
  return text + " " + std::to_string(count.failed) + " " + std::to_string(count.stations);
}

std::string text(const TownshipCount& count) {
  std::ostringstream text;
  text << count.township << ' ' << count.stations << ' ' << count.failed_stations << ' '
       << count.unknown_stations << ' ' << count.failed << ' ' << count.unknown;
  return text.str();
}

std::string text(const MissingCount& count) {
  return count.field + " " + std::to_string(count.unknown) + " " + std::to_string(count.stations);
}

template <class Rows>
std::vector<std::string> texts(const Rows& rows) {
  std::vector<std::string> all;
  for (const auto& row : rows) {
    all.push_back(text(row));
  }
  return all;
}

#define CHECK_ROWS(rows, ...)                                        \
  BOOST_TEST(texts(rows) == (std::vector<std::string>{__VA_ARGS__}), \
             boost::test_tools::per_element())

BOOST_AUTO_TEST_SUITE(statistics)

BOOST_AUTO_TEST_CASE(an_article_counts_results_and_each_station_once) {
  StatisticsCount count = started();
  for (const char* station : {"甲", "乙"}) {
    count.at(township("某镇"));
    count.result(result("A-1b", Outcome::Fail, station));
    count.result(result("A-1", Outcome::Fail, station));
    count.result(result("A-2", Outcome::Pass, station));
  }
  count.at(township("某镇"));
  for (int i = 0; i < 9; ++i) {
    count.result(result("B-1", Outcome::Fail, "丙"));
  }
  // More stations come before more results; rules in the order of their pack.
  CHECK_ROWS(count.statistics().articles, "p 第一条 A-1 A-1b 4 2", "q 第一条 B-1 9 1");
}

BOOST_AUTO_TEST_CASE(a_township_counts_its_stations_by_their_worst_result) {
  StatisticsCount count = started();
  const auto station = [&](const char* where, const char* name, Outcome first, Outcome second) {
    count.at(township(where));
    count.result(result("A-1", first, name));
    count.result(result("A-2", second, name));
  };
  station("东镇", "甲", Outcome::Pass, Outcome::Pass);
  station("西镇", "乙", Outcome::Unknown, Outcome::Fail);
  station("东镇", "丙", Outcome::Unknown, Outcome::Unknown);
  count.result(result("B-1", Outcome::Fail, "县", {}, "county"));
  CHECK_ROWS(count.statistics().townships, "西镇 1 1 0 1 1", "东镇 2 0 1 0 2");
}

BOOST_AUTO_TEST_CASE(a_missing_field_is_one_for_all_items_of_a_list) {
  BOOST_TEST(without_items("staff[甲某].cert_level") == "staff.cert_level");
  BOOST_TEST(without_items("staff[a[1]].cert[2].level") == "staff.cert.level");
  BOOST_TEST(without_items("name") == "name");
  StatisticsCount count = started();
  count.at(township("某镇"));
  count.result(result("A-1", Outcome::Unknown, "甲", {"staff[a].role", "staff[b].role", "name"}));
  count.result(result("A-2", Outcome::Unknown, "甲", {"staff[a].role"}));
  CHECK_ROWS(count.statistics().missing, "staff.role 2 1", "name 1 1");
}

BOOST_AUTO_TEST_CASE(parts_add_up_to_the_whole) {
  StatisticsCount whole = started();
  StatisticsCount merged = started();
  for (int i = 0; i < 20; ++i) {
    const std::string station = "站" + std::to_string(i);
    StatisticsCount part = merged.part();
    for (StatisticsCount* count : {&whole, &part}) {
      count->at(township("镇" + std::to_string(i % 3)));
      count->result(result("A-1", i % 2 == 0 ? Outcome::Fail : Outcome::Pass, station));
      count->result(
          result("B-1", i % 5 == 0 ? Outcome::Fail : Outcome::Unknown, station, {"name"}));
    }
    merged.merge(std::move(part));
  }
  const Statistics a = whole.statistics();
  const Statistics b = merged.statistics();
  BOOST_TEST(texts(a.articles) == texts(b.articles), boost::test_tools::per_element());
  BOOST_TEST(texts(a.townships) == texts(b.townships), boost::test_tools::per_element());
  BOOST_TEST(texts(a.missing) == texts(b.missing), boost::test_tools::per_element());
  BOOST_TEST(a.townships.size() == 3U);
}

BOOST_AUTO_TEST_CASE(townships_beyond_the_most_are_counted_together) {
  StatisticsCount count = started();
  for (std::size_t i = 0; i < max_townships + 2; ++i) {
    count.at(township("镇" + std::to_string(i)));
  }
  BOOST_TEST(count.statistics().townships.size() == max_townships);
  BOOST_TEST(count.statistics().stations_left_out == 2U);
}

BOOST_AUTO_TEST_CASE(the_stream_gives_them_back) {
  StatisticsCount count = started();
  count.at(township("某镇"));
  count.result(result("A-1", Outcome::Fail, "甲"));
  count.result(result("A-2", Outcome::Unknown, "甲", {"name"}));
  Summary summary;
  summary.statistics = count.statistics();
  summary.statistics->missing.front().title = {.zh = "名称", .en = "name"};
  std::string stream;
  append_jsonl(stream, Run());
  append_jsonl(stream, summary);
  std::string again;

  struct Copy : StatisticsCount {
    std::string* out = nullptr;

    void summary(const Summary& read) override { append_jsonl(*out, read); }
  } copy;

  copy.out = &again;
  std::istringstream in(stream);
  BOOST_TEST(read_jsonl(in, copy).is_complete);
  BOOST_TEST(stream.substr(stream.find('\n') + 1) == again);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::results
