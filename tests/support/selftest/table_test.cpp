// SPDX-License-Identifier: Apache-2.0
#include "support/table.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>

namespace {

using audit::test::parse_table;

BOOST_AUTO_TEST_SUITE(table)

BOOST_AUTO_TEST_CASE(reads_text_note_expectation_and_line) {
  const auto rows = parse_table("# comment\n\na ||\n  b   ; note\n=> one\n=> two\n\nc\n=>\n", "f");
  BOOST_REQUIRE_EQUAL(rows.size(), 2);
  BOOST_TEST(rows[0].text == "a ||\n  b");
  BOOST_TEST(rows[0].note == "note");
  BOOST_TEST(rows[0].expected == "one\ntwo");
  BOOST_TEST(rows[0].line == 3);
  BOOST_TEST(rows[1].text == "c");
  BOOST_TEST(rows[1].expected == "");
}

BOOST_AUTO_TEST_CASE(refuses_rows_that_would_test_nothing) {
  BOOST_CHECK_THROW(parse_table("a\n", "f"), std::runtime_error);
  BOOST_CHECK_THROW(parse_table("a\n\n=> b\n", "f"), std::runtime_error);
  BOOST_CHECK_THROW(parse_table("a\n=> b\nc\n=> d\n", "f"), std::runtime_error);
}

const audit::test::TableTest reversed("rows", "tests/support/selftest/reversed.txt",
                                      [](const audit::test::Row& row) {
                                        return std::string(row.text.rbegin(), row.text.rend());
                                      });

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
