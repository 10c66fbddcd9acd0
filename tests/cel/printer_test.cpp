// SPDX-License-Identifier: Apache-2.0
// What is printed is read back as the same tree, in both dialects: a table of the cases where
// parentheses and spellings matter, and random trees. TEST_SEED repeats a run, TEST_ROUNDS makes it
// longer.
#include "cel/printer.h"

#include "cel/ast_equality.h"
#include "cel/parser.h"
#include "support/environment.h"
#include "support/table.h"
#include "syntax_gen.h"
#include "world.h"

#include <boost/test/unit_test.hpp>

using namespace audit;

namespace audit::test {
namespace {

std::string printed(const Row& row, cel::Dialect dialect) {
  base::Diagnostics diagnostics;
  const auto syntax = cel::parse(cel::Source::of(row.text), {.dialect = dialect}, diagnostics);
  return syntax ? cel::to_source(*syntax->root) : dump(diagnostics);
}

const TableTest pack("printer", "tests/cel/cases/printer.txt",
                     [](const Row& row) { return printed(row, cel::Dialect::Pack); });
const TableTest standard("printer_standard", "tests/cel/cases/printer_standard.txt",
                         [](const Row& row) { return printed(row, cel::Dialect::Standard); });

}  // namespace
}  // namespace audit::test

BOOST_AUTO_TEST_SUITE(printer)

BOOST_AUTO_TEST_CASE(what_is_printed_is_read_back_as_the_same_tree) {
  const std::uint64_t seed = test::number_from("TEST_SEED", 20240701);
  const std::uint64_t rounds = test::number_from("TEST_ROUNDS", 20000);
  for (std::uint64_t round = 0; round < rounds; ++round) {
    std::mt19937_64 random(seed + round);
    const auto dialect = round % 2 == 0 ? cel::Dialect::Pack : cel::Dialect::Standard;
    const cel::ExprPtr tree = test::SyntaxGen(random, dialect).expression(5);
    const std::string text = cel::to_source(*tree);
    base::Diagnostics diagnostics;
    const auto syntax = cel::parse(cel::Source::of(text), {.dialect = dialect}, diagnostics);
    BOOST_REQUIRE_MESSAGE(syntax.has_value(), text << "\n  " << test::dump(diagnostics)
                                                   << "\n  (TEST_SEED=" << seed + round << ")");
    BOOST_REQUIRE_MESSAGE(cel::is_same(*tree, *syntax->root),
                          text << "\n  read back: " << cel::to_source(*syntax->root)
                               << "\n  (TEST_SEED=" << seed + round << ")");
  }
}

BOOST_AUTO_TEST_SUITE_END()
