// SPDX-License-Identifier: Apache-2.0
//
// What a YAML text says, with the exact place of every key and value. No types: a scalar is its
// decoded text; what `是`, `25万元` or `no` mean is the model's business.
//
//   File file = read("a.yaml", bytes, diagnostics);
//   for (const Document& document : file.documents)
//     if (const Node* name = document.root->find("名称")) use(name->text, name->span);
//
// Anchors and merges are expanded: each use of an alias is a copy of the anchor's nodes whose
// `span` is where the text was written and whose `use` is the alias (or the `<<`) that brought it
// here; where aliases nest, the outermost.
#pragma once

#include "base/source.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit::yaml {

enum class Kind : std::uint8_t {
  Null,  ///< a key without value, `~`, `null`; written as nothing, the span is empty and stands
         ///< after `key:`
  Scalar,
  Sequence,
  Mapping,
};

enum class Style : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Literal, Folded, Flow, Block };

/// Span, key and use are those of base::Origin; for collections the span runs from the first to
/// past the last character (brackets included in flow style).
struct Node : base::Origin {
  Kind kind = Kind::Null;
  Style style = Style::Plain;
  std::uint16_t document = 0;  ///< 0-based document of the file
  std::uint32_t index = 0;     ///< position in the parent's children
  std::string_view text;       ///< Scalar: decoded text
  std::string_view key_text;   ///< decoded key when this is a mapping's value
  std::string_view tag;        ///< `!x` or a full tag when one is written; else empty
  const Node* parent = nullptr;
  std::span<const Node* const>
      children;  ///< items, or values in order of their keys (merged ones last)

  /// The value of a key, compared byte for byte; nullptr if there is none.
  const Node* find(std::string_view name) const;

  bool is_quoted() const { return style == Style::SingleQuoted || style == Style::DoubleQuoted; }
};

struct Document {
  const Node* root = nullptr;  ///< nullptr for an empty document
  std::uint32_t index = 0;     ///< 0-based
  base::Span span;
};

/// A read file; owns its text and its nodes. `rejected`: the text is not YAML (or over a limit) and
/// gives no documents; everything less is a diagnostic beside usable documents.
struct File {
  std::shared_ptr<const base::SourceText> source;
  std::vector<Document> documents;
  bool rejected = false;

  std::shared_ptr<const void> storage;  ///< the memory of the nodes
};

/// RFC 6901 pointer from the document's root: `/运营/管理费`, `/人员/0/姓名`.
std::string pointer(const Node& node);

/// For each byte of node.text (and one past its end) the byte offset in the source: undoes quoting,
/// escapes, folding and block indentation, so that an error inside an expression can be shown in
/// its file.
std::vector<std::uint32_t> text_offsets(const Node& node);

}  // namespace audit::yaml
