// SPDX-License-Identifier: Apache-2.0
// The model of the source tree loads, and what it says can be found by every name.
#include "model/model.h"
#include "support/files.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace audit;
using model::DocumentKind;
using model::Model;

const Model& shipped_model() {
  static const std::unique_ptr<Model> shipped = [] {
    base::Diagnostics diagnostics;
    auto loaded = Model::load(test::source_path("rules/model"), diagnostics);
    for (const base::Diagnostic& diagnostic : diagnostics.items()) {
      BOOST_TEST_MESSAGE(to_text(diagnostic, base::Language::English));
    }
    BOOST_REQUIRE(loaded != nullptr);
    BOOST_TEST(diagnostics.empty());
    return loaded;
  }();
  return *shipped;
}

BOOST_AUTO_TEST_SUITE(shipped)

BOOST_AUTO_TEST_CASE(finds_fields_by_every_name) {
  const cel::RecordType& station = shipped_model().document(DocumentKind::Station);
  BOOST_TEST(station.find("名称")->en == "name");
  BOOST_TEST(station.find("站名") == station.find("name"));
}

BOOST_AUTO_TEST_CASE(types_paths_through_lists) {
  const Model& model = shipped_model();
  BOOST_TEST(to_text(model.type_at(DocumentKind::Station, "finance.total")) == "number(元)");
  BOOST_TEST(to_text(model.type_at(DocumentKind::Station, "staff.cert_level")) == "cert_level");
  BOOST_TEST(to_text(model.type_at(DocumentKind::Station, "人员.证书")) == "cert_level");
  BOOST_TEST(to_text(model.type_at(DocumentKind::Station, "staff")) == "list(staff_member)");
  BOOST_TEST(to_text(model.type_at(DocumentKind::Station, "period")) == "period");
  BOOST_TEST(model.type_at(DocumentKind::Station, "finance.nothing") == nullptr);
  BOOST_TEST(model.type_at(DocumentKind::Station, "name.first") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
