// SPDX-License-Identifier: Apache-2.0
// Tests as tables in text files, one row a block, blocks separated by blank lines:
//
//   # A comment, here or between rows.
//   true || 1 / 0 == 0
//   => true
//
//   site.area >= 40 || true      ; unknown: site.area
//   => true
//
// The text of a row may take several lines, and so may what is expected (each line with its own
// "=>"). A note follows the last " ; " of the text. In a test file, inside or outside of a suite:
//
//   const audit::test::TableTest lexer("lexer", "tests/cel/cases/lexer.txt",
//                                      [](const audit::test::Row& row) { return dump(row.text); });
//
// Each row becomes a test case that is named by its line and text and compares what the function
// gives with what is expected. A file that is missing, empty or malformed is a failing test.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace audit::test {

struct Row {
  std::string text;
  std::string note;      ///< what follows the last " ; " of the text, or empty
  std::string expected;  ///< lines joined by "\n", without "=> "
  std::string file;      ///< as named, relative to the source root
  int line = 0;          ///< 1-based, of the first line of the text
};

/// Reads the rows of a table; throws std::runtime_error ("file:line: …") where it is malformed.
std::vector<Row> parse_table(std::string_view bytes, const std::string& file);

/// parse_table on a file of the source tree, or with `docs/page.md#tag` on what a Markdown page has
/// in blocks fenced by ```tag; no row at all is an error too.
std::vector<Row> read_table(const std::string& file);

/// Registers a suite with one test case for each row of a table.
class TableTest {
 public:
  /// `actual` gives what the row's text leads to; it is compared with `expected` as text.
  TableTest(const std::string& name, const std::string& file,
            const std::function<std::string(const Row&)>& actual);
};

}  // namespace audit::test
