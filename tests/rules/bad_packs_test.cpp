// SPDX-License-Identifier: Apache-2.0
//
// Packs with mistakes: tests/rules/bad/*.yaml and what is said about them, in the .out beside each.
#include "rules/library.h"
#include "rules/test_cases.h"
#include "rules/small_model.h"
#include "support/files.h"
#include "support/golden.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace {

using audit::base::Diagnostics;
using audit::base::Language;

/// With the paths of the source tree relative to its root.
std::string text_of(Diagnostics& diagnostics) {
  diagnostics.sort();
  const std::string root = audit::test::source_path("");
  std::string text;
  for (const audit::base::Diagnostic& diagnostic : diagnostics.items()) {
    text += to_text(diagnostic, Language::Chinese);
    text += "    " + diagnostic.message.en + "\n";
  }
  for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root, at)) {
    text.erase(at, root.size());
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bad_packs)

BOOST_AUTO_TEST_CASE(every_mistake_is_told_at_its_place) {
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(audit::test::source_path("tests/rules/bad"))) {
    if (entry.path().extension() != ".yaml") {
      continue;
    }
    ++count;
    audit::rules::Library library(audit::test::small_model(),
                                  {audit::test::source_path("tests/rules/overlays")});
    Diagnostics diagnostics;
    const audit::rules::Pack* pack = library.load(entry.path().string(), diagnostics);
    BOOST_TEST(pack == nullptr, entry.path());
    audit::test::check_golden(text_of(diagnostics),
                              "tests/rules/bad/" + entry.path().stem().string() + ".out");
  }
  BOOST_TEST(count >= 12U);
}

BOOST_AUTO_TEST_CASE(so_is_every_mistake_in_rule_tests) {
  audit::rules::Library library(audit::test::small_model(), {});
  Diagnostics diagnostics;
  const audit::rules::Pack* pack =
      library.load(audit::test::source_path("tests/rules/packs/topics"), diagnostics);
  BOOST_REQUIRE(pack != nullptr);
  const audit::rules::RuleTests tests = load_rule_tests(*pack, diagnostics);
  audit::test::check_golden(text_of(diagnostics), "tests/rules/packs/topics/tests/wrong.out");
}

BOOST_AUTO_TEST_SUITE_END()
