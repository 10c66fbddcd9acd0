// SPDX-License-Identifier: Apache-2.0
#include "base/time_zone.h"

#include "base/posix_zone.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace audit::base;

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t january_2024 = 1'705'320'000;  // 2024-01-15T12:00:00Z
constexpr std::int64_t july_2024 = 1'721'044'800;     // 2024-07-15T12:00:00Z

std::int64_t offset(const char* rule, std::int64_t second) {
  const auto zone = read_posix_zone(rule);
  BOOST_REQUIRE(zone);
  return zone->offset_at(second);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(time_zone)

BOOST_AUTO_TEST_CASE(reads_the_zones_of_the_system) {
  const auto shanghai = TimeZone::find("Asia/Shanghai");
  BOOST_REQUIRE_MESSAGE(shanghai != nullptr, "install tzdata");
  BOOST_TEST(shanghai->offset_at(january_2024) == 8 * hour);
  BOOST_TEST(shanghai->offset_at(520'000'000) == 9 * hour);           // summer time of 1986
  BOOST_TEST(shanghai->offset_at(-3'000'000'000) == 8 * hour + 343);  // before 1901: the sun's time
  BOOST_TEST(TimeZone::find("Europe/Berlin")->offset_at(july_2024) == 2 * hour);
}

BOOST_AUTO_TEST_CASE(a_name_cannot_leave_the_database) {
  for (const char* name : {"", "Mars/Olympus", "../zoneinfo/UTC", "/etc/passwd", "tzdata.zi"}) {
    BOOST_TEST(TimeZone::find(name) == nullptr);
  }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_zone_give_none) {
  BOOST_TEST(TimeZone::parse("") == nullptr);
  BOOST_TEST(TimeZone::parse("TZif2") == nullptr);
  BOOST_TEST(TimeZone::parse("TZif2" + std::string(60, '\xFF')) == nullptr);
}

BOOST_AUTO_TEST_CASE(rules_say_when_summer_time_is) {
  BOOST_TEST(offset("CST-8", july_2024) == 8 * hour);
  BOOST_TEST(offset("<+0545>-5:45", july_2024) == 5 * hour + 45 * 60);
  BOOST_TEST(offset("CET-1CEST,M3.5.0,M10.5.0/3", january_2024) == hour);
  BOOST_TEST(offset("CET-1CEST,M3.5.0,M10.5.0/3", july_2024) == 2 * hour);
  BOOST_TEST(offset("EST5EDT,M3.2.0,M11.1.0", july_2024) == -4 * hour);
}

BOOST_AUTO_TEST_CASE(summer_is_in_january_south_of_the_equator) {
  BOOST_TEST(offset("AEST-10AEDT,M10.1.0,M4.1.0/3", january_2024) == 11 * hour);
  BOOST_TEST(offset("AEST-10AEDT,M10.1.0,M4.1.0/3", july_2024) == 10 * hour);
}

BOOST_AUTO_TEST_CASE(summer_time_begins_and_ends_at_its_second) {
  const char* berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
  constexpr std::int64_t begins = 1'711'846'800;  // 2024-03-31T01:00:00Z
  constexpr std::int64_t ends = 1'729'990'800;    // 2024-10-27T01:00:00Z
  BOOST_TEST(offset(berlin, begins - 1) == hour);
  BOOST_TEST(offset(berlin, begins) == 2 * hour);
  BOOST_TEST(offset(berlin, ends - 1) == 2 * hour);
  BOOST_TEST(offset(berlin, ends) == hour);
}

BOOST_AUTO_TEST_CASE(rules_that_are_none_are_refused) {
  for (const char* rule : {"", "CST", "CET-1CEST", "CET-1CEST,M13.1.0,M4.1.0", "CST-8x"}) {
    BOOST_TEST(!read_posix_zone(rule).has_value());
  }
}

BOOST_AUTO_TEST_SUITE_END()
