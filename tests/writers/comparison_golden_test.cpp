// SPDX-License-Identifier: Apache-2.0
// Every format of comparisons in both languages against its golden file.
#include "support/golden.h"
#include "writers/comparison/writer.h"
#include "writers/comparison_fixture.h"

#include <boost/test/unit_test.hpp>

namespace audit {
namespace {

using base::Language;
using results::Change;

std::string written(std::string_view name, const writers::ComparisonOptions& options,
                    void (*comparison)(results::ComparisonSink&) = test::write_comparison) {
  for (const writers::ComparisonFormat& format : writers::comparison_formats()) {
    if (format.name == name) {
      std::string out;
      comparison(*format.make(out, options));
      return out;
    }
  }
  return "there is no such format";
}

BOOST_AUTO_TEST_SUITE(comparisons)

BOOST_AUTO_TEST_CASE(every_format_writes_the_shared_comparison_as_before) {
  test::check_golden(written("jsonl", {}), "tests/writers/golden/comparison.jsonl");
  for (const char* format : {"text", "markdown"}) {
    const std::string file = std::string("tests/writers/golden/comparison.") + format;
    test::check_golden(written(format, {}), file + ".zh");
    test::check_golden(written(format, {.language = Language::English}), file + ".en");
  }
}

BOOST_AUTO_TEST_CASE(runs_without_findings_are_one_line) {
  BOOST_TEST(written("text", {}, test::write_equal_comparison) ==
             "1 个站点前后对照：前后都没有问题（退出状态 0）\n");
  BOOST_TEST(written("markdown", {.language = Language::English}, test::write_equal_comparison) ==
             "# Rectification tracking\n\n- As of: 2024-06-30 → 2024-06-30\n\n"
             "1 station compared: no findings before or now (exit status 0)\n");
}

BOOST_AUTO_TEST_CASE(only_the_changes_that_are_asked_for_are_listed) {
  const writers::ComparisonOptions options{
      .language = Language::English, .color = false, .show = {Change::Fixed}};
  const std::string text = written("text", options);
  BOOST_TEST(text.find(": fixed [S-2]") != std::string::npos);
  BOOST_TEST(text.find(": new [") == std::string::npos);
  BOOST_TEST(text.find("撤并站") == std::string::npos);
  BOOST_TEST(text.find("new 2") != std::string::npos, "the counts are those of all");
  const std::string table = written("markdown", options);
  BOOST_TEST(table.find("| fixed |") != std::string::npos);
  BOOST_TEST(table.find("| new |") == std::string::npos);
  BOOST_TEST(written("jsonl", options) == written("jsonl", {}));
}

BOOST_AUTO_TEST_CASE(text_for_people_holds_no_control_characters) {
  for (const char* format : {"text", "markdown"}) {
    for (const char c : written(format, {})) {
      BOOST_TEST((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    }
  }
}

BOOST_AUTO_TEST_CASE(colour_adds_escapes_and_nothing_else) {
  const std::string coloured = written("text", {.color = true});
  std::string plain;
  for (std::size_t i = 0; i < coloured.size(); ++i) {
    if (coloured[i] == '\x1b') {
      i = coloured.find('m', i);
    } else {
      plain += coloured[i];
    }
  }
  BOOST_TEST(plain == written("text", {}));
  BOOST_TEST(coloured.size() > plain.size());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit
