// SPDX-License-Identifier: Apache-2.0
// Mistakes in model files: cases/definitions/*.yaml, each a whole model in one file, with the
// diagnostics beside it. A model with a mistake is not used at all.
#include "model/model.h"
#include "support/files.h"
#include "support/golden.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace {

using namespace audit;
namespace fs = std::filesystem;

/// Loads one file as a model folder; diagnostics name the file without its folder.
std::string diagnose(const std::string& name, const std::string& bytes) {
  const fs::path folder = fs::temp_directory_path() / ("station-audit-model-" + name);
  fs::create_directory(folder);
  std::ofstream(folder / "model.yaml", std::ios::binary) << bytes;
  base::Diagnostics diagnostics;
  const auto model = model::Model::load(folder, diagnostics);
  fs::remove_all(folder);
  diagnostics.sort();
  std::string text;
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    text += to_text(diagnostic, base::Language::Chinese) + diagnostic.message.en + "\n\n";
  }
  BOOST_TEST((model == nullptr) == diagnostics.has_errors());
  const std::string prefix = folder.string() + "/";
  for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
    text.erase(at, prefix.size());
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(definitions)

BOOST_AUTO_TEST_CASE(each_mistake_has_its_message_and_place) {
  const std::string cases = "tests/model/cases/definitions";
  std::set<std::string> stems;
  for (const auto& entry : fs::directory_iterator(test::source_path(cases))) {
    if (entry.path().extension() == ".yaml") {
      stems.insert(entry.path().stem().string());
    }
  }
  BOOST_TEST(!stems.empty());
  for (const std::string& stem : stems) {
    BOOST_TEST_CONTEXT(stem) {
      const std::string bytes = test::read_source_file(cases + "/" + stem + ".yaml");
      test::check_golden(diagnose(stem, bytes), cases + "/" + stem + ".out");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_folder_without_files_is_an_error) {
  base::Diagnostics diagnostics;
  BOOST_TEST(model::Model::load("/nonexistent/folder", diagnostics) == nullptr);
  BOOST_REQUIRE(diagnostics.items().size() == 1);
  BOOST_TEST(diagnostics.items()[0].code == "MODEL061");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
