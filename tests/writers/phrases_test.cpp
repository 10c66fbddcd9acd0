// SPDX-License-Identifier: Apache-2.0
#include "writers/phrases.h"

#include <boost/test/unit_test.hpp>

namespace audit::writers {
namespace {

BOOST_AUTO_TEST_SUITE(phrases)

BOOST_AUTO_TEST_CASE(a_tidy_path_is_that_of_a_repository) {
  BOOST_TEST(tidy_path("./a.yaml") == "a.yaml");
  BOOST_TEST(tidy_path("stations/./b//c.yaml") == "stations/b/c.yaml");
  BOOST_TEST(tidy_path("../a.yaml") == "../a.yaml");
  BOOST_TEST(tidy_path("/srv//stations/a.yaml") == "/srv/stations/a.yaml");
  BOOST_TEST(tidy_path("./-x 站#%.yaml") == "-x 站#%.yaml");
  BOOST_TEST(tidy_path(".hidden/..a") == ".hidden/..a");
  BOOST_TEST(tidy_path("./") == ".");
  BOOST_TEST(tidy_path("-") == "-");
  BOOST_TEST(tidy_path("") == "");
}

BOOST_AUTO_TEST_CASE(placeholders_of_a_rule_are_an_ellipsis) {
  BOOST_TEST(without_placeholders("管理费调减至 {cap:.2} 以内") == "管理费调减至 … 以内");
  BOOST_TEST(without_placeholders("{missing}") == "…");
  BOOST_TEST(without_placeholders("{a == '}' ? \"}\\\"\" : b}，{b}") == "…，…");
  BOOST_TEST(without_placeholders("写 {{x}}") == "写 {x}");
  BOOST_TEST(without_placeholders("no braces") == "no braces");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::writers
