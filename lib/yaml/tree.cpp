// SPDX-License-Identifier: Apache-2.0
#include "yaml/tree.h"

#include "yaml/diagnostics.h"
#include "yaml/key_set.h"
#include "yaml/limits.h"

#include <algorithm>
#include <memory>
#include <new>

namespace audit::yaml {
namespace {

std::pmr::monotonic_buffer_resource& make_memory(File& file) {
  const auto memory = std::make_shared<std::pmr::monotonic_buffer_resource>();
  file.storage = memory;
  return *memory;
}

}  // namespace

TreeBuilder::TreeBuilder(File& file, base::Diagnostics& diagnostics)
    : file_(file), diagnostics_(diagnostics), memory_(make_memory(file)) {}

void TreeBuilder::begin_document(std::uint32_t begin) {
  if (file_.documents.size() >= max_documents) {
    diagnostics_.add(too_many_documents({file_.source.get(), {begin, begin}}));
    throw Stop();
  }
  document_begin_ = begin;
  root_ = nullptr;
  anchors_.clear();
}

void TreeBuilder::end_document(std::uint32_t end) {
  const bool is_empty = root_ == nullptr || root_->kind == Kind::Null;
  file_.documents.push_back({.root = is_empty ? nullptr : root_,
                             .index = static_cast<std::uint32_t>(file_.documents.size()),
                             .span = {document_begin_, std::max(document_begin_, end)}});
}

void TreeBuilder::null(base::Span span, Properties properties) {
  if (expects_key()) {
    reject_key(missing_key({file_.source.get(), span}));
    return;
  }
  Node* node = make(Kind::Null, Style::Plain, span);
  node->tag = properties.tag;
  register_anchor(properties.anchor, node, false);
  place(node);
}

void TreeBuilder::scalar(base::Span span, Style style, std::string_view text,
                         Properties properties) {
  if (expects_key() && properties.anchor == 0) {
    take_key(span, text, style == Style::Plain && properties.tag.empty());
    return;
  }
  Node* node = make(Kind::Scalar, style, span);
  node->text = text;
  node->tag = properties.tag;
  register_anchor(properties.anchor, node, false);
  place(node);
}

void TreeBuilder::begin(Kind kind, Style style, std::uint32_t begin, Properties properties) {
  if (stack_.size() >= max_depth) {
    diagnostics_.add(too_deep({file_.source.get(), {begin, begin}}));
    throw Stop();
  }
  Node* node = make(kind, style, {begin, begin});
  node->tag = properties.tag;
  register_anchor(properties.anchor, node, true);
  Frame frame;
  frame.node = node;
  frame.anchor = properties.anchor;
  frame.first_child = children_.size();
  frame.expects_key = kind == Kind::Mapping;
  stack_.push_back(frame);
}

void TreeBuilder::end(std::uint32_t end) {
  const Frame frame = stack_.back();
  if (frame.node->kind == Kind::Mapping) {
    drop_duplicate_keys(frame);
    apply_merge(frame);
  }
  close_children(frame);
  frame.node->span.end = std::max(frame.node->span.begin, end);
  register_anchor(frame.anchor, frame.node, false);
  stack_.pop_back();
  place(frame.node);
}

std::string_view TreeBuilder::keep(std::string_view text) {
  if (text.empty()) {
    return {};
  }
  char* copy = make_array<char>(text.size());
  std::copy(text.begin(), text.end(), copy);
  return {copy, text.size()};
}

const Node* TreeBuilder::open_flow_collection() const {
  const bool is_open = !stack_.empty() && stack_.back().node->style == Style::Flow;
  return is_open ? stack_.back().node : nullptr;
}

Node* TreeBuilder::make(Kind kind, Style style, base::Span span, base::Span use) {
  if (++node_count_ > max_nodes) {
    diagnostics_.add(too_many_nodes({file_.source.get(), use.empty() ? span : use}));
    throw Stop();
  }
  Node* node = new (memory_.allocate(sizeof(Node), alignof(Node))) Node();
  node->source = file_.source.get();
  node->span = span;
  node->kind = kind;
  node->style = style;
  node->document = static_cast<std::uint16_t>(file_.documents.size());
  return node;
}

void TreeBuilder::register_anchor(std::size_t anchor, const Node* node, bool is_open) {
  if (anchor == 0) {
    return;
  }
  if (anchors_.size() <= anchor) {
    anchors_.resize(anchor + 1);
  }
  anchors_[anchor] = {.node = node, .is_open = is_open};
}

/// Gives a finished node to the collection that is open, as a key, a value or an item.
void TreeBuilder::place(Node* node) {
  if (stack_.empty()) {
    root_ = node;
    return;
  }
  Frame& frame = stack_.back();
  if (frame.node->kind == Kind::Mapping) {
    if (frame.expects_key) {
      const base::Span written = node->use.empty() ? node->span : node->use;
      if (node->kind == Kind::Scalar) {
        take_key(written, node->text, false);
      } else {
        reject_key(key_not_scalar({file_.source.get(), written}));
      }
      return;
    }
    if (frame.merge.is_next) {
      take_merge_value(node, node->use.empty() ? frame.merge.key : node->use);
      return;
    }
    frame.expects_key = true;
    if (!frame.key.is_usable) {
      return;
    }
    node->key = frame.key.span;
    node->key_text = frame.key.text;
  }
  node->parent = frame.node;
  children_.push_back(node);
}

void TreeBuilder::take_key(base::Span span, std::string_view text, bool is_plain) {
  Frame& frame = stack_.back();
  frame.expects_key = false;
  frame.key = {.span = span, .text = text, .is_usable = true};
  if (!is_plain || text != "<<") {
    return;
  }
  if (frame.merge.key.empty()) {
    frame.merge.key = span;
    frame.merge.is_next = true;
  } else {
    diagnostics_.add(second_merge_key({file_.source.get(), span}, frame.merge.key));
    frame.key.is_usable = false;
  }
}

/// The entry is left out: its value is read and forgotten.
void TreeBuilder::reject_key(base::Diagnostic diagnostic) {
  diagnostics_.add(std::move(diagnostic));
  Frame& frame = stack_.back();
  frame.expects_key = false;
  frame.key.is_usable = false;
}

/// The first value stays, later ones are left out.
void TreeBuilder::drop_duplicate_keys(const Frame& frame) {
  const std::span<Node*> entries = std::span(children_).subspan(frame.first_child);
  const std::vector<std::size_t> first = first_of_equal_keys(entries);
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i] != i) {
      diagnostics_.add(
          duplicate_key({file_.source.get(), entries[i]->key}, entries[first[i]]->key));
      entries[i] = nullptr;
    }
  }
  if (!first.empty()) {
    std::erase(children_, nullptr);
  }
}

void TreeBuilder::close_children(const Frame& frame) {
  const std::size_t count = children_.size() - frame.first_child;
  if (count > 0) {
    const Node** array = make_array<const Node*>(count);
    for (std::size_t i = 0; i < count; ++i) {
      Node* child = children_[frame.first_child + i];
      child->index = static_cast<std::uint32_t>(i);
      array[i] = child;
    }
    frame.node->children = {array, count};
  }
  children_.resize(frame.first_child);
}

}  // namespace audit::yaml
