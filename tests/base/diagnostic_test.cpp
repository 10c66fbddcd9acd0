// SPDX-License-Identifier: Apache-2.0
#include "base/diagnostic.h"

#include "base/snippet.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace audit::base {
namespace {

std::string marked(std::string text, Span span) {
  const SourceText source("x", std::move(text));
  return to_text(snippet(source, span));
}

Diagnostic diagnostic(Severity severity, Place at = {}) {
  return {.severity = severity, .code = "T001", .message = {.zh = "坏", .en = "bad"}, .at = at};
}

BOOST_AUTO_TEST_SUITE(base_diagnostic)

BOOST_AUTO_TEST_CASE(carets_stand_below_wide_characters) {
  BOOST_CHECK_EQUAL(marked("名称: 示例\n", {8, 14}),
                    "    1 | 名称: 示例\n"
                    "      |       ^^^^\n");
}

BOOST_AUTO_TEST_CASE(tabs_are_spaces) {
  BOOST_CHECK_EQUAL(marked("a\tb", {2, 3}),
                    "    1 | a   b\n"
                    "      |     ^\n");
}

BOOST_AUTO_TEST_CASE(control_characters_are_visible) {
  BOOST_CHECK_EQUAL(marked("a\x1b[b", {3, 4}),
                    "    1 | a\\x1b[b\n"
                    "      |       ^\n");
  BOOST_CHECK_EQUAL(marked("a\xff", {1, 2}),
                    "    1 | a\\xff\n"
                    "      |  ^^^^\n");
}

BOOST_AUTO_TEST_CASE(an_empty_span_has_one_caret) {
  BOOST_CHECK_EQUAL(marked("a:\n", {2, 2}),
                    "    1 | a:\n"
                    "      |   ^\n");
  BOOST_CHECK_EQUAL(marked("", {0, 0}),
                    "    1 | \n"
                    "      | ^\n");
}

BOOST_AUTO_TEST_CASE(of_several_lines_the_first_is_shown) {
  BOOST_CHECK_EQUAL(marked("a: |\n  b\n", {3, 8}),
                    "    1 | a: |\n"
                    "      |    ^\n");
}

BOOST_AUTO_TEST_CASE(long_lines_are_cut_around_the_span) {
  const std::string text = std::string(5000, 'a') + "示例" + std::string(5000, 'b');
  const Snippet cut = snippet(SourceText("x", text), {5000, 5006});
  BOOST_CHECK_EQUAL(cut.text, "…" + std::string(40, 'a') + "示例" + std::string(55, 'b') + "…");
  BOOST_CHECK_EQUAL(cut.mark, 41U);
  BOOST_CHECK_EQUAL(cut.width, 4U);
  const Snippet whole = snippet(SourceText("x", text), {0, 10006});
  BOOST_CHECK_EQUAL(whole.mark, 0U);
  BOOST_CHECK_EQUAL(whole.width, 100U);
}

BOOST_AUTO_TEST_CASE(combining_marks_take_no_column) {
  BOOST_CHECK_EQUAL(marked("e\u0301: x", {5, 6}),
                    "    1 | e\u0301: x\n"
                    "      |    ^\n");
}

BOOST_AUTO_TEST_CASE(prints_place_severity_code_and_related_places) {
  const SourceText source("a.yaml", "名称: 甲\n名称: 乙\n");
  Diagnostic repeated = diagnostic(Severity::Error, {&source, {12, 18}});
  repeated.related.push_back({{.zh = "先", .en = "first"}, {&source, {0, 6}}});
  BOOST_CHECK_EQUAL(to_text(repeated, Language::English),
                    "a.yaml:2:1: error: bad [T001]\n"
                    "    2 | 名称: 乙\n"
                    "      | ^^^^\n"
                    "a.yaml:1:1: note: first\n"
                    "    1 | 名称: 甲\n"
                    "      | ^^^^\n");
  BOOST_CHECK_EQUAL(to_text(diagnostic(Severity::Warning), Language::Chinese), "警告: 坏 [T001]\n");
  BOOST_CHECK_EQUAL(to_text(diagnostic(Severity::Note, {&source, {}}), Language::Chinese),
                    "a.yaml:1:1: 提示: 坏 [T001]\n");
}

BOOST_AUTO_TEST_CASE(keeps_a_hundred_and_counts_the_rest) {
  Diagnostics diagnostics;
  for (int i = 0; i < 120; ++i) {
    diagnostics.add(diagnostic(i % 2 == 0 ? Severity::Error : Severity::Warning));
  }
  BOOST_CHECK_EQUAL(diagnostics.items().size(), Diagnostics::max_kept);
  BOOST_CHECK_EQUAL(diagnostics.dropped(), 20U);
  BOOST_CHECK_EQUAL(diagnostics.error_count(), 60U);
}

BOOST_AUTO_TEST_CASE(an_error_takes_the_place_of_a_warning) {
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < Diagnostics::max_kept; ++i) {
    diagnostics.add(diagnostic(Severity::Warning));
  }
  diagnostics.add(diagnostic(Severity::Error));
  diagnostics.add(diagnostic(Severity::Note));
  BOOST_CHECK_EQUAL(diagnostics.dropped(), 2U);
  BOOST_CHECK(std::any_of(diagnostics.items().begin(), diagnostics.items().end(),
                          [](const Diagnostic& item) { return item.severity == Severity::Error; }));
}

BOOST_AUTO_TEST_CASE(appending_adds_the_counts) {
  Diagnostics first;
  Diagnostics second;
  first.add(diagnostic(Severity::Error));
  for (int i = 0; i < 150; ++i) {
    second.add(diagnostic(Severity::Error));
  }
  first.append(second);
  BOOST_CHECK_EQUAL(first.error_count(), 151U);
  BOOST_CHECK_EQUAL(first.items().size() + first.dropped(), 151U);
}

BOOST_AUTO_TEST_CASE(sorts_by_source_then_place) {
  const SourceText a("a", "12345");
  const SourceText b("b", "12345");
  Diagnostics diagnostics;
  diagnostics.add(diagnostic(Severity::Error, {&b, {3, 4}}));
  diagnostics.add(diagnostic(Severity::Error, {&a, {2, 3}}));
  diagnostics.add(diagnostic(Severity::Error, {&b, {1, 2}}));
  diagnostics.sort();
  BOOST_CHECK(diagnostics.items()[0].at.source == &b);
  BOOST_CHECK_EQUAL(diagnostics.items()[0].at.span.begin, 1U);
  BOOST_CHECK_EQUAL(diagnostics.items()[1].at.span.begin, 3U);
  BOOST_CHECK(diagnostics.items()[2].at.source == &a);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::base
