// SPDX-License-Identifier: Apache-2.0
#include "base/digest.h"

#include <boost/test/unit_test.hpp>

#include <string>

using audit::base::Digest;

BOOST_AUTO_TEST_SUITE(digest)

BOOST_AUTO_TEST_CASE(gives_the_published_values) {
  BOOST_TEST(audit::base::sha256("") ==
             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(audit::base::sha256("abc") ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(parts_do_not_run_into_each_other) {
  Digest a;
  a.add("ab");
  a.add("c");
  Digest b;
  b.add("a");
  b.add("bc");
  BOOST_TEST(a.hex() != b.hex());
}

BOOST_AUTO_TEST_SUITE_END()
