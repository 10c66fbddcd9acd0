// SPDX-License-Identifier: Apache-2.0
// docs/functions.md, written from the table of functions; UPDATE_GOLDEN=1 writes it anew.
#include "cel/functions/table.h"
#include "support/golden.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace audit;

namespace {

constexpr std::string_view opening =
    R"(# Functions of the rule language

Written from the table of functions in `lib/cel/functions/` by the test `functions_page`; do not edit. A function is changed
in its row there, and `UPDATE_GOLDEN=1` in the environment of that test writes this page anew. Every example is run.

Signatures: `T` is any type, `E` what can be compared with `==`, `O` what has an order, `R` a record, `N` and `M` numbers of any unit (in
standard CEL an int, a uint or a double); `N * M` and `N / M` combine units; `…` repeats the last parameter. What stands before a dot is what the function is called on:
`list(T).size() -> number` is written `staff.size()`. Operators stand in their internal names: `_<=_` is `a <= b`.

The macros `all`, `exists`, `exists_one`, `filter`, `map`, `sortBy` and (of packs) `duplicatesBy`, the choice `c ? a : b`, `&&`, `||`, `!`, `has(f)` and the look-up
`list[key]` belong to the language itself: see [rule-language.md](rule-language.md).
)";

/// In a cell of a table `|` separates.
std::string cell(std::string_view text) {
  std::string result;
  for (const char c : text) {
    result += c == '|' ? "\\|" : std::string(1, c);
  }
  return result;
}

std::string code(std::string_view text) {
  return "`" + cell(text) + "`";
}

std::string examples_of(const cel::Row& row) {
  std::string text;
  for (const cel::Example& example : row.examples) {
    if (!example.expression.empty()) {
      text +=
          (text.empty() ? "" : "<br>") + code(example.expression) + " → " + code(example.result);
    }
  }
  return text;
}

std::string gaps_of(const cel::Row& row) {
  return row.sees == cel::Sees::Known ? "有一项未知即待补充<br>unknown if an argument is"
                                      : cell(row.unknown_zh) + "<br>" + cell(row.unknown_en);
}

std::string table_of(const cel::Library& library) {
  const bool is_pack = library.dialect == cel::Dialect::Pack;
  std::string text = "\n### " + std::string(library.name) + "\n\n| function | gives | example |";
  text += is_pack ? " while something is unknown |\n| --- | --- | --- | --- |\n"
                  : "\n| --- | --- | --- |\n";
  for (const cel::Row& row : library.rows) {
    text += "| " + code(row.signature) + " | " + cell(row.zh) + "<br>" + cell(row.en) + " | " +
            examples_of(row) + " |" + (is_pack ? " " + gaps_of(row) + " |" : "") + "\n";
  }
  return text;
}

std::string libraries_of(cel::Dialect dialect) {
  std::string text;
  for (const cel::Library& library : cel::libraries()) {
    text += library.dialect == dialect ? table_of(library) : "";
  }
  return text;
}

std::string page() {
  std::string text(opening);
  text += "\n## In rule packs\n" + libraries_of(cel::Dialect::Pack);
  const std::string standard = libraries_of(cel::Dialect::Standard);
  if (!standard.empty()) {
    text += "\n## In standard CEL\n\nThese are not available in rule packs.\n" + standard;
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(functions_page)

BOOST_AUTO_TEST_CASE(the_page_is_up_to_date) {
  test::check_golden(page(), "docs/functions.md");
}

BOOST_AUTO_TEST_CASE(every_row_has_what_the_page_needs) {
  for (const cel::Library& library : cel::libraries()) {
    for (const cel::Row& row : library.rows) {
      BOOST_TEST_CONTEXT(row.signature) {
        BOOST_TEST(!row.zh.empty());
        BOOST_TEST(!row.en.empty());
        BOOST_TEST(!row.examples[0].expression.empty());
        BOOST_TEST(!row.examples[0].result.empty());
        const bool handles_gaps =
            library.dialect == cel::Dialect::Pack && row.sees == cel::Sees::Everything;
        BOOST_TEST(handles_gaps == !row.unknown_zh.empty());
        BOOST_TEST(handles_gaps == !row.unknown_en.empty());
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
