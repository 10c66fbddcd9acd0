// SPDX-License-Identifier: Apache-2.0
#include "rules/yaml_tree.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace audit::rules {
namespace {

/// Whether a text means itself without quotes, as a key or value in block style.
bool is_plain(std::string_view text) {
  static constexpr std::string_view indicators = "-?:,[]{}#&*!|>'\"%@` \t";
  return !text.empty() && indicators.find(text.front()) == std::string_view::npos &&
         text.back() != ':' && text.back() != ' ' && text.find(": ") == std::string_view::npos &&
         text.find(" #") == std::string_view::npos && base::visible(text) == text &&
         text != "null" && text != "~";
}

/// What would not be seen (control characters, bidirectional overrides) is written as an escape.
std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    at += point.length;
    if (bytes == "\"" || bytes == "\\") {
      result += '\\';
      result += bytes;
    } else if (bytes == "\n") {
      result += "\\n";
    } else if (bytes == "\t") {
      result += "\\t";
    } else if (bytes == "\r") {
      result += "\\r";
    } else if (base::visible(bytes) != bytes) {
      result += fmt::format("\\U{:08X}", static_cast<std::uint32_t>(point.value));
    } else {
      result += bytes;
    }
  }
  return result + '"';
}

std::string scalar(const YamlTree& tree) {
  return tree.is_quoted ? in_quotes(tree.text) : yaml_scalar(tree.text);
}

void write(const YamlTree& tree, std::size_t indent, std::string& out) {
  switch (tree.kind) {
    case yaml::Kind::Null:
      out += '\n';
      return;
    case yaml::Kind::Scalar:
      out += ' ' + scalar(tree) + '\n';
      return;
    case yaml::Kind::Sequence:
    case yaml::Kind::Mapping:
      break;
  }
  const bool is_mapping = tree.kind == yaml::Kind::Mapping;
  if (tree.children.empty()) {
    out += is_mapping ? " {}\n" : " []\n";
    return;
  }
  out += '\n';
  for (const YamlTree& child : tree.children) {
    out.append(indent, ' ');
    if (is_mapping) {
      out += yaml_scalar(child.key) + ':';
    } else {
      out += '-';
    }
    write(child, indent + 2, out);
  }
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  return is_plain(text) ? std::string(text) : in_quotes(text);
}

YamlTree YamlTree::of(const yaml::Node& node) {
  YamlTree tree;
  tree.kind = node.kind;
  tree.key = node.key_text;
  tree.text = node.text;
  tree.is_quoted = node.is_quoted();
  for (const yaml::Node* child : node.children) {
    tree.children.push_back(of(*child));
  }
  return tree;
}

std::string YamlTree::to_yaml() const {
  std::string out;
  write(*this, 0, out);
  return out.starts_with('\n') ? out.substr(1) : out;
}

const YamlTree* YamlTree::find(std::string_view wanted) const {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const YamlTree& child) { return child.key == wanted; });
  return kind != yaml::Kind::Mapping || found == children.end() ? nullptr : &*found;
}

}  // namespace audit::rules
