// SPDX-License-Identifier: Apache-2.0
#include "support/golden.h"

#include <boost/test/unit_test.hpp>

namespace {

using audit::test::line_diff;

BOOST_AUTO_TEST_SUITE(golden)

BOOST_AUTO_TEST_CASE(shows_what_differs_with_a_line_around_it) {
  BOOST_TEST(line_diff("a\nb\nc\nd\ne\n", "a\nb\nc\nD\ne\n") == "  ...\n  c\n- d\n+ D\n  e\n");
}

BOOST_AUTO_TEST_CASE(is_empty_for_equal_texts) {
  BOOST_TEST(line_diff("a\n", "a\n") == "");
}

BOOST_AUTO_TEST_CASE(shows_a_missing_newline) {
  BOOST_TEST(line_diff("a\n", "a") == "- a\n+ a\\ no newline at the end\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
