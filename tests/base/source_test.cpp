// SPDX-License-Identifier: Apache-2.0
#include "base/source.h"

#include <boost/test/unit_test.hpp>

namespace audit::base {
namespace {

std::string at(const SourceText& text, std::uint32_t offset) {
  const Position position = text.position(offset);
  return std::to_string(position.line) + ':' + std::to_string(position.column);
}

BOOST_AUTO_TEST_SUITE(base_source)

BOOST_AUTO_TEST_CASE(columns_count_code_points) {
  const SourceText text("a.yaml", "名称: 示例\n年度: 2023\n");
  BOOST_CHECK_EQUAL(at(text, 0), "1:1");
  BOOST_CHECK_EQUAL(at(text, 8), "1:5");
  BOOST_CHECK_EQUAL(at(text, 15), "2:1");
  BOOST_CHECK_EQUAL(at(text, 23), "2:5");
  BOOST_CHECK_EQUAL(text.slice({8, 14}), "示例");
  BOOST_CHECK_EQUAL(text.line(2), "年度: 2023");
}

BOOST_AUTO_TEST_CASE(every_kind_of_break_ends_a_line) {
  const SourceText text("x", "a\nb\r\nc\rd\n\re");
  BOOST_CHECK_EQUAL(text.line(1), "a");
  BOOST_CHECK_EQUAL(text.line(2), "b");
  BOOST_CHECK_EQUAL(text.line(3), "c");
  BOOST_CHECK_EQUAL(text.line(4), "d");
  BOOST_CHECK_EQUAL(text.line(5), "");
  BOOST_CHECK_EQUAL(text.line(6), "e");
  BOOST_CHECK_EQUAL(at(text, 5), "3:1");
  BOOST_CHECK_EQUAL(text.line_begin(4), 7U);
}

BOOST_AUTO_TEST_CASE(line_separators_of_unicode_end_no_line) {
  const SourceText text("x", "a\u2028b\u0085c\nd");
  BOOST_CHECK_EQUAL(text.line(1), "a\u2028b\u0085c");
  BOOST_CHECK_EQUAL(at(text, 9), "2:1");
}

BOOST_AUTO_TEST_CASE(places_past_the_end_are_cut) {
  const SourceText text("x", "ab\n");
  BOOST_CHECK_EQUAL(at(text, 3), "2:1");
  BOOST_CHECK_EQUAL(at(text, 99), "2:1");
  BOOST_CHECK_EQUAL(text.slice({1, 99}), "b\n");
  BOOST_CHECK_EQUAL(text.slice({50, 40}), "");
  BOOST_CHECK_EQUAL(text.line(0), "");
  BOOST_CHECK_EQUAL(text.line(3), "");
  BOOST_CHECK_EQUAL(text.line_begin(9), 3U);
  const SourceText empty("x", "");
  BOOST_CHECK_EQUAL(at(empty, 0), "1:1");
  BOOST_CHECK_EQUAL(empty.line(1), "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::base
