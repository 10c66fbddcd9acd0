// SPDX-License-Identifier: Apache-2.0
// Golden pairs: cases/bind/*.yaml with the small model of fixture/, cases/station/*.yaml with the
// model of the source tree. Beside each the diagnostics with carets and what was bound; a case
// whose first line is `# en` is shown in English.
#include "model/dump.h"
#include "model/model.h"
#include "support/files.h"
#include "support/golden.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace audit;
using model::Model;

const Model& model_of(const std::string& folder) {
  static std::vector<std::pair<std::string, std::unique_ptr<Model>>> loaded;
  for (const auto& [name, model] : loaded) {
    if (name == folder) {
      return *model;
    }
  }
  base::Diagnostics diagnostics;
  loaded.emplace_back(folder, Model::load(test::source_path(folder), diagnostics));
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    BOOST_TEST_MESSAGE(to_text(diagnostic, base::Language::English));
  }
  BOOST_REQUIRE(loaded.back().second != nullptr);
  return *loaded.back().second;
}

void check_case(const std::string& stem, const std::string& model_folder) {
  const std::string bytes = test::read_source_file(stem + ".yaml");
  const bool is_english = bytes.starts_with("# en\n");
  const std::string name = stem.substr(stem.rfind('/') + 1) + ".yaml";
  const model::Submission submission = load(model_of(model_folder), name, bytes);
  test::check_golden(
      test::dump(submission, is_english ? base::Language::English : base::Language::Chinese),
      stem + ".out");
}

/// One test case for each file of a folder.
struct Cases {
  Cases(const std::string& folder, const std::string& model_folder) {
    namespace ut = boost::unit_test;
    auto* suite = new ut::test_suite(folder, __FILE__, __LINE__);  // owned by the framework
    ut::framework::current_auto_test_suite().add(suite);
    std::vector<std::string> stems;
    const std::string path = "tests/model/cases/" + folder;
    for (const auto& entry : std::filesystem::directory_iterator(test::source_path(path))) {
      if (entry.path().extension() == ".yaml") {
        stems.push_back(entry.path().stem().string());
      }
    }
    std::sort(stems.begin(), stems.end());
    for (const std::string& stem : stems) {
      suite->add(ut::make_test_case([=] { check_case(path + "/" + stem, model_folder); }, stem,
                                    __FILE__, __LINE__));
    }
  }
};

BOOST_AUTO_TEST_SUITE(cases)

const Cases bind("bind", "tests/model/fixture");
const Cases station("station", "rules/model");

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
