// SPDX-License-Identifier: Apache-2.0
#include "results/comparison/comparer.h"

#include "writers/report_fixture.h"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <sstream>

namespace audit::results {
namespace {

/// With a fingerprint of its own: the fixture's are all alike.
Result result_record(const char* rule, Outcome outcome, const std::string& station) {
  Result result = test::result_record(rule, outcome, station);
  result.fingerprint.clear();
  return result;
}

/// What a comparison says, a line a record.
class Lines : public ComparisonSink {
 public:
  std::string text;

  void head(const ComparisonHead& head) override {
    ++heads;
    rules = head.rules.size();
  }

  void note(const Note& note) override { text += note.code + '\n'; }

  void station(const StationComparison& station) override {
    text +=
        station.subject.name + (station.in_old ? "" : " +") + (station.in_new ? "" : " -") + '\n';
    for (const TrackedFinding& finding : station.findings) {
      text += std::string("  ") + id_of(finding.change) + ' ' + finding.named().result.rule +
              (finding.gone ? std::string(" ") + id_of(*finding.gone) : "") +
              (finding.was_checked ? "" : " unchecked before") + '\n';
    }
  }

  void summary(const ComparisonSummary& summary) override { end = summary; }

  int heads = 0;
  std::size_t rules = 0;
  ComparisonSummary end;
};

using Stream = std::function<void(Sink&)>;

/// A run whose results `body` gives, with the fixture's rules.
Stream stream(Stream body, const std::function<void(Run&)>& change = {},
              const std::string& without_rule = {}) {
  return [=](Sink& sink) {
    Run run = test::run_record();
    if (change) {
      change(run);
    }
    sink.run(run);
    for (const RuleInfo& rule : test::rule_records()) {
      if (rule.id != without_rule) {
        sink.rule(rule);
      }
    }
    body(sink);
    sink.summary({});
  };
}

void file(Sink& sink, const char* path, Read read = Read::Ok, std::uint32_t unchecked = 0) {
  const std::uint32_t stations = read == Read::Rejected ? 0 : 1;
  sink.file({path, "", 1, stations, unchecked, read});
}

/// One station in one file with one result.
Stream one(const char* rule, Outcome outcome, const char* station = "甲站") {
  return stream([=](Sink& sink) {
    file(sink, "a.yaml");
    sink.result(result_record(rule, outcome, station));
  });
}

struct Compared {
  std::string text;
  ComparisonSummary summary;
  Status status = Status::Ok;
  int heads = 0;
  std::size_t rules = 0;
};

Compared compared(const Stream& before, const Stream& after, const ComparisonPolicy& policy = {}) {
  EarlierRun earlier;
  before(earlier);
  Lines lines;
  Comparer comparer(earlier, policy, lines);
  after(comparer);
  const Status status = comparer.finish();
  return {lines.text, lines.end, status, lines.heads, lines.rules};
}

int status(const Stream& before, const Stream& after, const ComparisonPolicy& policy = {}) {
  return static_cast<int>(compared(before, after, policy).status);
}

const ComparisonPolicy only_new{.fail_on = std::nullopt, .unknown = std::nullopt, .only_new = true};

BOOST_AUTO_TEST_SUITE(comparer)

BOOST_AUTO_TEST_CASE(the_status_is_that_of_the_later_run) {
  const Stream fails = one("S-1", Outcome::Fail);
  const Stream passes = one("S-1", Outcome::Pass);
  BOOST_TEST(status(fails, passes) == 0);
  BOOST_TEST(status(passes, fails) == 1);
  BOOST_TEST(status(fails, fails) == 1);
  BOOST_TEST(status(fails, one("S-1", Outcome::Unknown)) == 2);
  BOOST_TEST(status(fails, one("S-1", Outcome::Error)) == 4);
  BOOST_TEST(status(fails, one("C-2", Outcome::Fail)) == 0, "C-2 is encouraged only");
  BOOST_TEST(compared(fails, fails).summary.status == 1);
}

BOOST_AUTO_TEST_CASE(options_outweigh_those_of_the_later_run) {
  const Stream strict = stream(
      [](Sink& sink) {
        file(sink, "a.yaml");
        sink.result(result_record("C-2", Outcome::Fail, "甲站"));
        sink.result(result_record("S-1", Outcome::Unknown, "甲站"));
      },
      [](Run& run) {
        run.options = {{"fail_on", "encouraged"}, {"unknown", "ok"}};
      });
  BOOST_TEST(status(strict, strict) == 1);
  BOOST_TEST(status(strict, strict, {Level::Must, std::nullopt, false}) == 0);
  BOOST_TEST(status(strict, strict, {Level::Must, UnknownPolicy::Report, false}) == 2);
  BOOST_TEST(status(strict, strict, {Level::Must, UnknownPolicy::Fail, false}) == 1);
}

BOOST_AUTO_TEST_CASE(with_fail_on_new_only_what_is_new_counts) {
  const Stream fails = one("S-1", Outcome::Fail);
  const Stream passes = one("S-1", Outcome::Pass);
  const Stream unknown = one("S-1", Outcome::Unknown);
  BOOST_TEST(status(fails, fails, only_new) == 0);
  BOOST_TEST(status(passes, fails, only_new) == 1);
  BOOST_TEST(status(unknown, fails, only_new) == 1);
  BOOST_TEST(status(passes, unknown, only_new) == 2);
  BOOST_TEST(status(passes, unknown, {std::nullopt, UnknownPolicy::Ok, true}) == 0);
  BOOST_TEST(status(fails, unknown, only_new) == 0);
  BOOST_TEST(status(one("C-2", Outcome::Pass), one("C-2", Outcome::Fail), only_new) == 0);
  BOOST_TEST(status(one("C-2", Outcome::Pass), one("C-2", Outcome::Fail),
                    {Level::Encouraged, std::nullopt, true}) == 1);
}

BOOST_AUTO_TEST_CASE(a_level_that_an_overlay_gave_counts) {
  const auto with = [](Outcome outcome, std::optional<Level> level) {
    return stream([=](Sink& sink) {
      file(sink, "a.yaml");
      Result result = result_record("C-2", outcome, "甲站");
      result.level = level;
      sink.result(result);
    });
  };
  const Stream passes = with(Outcome::Pass, std::nullopt);
  BOOST_TEST(status(passes, with(Outcome::Fail, std::nullopt), only_new) == 0);
  BOOST_TEST(status(passes, with(Outcome::Fail, Level::Must), only_new) == 1);
}

BOOST_AUTO_TEST_CASE(what_could_not_be_read_or_erred_counts_even_when_it_is_not_new) {
  BOOST_TEST(status(one("S-1", Outcome::Error), one("S-1", Outcome::Error), only_new) == 4);
  const Stream partly = stream([](Sink& sink) {
    file(sink, "a.yaml", Read::Partly);
    sink.result(result_record("S-1", Outcome::Pass, "甲站"));
  });
  BOOST_TEST(status(partly, partly, only_new) == 3);
  BOOST_TEST(status(partly, stream([](Sink&) {}), only_new) == 3, "nothing was checked");
}

BOOST_AUTO_TEST_CASE(what_is_not_checked_again_is_named_with_the_reason) {
  const Stream before = stream([](Sink& sink) {
    for (const char* station : {"甲站", "乙站", "丙站"}) {
      file(sink, station);
      sink.result(result_record("S-1", Outcome::Fail, station));
      sink.result(result_record("S-2", Outcome::Pass, station));
    }
  });
  const Stream after = stream(
      [](Sink& sink) {
        file(sink, "甲站");
        sink.result(result_record("S-2", Outcome::Pass, "甲站"));
        file(sink, "丙站", Read::Rejected);
        file(sink, "丁站");
        sink.result(result_record("S-2", Outcome::Fail, "丁站"));
        sink.result(result_record("C-1", Outcome::Pass, "丁站"));
      },
      {}, "S-1");
  const Compared result = compared(before, after);
  BOOST_TEST(result.text ==
             "DIFF008\n"
             "甲站\n  not_checked S-1 rule\n"
             "丁站 +\n  new S-2 unchecked before\n"
             "乙站 -\n  not_checked S-1 station\n"
             "丙站 -\n  not_checked S-1 file\n"
             "DIFF010\n");
  BOOST_TEST(result.heads == 1);
  BOOST_TEST(result.rules == test::rule_records().size());
  BOOST_TEST(result.summary.stations_in_both == 1U);
  BOOST_TEST(result.summary.stations_only_in_old == 2U);
  BOOST_TEST(result.summary.stations_only_in_new == 1U);
  BOOST_TEST(result.summary.changes.at(Change::NotChecked) == 3U);
  BOOST_TEST(static_cast<int>(result.status) == 3);
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_new_was_not_checked_before) {
  const Stream before = stream(
      [](Sink& sink) {
        file(sink, "a.yaml");
        sink.result(result_record("S-2", Outcome::Pass, "甲站"));
      },
      {}, "S-1");
  BOOST_TEST(compared(before, one("S-1", Outcome::Fail)).text ==
             "甲站\n  new S-1 unchecked before\n");
}

BOOST_AUTO_TEST_CASE(the_end_of_a_station_is_the_next_one_or_the_next_file) {
  // Documents without name and number are known by their file.
  const auto nameless = [](Sink& sink, Outcome outcome) {
    Result result = result_record("S-1", outcome, "");
    result.subject.id = "#1";
    sink.result(result);
  };
  const Stream before = stream([&](Sink& sink) {
    file(sink, "a.yaml");
    nameless(sink, Outcome::Fail);
    file(sink, "b.yaml");
    nameless(sink, Outcome::Pass);
  });
  const Stream after = stream([&](Sink& sink) {
    file(sink, "a.yaml");
    nameless(sink, Outcome::Pass);
    file(sink, "b.yaml");
    nameless(sink, Outcome::Fail);
  });
  BOOST_TEST(compared(before, after).text == "\n  fixed S-1\n\n  new S-1\n");
  BOOST_TEST(compared(before, before).text == "\n  remaining S-1\n");
}

BOOST_AUTO_TEST_CASE(a_station_that_comes_twice_is_an_error) {
  const Stream twice = stream([](Sink& sink) {
    for (const char* path : {"a.yaml", "b.yaml"}) {
      file(sink, path);
      sink.result(result_record("S-1", Outcome::Pass, "甲站"));
    }
  });
  const Compared result = compared(one("S-1", Outcome::Fail), twice);
  BOOST_TEST(result.text == "甲站\n  fixed S-1\nDIFF013\n甲站\n  fixed S-1\nDIFF010\n");
  BOOST_TEST(static_cast<int>(result.status) == 3);
  BOOST_TEST(result.summary.stations_in_both == 1U);
}

BOOST_AUTO_TEST_CASE(what_else_differs_between_the_runs_is_said) {
  const auto with = [](const std::function<void(Run&)>& change) {
    return stream(
        [](Sink& sink) {
          file(sink, "a.yaml");
          sink.result(result_record("S-1", Outcome::Pass, "甲站"));
        },
        change);
  };
  const Stream usual = with({});
  const auto codes = [&](const std::function<void(Run&)>& change) {
    return compared(usual, with(change)).text;
  };
  BOOST_TEST(codes({}) == "");
  BOOST_TEST(codes([](Run& run) { run.as_of = "2024-12-31"; }) == "DIFF001\n");
  BOOST_TEST(codes([](Run& run) { run.packs[0].sha256 = std::string(64, 'f'); }) == "DIFF002\n");
  BOOST_TEST(codes([](Run& run) { run.packs[0].id = "other"; }) == "DIFF003\n");
  BOOST_TEST(codes([](Run& run) { run.options["unknown"] = "ok"; }) == "DIFF005\n");
  BOOST_TEST(codes([](Run& run) { run.options["rules"] = "six"; }) == "DIFF005\n");
  BOOST_TEST(codes([](Run& run) { run.rulings.clear(); }) == "DIFF006\n");
  BOOST_TEST(codes([](Run& run) { run.rulings[0].path = "moved.yaml"; }) == "");
  BOOST_TEST(codes([](Run& run) { run.version = "9"; }) == "DIFF007\n");
  BOOST_TEST(codes([](Run& run) {
               run.configurations = {{"station-audit.yaml", std::string(64, 'd')}};
             }) == "DIFF015\n");
}

BOOST_AUTO_TEST_CASE(parameters_that_a_configuration_sets_are_compared_wherever_it_lies) {
  const auto with = [](const char* path, const char* value) {
    return stream(
        [](Sink& sink) {
          file(sink, "a.yaml");
          sink.result(result_record("S-1", Outcome::Pass, "甲站"));
        },
        [=](Run& run) {
          run.configurations = {{path, std::string(64, 'd')}};
          PackInfo& settings = run.packs.emplace_back();
          settings.id = path;
          settings.settings = {{.what = Setting::What::Parameter,
                                .pack = "city",
                                .name = "fee_cap",
                                .value = {.zh = value, .en = value}}};
        });
  };
  const Stream eight = with("a/station-audit.yaml", "8 %");
  BOOST_TEST(compared(eight, with("b/station-audit.yaml", "8 %")).text == "");
  BOOST_TEST(compared(eight, with("a/station-audit.yaml", "9 %")).text == "DIFF014\n");
  BOOST_TEST(compared(eight, one("S-1", Outcome::Pass)).text == "DIFF014\nDIFF015\n");
  BOOST_TEST(compared(one("S-1", Outcome::Pass), eight).text == "DIFF014\nDIFF015\n");
}

BOOST_AUTO_TEST_CASE(a_pack_that_judged_nothing_is_not_missed) {
  // A large run loads the packs of all regions.
  const auto large = [](Run& run) { run.packs.emplace_back().id = "elsewhere"; };
  const Stream small = one("S-1", Outcome::Pass);
  const Stream all = stream(
      [](Sink& sink) {
        file(sink, "a.yaml");
        sink.result(result_record("S-1", Outcome::Pass, "甲站"));
      },
      large);
  BOOST_TEST(compared(small, all).text == "");
  BOOST_TEST(compared(all, small).text == "");
}

BOOST_AUTO_TEST_CASE(a_pack_that_old_does_not_have_is_said_where_it_finds_something) {
  const auto with_city = [](Sink& sink) {
    file(sink, "a.yaml");
    sink.result(result_record("S-1", Outcome::Pass, "甲站"));
    file(sink, "b.yaml");
    sink.result(result_record("C-1", Outcome::Fail, "乙站"));
  };
  const Stream before = stream(
      [](Sink& sink) {
        file(sink, "a.yaml");
        sink.result(result_record("S-1", Outcome::Fail, "甲站"));
        file(sink, "b.yaml");
        sink.result(result_record("S-1", Outcome::Pass, "乙站"));
      },
      [](Run& run) {
        std::erase_if(run.packs, [](const PackInfo& pack) { return pack.id == "city"; });
      });
  BOOST_TEST(compared(before, stream(with_city)).text ==
             "甲站\n  fixed S-1\nDIFF004\n乙站\n  new C-1\n");
}

/// A station with its number, in a file of its own.
Stream numbered(const char* path, const char* number, const char* name, Outcome outcome) {
  return stream([=](Sink& sink) {
    Result result = result_record("S-1", outcome, name);
    File record{path, "", 1, 1, 0, Read::Ok};
    record.numbered = {{.id = number, .by_name = result.subject.id}};
    sink.file(record);
    result.subject.id = number;
    sink.result(result);
  });
}

BOOST_AUTO_TEST_CASE(a_station_that_is_given_a_number_is_the_same) {
  const Stream with = numbered("b.yaml", "YB-07", "甲站", Outcome::Pass);
  const Stream without = one("S-1", Outcome::Fail);
  const Compared given = compared(without, with);
  BOOST_TEST(given.text == "DIFF016\n甲站\n  fixed S-1\n");
  BOOST_TEST(given.summary.stations_in_both == 1U);
  BOOST_TEST(given.summary.stations_only_in_new == 0U);
  // And one that loses it, and one whose number is mended.
  BOOST_TEST(compared(numbered("b.yaml", "YB-07", "甲站", Outcome::Fail), without).text ==
             "DIFF016\n甲站\n  remaining S-1\n");
  BOOST_TEST(compared(numbered("b.yaml", "YB-7", "甲站", Outcome::Fail), with).text ==
             "DIFF016\n甲站\n  fixed S-1\n");
}

BOOST_AUTO_TEST_CASE(a_station_that_changes_its_name_is_known_by_its_file) {
  const Compared renamed =
      compared(one("S-1", Outcome::Fail, "甲站"), one("S-1", Outcome::Pass, "甲镇社工站"));
  BOOST_TEST(renamed.text == "DIFF016\n甲镇社工站\n  fixed S-1\n");
  BOOST_TEST(static_cast<int>(renamed.status) == 0);
  const auto nameless = [](Outcome outcome) {
    return stream([=](Sink& sink) {
      file(sink, "a.yaml");
      Result result = result_record("S-1", outcome, "");
      result.subject.id = "#1";
      sink.result(result);
    });
  };
  BOOST_TEST(compared(nameless(Outcome::Fail), one("S-1", Outcome::Pass)).text ==
             "DIFF016\n甲站\n  fixed S-1\n");
}

BOOST_AUTO_TEST_CASE(another_station_in_the_place_of_a_file_is_another_station) {
  // The old station has moved: its own name says where it is.
  const auto two = [](Sink& sink) {
    file(sink, "a.yaml");
    sink.result(result_record("S-1", Outcome::Fail, "新站"));
    file(sink, "b.yaml");
    sink.result(result_record("S-1", Outcome::Pass, "甲站"));
  };
  BOOST_TEST(compared(one("S-1", Outcome::Fail), stream(two)).text ==
             "甲站\n  fixed S-1\n新站 +\n  new S-1 unchecked before\n");
  // Neither region nor name is the same.
  const Stream elsewhere = stream([](Sink& sink) {
    file(sink, "a.yaml");
    Result result = result_record("S-1", Outcome::Pass, "乙站");
    result.subject.id = "湖北省/宜昌市/乙站";
    sink.result(result);
  });
  BOOST_TEST(compared(one("S-1", Outcome::Fail), elsewhere).text ==
             "乙站 +\n甲站 -\n  not_checked S-1 station\nDIFF012\n");
  // Standard input is no place.
  const auto piped = [](const char* name, Outcome outcome) {
    return stream([=](Sink& sink) {
      file(sink, "-");
      sink.result(result_record("S-1", outcome, name));
    });
  };
  BOOST_TEST(compared(piped("甲站", Outcome::Fail), piped("乙站", Outcome::Pass)).text ==
             "乙站 +\n甲站 -\n  not_checked S-1 station\nDIFF012\n");
}

BOOST_AUTO_TEST_CASE(one_of_two_persons_of_a_masked_name_leaves) {
  const auto with = [](std::vector<std::pair<const char*, Outcome>> persons) {
    return stream([=](Sink& sink) {
      file(sink, "a.yaml");
      for (const auto& [key, outcome] : persons) {
        Result result = result_record("S-1", outcome, "甲站");
        result.subject.item = "张*";
        result.subject.key = key;
        sink.result(result);
      }
    });
  };
  const Stream two = with({{"张*", Outcome::Fail}, {"张* #2", Outcome::Pass}});
  BOOST_TEST(compared(two, with({{"张*", Outcome::Pass}})).text ==
             "甲站\n  not_checked S-1 namesake\n");
  BOOST_TEST(compared(two, with({{"张*", Outcome::Pass}, {"张* #2", Outcome::Pass}})).text ==
             "甲站\n  fixed S-1\n");
  BOOST_TEST(status(two, with({{"张*", Outcome::Fail}}), only_new) == 0);
}

BOOST_AUTO_TEST_CASE(an_earlier_run_that_did_not_see_everything_is_said) {
  const Stream rejected = stream([](Sink& sink) {
    file(sink, "a.yaml");
    sink.result(result_record("S-1", Outcome::Pass, "甲站"));
    file(sink, "b.yaml", Read::Rejected);
  });
  const Compared result = compared(rejected, one("S-1", Outcome::Pass));
  BOOST_TEST(result.text == "DIFF009\n");
  BOOST_TEST(static_cast<int>(result.status) == 0, "NEW is in order");
}

BOOST_AUTO_TEST_CASE(runs_without_a_common_station_are_probably_the_wrong_files) {
  const Stream other = stream([](Sink& sink) {
    file(sink, "b.yaml");
    sink.result(result_record("S-1", Outcome::Pass, "乙站"));
  });
  BOOST_TEST(compared(one("S-1", Outcome::Pass), other).text == "乙站 +\n甲站 -\nDIFF012\n");
}

BOOST_AUTO_TEST_CASE(a_run_that_erred_says_so) {
  BOOST_TEST(compared(one("S-1", Outcome::Fail), one("S-1", Outcome::Error)).text ==
             "甲站\n  undecided S-1\nDIFF011\n");
  // Packs that are not valid: no file was read, so nothing was checked again.
  const Stream invalid = stream([](Sink& sink) {
    Note note;
    note.severity = Severity::Error;
    note.about = About::Rules;
    sink.note(note);
  });
  const Compared result = compared(one("S-1", Outcome::Fail), invalid);
  BOOST_TEST(result.text == "甲站 -\n  not_checked S-1 station\nDIFF011\nDIFF010\n");
  BOOST_TEST(static_cast<int>(result.status) == 4);
}

BOOST_AUTO_TEST_CASE(a_finding_has_changed_where_a_reader_sees_that_it_has) {
  const auto with = [](const char* message, const char* calculation, const char* fact) {
    return stream([=](Sink& sink) {
      file(sink, "a.yaml");
      Result result = result_record("S-2", Outcome::Fail, "甲站");
      result.message.zh = message;
      result.calculation.zh = calculation;
      result.why = {{{.zh = "人员", .en = {}}, {.zh = fact, .en = {}}, std::nullopt}};
      sink.result(result);
    });
  };
  const Stream before = with("社工 2 名", "共 2 项 ≥ 3 不成立", "甲*、乙*");
  const auto change = [&](const Stream& after) { return compared(before, after).text; };
  BOOST_TEST(change(before) == "甲站\n  remaining S-2\n");
  BOOST_TEST(change(with("社工 1 名", "共 1 项 ≥ 3 不成立", "甲*")) == "甲站\n  changed S-2\n");
  BOOST_TEST(change(with("社工 2 名", "共 2 项 ≥ 4 不成立", "甲*、乙*")) ==
             "甲站\n  changed S-2\n");
  // Other persons, as many of them.
  BOOST_TEST(change(with("社工 2 名", "共 2 项 ≥ 3 不成立", "丙*、乙*")) ==
             "甲站\n  remaining S-2\n");
  BOOST_TEST(compared(with("社工 2 名", "", "甲*"), with("社工 2 名", "", "乙*")).text ==
             "甲站\n  changed S-2\n");
}

BOOST_AUTO_TEST_CASE(of_a_finding_what_reports_need_is_kept) {
  EarlierRun earlier;
  const Result fee = test::fee_result("a.yaml");
  earlier.run(test::run_record());
  file(earlier, "a.yaml");
  earlier.result(fee);
  const Result kept = earlier.findings(0).at(0).result;
  BOOST_TEST(kept.rule == fee.rule);
  BOOST_TEST(kept.message.zh == fee.message.zh);
  BOOST_TEST(kept.remedy.en == fee.remedy.en);
  BOOST_TEST(kept.calculation.zh == fee.calculation.zh);
  BOOST_TEST(kept.fingerprint == fee.fingerprint);
  BOOST_REQUIRE(kept.at.has_value());
  BOOST_TEST(kept.at->path == "a.yaml");
  BOOST_TEST(kept.at->line == 31U);
  BOOST_TEST(kept.at->column == 10U);
  BOOST_TEST((earlier.find(fee.subject, "elsewhere.yaml") == 0U));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::results
