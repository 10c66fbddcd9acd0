// SPDX-License-Identifier: Apache-2.0
// Every file of tests/yaml/cases/ is read and compared with the .out beside it. Names say the case.
// UPDATE_GOLDEN=1 rewrites the .out files. Those whose name begins with ok_ must give no
// diagnostics.
#include "dump.h"
#include "support/files.h"
#include "support/golden.h"
#include "yaml/reader.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace audit::yaml {
namespace {

const std::string folder = "tests/yaml/cases/";

void check_case(const std::string& name) {
  base::Diagnostics diagnostics;
  const File file =
      read(name + ".yaml", test::read_source_file(folder + name + ".yaml"), diagnostics);
  BOOST_CHECK_EQUAL(file.rejected, file.rejected && diagnostics.has_errors());
  BOOST_CHECK(!name.starts_with("ok_") || diagnostics.empty());
  test::check_golden(dump(diagnostics) + dump(file), folder + name + ".out");
}

boost::unit_test::test_suite* make_suite() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_path(folder))) {
    if (entry.path().extension() == ".yaml") {
      names.push_back(entry.path().stem().string());
    }
  }
  std::sort(names.begin(), names.end());
  auto* suite = BOOST_TEST_SUITE("yaml_cases");
  for (const std::string& name : names) {
    suite->add(boost::unit_test::make_test_case([name] { check_case(name); }, name,
                                                folder + name + ".yaml", 1));
  }
  return suite;
}

const bool registered = [] {
  boost::unit_test::framework::current_auto_test_suite().add(make_suite());
  return true;
}();

}  // namespace
}  // namespace audit::yaml
