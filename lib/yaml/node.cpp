// SPDX-License-Identifier: Apache-2.0
#include "yaml/node.h"

#include "yaml/text_scan.h"

#include <algorithm>

namespace audit::yaml {

const Node* Node::find(std::string_view name) const {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const Node* child) { return child->key_text == name; });
  return kind == Kind::Mapping && found != children.end() ? *found : nullptr;
}

std::string pointer(const Node& node) {
  std::vector<const Node*> path;
  for (const Node* at = &node; at->parent != nullptr; at = at->parent) {
    path.push_back(at);
  }
  std::string result;
  for (auto step = path.rbegin(); step != path.rend(); ++step) {
    result += '/';
    if ((*step)->parent->kind == Kind::Sequence) {
      result += std::to_string((*step)->index);
      continue;
    }
    for (const char c : (*step)->key_text) {  // RFC 6901, section 3
      if (c == '~') {
        result += "~0";
      } else if (c == '/') {
        result += "~1";
      } else {
        result += c;
      }
    }
  }
  return result;
}

std::vector<std::uint32_t> text_offsets(const Node& node) {
  std::vector<std::uint32_t> offsets;
  if (node.source == nullptr || node.kind != Kind::Scalar) {
    return {node.span.begin};
  }
  const std::string_view text = node.source->text();
  switch (node.style) {
    case Style::SingleQuoted:
    case Style::DoubleQuoted:
      decode_quoted(text, node.span, &offsets);
      break;
    case Style::Literal:
    case Style::Folded:
      block_scalar_offsets(text, node.span.begin, node.text, offsets);
      break;
    case Style::Plain:
    case Style::Flow:
    case Style::Block:
      end_of_plain(text, node.span.begin, node.text, &offsets);
      break;
  }
  offsets.resize(node.text.size(), node.span.end);
  for (std::uint32_t& offset :
       offsets) {  // line feeds that end a block scalar stand behind its span
    offset = std::min(offset, node.span.end);
  }
  const bool is_quoted = node.is_quoted() && !node.span.empty();
  offsets.push_back(is_quoted ? node.span.end - 1 : node.span.end);
  return offsets;
}

}  // namespace audit::yaml
