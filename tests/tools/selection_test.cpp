// SPDX-License-Identifier: Apache-2.0
//
// Which packs judge where, with the overlays of tests/rules/overlays: in 2023 the packs `city` and
// `rival` of one city disagree.
#include "common/selection.h"

#include "rules/small_model.h"
#include "support/files.h"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

namespace {

using audit::base::Date;
using audit::base::Diagnostics;
using audit::tools::PackList;
using audit::tools::Selection;

struct World {
  explicit World(const char* day)
      : library(audit::test::small_model(), {audit::test::source_path("tests/rules/overlays")}),
        selection(library, *Date::parse(day)) {}

  audit::rules::Library library;
  Selection selection;
  Diagnostics diagnostics;
};

std::string ids(const PackList& packs) {
  std::string text;
  for (const audit::rules::Pack* pack : packs) {
    text += pack->info.id + " ";
  }
  return text;
}

const audit::model::Region province{
    .province = "甲省", .city = {}, .county = {}, .township = {}, .code = {}};
const audit::model::Region city{
    .province = "甲省", .city = "乙市", .county = {}, .township = {}, .code = {}};

}  // namespace

BOOST_AUTO_TEST_SUITE(selection_of_packs)

BOOST_AUTO_TEST_CASE(a_region_is_judged_by_its_overlays_and_what_they_extend) {
  World world("2022-06-30");
  world.selection.load_for({province, city}, world.diagnostics);
  BOOST_TEST(world.diagnostics.empty());
  BOOST_TEST(ids(world.selection.packs()) == "province city rival ");
  BOOST_TEST(ids(world.selection.packs_for(province)) == "province ");
  BOOST_TEST(ids(world.selection.packs_for(city)) == "province city rival ");
}

BOOST_AUTO_TEST_CASE(packs_that_are_named_judge_once_with_what_they_extend) {
  World world("2022-06-30");
  world.selection.load_named({.names = {"county", "province"}, .places = {}}, world.diagnostics);
  BOOST_TEST(ids(world.selection.packs_for(province)) == "province city county ");
}

BOOST_AUTO_TEST_CASE(overlays_that_disagree_stop_a_run_whose_regions_are_known) {
  World world("2023-06-30");
  world.selection.load_for({city}, world.diagnostics);
  BOOST_TEST(world.diagnostics.error_count() == 1U);
  World named("2023-06-30");
  named.selection.load_named({.names = {"city", "rival"}, .places = {}}, named.diagnostics);
  BOOST_TEST(named.diagnostics.error_count() == 1U);
}

BOOST_AUTO_TEST_CASE(else_stations_of_their_region_are_not_judged_and_it_is_told_once) {
  World world("2023-06-30");
  world.selection.load_bound(world.diagnostics);
  BOOST_TEST(world.diagnostics.empty());
  BOOST_TEST(!world.selection.is_contradictory(province));
  BOOST_TEST(ids(world.selection.packs_for(province)) == "province ");
  BOOST_TEST(world.selection.packs_for(city).empty());
  BOOST_TEST(world.selection.is_contradictory(city));
  const audit::model::Region county{
      .province = "甲省", .city = "乙市", .county = "丁县", .township = {}, .code = {}};
  BOOST_TEST(world.selection.packs_for(county).empty());
  BOOST_TEST(world.selection.contradictions().items().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
