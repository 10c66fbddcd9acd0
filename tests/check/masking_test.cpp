// SPDX-License-Identifier: Apache-2.0
#include "check/masking.h"

#include "base/utf8.h"

#include <boost/test/unit_test.hpp>

#include <string>

using audit::check::masked_to_width;
using audit::check::Masking;

BOOST_AUTO_TEST_SUITE(masking)

BOOST_AUTO_TEST_CASE(keeps_the_display_width) {
  for (const std::string text : {"张三", "欧阳修文", "Person A", "'张三'", "1990-01-01"}) {
    BOOST_TEST(
        audit::base::display_width(masked_to_width(text)) == audit::base::display_width(text),
        text);
  }
  BOOST_TEST(masked_to_width("\"张三\"") == "\"张**\"");
}

BOOST_AUTO_TEST_CASE(hides_long_numbers_but_not_amounts_and_credit_codes) {
  const auto line = [](const std::string& text) {
    const audit::base::SourceText source("a.yaml", text);
    return Masking().line(source, 1, {0, 1}).text;
  };
  BOOST_TEST(line("手机: 13812345678") == "手机: 1**********");
  BOOST_TEST(line("证号 420102199001011234 ") == "证号 4***************** ");
  BOOST_TEST(line("总额: 1234567890") == "总额: 1234567890");
  BOOST_TEST(line("登记证号: 52420100MJ00000000") == "登记证号: 52420100MJ00000000");
}

BOOST_AUTO_TEST_CASE(finds_the_span_again_behind_what_is_masked) {
  const std::string text = "{手机: 13812345678, 面积: 30}";
  const audit::base::SourceText source("a.yaml", text);
  const auto begin = static_cast<std::uint32_t>(text.find("30"));
  const Masking::Line line = Masking().line(source, 1, {begin, begin + 2});
  BOOST_TEST(line.text.substr(line.span.begin, line.span.end - line.span.begin) == "30");
}

BOOST_AUTO_TEST_SUITE_END()
