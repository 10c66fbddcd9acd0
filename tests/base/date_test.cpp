// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <boost/test/unit_test.hpp>

#include <limits>

namespace audit::base {
namespace {

Date day(std::string_view text) {
  const auto parsed = Date::parse(text);
  BOOST_REQUIRE_MESSAGE(parsed, "not a date: " << text);
  return *parsed;
}

std::string plus_months(std::string_view date, int months) {
  return to_text(add(day(date), {.months = months}).value());
}

BOOST_AUTO_TEST_SUITE(base_date)

BOOST_AUTO_TEST_CASE(knows_which_days_exist) {
  BOOST_CHECK(Date::of(2024, 2, 29));
  BOOST_CHECK(!Date::of(2023, 2, 29));
  BOOST_CHECK(!Date::of(1900, 2, 29));
  BOOST_CHECK(Date::of(2000, 2, 29));
  BOOST_CHECK(!Date::of(2023, 4, 31));
  BOOST_CHECK(!Date::of(2023, 0, 1));
  BOOST_CHECK(!Date::of(2023, 13, 1));
  BOOST_CHECK(!Date::of(2023, 1, 0));
  BOOST_CHECK(!Date::of(2023, 1, 32));
  BOOST_CHECK(!Date::of(2023, 1, -1));
  BOOST_CHECK(!Date::of(0, 1, 1));
  BOOST_CHECK(!Date::of(10000, 1, 1));
  BOOST_CHECK(!Date::of(std::numeric_limits<int>::max(), 1, 1));
  BOOST_CHECK(Date::of(1, 1, 1) && Date::of(9999, 12, 31));
  BOOST_CHECK_EQUAL(days_in_month(2024, 2), 29);
  BOOST_CHECK_EQUAL(days_in_month(2023, 12), 31);
}

BOOST_AUTO_TEST_CASE(reads_only_the_strict_form) {
  BOOST_CHECK_EQUAL(to_text(day("2022-09-07")), "2022-09-07");
  BOOST_CHECK_EQUAL(to_text(day("0001-01-01")), "0001-01-01");
  for (const char* text : {"", "2022-9-7", "2022/09/07", "22-09-07", "2022-09-07 ", "2022-02-30",
                           "-022-09-07", "2022-+1-07", "2022-09-0a", "+2022-09-0"}) {
    BOOST_CHECK_MESSAGE(!Date::parse(text), text);
  }
}

BOOST_AUTO_TEST_CASE(counts_days_from_1970) {
  BOOST_CHECK_EQUAL(Date().days(), 0);
  BOOST_CHECK_EQUAL(to_text(Date()), "1970-01-01");
  BOOST_CHECK_EQUAL(day("1969-12-31").days(), -1);
  BOOST_CHECK_EQUAL(day("2000-03-01") - day("2000-02-28"), 2);
  BOOST_CHECK(Date::from_days(day("9999-12-31").days()) == day("9999-12-31"));
  BOOST_CHECK(!Date::from_days(day("9999-12-31").days() + 1));
  BOOST_CHECK(!Date::from_days(day("0001-01-01").days() - 1));
  BOOST_CHECK(!Date::from_days(std::numeric_limits<std::int64_t>::max()));
}

BOOST_AUTO_TEST_CASE(gives_the_parts_back) {
  BOOST_CHECK_EQUAL(day("2024-02-29").year(), 2024);
  BOOST_CHECK_EQUAL(day("2024-02-29").month(), 2);
  BOOST_CHECK_EQUAL(day("2024-02-29").day(), 29);
}

BOOST_AUTO_TEST_CASE(a_day_that_a_month_lacks_becomes_its_last) {
  BOOST_CHECK_EQUAL(plus_months("2023-01-31", 1), "2023-02-28");
  BOOST_CHECK_EQUAL(plus_months("2024-01-31", 1), "2024-02-29");
  BOOST_CHECK_EQUAL(plus_months("2023-03-31", -1), "2023-02-28");
  BOOST_CHECK_EQUAL(plus_months("2024-02-29", 12), "2025-02-28");
  BOOST_CHECK_EQUAL(plus_months("2024-02-29", 48), "2028-02-29");
  BOOST_CHECK_EQUAL(plus_months("2023-10-31", -20), "2022-02-28");
}

BOOST_AUTO_TEST_CASE(months_come_before_days) {
  BOOST_CHECK(add(day("2023-01-31"), {.months = 1, .days = 1}) == day("2023-03-01"));
  BOOST_CHECK(subtract(day("2023-03-31"), {.months = 1, .days = 1}) == day("2023-02-27"));
}

BOOST_AUTO_TEST_CASE(three_years_end_the_day_before) {
  const Date start = day("2022-09-07");
  const Date next = add(start, {.months = 36}).value();
  BOOST_CHECK_EQUAL(next - start, 1096);
  BOOST_CHECK(subtract(next, {.days = 1}) == day("2025-09-06"));
}

BOOST_AUTO_TEST_CASE(leaving_the_calendar_is_reported) {
  constexpr std::int32_t lowest = std::numeric_limits<std::int32_t>::min();
  constexpr std::int32_t highest = std::numeric_limits<std::int32_t>::max();
  BOOST_CHECK(!add(day("9999-12-31"), {.days = 1}));
  BOOST_CHECK(!add(day("9999-12-01"), {.months = 1}));
  BOOST_CHECK(!subtract(day("0001-01-01"), {.days = 1}));
  BOOST_CHECK(!subtract(day("0001-01-31"), {.months = 1}));
  BOOST_CHECK(!subtract(day("2023-01-01"), {.months = lowest, .days = lowest}));
  BOOST_CHECK(!add(day("2023-01-01"), {.months = highest, .days = highest}));
}

BOOST_AUTO_TEST_CASE(a_year_is_full_on_its_anniversary) {
  BOOST_CHECK_EQUAL(full_years(day("1984-02-29"), day("2024-02-28")), 39);
  BOOST_CHECK_EQUAL(full_years(day("1984-02-29"), day("2024-02-29")), 40);
  BOOST_CHECK_EQUAL(full_years(day("1984-02-29"), day("2023-02-28")), 39);
  BOOST_CHECK_EQUAL(full_years(day("2022-09-07"), day("2025-09-06")), 2);
  BOOST_CHECK_EQUAL(full_years(day("2022-09-07"), day("2025-09-07")), 3);
  BOOST_CHECK_EQUAL(full_years(day("2022-09-07"), day("2022-09-07")), 0);
  BOOST_CHECK_EQUAL(full_years(day("2022-09-07"), day("2022-09-06")), -1);
  BOOST_CHECK_EQUAL(full_years(day("0001-01-01"), day("9999-12-31")), 9998);
}

BOOST_AUTO_TEST_CASE(today_is_a_day_of_this_century) {
  BOOST_CHECK(today() > day("2024-01-01"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::base
