// SPDX-License-Identifier: Apache-2.0
#include "rules/yaml_tree.h"

#include "base/utf8.h"

#include <algorithm>

namespace audit::rules {
namespace {

/// Whether a text means itself without quotes, as a key or value in block style.
bool is_plain(std::string_view text) {
  static constexpr std::string_view indicators = "-?:,[]{}#&*!|>'\"%@` \t";
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  return !text.empty() && indicators.find(text.front()) == std::string_view::npos &&
         text.back() != ':' && text.back() != ' ' && text.find(": ") == std::string_view::npos &&
         text.find(" #") == std::string_view::npos &&
         std::none_of(text.begin(), text.end(), is_control) && text != "null" && text != "~";
}

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
      case '\\':
        result += '\\';
        result += c;
        break;
      case '\n':
        result += "\\n";
        break;
      case '\t':
        result += "\\t";
        break;
      case '\r':
        result += "\\r";
        break;
      default:
        result += c;
    }
  }
  return result + '"';
}

std::string scalar(const YamlTree& tree) {
  return tree.is_quoted || !is_plain(tree.text) ? in_quotes(tree.text) : tree.text;
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
      out += (is_plain(child.key) ? child.key : in_quotes(child.key)) + ':';
    } else {
      out += '-';
    }
    write(child, indent + 2, out);
  }
}

}  // namespace

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
