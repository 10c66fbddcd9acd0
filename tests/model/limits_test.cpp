// SPDX-License-Identifier: Apache-2.0
// Files that somebody made to be slow: as many mistakes as fit cost no more than reading them.
#include "model/model.h"
#include "model/submission.h"
#include "support/files.h"

#include <boost/test/unit_test.hpp>

#include <ctime>
#include <string>

namespace {

using namespace audit;

const model::Model& shipped_model() {
  static const std::unique_ptr<model::Model> loaded = [] {
    base::Diagnostics diagnostics;
    auto model = model::Model::load(test::source_path("rules/model"), diagnostics);
    BOOST_REQUIRE(model != nullptr);
    return model;
  }();
  return *loaded;
}

/// Processor time, so that a busy machine fails no test.
double seconds_to_read(const std::string& text, std::size_t& errors) {
  const std::clock_t begin = std::clock();
  errors = load(shipped_model(), "a.yaml", text).diagnostics.error_count();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(many_mistakes_are_counted_and_not_explained) {
  constexpr int count = 20'000;
  constexpr double much =
      20;  // a sanitizer build on a slow machine; each message made would take minutes
  std::string keys;
  std::string words = "制度: [";
  std::string records = "设备: {";
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    keys += "键" + number + ": 1\n";
    words += "词" + number + ", ";
    records += "物" + number + ": 约" + number + ", ";
  }
  std::size_t errors = 0;
  BOOST_TEST(seconds_to_read(keys, errors) < much);
  BOOST_TEST(errors == count);
  BOOST_TEST(seconds_to_read(words + "]\n", errors) < much);
  BOOST_TEST(errors >= count);
  BOOST_TEST(seconds_to_read(records + "}\n", errors) < much);
  BOOST_TEST(errors >= count);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
