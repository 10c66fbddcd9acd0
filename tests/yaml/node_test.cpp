// SPDX-License-Identifier: Apache-2.0
#include "yaml/node.h"

#include "yaml/reader.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace audit::yaml {
namespace {

File read_text(std::string text) {
  base::Diagnostics diagnostics;
  File file = read("test.yaml", std::move(text), diagnostics);
  BOOST_REQUIRE_MESSAGE(!file.rejected && file.documents.size() == 1, "not one document");
  return file;
}

/// The written text from where `part` of the decoded text begins to where it ends.
std::string written(const std::string& yaml, std::string_view part) {
  const File file = read_text(yaml);
  const Node& node = *file.documents[0].root->children.front();
  const std::vector<std::uint32_t> offsets = text_offsets(node);
  BOOST_REQUIRE_EQUAL(offsets.size(), node.text.size() + 1);
  const std::size_t at = node.text.find(part);
  BOOST_REQUIRE_MESSAGE(at != std::string_view::npos, node.text << " has no " << part);
  return std::string(node.source->slice({offsets[at], offsets[at + part.size()]}));
}

BOOST_AUTO_TEST_SUITE(yaml_node)

BOOST_AUTO_TEST_CASE(finds_values_by_key) {
  const File file = read_text("a: 1\n\"b\": [x]\n");
  const Node& root = *file.documents[0].root;
  BOOST_CHECK_EQUAL(root.find("a")->text, "1");
  BOOST_CHECK(root.find("b")->kind == Kind::Sequence);
  BOOST_CHECK(root.find("c") == nullptr);
  BOOST_CHECK(root.find("b")->find("x") == nullptr);
}

BOOST_AUTO_TEST_CASE(pointers_escape_slashes_and_tildes) {
  const File file = read_text("运营:\n  a/b: {~c: [x, y]}\n");
  const Node& list = *file.documents[0].root->children[0]->children[0]->children[0];
  BOOST_CHECK_EQUAL(pointer(*list.children[1]), "/运营/a~1b/~0c/1");
  BOOST_CHECK_EQUAL(pointer(*file.documents[0].root), "");
}

BOOST_AUTO_TEST_CASE(parents_and_indices_lead_back) {
  const File file = read_text("a: [x, {b: y}]\nc: &c {d: z}\ne: *c\n");
  const Node& root = *file.documents[0].root;
  BOOST_CHECK(root.parent == nullptr);
  for (std::uint32_t i = 0; i < root.children.size(); ++i) {
    BOOST_CHECK(root.children[i]->parent == &root);
    BOOST_CHECK_EQUAL(root.children[i]->index, i);
  }
  BOOST_CHECK_EQUAL(pointer(*root.find("e")->find("d")), "/e/d");
}

BOOST_AUTO_TEST_CASE(nodes_outlive_the_move_of_their_file) {
  File first = read_text("a: \"\\u4e2d\"\nb: 一 二\n");
  const File second = std::move(first);
  BOOST_CHECK_EQUAL(second.documents[0].root->find("a")->text, "中");
  BOOST_CHECK_EQUAL(second.documents[0].root->find("b")->text, "一 二");
}

BOOST_AUTO_TEST_CASE(points_into_plain_scalars) {
  BOOST_CHECK_EQUAL(written("a: x <= 人数 * 2\n", "人数"), "人数");
  BOOST_CHECK_EQUAL(written("a: x &&\n   y ||\n\n   z\n", "y"), "y");
  BOOST_CHECK_EQUAL(written("a: x &&\n   y ||\n\n   z\n", "z"), "z");
  BOOST_CHECK_EQUAL(written("a: x &&  \n   y\n", "&& y"), "&&  \n   y");
  BOOST_CHECK_EQUAL(written("a: x\r\n   y\r\n", "y"), "y");
}

BOOST_AUTO_TEST_CASE(points_into_quoted_scalars) {
  BOOST_CHECK_EQUAL(written("a: 'it''s 人数'\n", "人数"), "人数");
  BOOST_CHECK_EQUAL(written("a: 'it''s'\n", "'"), "''");
  BOOST_CHECK_EQUAL(written("a: \"x \\\"y\\\" z\"\n", "\"y\""), "\\\"y\\\"");
  BOOST_CHECK_EQUAL(written("a: \"\\u4e2d\\n人\"\n", "人"), "人");
  BOOST_CHECK_EQUAL(written("a: \"\\u4e2d\\n人\"\n", "中"), "\\u4e2d");
  BOOST_CHECK_EQUAL(written("a: \"x\n  y\\\n   z\"\n", "yz"), "y\\\n   z");
  BOOST_CHECK_EQUAL(written("a: \"x  \n\n  y\"\n", "y"), "y");
  BOOST_CHECK_EQUAL(written("a: ''\n", ""), "");
}

BOOST_AUTO_TEST_CASE(points_into_literal_scalars) {
  const std::string yaml = "a: |\n  x <= 1\n\n    && y\n  || z\nb: 1\n";
  BOOST_CHECK_EQUAL(written(yaml, "<="), "<=");
  BOOST_CHECK_EQUAL(written(yaml, "  && y"), "  && y");
  BOOST_CHECK_EQUAL(written(yaml, "z"), "z");
  BOOST_CHECK_EQUAL(written(yaml, "y\n|| z"), "y\n  || z");
  BOOST_CHECK_EQUAL(written("a: |2-\n    x\n   y\n", " y"), " y");
  BOOST_CHECK_EQUAL(written("a: |\r\n  x\r\n  y\r\n", "y"), "y");
  BOOST_CHECK_EQUAL(written("a: |\n\n\n  x\n", "x"), "x");
}

BOOST_AUTO_TEST_CASE(points_into_folded_scalars) {
  const std::string yaml = "a: >-\n  x <= 1\n  && y\n\n  || z\n    && w\n  v\n";
  BOOST_CHECK_EQUAL(written(yaml, "<="), "<=");
  BOOST_CHECK_EQUAL(written(yaml, "1 && y"), "1\n  && y");
  BOOST_CHECK_EQUAL(written(yaml, "z"), "z");
  BOOST_CHECK_EQUAL(written(yaml, "w"), "w");
  BOOST_CHECK_EQUAL(written(yaml, "v"), "v");
  BOOST_CHECK_EQUAL(written("- >\n\n  x\n\n\n  y\n", "y"), "y");
}

// Found by tests/fuzz/yaml.cpp.
BOOST_AUTO_TEST_CASE(offsets_stay_within_the_span) {
  const File file = read_text("a: |+\n  x\n\n\nb: 1\n");
  const Node& kept = *file.documents[0].root->find("a");
  BOOST_CHECK_EQUAL(kept.text, "x\n\n\n");
  BOOST_CHECK_EQUAL(text_offsets(kept).back(), kept.span.end);
  BOOST_CHECK_EQUAL(text_offsets(kept)[2], kept.span.end);
}

BOOST_AUTO_TEST_CASE(control_characters_indent_as_spaces_do) {
  BOOST_CHECK_EQUAL(written("a: >-\n\x1a x\n", "x"), "x");
}

BOOST_AUTO_TEST_CASE(offsets_of_copies_point_to_where_the_text_stands) {
  const File file = read_text("a: &x 'it''s'\nb: *x\n");
  const Node& copy = *file.documents[0].root->find("b");
  BOOST_CHECK(text_offsets(copy) == text_offsets(*file.documents[0].root->find("a")));
}

BOOST_AUTO_TEST_CASE(offsets_of_what_is_no_text) {
  const File file = read_text("a:\nb: []\n");
  for (const Node* node : file.documents[0].root->children) {
    BOOST_CHECK_EQUAL(text_offsets(*node).size(), 1U);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::yaml
