// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <boost/test/unit_test.hpp>

namespace audit::base {
namespace {

using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(base_utf8)

BOOST_AUTO_TEST_CASE(finds_the_first_invalid_byte) {
  BOOST_CHECK(!find_invalid_utf8(""));
  BOOST_CHECK(!find_invalid_utf8("ascii only, longer than eight bytes"));
  BOOST_CHECK(!find_invalid_utf8("示例 é 😀 \U0010FFFF"));
  BOOST_CHECK(!find_invalid_utf8("\uFFFD"));  // the replacement character itself
  const std::pair<std::string_view, std::size_t> rows[] = {
      {"abcdefgh\x80", 8},      // continuation without lead
      {"示\xE4\xBE", 3},        // cut
      {"a\xC0\x80", 1},         // overlong
      {"a\xC1\xBF", 1},         // overlong
      {"a\xE0\x9F\xBF", 1},     // overlong
      {"\xED\xA0\x80", 0},      // surrogate
      {"\xF0\x8F\xBF\xBF", 0},  // overlong
      {"\xF4\x90\x80\x80", 0},  // past U+10FFFF
      {"ok\xF5\x80\x80\x80", 2}, {"\xFF", 0}, {"abcdefg\xE7", 7},
  };
  for (const auto& [text, offset] : rows) {
    BOOST_CHECK_MESSAGE(find_invalid_utf8(text) == offset, visible(text));
  }
}

BOOST_AUTO_TEST_CASE(decodes_what_it_encodes) {
  for (const char32_t c : {U'\0', U'a', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'中', U'\uFFFF',
                           U'\U00010000', U'\U0010FFFF'}) {
    std::string text = "x";
    append_utf8(text, c);
    const CodePoint point = decode(text, 1);
    BOOST_CHECK(point.value == c);
    BOOST_CHECK_EQUAL(point.length, text.size() - 1);
  }
}

BOOST_AUTO_TEST_CASE(counts_code_points_and_columns) {
  BOOST_CHECK_EQUAL(count_code_points("张三 a"), 4U);
  BOOST_CHECK_EQUAL(display_width("张三 a"), 6U);
  BOOST_CHECK_EQUAL(display_width("e\u0301"), 1U);
  BOOST_CHECK_EQUAL(display_width("６０㎡，"), 8U);
  BOOST_CHECK_EQUAL(display_width("😀"), 2U);
  BOOST_CHECK_EQUAL(display_width("\x1b"), 1U);
  BOOST_CHECK_EQUAL(display_width(""), 0U);
}

BOOST_AUTO_TEST_CASE(comparison_form_folds_width_and_space) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"", ""},
      {"abc", "abc"},
      {"a b", "a b"},
      {"  a \t b\n ", "a b"},
      {"   ", ""},
      {"　社工站　", "社工站"},
      {"  ６０ ㎡　", "60 m2"},
      {"Ａｂ，（Ｃ）", "Ab,(C)"},
      {"示例（试点）：一", "示例(试点):一"},
      {"m²", "m2"},
      {"①", "1"},
      {"e\u0301", "é"},
      {"ｶﾞ", "ガ"},
      {"张\u200b三", "张三"},
      {"\ufeff名称", "名称"},
      {"a\u00a0b", "a b"},
      {"ABC", "ABC"},
      {"“助人”", "“助人”"},
      {"…", "..."},
  };
  for (const auto& [text, form] : rows) {
    BOOST_CHECK_EQUAL(comparison_form(text), form);
    BOOST_CHECK_EQUAL(comparison_form(form), form);  // a form is its own form
  }
}

BOOST_AUTO_TEST_CASE(lookup_form_is_lower_case_too) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"ABC", "abc"},   {"Ａ１", "a1"},   {"㎡", "m2"},       {"M2", "m2"},
      {"Ünit", "ünit"}, {"姓名", "姓名"}, {" Name ", "name"}, {"officeＡrea", "officearea"},
  };
  for (const auto& [text, form] : rows) {
    BOOST_CHECK_EQUAL(lookup_form(text), form);
    BOOST_CHECK_EQUAL(lookup_form(form), form);
  }
}

BOOST_AUTO_TEST_CASE(a_form_that_changes_nothing_is_no_copy) {
  std::string buffer;
  const std::string_view text = "示例镇 social work station、二〇二三";
  BOOST_CHECK(comparison_form("社工站 a", buffer).data() != buffer.data());
  BOOST_CHECK(comparison_form(text.substr(0, 30), buffer) == text.substr(0, 30));
  BOOST_CHECK(lookup_form("ABC", buffer).data() == buffer.data());
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_kept) {
  BOOST_CHECK_EQUAL(comparison_form("\xff x"), "\xff x");
}

BOOST_AUTO_TEST_CASE(masks_all_but_the_first_character) {
  BOOST_CHECK_EQUAL(masked("张三"), "张*");
  BOOST_CHECK_EQUAL(masked("欧阳小明"), "欧***");
  BOOST_CHECK_EQUAL(masked("A"), "A");
  BOOST_CHECK_EQUAL(masked(""), "");
}

BOOST_AUTO_TEST_CASE(shows_what_would_steer_a_terminal) {
  BOOST_CHECK_EQUAL(visible("a\x1b[31m"), "a\\x1b[31m");
  BOOST_CHECK_EQUAL(visible("\u202eabc\u200b"), "\\u202eabc\\u200b");
  BOOST_CHECK_EQUAL(visible("\u0085"), "\\x85");
  BOOST_CHECK_EQUAL(visible("\t\n\x7f"), "\\x09\\x0a\\x7f");
  BOOST_CHECK_EQUAL(visible("\xff张"), "\\xff张");
  BOOST_CHECK_EQUAL(visible("\0"sv), "\\x00");
}

BOOST_AUTO_TEST_CASE(edit_distance_counts_characters_and_gives_up) {
  BOOST_CHECK_EQUAL(edit_distance("", ""), 0U);
  BOOST_CHECK_EQUAL(edit_distance("办公面积", "办公室面积"), 1U);
  BOOST_CHECK_EQUAL(edit_distance("office_aera", "office_area"), 2U);
  BOOST_CHECK_EQUAL(edit_distance("kitten", "sitting"), 3U);
  BOOST_CHECK_EQUAL(edit_distance("abc", ""), 3U);
  BOOST_CHECK_EQUAL(edit_distance("abcdefgh", "ijklmnop", 2), 3U);
  BOOST_CHECK_EQUAL(edit_distance("a", "abcdefgh", 2), 3U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::base
