// SPDX-License-Identifier: Apache-2.0
// The function table: every row is documented in both languages and its examples are true.
#include "cel/functions/table.h"
#include "world.h"

#include <boost/test/unit_test.hpp>

using namespace audit;

BOOST_AUTO_TEST_SUITE(functions)

BOOST_AUTO_TEST_CASE(every_row_says_what_it_does_and_shows_it) {
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

/// Of an expression that gives a bool.
cel::Value verdict_of(std::string_view text, cel::Arena& arena) {
  cel::TypeTable types;
  const cel::Environment environment(cel::Dialect::Standard, types);
  base::Diagnostics diagnostics;
  const auto program =
      cel::compile(cel::Source::of(std::string(text)), environment, nullptr, diagnostics);
  BOOST_TEST(test::dump(diagnostics) == "");
  BOOST_REQUIRE(program != nullptr);
  cel::Activation activation(arena, 0);
  const cel::Value value = cel::evaluate(*program, activation);
  BOOST_TEST(!value.is_error());
  return value;
}

/// In standard CEL the result is an expression too: of the same value and type.
BOOST_AUTO_TEST_CASE(examples_of_standard_cel_give_what_they_say) {
  for (const cel::Library& library : cel::libraries()) {
    if (library.dialect != cel::Dialect::Standard) {
      continue;
    }
    for (const cel::Row& row : library.rows) {
      for (const cel::Example& example : row.examples) {
        if (example.expression.empty()) {
          continue;
        }
        BOOST_TEST_CONTEXT(row.signature << ": " << example.expression) {
          cel::Arena arena;
          const std::string both =
              "[" + std::string(example.expression) + "] == [" + std::string(example.result) + "]";
          BOOST_TEST(verdict_of(both, arena).is_true());
          const std::string types = "type(" + std::string(example.expression) + ") == type(" +
                                    std::string(example.result) + ")";
          BOOST_TEST(verdict_of(types, arena).is_true());
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
