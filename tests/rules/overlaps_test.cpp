// SPDX-License-Identifier: Apache-2.0
//
// Rules that overlap and contradict each other, in one pack, over packs of one region, and through
// what an overlay sets.
#include "rules/overlaps.h"

#include "rules/library.h"
#include "rules/small_model.h"
#include "support/files.h"
#include "support/golden.h"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

namespace {

using audit::base::Diagnostics;
using audit::base::Language;
using audit::rules::Library;
using audit::rules::Pack;

/// Of the packs in folders of tests/rules, each looked at with those before it.
std::string overlaps(const std::vector<std::string>& folders) {
  Library library(audit::test::small_model(), {audit::test::source_path("tests/rules/overlays")});
  Diagnostics diagnostics;
  std::vector<const Pack*> packs;
  for (const std::string& folder : folders) {
    packs.push_back(library.load(audit::test::source_path("tests/rules/" + folder), diagnostics));
    BOOST_REQUIRE_MESSAGE(packs.back() != nullptr, folder);
  }
  BOOST_TEST(diagnostics.empty());
  for (const Pack* pack : packs) {
    audit::rules::find_contradictions(*pack, packs, diagnostics);
    audit::rules::find_implications(*pack, diagnostics);
    audit::rules::find_version_gaps(*pack, diagnostics);
  }
  diagnostics.sort();
  std::string text;
  for (const audit::base::Diagnostic& diagnostic : diagnostics.items()) {
    text += to_text(diagnostic, Language::Chinese);
    text += "    " + diagnostic.message.en + "\n";
  }
  const std::string root = audit::test::source_path("");
  for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root, at)) {
    text.erase(at, root.size());
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(overlaps_of_rules)

BOOST_AUTO_TEST_CASE(inside_of_a_pack) {
  audit::test::check_golden(overlaps({"overlaps"}), "tests/rules/overlaps/overlaps.out");
}

BOOST_AUTO_TEST_CASE(between_packs_that_may_hold_for_one_station) {
  audit::test::check_golden(overlaps({"overlaps", "overlaps/same-city"}),
                            "tests/rules/overlaps/same-city.out");
  BOOST_TEST(overlaps({"overlaps", "overlaps/other-city"}) == overlaps({"overlaps"}));
}

BOOST_AUTO_TEST_CASE(through_what_an_overlay_sets) {
  BOOST_TEST(overlaps({"overlays/province"}).empty());
  audit::test::check_golden(overlaps({"overlays/province", "overlaps/overlay"}),
                            "tests/rules/overlaps/overlay.out");
}

BOOST_AUTO_TEST_SUITE_END()
