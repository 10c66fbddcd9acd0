// SPDX-License-Identifier: Apache-2.0
// Where a missing fact belongs, what an item is called, what must be masked, and what a folder's
// region adds to a station.
#include "model/model.h"
#include "model/submission.h"
#include "support/files.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace audit;
using model::BoundDocument;
using model::Model;
using model::Submission;

const Model& fixture() {
  static const std::unique_ptr<Model> loaded = [] {
    base::Diagnostics diagnostics;
    auto model = Model::load(test::source_path("tests/model/fixture"), diagnostics);
    BOOST_REQUIRE(model != nullptr);
    return model;
  }();
  return *loaded;
}

Submission read(const std::string& text, const model::Region* region = nullptr) {
  Submission submission = load(fixture(), "a.yaml", text, region);
  BOOST_REQUIRE(submission.documents.size() == 1);
  return submission;
}

/// The record at a path of field names; `staff.1` is an item. Absent records are made up as cel
/// makes them.
const cel::Record* record_at(const Submission& submission, const std::string& path) {
  const cel::Record* at = submission.documents[0].root;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    const std::string step = path.substr(begin, end - begin);
    const std::size_t colon = std::min(step.find(':'), step.size());
    const cel::Field* field = at->type->find(step.substr(0, colon));
    BOOST_REQUIRE(field != nullptr);
    const cel::Value value =
        at->is_absent() ? cel::Value() : at->fields[static_cast<std::size_t>(field->index)];
    if (const cel::List* list = value.list()) {
      at = list->items[std::stoul(step.substr(colon + 1))].record();
    } else if (value.record() != nullptr) {
      at = value.record();
    } else {
      cel::Record absent;
      absent.type = cel::innermost(field->type)->record;
      absent.parent = at;
      absent.parent_field = field;
      if (colon < step.size()) {
        absent.key = cel::Value::text(submission.arena->text(step.substr(colon + 1)));
      }
      at = submission.arena->make(absent);
    }
    begin = end + 1;
  }
  return at;
}

struct Shown {
  std::string field, pointer, zh, en;
};

Shown missing(const Submission& submission, const std::string& path, const std::string& field,
              bool show_personal = false) {
  const cel::Record* record = record_at(submission, path);
  cel::Missing missing;
  missing.record = record;
  missing.field = record->type->find(field);
  if (!record->is_absent()) {
    const cel::Value& value = record->fields[static_cast<std::size_t>(missing.field->index)];
    missing.written = value.unknown() != nullptr ? value.origin() : nullptr;
  }
  const model::MissingPlace place = to_place(missing, submission.documents[0], show_personal);
  return {place.field, place.pointer, place.where.zh, place.where.en};
}

BOOST_AUTO_TEST_SUITE(places)

BOOST_AUTO_TEST_CASE(names_the_nearest_key_of_the_file) {
  const Submission s = read("名称: 示例\n经费: {总额: 30万元, 运营管理: {合计: 3万元}}\n");
  const Shown fee = missing(s, "finance.operation", "admin_fee");
  BOOST_TEST(fee.field == "finance.operation.admin_fee");
  BOOST_TEST(fee.pointer == "/经费/运营管理");
  BOOST_TEST(fee.zh == "应在「运营管理」下填写「管理费」");
  BOOST_TEST(fee.en == "add 管理费 under 运营管理");
}

BOOST_AUTO_TEST_CASE(says_all_that_is_missing_below_it) {
  const Submission s = read("名称: 示例\n经费: 30万元\n");
  const Shown fee = missing(s, "finance.operation", "admin_fee");
  BOOST_TEST(fee.pointer == "/经费");
  BOOST_TEST(fee.zh == "应在「经费」下填写「运营管理」的「管理费」");
  BOOST_TEST(fee.en == "add 运营管理.管理费 under 经费");
}

BOOST_AUTO_TEST_CASE(speaks_of_the_document_where_nothing_encloses_it) {
  const Submission s = read("名称: 示例\n");
  BOOST_TEST(missing(s, "", "period").zh == "应填写「年度」");
  BOOST_TEST(missing(s, "", "period").pointer == "");
  BOOST_TEST(missing(s, "finance.operation", "tax").zh == "应填写「经费」的「运营管理」的「税费」");
}

BOOST_AUTO_TEST_CASE(speaks_english_in_a_document_with_english_keys) {
  const Submission s = read("name: x\nfinance: {operation: {total: 3}}\nperiod:\n");
  BOOST_TEST(missing(s, "finance.operation", "admin_fee").en == "add admin_fee under operation");
  BOOST_TEST(missing(s, "finance.operation", "admin_fee").zh ==
             "应在「operation」下填写「admin_fee」");
  BOOST_TEST(missing(s, "", "period").en == "add period");
}

BOOST_AUTO_TEST_CASE(names_items_and_masks_personal_names) {
  const Submission s =
      read("人员:\n  - {姓名: 甲某, 用工: 专职}\n  - {用工: 专职}\n合同:\n  - {甲方: 局}\n");
  const Shown named = missing(s, "staff:0", "cert_level");
  BOOST_TEST(named.field == "staff[甲*].cert_level");
  BOOST_TEST(named.pointer == "/人员/0");
  BOOST_TEST(named.zh == "应在「人员」中「甲*」下填写「证书」");
  BOOST_TEST(named.en == "add 证书 under 人员 \"甲*\"");
  BOOST_TEST(missing(s, "staff:0", "cert_level", true).zh ==
             "应在「人员」中「甲某」下填写「证书」");
  BOOST_TEST(missing(s, "staff:1", "cert_level").zh == "应在「人员」第 2 项下填写「证书」");
  BOOST_TEST(missing(s, "staff:1", "cert_level").field == "staff[2].cert_level");
  BOOST_TEST(missing(s, "contracts:0", "start").zh == "应在「合同」第 1 项下填写「起」");
}

BOOST_AUTO_TEST_CASE(names_items_of_all_forms_of_lists) {
  const Submission s = read("设备: {电脑: 4台}\n制度: 人员、财务\n历年: {2022: {新增持证: 1}}\n");
  BOOST_TEST(missing(s, "equipment:0", "note").zh == "应在「设备」中「电脑」下填写「备注」");
  BOOST_TEST(missing(s, "policies:1", "posted").zh == "应在「制度」中「财务」下填写「上墙」");
  BOOST_TEST(missing(s, "policies:1", "posted").pointer == "/制度");
  BOOST_TEST(missing(s, "yearly:0", "orgs").zh == "应在「历年」中「2022」下填写「社会组织」");
}

BOOST_AUTO_TEST_CASE(names_an_item_that_is_looked_up_and_missing) {
  const Submission s = read("名称: 示例\n");
  const Shown item = missing(s, "equipment:电脑", "count");
  BOOST_TEST(item.field == "equipment[电脑].count");
  BOOST_TEST(item.zh == "应填写「设备」中「电脑」的「数量」");
  BOOST_TEST(item.en == "add 设备[电脑].数量");
}

BOOST_AUTO_TEST_CASE(asks_to_rewrite_what_was_not_understood) {
  const Submission s =
      read("人员: [{姓名: 甲某, 证书: 考试中, 到岗: 2021年6月}]\n成立时间: 2021年\n");
  BOOST_TEST(missing(s, "staff:0", "cert_level").zh == "应改写「人员」中「甲*」的「证书」");
  BOOST_TEST(missing(s, "staff:0", "cert_level").pointer == "/人员/0/证书");
  BOOST_TEST(missing(s, "staff:0", "cert_level").en == "rewrite 证书 of 人员 \"甲*\"");
  BOOST_TEST(missing(s, "staff:0", "start_date").zh == "应把「人员」中「甲*」的「到岗」写到日");
  BOOST_TEST(missing(s, "", "founded_on").zh == "应把「成立时间」写到日");
  BOOST_TEST(missing(s, "", "founded_on").en == "give the day in 成立时间");
}

BOOST_AUTO_TEST_CASE(names_the_file_that_an_area_fact_belongs_to) {
  const Submission s = read("名称: 示例\n");
  cel::Record county;
  county.type = &fixture().document(model::DocumentKind::County);
  const cel::Missing fact{&county, county.type->find("yearly"), nullptr};
  const model::MissingPlace place = to_place(fact, s.documents[0], false);
  BOOST_TEST(place.where.zh == "应在县区文件中填写「历年」");
  BOOST_TEST(place.where.en == "in the county file, add 历年");
  BOOST_TEST(place.nearest == nullptr);
}

BOOST_AUTO_TEST_CASE(calls_items_by_their_key_or_number) {
  const Submission s = read("人员: [甲某, {用工: 专职}]\n设备: {计算机: 4}\n历年: [2022年]\n");
  BOOST_TEST(model::item_name(*record_at(s, "staff:0")) == "甲某");
  BOOST_TEST(model::item_name(*record_at(s, "staff:1")) == "2");
  BOOST_TEST(model::item_name(*record_at(s, "equipment:0")) == "计算机");
  BOOST_TEST(model::item_name(*record_at(s, "yearly:0")) == "2022");
}

BOOST_AUTO_TEST_CASE(writes_down_where_aliases_come_from) {
  const Submission s = read("人员:\n  - &a {姓名: 甲某, 用工: 专职}\n  - {<<: *a, 姓名: 乙某}\n");
  const cel::Record& second = *record_at(s, "staff:1");
  const cel::Value& employment =
      second.fields[static_cast<std::size_t>(second.type->find("employment")->index)];
  BOOST_TEST(employment.origin()->source->slice(employment.origin()->span) == "专职");
  BOOST_TEST(employment.origin()->source->slice(employment.origin()->use) == "*a");
  BOOST_TEST(model::written(*employment.origin()).pointer == "/人员/1/用工");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(submissions)

std::string personal_text(const Submission& s) {
  std::string text;
  for (const base::Span span : s.personal) {
    text += (text.empty() ? "" : "|") + std::string(s.file.source->slice(span));
  }
  return text;
}

BOOST_AUTO_TEST_CASE(knows_what_outputs_must_mask) {
  const Submission s = read(
      "名称: 示例\n人员:\n  - {姓名: 甲某, 出生: 1990.5, 身份证: 420106, 用工: 专职}\n"
      "联络员: {第一社区: 戊某}\n备用: {a: [x]}\n");
  BOOST_TEST(personal_text(s) == "甲某|1990.5|420106|戊某|x");
  for (const base::Diagnostic& diagnostic : s.diagnostics.items()) {
    BOOST_TEST(diagnostic.message.zh.find("1990") == std::string::npos);
    BOOST_TEST(diagnostic.message.en.find("1990") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(does_not_mask_what_is_only_in_the_wrong_place) {
  BOOST_TEST(personal_text(read("管理费: 3万元\n合同: 一年一签\n")) == "");
  BOOST_TEST(personal_text(read("人员: {姓名: 甲某, 用工: 专职}\n")) == "甲某|专职");
}

BOOST_AUTO_TEST_CASE(masks_personal_words_and_keys) {
  BOOST_TEST(personal_text(read("人员: 甲某、乙某\n")) == "甲某|乙某");
  BOOST_TEST(personal_text(read("人员: {甲某: 专职}\n")) == "甲某");
}

BOOST_AUTO_TEST_CASE(takes_what_a_region_leaves_out_from_the_folder) {
  model::Region folder;
  folder.province = "湖北省";
  folder.city = "武汉市";
  folder.county = "示例区";
  const Submission s = read("地区: {街道: 示例街道, 市: 武汉}\n", &folder);
  const model::Region& region = s.documents[0].region;
  BOOST_TEST(region.province == "湖北省");
  BOOST_TEST(region.city == "武汉");
  BOOST_TEST(region.county == "示例区");
  BOOST_TEST(region.township == "示例街道");
  const cel::Record& record = *record_at(s, "region");
  BOOST_TEST(*record.fields[0].get<std::string_view>() == "湖北省");
  BOOST_TEST(record.fields[0].origin() == nullptr);  // has() is false
  BOOST_TEST(record.fields[1].origin() != nullptr);

  const Submission none = read("名称: 示例\n", &folder);
  BOOST_TEST(none.documents[0].region.city == "武汉市");
  BOOST_TEST(*record_at(none, "region")->fields[2].get<std::string_view>() == "示例区");

  const Submission county = read("文件类型: 县区\n名称: 示例区\n", &folder);
  BOOST_TEST(county.documents[0].region.county == "示例区");
  BOOST_TEST(county.documents[0].region.township == "");
}

BOOST_AUTO_TEST_CASE(compares_regions_in_comparison_form) {
  const Submission s = read("地区: {市: ' 武汉市 ', 区: 示例区\u3000}\n");
  BOOST_TEST(s.documents[0].region.city == "武汉市");
  BOOST_TEST(s.documents[0].region.county == "示例区");
}

BOOST_AUTO_TEST_CASE(digests_the_bytes_as_given) {
  BOOST_TEST(read("名称: 示例\n").sha256.size() == 64);
  const Submission rejected = load(fixture(), "a.yaml", "abc: [", nullptr);
  BOOST_TEST(rejected.rejected());
  BOOST_TEST(rejected.documents.empty());
  BOOST_TEST(load(fixture(), "a.yaml", "abc", nullptr).sha256 ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
