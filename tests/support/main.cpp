// SPDX-License-Identifier: Apache-2.0
// main() of every Boost.Test executable. Test cases register themselves before it runs.
#include <boost/test/unit_test.hpp>

namespace {

bool name_the_master_suite() {
  auto& master = boost::unit_test::framework::master_test_suite();
  master.p_name.value = "station-audit";
  return true;
}

}  // namespace

int main(int argc, char* argv[]) {
  return boost::unit_test::unit_test_main(&name_the_master_suite, argc, argv);
}
