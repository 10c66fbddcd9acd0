// SPDX-License-Identifier: Apache-2.0
//
// Builds the nodes of a file. Whoever reads the text says what stands where, in the order of the
// text; what holds for every reader is done here: memory, parents and keys, duplicate keys, aliases
// and merge keys, limits. Knows nothing of yaml-cpp.
//
//   builder.begin_document(0);
//   builder.begin(Kind::Mapping, Style::Block, 0, {});
//   builder.scalar({0, 6}, Style::Plain, "名称", {});          // a key, because a mapping expects
//   one builder.scalar({8, 14}, Style::Plain, "示例", {}); builder.end(14);
//   builder.end_document(14);
#pragma once

#include "base/diagnostic.h"
#include "yaml/node.h"

#include <cstddef>
#include <memory_resource>
#include <string_view>
#include <vector>

namespace audit::yaml {

/// What may stand in front of a node. `anchor` counts the anchors of a document from 1; 0 is none.
struct Properties {
  std::string_view tag;  ///< lives as long as the file
  std::size_t anchor = 0;
};

/// Thrown after a diagnostic was added that ends the reading of a file; caught in reader.cpp.
struct Stop {};

class TreeBuilder {
 public:
  TreeBuilder(File& file, base::Diagnostics& diagnostics);

  void begin_document(std::uint32_t begin);
  void end_document(std::uint32_t end);

  /// True when the next node is a key.
  bool expects_key() const { return !stack_.empty() && stack_.back().expects_key; }

  void null(base::Span span, Properties properties);
  /// `text` lives as long as the file: a part of its text or the result of keep().
  void scalar(base::Span span, Style style, std::string_view text, Properties properties);
  void begin(Kind kind, Style style, std::uint32_t begin, Properties properties);
  void end(std::uint32_t end);
  void alias(base::Span use, std::size_t anchor);

  /// A copy in the memory of the file.
  std::string_view keep(std::string_view text);

  /// Where the innermost open flow collection begins; nullptr when none is open.
  const Node* open_flow_collection() const;

 private:
  struct Key {
    base::Span span;
    std::string_view text;
    bool is_usable = false;
  };

  struct Merge {
    base::Span key;  ///< the `<<`; empty when the mapping has none
    base::Span use;  ///< what the merged values name as their use
    const Node* value = nullptr;
    bool is_next = false;  ///< the next node is the value of the `<<`
  };

  struct Frame {
    Node* node = nullptr;
    std::size_t anchor = 0;
    std::size_t first_child = 0;  ///< in children_
    bool expects_key = false;
    Key key;
    Merge merge;
  };

  struct Anchor {
    const Node* node = nullptr;
    bool is_open = false;  ///< its end has not been read: an alias to it would be a cycle
  };

  template <class T>
  T* make_array(std::size_t size) {
    return static_cast<T*>(memory_.allocate(size * sizeof(T), alignof(T)));
  }

  Node* make(Kind kind, Style style, base::Span span, base::Span use = {});

  bool is_merging() const { return !stack_.empty() && stack_.back().merge.is_next; }

  void register_anchor(std::size_t anchor, const Node* node, bool is_open);
  void place(Node* node);
  void take_key(base::Span span, std::string_view text, bool is_plain);
  void reject_key(base::Diagnostic diagnostic);
  void take_merge_value(const Node* node, base::Span use);
  void drop_duplicate_keys(const Frame& frame);
  void apply_merge(const Frame& frame);
  void close_children(const Frame& frame);
  Node* copy(const Node& from, base::Span use, std::size_t depth);

  File& file_;
  base::Diagnostics& diagnostics_;
  std::pmr::monotonic_buffer_resource& memory_;
  std::size_t node_count_ = 0;
  std::uint32_t document_begin_ = 0;
  Node* root_ = nullptr;
  std::vector<Frame> stack_;
  std::vector<Node*> children_;  ///< of all open collections, innermost last
  std::vector<Anchor> anchors_;  ///< of the document
};

}  // namespace audit::yaml
