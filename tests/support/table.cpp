// SPDX-License-Identifier: Apache-2.0
#include "support/table.h"

#include "support/files.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <stdexcept>

namespace audit::test {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

void append_line(std::string& text, std::string_view line) {
  if (!text.empty()) {
    text += '\n';
  }
  text += line;
}

[[noreturn]] void malformed(const std::string& file, int line, const std::string& what) {
  throw std::runtime_error(file + ":" + std::to_string(line) + ": " + what);
}

/// Collects lines into rows; a row ends at a blank line or at the end of the file.
class TableReader {
 public:
  explicit TableReader(const std::string& file) : file_(file) {}

  void add(int number, std::string_view line) {
    if (trimmed(line).empty()) {
      finish();
    } else if (line.starts_with("=>")) {
      add_expected(number, trimmed(line.substr(2)));
    } else if (!line.starts_with('#')) {
      add_text(number, line);
    }
  }

  std::vector<Row> finish() {
    if (row_.line != 0 && !has_expected_) {
      malformed(file_, row_.line, "this row has no \"=>\" line");
    }
    if (row_.line != 0) {
      row_.file = file_;
      rows_.push_back(row_);
    }
    row_ = Row{};
    has_expected_ = false;
    return rows_;
  }

 private:
  void add_text(int number, std::string_view line) {
    if (has_expected_) {
      malformed(file_, number, "text after \"=>\": rows are separated by blank lines");
    }
    if (row_.line == 0) {
      row_.line = number;
    }
    if (const auto note = line.rfind(" ; "); note != std::string_view::npos) {
      append_line(row_.note, trimmed(line.substr(note + 3)));
      line = line.substr(0, note);
    }
    append_line(row_.text, line.substr(0, line.find_last_not_of(" \t\r") + 1));
  }

  void add_expected(int number, std::string_view expected) {
    if (row_.line == 0) {
      malformed(file_, number, "\"=>\" without a text before it");
    }
    if (has_expected_) {
      row_.expected += '\n';
    }
    row_.expected += expected;
    has_expected_ = true;
  }

  const std::string& file_;
  std::vector<Row> rows_;
  Row row_;
  bool has_expected_ = false;
};

std::string name_of(const Row& row) {
  return std::to_string(row.line) + " " + row.text.substr(0, row.text.find('\n'));
}

}  // namespace

std::vector<Row> parse_table(std::string_view bytes, const std::string& file) {
  TableReader reader(file);
  for (int number = 1; !bytes.empty(); ++number) {
    const auto end = bytes.find('\n');
    reader.add(number, bytes.substr(0, end));
    bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
  }
  return reader.finish();
}

namespace {

/// What stands in the blocks fenced by ```tag; all other lines are left blank, so that line numbers
/// stay.
std::string fenced(std::string_view markdown, std::string_view tag) {
  std::string result;
  bool inside = false;
  while (!markdown.empty()) {
    const auto end = std::min(markdown.find('\n'), markdown.size());
    const std::string_view line = markdown.substr(0, end);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    if (line.starts_with("```")) {
      inside = !inside && line.substr(3) == tag;
    } else if (inside) {
      result += line;
    }
    result += '\n';
  }
  return result;
}

}  // namespace

std::vector<Row> read_table(const std::string& file) {
  const auto hash = file.find('#');
  const std::string path = file.substr(0, hash);
  const std::string bytes = read_source_file(path);
  auto rows =
      parse_table(hash == std::string::npos ? bytes : fenced(bytes, file.substr(hash + 1)), path);
  if (rows.empty()) {
    malformed(path, 1, "no rows");
  }
  return rows;
}

TableTest::TableTest(const std::string& name, const std::string& file,
                     const std::function<std::string(const Row&)>& actual) {
  namespace ut = boost::unit_test;
  auto* suite = new ut::test_suite(name, file, 1);  // owned by the framework
  ut::framework::current_auto_test_suite().add(suite);
  try {
    for (const Row& row : read_table(file)) {
      const auto run = [row, actual] {
        ut::unit_test_log.set_checkpoint(row.file, static_cast<std::size_t>(row.line), row.text);
        const std::string got = actual(row);
        BOOST_CHECK_MESSAGE(got == row.expected, row.file << ":" << row.line << ": " << row.text
                                                          << "\n  expected: " << row.expected
                                                          << "\n  actual:   " << got);
      };
      suite->add(
          ut::make_test_case(run, name_of(row), row.file, static_cast<std::size_t>(row.line)));
    }
  } catch (const std::exception& error) {
    const auto fail = [what = std::string(error.what())] { BOOST_ERROR(what); };
    suite->add(ut::make_test_case(fail, "can be read", file, 1));
  }
}

}  // namespace audit::test
