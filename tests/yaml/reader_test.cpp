// SPDX-License-Identifier: Apache-2.0
// What is too large for tests/yaml/cases/: limits, and cost that grows with the size of a file.
#include "yaml/reader.h"

#include "yaml/limits.h"
#include "yaml/slips.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

namespace audit::yaml {
namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  text.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) {
    text += part;
  }
  return text;
}

/// Code of the only diagnostic, or how many there are.
std::string outcome(std::string text, bool& rejected) {
  base::Diagnostics diagnostics;
  const File file = read("x", std::move(text), diagnostics);
  rejected = file.rejected;
  return diagnostics.items().size() == 1 ? diagnostics.items().front().code
                                         : std::to_string(diagnostics.items().size());
}

void check_rejected(std::string text, const std::string& code) {
  bool rejected = false;
  BOOST_CHECK_EQUAL(outcome(std::move(text), rejected), code);
  BOOST_CHECK(rejected);
}

BOOST_AUTO_TEST_SUITE(yaml_reader)

BOOST_AUTO_TEST_CASE(limits_are_diagnostics) {
  check_rejected(std::string(max_file_bytes + 1, '#'), "YAML001");
  check_rejected(repeated("- \n", max_nodes + 1), "YAML011");
  check_rejected(repeated("---\na\n", max_documents + 1), "YAML012");
  check_rejected(repeated("[", 2'000'000), "YAML010");
  check_rejected(repeated("{a: ", 9'000), "YAML010");
  check_rejected("- " + repeated("[]", max_nodes + 1), "YAML011");
}

BOOST_AUTO_TEST_CASE(limits_allow_what_is_just_below) {
  bool rejected = true;
  BOOST_CHECK_EQUAL(outcome(repeated("---\na\n", max_documents), rejected), "0");
  BOOST_CHECK(!rejected);
  BOOST_CHECK_EQUAL(outcome(repeated("[", max_depth) + repeated("]", max_depth), rejected), "0");
  BOOST_CHECK(!rejected);
}

BOOST_AUTO_TEST_CASE(the_limit_holds_for_text_that_grew_when_it_was_converted) {
  check_rejected("\xFF\xFE" + repeated("\x2D\x4E", max_file_bytes / 3 + 1), "YAML001");  // 中
}

BOOST_AUTO_TEST_CASE(a_rejected_file_gives_no_documents) {
  base::Diagnostics diagnostics;
  const File file = read("x", "a: 1\n---\nb: [\n", diagnostics);
  BOOST_CHECK(file.rejected);
  BOOST_CHECK(file.documents.empty());
  BOOST_CHECK_EQUAL(diagnostics.items().front().at.source, file.source.get());
}

BOOST_AUTO_TEST_CASE(diagnostics_of_other_files_are_kept) {
  base::Diagnostics diagnostics;
  const File first = read("first", "a: 1\na: 2\n", diagnostics);
  const File second = read("second", "b: [\n", diagnostics);
  BOOST_CHECK_EQUAL(diagnostics.items().size(), 2U);
}

// Quadratic behaviour would take minutes; the bound is generous for slow machines and sanitizers.
BOOST_AUTO_TEST_CASE(large_files_take_linear_time) {
  std::string many_keys;
  std::string merged = "base: &base\n";
  for (int i = 0; i < 20'000; ++i) {
    many_keys += "key" + std::to_string(i) + ": 1\n";
    merged += "  key" + std::to_string(i) + ": 1\n";
  }
  const std::string texts[] = {
      many_keys + many_keys,                           // every key twice
      merged + "copy:\n  <<: *base\n  key1: 2\n",      // a large merge
      "a: " + repeated("word ", 60'000) + "\n",        // one long line
      "a: |\n" + repeated("  text\n", 60'000),         // a long literal
      "a: >\n" + repeated("  text\n", 60'000),         // a long folded text
      "a: \"" + repeated("x\\n", 60'000) + "\"\n",     // many escapes
      repeated("a:\n", 1) + repeated("- \n", 40'000),  // many empty values
      "[" + repeated("a, ", 40'000) + "]\n",           // a long flow sequence
      repeated("# comment\n", 60'000) + "a: 1\n",
      repeated("---\n", 9'000),  // empty documents
      repeated("a: x\n  y\n---\n", 9'000),
  };
  for (const std::string& text : texts) {
    const auto start = std::chrono::steady_clock::now();
    base::Diagnostics diagnostics;
    const File file = read("x", text, diagnostics);
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    BOOST_CHECK(!file.rejected);
    BOOST_CHECK_MESSAGE(time.count() < 5, text.substr(0, 20) << " took " << time.count() << " s");
  }
}

BOOST_AUTO_TEST_CASE(names_the_wrong_colon_of_a_list_item_when_asked) {
  base::Diagnostics diagnostics;
  const File file = read("x", "- 姓名：张三\n- 李四\n- \"姓名：张三\"\n", diagnostics);
  BOOST_CHECK(diagnostics.empty());
  const Node& list = *file.documents[0].root;
  BOOST_REQUIRE(key_value_slip(*list.children[0]));
  BOOST_CHECK_EQUAL(key_value_slip(*list.children[0])->code, "YAML050");
  BOOST_CHECK(!key_value_slip(*list.children[1]));
  BOOST_CHECK(!key_value_slip(*list.children[2]));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::yaml
