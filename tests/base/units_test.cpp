// SPDX-License-Identifier: Apache-2.0
#include "base/units.h"

#include <boost/test/unit_test.hpp>

namespace audit::base {
namespace {

constexpr Unit yuan = Unit::of(BaseUnit::Yuan);
constexpr Unit person = Unit::of(BaseUnit::Person);
constexpr Unit area = Unit::of(BaseUnit::SquareMetre);

BOOST_AUTO_TEST_SUITE(base_units)

BOOST_AUTO_TEST_CASE(units_multiply_and_cancel) {
  BOOST_CHECK(divide(yuan, yuan).is_plain());
  BOOST_CHECK(multiply(divide(yuan, person), person) == yuan);
  BOOST_CHECK_EQUAL(divide(yuan, person).power(BaseUnit::Person), -1);
}

BOOST_AUTO_TEST_CASE(units_print_in_both_languages) {
  BOOST_CHECK_EQUAL(to_text(Unit(), Language::Chinese), "");
  BOOST_CHECK_EQUAL(to_text(yuan, Language::Chinese), "元");
  BOOST_CHECK_EQUAL(to_text(divide(yuan, person), Language::Chinese), "元/人");
  BOOST_CHECK_EQUAL(to_text(divide(yuan, person), Language::English), "yuan/person");
  BOOST_CHECK_EQUAL(to_text(area, Language::English), "m²");
  BOOST_CHECK_EQUAL(to_text(multiply(yuan, yuan), Language::Chinese), "元²");
  BOOST_CHECK_EQUAL(to_text(multiply(area, area), Language::English), "(m²)²");
  BOOST_CHECK_EQUAL(to_text(divide(Unit(), person), Language::Chinese), "1/人");
  BOOST_CHECK_EQUAL(to_text(multiply(yuan, area), Language::Chinese), "元·㎡");
}

BOOST_AUTO_TEST_CASE(quantities_read_naturally) {
  BOOST_CHECK_EQUAL(to_text(Number(37500), yuan, Language::Chinese), "37,500 元");
  BOOST_CHECK_EQUAL(to_text(Number(3), person, Language::English), "3 persons");
  BOOST_CHECK_EQUAL(to_text(Number(1), person, Language::English), "1 person");
  BOOST_CHECK_EQUAL(to_text(Number(1500), divide(yuan, person), Language::English),
                    "1,500 yuan/person");
  BOOST_CHECK_EQUAL(to_text(*Number::parse("0.5"), Unit(), Language::Chinese), "0.5");
}

BOOST_AUTO_TEST_CASE(finds_units_by_any_name) {
  for (const char* name : {"㎡", "m2", "M²", "平方米", "平米", " m² ", "ｍ２"}) {
    BOOST_CHECK_MESSAGE(find_base_unit(name) == BaseUnit::SquareMetre, name);
  }
  BOOST_CHECK(find_base_unit("人") == BaseUnit::Person);
  BOOST_CHECK(find_base_unit("人次") == BaseUnit::PersonTime);
  BOOST_CHECK(find_base_unit("hours") == BaseUnit::Hour);
  BOOST_CHECK(find_base_unit("日") == BaseUnit::Day);
  BOOST_CHECK(!find_base_unit("学时"));
  BOOST_CHECK(!find_base_unit("台"));
  BOOST_CHECK(!find_base_unit(""));
}

BOOST_AUTO_TEST_CASE(powers_are_cut_instead_of_wrapped) {
  Unit unit = yuan;
  for (int i = 0; i < 300; ++i) {
    unit = multiply(unit, yuan);
  }
  BOOST_CHECK_EQUAL(unit.power(BaseUnit::Yuan), 127);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::base
