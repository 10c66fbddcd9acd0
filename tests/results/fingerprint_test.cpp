// SPDX-License-Identifier: Apache-2.0
#include "results/fingerprint.h"

#include <boost/test/unit_test.hpp>

namespace audit::results {
namespace {

const Subject subject{.kind = "station", .id = "A01", .name = "甲站", .item = "张*", .key = "张*"};

BOOST_AUTO_TEST_SUITE(fingerprints)

BOOST_AUTO_TEST_CASE(rule_station_and_item_make_it_and_nothing_else) {
  const std::string first = fingerprint("R-1", subject);
  BOOST_TEST(first.size() == 32U);
  Subject other = subject;
  other.name = "甲站（新名）";
  other.item = "张三";
  BOOST_TEST(fingerprint("R-1", other) == first);
  BOOST_TEST(fingerprint("R-2", subject) != first);
  for (std::string Subject::*part : {&Subject::kind, &Subject::id, &Subject::key}) {
    other = subject;
    other.*part += 'x';
    BOOST_TEST(fingerprint("R-1", other) != first);
  }
}

BOOST_AUTO_TEST_CASE(a_pass_has_the_fingerprint_that_its_failure_would_carry) {
  Result pass;
  pass.rule = "R-1";
  pass.subject = subject;
  BOOST_TEST(fingerprint_of(pass) == fingerprint("R-1", subject));
  pass.fingerprint = "of another program";
  BOOST_TEST(fingerprint_of(pass) == "of another program");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::results
