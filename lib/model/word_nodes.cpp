// SPDX-License-Identifier: Apache-2.0
#include "model/word_nodes.h"

#include <cstdint>
#include <vector>

namespace audit::model {
namespace {

using yaml::Node;

base::Span part_span(const Node& scalar, std::size_t offset, std::size_t size) {
  const auto begin = static_cast<std::uint32_t>(offset);
  const auto end = static_cast<std::uint32_t>(offset + size);
  if (scalar.span.end - scalar.span.begin == scalar.text.size()) {  // plain, on one line
    return {scalar.span.begin + begin, scalar.span.begin + end};
  }
  const std::vector<std::uint32_t> offsets = yaml::text_offsets(scalar);
  if (offsets.size() <= end || size == 0) {
    return scalar.span;
  }
  // Up to past the last byte's character; the next byte's place may be behind a line break.
  return {offsets[begin], offsets[end - 1] + (offsets[end] > offsets[end - 1] ? 1 : 0)};
}

}  // namespace

const Node* word_node(cel::Arena& arena, const Node& scalar, std::size_t offset,
                      std::string_view part) {
  Node node = scalar;
  node.span = part_span(scalar, offset, part.size());
  node.text = part;
  return arena.make(node);
}

const Node* key_node(cel::Arena& arena, const Node& entry) {
  Node node = entry;
  node.kind = yaml::Kind::Scalar;
  node.style = yaml::Style::Plain;
  node.span = entry.key;
  node.text = entry.key_text;
  node.tag = {};
  node.children = {};
  return arena.make(node);
}

}  // namespace audit::model
