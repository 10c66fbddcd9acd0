// SPDX-License-Identifier: Apache-2.0
// When two regions are one place, and what a file has of its folder's.
#include "model/region.h"

#include "model/submission.h"
#include "support/files.h"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

namespace audit::model {
namespace {

const Model& shipped() {
  static const std::unique_ptr<Model> model = [] {
    base::Diagnostics diagnostics;
    return Model::load(test::source_path("rules/model"), diagnostics);
  }();
  BOOST_REQUIRE(model != nullptr);
  return *model;
}

Region region(const std::string& city, const std::string& county, const std::string& code = "") {
  return {.province = {}, .city = city, .county = county, .township = {}, .code = code};
}

/// The region of the one document of a file, `!` behind it when it contradicts its folder's.
std::string bound(const std::string& bytes, const Region& folder) {
  const Submission file = load(shipped(), "a.yaml", bytes, &folder);
  BOOST_REQUIRE(file.documents.size() == 1U);
  const BoundDocument& document = file.documents.front();
  const Region& r = document.region;
  return r.province + "/" + r.city + "/" + r.county + "/" + r.township +
         (document.contradicts_default ? "!" : "");
}

BOOST_AUTO_TEST_SUITE(regions)

BOOST_AUTO_TEST_CASE(names_match_by_stem_codes_by_prefix) {
  BOOST_TEST(region_stem("武汉市") == "武汉");
  BOOST_TEST(region_stem("广西壮族自治区") == "广西壮族");
  BOOST_TEST(region_stem("仁和区") == region_stem("仁和"));
  BOOST_TEST(region_stem("郊区") == "郊区");
  BOOST_TEST(region_stem(" 米易县 ") == "米易");
  BOOST_TEST(covers_code("420000", "420102"));
  BOOST_TEST(covers_code("420100", "420102001"));
  BOOST_TEST(!covers_code("420100", "420202"));
  BOOST_TEST(covers_code("420102", "420102001"));
  BOOST_TEST(!covers_code("420102", "420103"));
  BOOST_TEST(!covers_code("", "420103"));
  BOOST_TEST(!covers_code("420100", ""));
}

BOOST_AUTO_TEST_CASE(regions_contradict_at_a_level_that_both_name) {
  BOOST_TEST(!contradicts({}, region("武汉市", "江岸区")));
  BOOST_TEST(!contradicts(region("武汉", ""), region("武汉市", "江岸区")));
  BOOST_TEST(!contradicts(region("", "江岸"), region("武汉市", "江岸区", "420102")));
  BOOST_TEST(contradicts(region("武汉市", ""), region("攀枝花市", "")));
  BOOST_TEST(contradicts(region("武汉市", "江汉区"), region("武汉市", "江岸区")));
  BOOST_TEST(!contradicts(region("", "", "420100"), region("", "", "420102")));
  BOOST_TEST(contradicts(region("", "", "420103"), region("", "", "420102")));
}

BOOST_AUTO_TEST_CASE(a_file_takes_the_levels_that_it_leaves_out_from_its_folder) {
  const Region folder{
      .province = "湖北省", .city = "武汉市", .county = "江岸区", .township = "某街", .code = {}};
  BOOST_TEST(bound("名称: 某站\n", folder) == "湖北省/武汉市/江岸区/某街");
  BOOST_TEST(bound("地区: {乡镇街道: 某街}\n", folder) == "湖北省/武汉市/江岸区/某街");
  BOOST_TEST(bound("地区: {市: 武汉}\n", folder) == "湖北省/武汉/江岸区/某街");
  BOOST_TEST(bound("文件类型: 县区\n名称: 江岸区\n", folder) == "湖北省/武汉市/江岸区/");
  BOOST_TEST(bound("文件类型: 市\n名称: 武汉市\n", folder) == "湖北省/武汉市//");
}

BOOST_AUTO_TEST_CASE(nothing_is_filled_from_a_folder_that_says_otherwise) {
  const Region folder{
      .province = "四川省", .city = "攀枝花市", .county = {}, .township = {}, .code = {}};
  BOOST_TEST(bound("地区: {市: 武汉市}\n", folder) == "/武汉市//!");
  BOOST_TEST(bound("地区: {市: 攀枝花, 区县: 米易县}\n", folder) == "四川省/攀枝花/米易县/");
}

BOOST_AUTO_TEST_CASE(a_configuration_is_one_record) {
  const RecordFile file = load_record(shipped(), "configuration", "c.yaml",
                                      "# 说明\n地区: 湖北省武汉市\nfail_on: must\n");
  BOOST_REQUIRE(file.root != nullptr);
  BOOST_TEST(file.diagnostics.empty());
  BOOST_TEST(file.region.city == "武汉市");
  BOOST_TEST(load_record(shipped(), "configuration", "c.yaml", "# 说明\n").root == nullptr);
  const auto code = [](const std::string& bytes) {
    const RecordFile bad = load_record(shipped(), "configuration", "c.yaml", bytes);
    return bad.diagnostics.empty() ? std::string() : bad.diagnostics.items().front().code;
  };
  BOOST_TEST(code("- 地区\n") == "MODEL023");
  BOOST_TEST(code("lang: zh\n---\nlang: en\n") == "MODEL024");
  BOOST_TEST(code("fail-un: must\n") == "MODEL001");
  BOOST_TEST(code("fail_on: most\n") == "MODEL016");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::model
