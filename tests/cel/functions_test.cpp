// SPDX-License-Identifier: Apache-2.0
// The function table: every row is documented in both languages and its examples are true.
#include "cel/functions/table.h"
#include "world.h"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace audit;

BOOST_AUTO_TEST_SUITE(functions)

BOOST_AUTO_TEST_CASE(every_row_says_what_it_does_and_shows_it) {
  std::set<std::string_view> with_example;
  for (const cel::Library& library : cel::libraries()) {
    for (const cel::Row& row : library.rows) {
      BOOST_TEST_CONTEXT(row.signature) {
        BOOST_CHECK(row.run != nullptr);
        BOOST_CHECK(!row.zh.empty());
        BOOST_CHECK(!row.en.empty());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(examples_give_what_they_say) {
  test::World world;
  for (const cel::Library& library : cel::libraries()) {
    if (library.dialect != cel::Dialect::Pack) {
      continue;
    }
    for (const cel::Row& row : library.rows) {
      for (const cel::Example& example : row.examples) {
        if (example.expression.empty()) {
          continue;
        }
        BOOST_TEST_CONTEXT(row.signature << ": " << example.expression) {
          base::Diagnostics diagnostics;
          const auto program = world.compile(std::string(example.expression), diagnostics);
          BOOST_TEST(test::dump(diagnostics) == "");
          if (program == nullptr) {
            continue;
          }
          const auto activation = world.activation();
          const cel::Value value = cel::evaluate(*program, *activation);
          BOOST_TEST((value.is_unknown() ? "unknown" : test::dump(value, program->type())) ==
                     example.result);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
