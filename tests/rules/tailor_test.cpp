// SPDX-License-Identifier: Apache-2.0
//
// What overlays make of the packs that they extend: tests/rules/overlays, a province, a city that
// tailors it in 2021 to 2023, and a county that tailors both from 2022 on.
#include "rules/tailor.h"

#include "rules/library.h"
#include "rules/small_model.h"
#include "support/files.h"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

namespace {

using audit::base::Date;
using audit::base::Diagnostics;
using audit::rules::Library;
using audit::rules::Pack;
using audit::rules::Parameter;
using audit::rules::Rule;

struct World {
  Library shelf{audit::test::small_model(), {audit::test::source_path("tests/rules/overlays")}};
  audit::rules::Tailor tailor;
  Diagnostics diagnostics;

  std::vector<const Pack*> packs(const std::vector<std::string>& ids, const std::string& day) {
    std::vector<const Pack*> selected;
    for (const std::string& id : ids) {
      selected.push_back(shelf.load(id, diagnostics));
      BOOST_REQUIRE(selected.back() != nullptr);
    }
    return tailor.packs(selected, *Date::parse(day), diagnostics);
  }

  /// `province: fee_cap=8 % … OP-1 principle(city) …`
  std::string text(const std::vector<std::string>& ids, const std::string& day) {
    std::string text;
    for (const Pack* pack : packs(ids, day)) {
      text += (text.empty() ? "" : "| ") + pack->info.id + ": ";
      for (const Parameter& parameter : pack->parameters) {
        text += parameter.name + "=" + to_text(parameter.value, parameter.type, {}) + " ";
      }
      for (const Rule& rule : pack->rules) {
        text += rule.info.id + " " + (rule.is_disabled ? "disabled" : id_of(rule.info.level));
        for (const audit::rules::Setting* setting : rule.settings) {
          text += "(" + setting->by + ")";
        }
        text += " ";
      }
    }
    return text;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(tailor)

BOOST_AUTO_TEST_CASE(a_pack_that_nobody_extends_is_itself) {
  World world;
  const auto packs = world.packs({"province"}, "2022-06-30");
  BOOST_REQUIRE(packs.size() == 1U);
  BOOST_TEST(packs.front() == world.shelf.load("province", world.diagnostics));
}

BOOST_AUTO_TEST_CASE(an_overlay_brings_what_it_extends_as_it_has_made_it) {
  World world;
  BOOST_TEST(world.text({"city"}, "2022-06-30") ==
             "province: fee_cap=8 % min_area=60 ㎡ roles=站长 OP-1 principle(city) "
             "OP-2 disabled(city)(city) OP-3 must(city) | city: ");
  BOOST_TEST(world.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(the_last_word_of_a_chain_counts_also_on_what_was_disabled) {
  World world;
  BOOST_TEST(world.text({"county"}, "2022-06-30") ==
             "province: fee_cap=6 % min_area=60 ㎡ roles=站长 OP-1 principle(county) "
             "OP-2 target(city)(county) OP-3 must(city) | city: | county: OC-1 must ");
  BOOST_TEST(world.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(settings_hold_from_the_first_to_the_last_day_of_their_overlay) {
  const auto cap_on = [](const std::string& id, const std::string& day) {
    World world;
    const Parameter& cap = world.packs({id}, day).front()->parameters.front();
    return to_text(cap.value, cap.type, {});
  };
  BOOST_TEST(cap_on("city", "2020-12-31") == "10 %");
  BOOST_TEST(cap_on("city", "2021-01-01") == "8 %");
  BOOST_TEST(cap_on("city", "2023-12-31") == "8 %");
  BOOST_TEST(cap_on("city", "2024-01-01") == "10 %");
  BOOST_TEST(cap_on("county", "2021-12-31") == "8 %");
  BOOST_TEST(cap_on("county", "2022-01-01") == "6 %");
  BOOST_TEST(cap_on("county", "2024-01-01") == "6 %");
}

BOOST_AUTO_TEST_CASE(what_is_named_and_extended_judges_once) {
  World world;
  BOOST_TEST(world.packs({"county", "province", "city"}, "2022-06-30").size() == 3U);
}

BOOST_AUTO_TEST_CASE(the_same_choice_gives_the_same_packs) {
  World world;
  BOOST_TEST(world.packs({"city"}, "2022-06-30").front() ==
             world.packs({"city"}, "2023-06-30").front());
}

BOOST_AUTO_TEST_CASE(overlays_that_do_not_extend_each_other_may_say_the_same) {
  World world;
  world.packs({"city", "rival"}, "2023-06-30");
  BOOST_REQUIRE(world.diagnostics.items().size() == 1U);  // of fee_cap; min_area is alike
  const auto& diagnostic = world.diagnostics.items().front();
  BOOST_TEST(diagnostic.code == "RULE035");
  BOOST_TEST(diagnostic.message.en ==
             "packs \"city\" and \"rival\" say different things of parameter \"fee_cap\" and hold "
             "for one station; let one of them extend the other");
  BOOST_TEST(diagnostic.at.source->name().ends_with("rival/pack.yaml"));
  BOOST_TEST(diagnostic.at.source->position(diagnostic.at.span.begin).line == 7U);
  BOOST_REQUIRE(diagnostic.related.size() == 1U);
  BOOST_TEST(diagnostic.related.front().at.source->name().ends_with("city/pack.yaml"));
}

BOOST_AUTO_TEST_CASE(overlays_of_other_days_do_not_disagree) {
  World world;
  world.packs({"city", "rival"}, "2022-12-31");
  world.packs({"city", "rival"}, "2024-01-01");
  BOOST_TEST(world.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(what_an_overlay_inherits_and_changes_may_disagree_with_a_third) {
  World world;
  // The county extends the city, not the rival: the rival's cap is at odds with the county's.
  world.packs({"county", "rival"}, "2023-06-30");
  BOOST_REQUIRE(world.diagnostics.items().size() == 1U);
  BOOST_TEST(
      world.diagnostics.items().front().message.en.starts_with("packs \"county\" and \"rival\""));
}

BOOST_AUTO_TEST_CASE(a_region_selects_overlays_and_not_what_they_extend) {
  World world;
  const auto ids = [&](const audit::model::Region& region) {
    std::string text;
    for (const std::string& id : world.shelf.covering(region, world.diagnostics)) {
      text += id + " ";
    }
    return text;
  };
  BOOST_TEST(ids({.province = "甲省", .city = {}, .county = {}, .township = {}, .code = {}}) ==
             "province ");
  BOOST_TEST(
      ids({.province = "甲省", .city = "乙市", .county = "丙县", .township = {}, .code = {}}) ==
      "county rival ");
}

BOOST_AUTO_TEST_CASE(what_overlays_say_is_in_the_run_record) {
  World world;
  const Pack& city = *world.shelf.load("city", world.diagnostics);
  BOOST_REQUIRE(city.info.settings.size() == 4U);
  const audit::results::Setting& cap = city.info.settings[1];
  BOOST_TEST(cap.name == "fee_cap");
  BOOST_TEST(cap.pack == "province");
  BOOST_TEST(cap.value.zh == "8 %");
  BOOST_TEST(cap.article == "第二条");
  BOOST_TEST(cap.reason.en == "thrift");
  BOOST_TEST(cap.rules == std::vector<std::string>{"OP-1"});  // through a let
  BOOST_TEST(city.info.settings[3].reason.zh == "合署");
  BOOST_TEST(city.info.extends == std::vector<std::string>{"province"});
  BOOST_TEST(city.info.effective == "2021-01-01");
  BOOST_TEST(city.info.until == "2023-12-31");
}

BOOST_AUTO_TEST_SUITE_END()
