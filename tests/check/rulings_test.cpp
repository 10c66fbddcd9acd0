// SPDX-License-Identifier: Apache-2.0
//
// What rulings make of results. A row is a station, `---` and its rulings, one a line; what a line
// leaves out of the parts that every ruling needs is filled in. The note is the rule and the day.
// What is given: the results of the rule, then the notes of the file and of the end of the run.
#include "check/rulings.h"

#include "check/ruling_review.h"
#include "check/waived_value.h"
#include "check/world.h"
#include "support/table.h"

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string>

using audit::test::dump;
using audit::test::World;
namespace base = audit::base;
namespace cel = audit::cel;
namespace check = audit::check;
namespace model = audit::model;
namespace results = audit::results;
namespace rules = audit::rules;

namespace {

constexpr const char* today = "2024-06-30";

struct Scene {
  std::string station{}, rulings{}, rule{}, day{};
};

/// `结论: 豁免` becomes an entry with everything else that an entry needs.
std::string entry_of(const std::string& line, const std::string& rule) {
  const std::pair<const char*, std::string> parts[] = {{"规则", rule},
                                                       {"社工站", "甲站"},
                                                       {"理由", "看过"},
                                                       {"认定单位", "某局"},
                                                       {"认定日期", "2024-01-02"}};
  std::string entry = line;
  for (const auto& [key, value] : parts) {
    if (line.find(std::string(key) + ":") == std::string::npos) {
      entry += ", " + std::string(key) + ": " + value;
    }
  }
  return "  - {" + entry + "}\n";
}

Scene scene_of(const audit::test::Row& row) {
  const std::size_t space = row.note.find(' ');
  Scene scene{.rule = row.note.substr(0, space),
              .day = space == std::string::npos ? today : row.note.substr(space + 1)};
  std::istringstream lines(row.text);
  bool is_rulings = false;
  scene.rulings = "kind: rulings\n认定:\n";
  for (std::string line; std::getline(lines, line);) {
    if (line == "---") {
      is_rulings = true;
    } else if (is_rulings) {
      scene.rulings += entry_of(line, scene.rule);
    } else {
      scene.station += line + "\n";
    }
  }
  return scene;
}

void append_notes(std::string& text, const std::vector<results::Note>& notes) {
  for (const results::Note& note : notes) {
    text += "\n" + note.code + " " + id_of(note.severity) + " " +
            (note.at ? std::to_string(note.at->line - 2) : "") + ": " + note.message.zh;
  }
}

std::string ruled(const audit::test::Row& row) {
  const Scene scene = scene_of(row);
  World& world = World::get();
  const check::Options options{.as_of = *base::Date::parse(scene.day)};
  const rules::Pack* const packs[] = {&world.pack("outcomes")};
  check::Rulings rulings(world.model(), options.as_of, false);
  rulings.add(model::load(world.model(), "r.yaml", scene.rulings));
  rulings.bind(packs, {});
  const model::Submission station =
      model::load(world.model(), "a.yaml", "名称: 甲站\n" + scene.station);
  check::Auditor auditor(options);
  auditor.set_rulings(&rulings);
  std::string text = dump(auditor.audit(packs, station.documents.at(0), station), scene.rule);
  check::RulingReview review(rulings);
  review.add(auditor.take_ruling_uses());
  append_notes(text, rulings.notes());
  append_notes(text, review.notes());
  return text;
}

cel::Value number(const std::string& text) {
  return cel::Value::number(*base::Number::parse(text));
}

/// `worse then now limit`: does the waiver lapse?
std::string worse(const audit::test::Row& row) {
  static const std::pair<const char*, cel::Worse> ways[] = {{"larger", cel::Worse::Larger},
                                                            {"smaller", cel::Worse::Smaller},
                                                            {"farther", cel::Worse::Farther},
                                                            {"changed", cel::Worse::Changed}};
  std::istringstream words(row.text);
  std::string way;
  std::string then;
  std::string now;
  std::string limit;
  words >> way >> then >> now >> limit;
  for (const auto& [name, value] : ways) {
    if (way == name) {
      return check::is_worse(value, number(now), number(then),
                             limit.empty() ? cel::Value() : number(limit),
                             World::get().model().types().number())
                 ? "lapses"
                 : "holds";
    }
  }
  return "no such way: " + way;
}

const audit::test::TableTest ruled_table("rulings", "tests/check/cases/rulings.txt", ruled);
const audit::test::TableTest worse_table("worse", "tests/check/cases/worse.txt", worse);

/// Two stations of one name, each in its own region.
std::string notes_for(const std::string& region_of_ruling) {
  World& world = World::get();
  const check::Options options{.as_of = *base::Date::parse(today)};
  const rules::Pack* const packs[] = {&world.pack("outcomes")};
  check::Rulings rulings(world.model(), options.as_of, false);
  rulings.add(
      model::load(world.model(), "r.yaml",
                  "kind: rulings\n认定:\n" + entry_of("结论: 符合" + region_of_ruling, "MANUAL")));
  rulings.bind(packs, {});
  check::RulingReview review(rulings);
  check::Auditor auditor(options);
  auditor.set_rulings(&rulings);
  std::string text;
  for (const char* county : {"东山区", "西山区"}) {
    const model::Submission station =
        model::load(world.model(), std::string(county) + ".yaml",
                    "名称: 甲站\n地区: {市: 某某市, 区县: " + std::string(county) + "}\n");
    text += dump(auditor.audit(packs, station.documents.at(0), station), "MANUAL") + "\n";
    review.add(auditor.take_ruling_uses());
  }
  append_notes(text, review.notes());
  for (const results::Note& note : review.notes()) {
    for (const results::Location& place : note.related) {
      text += "\n" + place.path + ":" + std::to_string(place.line);
    }
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rulings_of_a_run)

BOOST_AUTO_TEST_CASE(a_name_that_two_stations_have_is_an_error_with_both) {
  const std::string text = notes_for("");
  BOOST_TEST(text.find("CHECK031 error") != std::string::npos, text);
  BOOST_TEST(text.find("东山区.yaml:1") != std::string::npos, text);
  BOOST_TEST(text.find("西山区.yaml:1") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(a_region_tells_stations_of_one_name_apart) {
  const std::string text = notes_for(", 地区: {市: 某某, 区县: 西山}");
  BOOST_TEST(text == "manual /名称: 现场看\npass | 符合: 看过\n", text);
}

BOOST_AUTO_TEST_CASE(a_station_that_is_not_in_the_run_is_a_note) {
  const std::string text = notes_for(", 地区: {市: 某某市, 区县: 南山区}");
  BOOST_TEST(text.find("CHECK038 note") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(a_station_is_found_by_its_id_too) {
  World& world = World::get();
  const check::Options options{.as_of = *base::Date::parse(today)};
  const rules::Pack* const packs[] = {&world.pack("outcomes")};
  check::Rulings rulings(world.model(), options.as_of, false);
  rulings.add(
      model::load(world.model(), "r.yaml",
                  "kind: rulings\nrulings:\n" + entry_of("结论: 符合, 社工站: A01", "MANUAL")));
  rulings.bind(packs, {});
  const model::Submission station = model::load(world.model(), "a.yaml", "编号: A01\n名称: 乙站\n");
  check::Auditor auditor(options);
  auditor.set_rulings(&rulings);
  const auto found = auditor.audit(packs, station.documents.at(0), station);
  BOOST_TEST(dump(found, "MANUAL") == "pass | 符合: 看过");
}

BOOST_AUTO_TEST_SUITE_END()
