// SPDX-License-Identifier: Apache-2.0
#include "rules/library.h"

#include "rules/small_model.h"
#include "support/files.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace {

using audit::base::Diagnostics;
using audit::rules::Library;
using audit::rules::Pack;
using audit::rules::Rule;

Library test_library() {
  return Library(audit::test::small_model(), {audit::test::source_path("tests/rules/packs")});
}

const Rule& rule(const Pack& pack, const std::string& id) {
  return *std::find_if(pack.rules.begin(), pack.rules.end(),
                       [&](const Rule& r) { return r.info.id == id; });
}

std::string first_message(const Diagnostics& diagnostics) {
  return diagnostics.empty() ? "" : diagnostics.items().front().message.en;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(library)

BOOST_AUTO_TEST_CASE(a_pack_is_its_head_and_its_topic_files_by_name) {
  Library packs = test_library();
  Diagnostics diagnostics;
  const Pack* pack = packs.load("topics", diagnostics);
  BOOST_REQUIRE(pack != nullptr);
  std::string order;
  for (const Rule& one : pack->rules) {
    order += one.info.id + "@" + std::to_string(one.section) + " ";
  }
  BOOST_TEST(order == "T-3@0 T-4@1 T-1@2 T-2@2 ");
  BOOST_TEST(pack->info.issuer == "某市民政局");
  BOOST_TEST(pack->info.number == "某〔2022〕1号");
  BOOST_TEST(to_text(*pack->effective) == "2022-09-07");
  BOOST_TEST(to_text(*pack->until) == "2027-09-06");
  BOOST_TEST(pack->info.sha256.size() == 64U);
}

BOOST_AUTO_TEST_CASE(rules_take_dates_groups_and_levels) {
  Library packs = test_library();
  Diagnostics diagnostics;
  const Pack& pack = *packs.load("topics", diagnostics);
  BOOST_TEST(to_text(*rule(pack, "T-1").effective) == "2023-01-01");
  BOOST_TEST(to_text(*rule(pack, "T-1").until) == "2027-09-06");
  BOOST_TEST(rule(pack, "T-1").info.group.id == "second");
  BOOST_TEST(rule(pack, "T-1").info.group.bundle.id == "both");
  BOOST_TEST(rule(pack, "T-2").info.group.id == "second");
  BOOST_TEST((rule(pack, "T-2").group_when == nullptr));
  BOOST_TEST((rule(pack, "T-3").group_when != nullptr));
  BOOST_TEST((rule(pack, "T-3").info.level == audit::results::Level::Principle));
  BOOST_TEST((rule(pack, "T-2").scope == audit::rules::Scope::County));
}

BOOST_AUTO_TEST_CASE(parameters_get_their_types) {
  Library packs = test_library();
  Diagnostics diagnostics;
  const Pack& pack = *packs.load("topics", diagnostics);
  std::string types;
  for (const audit::rules::Parameter& parameter : pack.parameters) {
    types += parameter.name + ":" + audit::cel::to_text(parameter.type) +
             (parameter.value.kind() == audit::cel::Kind::Null ? "?" : "") + " ";
  }
  BOOST_TEST(types ==
             "share:number area:number(㎡) amount:number(元) flag:bool day:date words:list(string) "
             "roles:list(role) least:number(元) hours:number(小时)? groups:list(role)? ");
}

BOOST_AUTO_TEST_CASE(rules_know_the_parameters_they_use_also_through_lets) {
  Library packs = test_library();
  Diagnostics diagnostics;
  const Pack& pack = *packs.load("topics", diagnostics);
  const auto used = [&](const std::string& id) {
    std::string names;
    for (const int index : rule(pack, id).parameters) {
      names += pack.parameters[static_cast<std::size_t>(index)].name + " ";
    }
    return names;
  };
  BOOST_TEST(used("T-1") == "amount share ");
  BOOST_TEST(used("T-3").empty());
  BOOST_TEST(used("T-4") == "roles hours ");
}

BOOST_AUTO_TEST_CASE(loads_once_by_id_folder_or_file) {
  Library packs = test_library();
  Diagnostics diagnostics;
  const Pack* by_id = packs.load("topics", diagnostics);
  BOOST_TEST(by_id ==
             packs.load(audit::test::source_path("tests/rules/packs/topics"), diagnostics));
  BOOST_TEST(by_id == packs.load(audit::test::source_path("tests/rules/packs/topics/pack.yaml"),
                                 diagnostics));
  BOOST_TEST(packs.loaded().size() == 1U);
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_pack_comes_with_a_suggestion) {
  Library packs = test_library();
  Diagnostics diagnostics;
  BOOST_TEST(packs.load("topic", diagnostics) == nullptr);
  BOOST_TEST(first_message(diagnostics) ==
             "no pack \"topic\"; did you mean \"topics\"? packs: areas, base-rules, thin, topics, "
             "twin");
}

BOOST_AUTO_TEST_CASE(rule_ids_are_unique_over_all_packs) {
  Library packs = test_library();
  Diagnostics diagnostics;
  BOOST_TEST(packs.load("topics", diagnostics) != nullptr);
  BOOST_TEST(packs.load("twin", diagnostics) == nullptr);
  BOOST_TEST(first_message(diagnostics) ==
             "rule id \"T-1\" is taken; ids are unique over all packs");
}

BOOST_AUTO_TEST_CASE(selects_by_region) {
  Library packs = test_library();
  const auto covering = [&](const audit::model::Region& region) {
    Diagnostics diagnostics;
    std::string ids;
    for (const std::string& id : packs.covering(region, diagnostics)) {
      ids += id + " ";
    }
    return ids;
  };
  BOOST_TEST(
      covering(
          {.province = "湖北省", .city = "武汉市", .county = {}, .township = {}, .code = {}}) ==
      "base-rules topics ");
  BOOST_TEST(covering({.province = "湖北", .city = {}, .county = {}, .township = {}, .code = {}}) ==
             "base-rules ");
  BOOST_TEST(covering({.province = {}, .city = "武汉", .county = {}, .township = {}, .code = {}}) ==
             "topics ");
  BOOST_TEST(
      covering({.province = {}, .city = {}, .county = {}, .township = {}, .code = "420102001"}) ==
      "topics ");
  BOOST_TEST(
      covering({.province = "四川省", .city = "攀枝花市", .county = {}, .township = {}, .code = {}})
          .empty());
  BOOST_TEST(covering({}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
