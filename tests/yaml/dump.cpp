// SPDX-License-Identifier: Apache-2.0
#include "dump.h"

#include "base/utf8.h"

namespace audit::yaml {
namespace {

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::Null:
      return "null";
    case Kind::Scalar:
      return "scalar";
    case Kind::Sequence:
      return "sequence";
    case Kind::Mapping:
      return "mapping";
  }
  return {};
}

std::string_view name_of(Style style) {
  switch (style) {
    case Style::Plain:
      return "plain";
    case Style::SingleQuoted:
      return "single";
    case Style::DoubleQuoted:
      return "double";
    case Style::Literal:
      return "literal";
    case Style::Folded:
      return "folded";
    case Style::Flow:
      return "flow";
    case Style::Block:
      return "block";
  }
  return {};
}

void append(std::string& out, const Node& node) {
  const std::string at = base::visible(pointer(node));
  out += (at.empty() ? "." : at) + "  " + std::string(name_of(node.kind));
  if (node.kind != Kind::Null) {
    out += ' ' + std::string(name_of(node.style));
  }
  out += ' ' + dump(*node.source, node.span);
  if (!node.key.empty()) {
    out += " key " + dump(*node.source, node.key);
  }
  if (!node.use.empty()) {
    out += " use " + dump(*node.source, node.use);
  }
  if (!node.tag.empty()) {
    out += " tag " + std::string(node.tag);
  }
  if (node.kind == Kind::Scalar) {
    out += " \"" + base::visible(node.text) + '"';
  }
  out += '\n';
  for (const Node* child : node.children) {
    append(out, *child);
  }
}

}  // namespace

std::string dump(const base::SourceText& source, base::Span span) {
  const base::Position begin = source.position(span.begin);
  const base::Position end = source.position(span.end);
  return std::to_string(begin.line) + ':' + std::to_string(begin.column) + '-' +
         std::to_string(end.line) + ':' + std::to_string(end.column);
}

std::string dump(const File& file) {
  if (file.rejected) {
    return "rejected\n";
  }
  std::string out;
  for (const Document& document : file.documents) {
    out += "document " + std::to_string(document.index) + ' ' + dump(*file.source, document.span) +
           (document.root == nullptr ? " empty\n" : "\n");
    if (document.root != nullptr) {
      append(out, *document.root);
    }
  }
  return out;
}

std::string dump(const base::Diagnostics& diagnostics) {
  std::string out;
  for (const base::Diagnostic& item : diagnostics.items()) {
    out += to_text(item, base::Language::Chinese) + "  en: " + item.message.en + '\n';
    for (const base::Related& related : item.related) {
      out += "  en: " + related.message.en + '\n';
    }
  }
  return out;
}

}  // namespace audit::yaml
