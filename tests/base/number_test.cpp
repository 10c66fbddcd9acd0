// SPDX-License-Identifier: Apache-2.0
#include "base/number.h"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>

namespace audit::base {
namespace {

constexpr std::int64_t max64 = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t min64 = std::numeric_limits<std::int64_t>::min();

Number number(std::string_view text) {
  const auto parsed = Number::parse(text);
  BOOST_REQUIRE_MESSAGE(parsed, "not a number: " << text);
  return *parsed;
}

Number ratio(std::int64_t numerator, std::int64_t denominator) {
  return Number::ratio(numerator, denominator).value();
}

BOOST_AUTO_TEST_SUITE(base_number)

BOOST_AUTO_TEST_CASE(reads_decimal_text) {
  BOOST_CHECK(number("0") == Number(0));
  BOOST_CHECK(number("-0") == Number(0));
  BOOST_CHECK(number("0.1") == ratio(1, 10));
  BOOST_CHECK(number("-12.50") == ratio(-25, 2));
  BOOST_CHECK(number("007") == Number(7));
  BOOST_CHECK(number("9223372036854775807") == Number(max64));
  BOOST_CHECK(number("-9223372036854775808") == Number(min64));
  BOOST_CHECK(number("1.000000000000000000000000000000") == Number(1));
  BOOST_CHECK(number("0.000000000000000001") == ratio(1, 1'000'000'000'000'000'000));
  BOOST_CHECK(number("00000000000000000000000000000000000000000000001") == Number(1));
}

BOOST_AUTO_TEST_CASE(refuses_other_forms_and_what_does_not_fit) {
  for (const char* text :
       {"", "-", "+1", ".5", "5.", "1e3", "1,000", " 1", "1 ", "0x10", "--1", "1.2.3", "nan", "１",
        "9223372036854775808", "-9223372036854775809", "99999999999999999999999999999999999999999",
        "0.0000000000000000001", "9223372036854775807.5"}) {
    BOOST_CHECK_MESSAGE(!Number::parse(text), text);
  }
}

BOOST_AUTO_TEST_CASE(keeps_lowest_terms_with_a_positive_denominator) {
  BOOST_CHECK_EQUAL(ratio(6, -4).numerator(), -3);
  BOOST_CHECK_EQUAL(ratio(6, -4).denominator(), 2);
  BOOST_CHECK(ratio(0, -7) == Number(0));
  BOOST_CHECK(ratio(min64, min64) == Number(1));
  BOOST_CHECK(!Number::ratio(1, 0));
  BOOST_CHECK(!Number::ratio(min64, -1));
  BOOST_CHECK(!Number::ratio(1, min64));
  BOOST_CHECK(ratio(2, min64) == ratio(-1, 1LL << 62));
}

BOOST_AUTO_TEST_CASE(ten_per_cent_of_money_is_exact) {
  const Number cap = multiply(number("300000.30"), ratio(10, 100)).value();
  BOOST_CHECK(cap == number("30000.03"));
  BOOST_CHECK(number("30000.03") <= cap);
  BOOST_CHECK(number("30000.04") > cap);
}

BOOST_AUTO_TEST_CASE(a_ratio_just_below_one_is_below_one) {
  BOOST_CHECK(divide(Number(411), Number(412)).value() < Number(1));
  BOOST_CHECK(add(ratio(1, 10), ratio(2, 10)).value() == ratio(3, 10));
  BOOST_CHECK(divide(Number(7), Number(2)).value() == number("3.5"));
}

BOOST_AUTO_TEST_CASE(overflow_is_reported_in_every_operation) {
  BOOST_CHECK(!add(Number(max64), Number(1)));
  BOOST_CHECK(!subtract(Number(min64), Number(1)));
  BOOST_CHECK(!multiply(Number(max64), Number(2)));
  BOOST_CHECK(!multiply(Number(min64), Number(min64)));
  BOOST_CHECK(!divide(Number(min64), Number(-1)));
  BOOST_CHECK(!divide(Number(max64), ratio(1, 2)));
  BOOST_CHECK(!negate(Number(min64)));
  BOOST_CHECK(!add(ratio(1, max64), ratio(1, max64 - 1)));
  BOOST_CHECK(!divide(Number(1), Number(0)));
}

BOOST_AUTO_TEST_CASE(the_edges_of_64_bits_work) {
  BOOST_CHECK(add(Number(max64), Number(min64)).value() == Number(-1));
  BOOST_CHECK(multiply(Number(min64), ratio(1, 2)).value() == Number(min64 / 2));
  BOOST_CHECK(divide(Number(min64), Number(min64)).value() == Number(1));
  BOOST_CHECK(negate(Number(max64)).value() == Number(-max64));
  BOOST_CHECK(subtract(ratio(min64, 3), ratio(min64, 3)).value() == Number(0));
  BOOST_CHECK(Number(min64) < ratio(min64 + 1, 2));
  BOOST_CHECK(ratio(max64, max64 - 1) > ratio(max64 - 1, max64));
}

BOOST_AUTO_TEST_CASE(floor_goes_down) {
  BOOST_CHECK_EQUAL(ratio(7, 2).floor(), 3);
  BOOST_CHECK_EQUAL(ratio(-7, 2).floor(), -4);
  BOOST_CHECK_EQUAL(Number(-4).floor(), -4);
  BOOST_CHECK_EQUAL(Number(min64).floor(), min64);
}

BOOST_AUTO_TEST_CASE(prints_exact_decimals) {
  BOOST_CHECK_EQUAL(to_text(number("1234567.80"), true), "1,234,567.8");
  BOOST_CHECK_EQUAL(to_text(number("-1000"), true), "-1,000");
  BOOST_CHECK_EQUAL(to_text(number("999"), true), "999");
  BOOST_CHECK_EQUAL(to_text(number("0.000000000001")), "0.000000000001");
  BOOST_CHECK_EQUAL(to_text(ratio(1, 3)), "≈0.3333");
  BOOST_CHECK_EQUAL(to_text(ratio(-2, 3)), "≈-0.6667");
  BOOST_CHECK_EQUAL(to_text(number("0.0000000000001")), "≈0.0000");
  BOOST_CHECK_EQUAL(to_text(Number(min64), true), "-9,223,372,036,854,775,808");
}

BOOST_AUTO_TEST_CASE(rounds_half_away_from_zero) {
  BOOST_CHECK_EQUAL(to_fixed(ratio(2, 3), 2), "0.67");
  BOOST_CHECK_EQUAL(to_fixed(number("0.125"), 2), "0.13");
  BOOST_CHECK_EQUAL(to_fixed(number("-0.125"), 2), "-0.13");
  BOOST_CHECK_EQUAL(to_fixed(number("0.5"), 0), "1");
  BOOST_CHECK_EQUAL(to_fixed(number("-0.4"), 0), "0");
  BOOST_CHECK_EQUAL(to_fixed(number("1.995"), 2), "2.00");
  BOOST_CHECK_EQUAL(to_fixed(Number(1234), 1, true), "1,234.0");
  BOOST_CHECK_EQUAL(to_fixed(Number(max64), 18), std::to_string(max64) + ".000000000000000000");
  BOOST_CHECK_EQUAL(to_fixed(ratio(1, max64), 18), "0.000000000000000000");
  BOOST_CHECK_EQUAL(to_fixed(ratio(1, 4), -3), "0");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::base
