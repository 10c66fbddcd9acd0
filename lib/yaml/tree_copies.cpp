// SPDX-License-Identifier: Apache-2.0
//
// The part of TreeBuilder that repeats nodes: aliases and merge keys.
#include "yaml/diagnostics.h"
#include "yaml/key_set.h"
#include "yaml/limits.h"
#include "yaml/tree.h"

#include <utility>

namespace audit::yaml {

void TreeBuilder::alias(base::Span use, std::size_t anchor) {
  const Anchor target = anchor < anchors_.size() ? anchors_[anchor] : Anchor{};
  if (target.node == nullptr || target.is_open) {
    const std::uint32_t begin = target.node == nullptr ? use.begin : target.node->span.begin;
    base::Diagnostic cycle = alias_cycle({file_.source.get(), use}, {begin, begin});
    if (expects_key()) {
      reject_key(std::move(cycle));
      return;
    }
    diagnostics_.add(std::move(cycle));
    if (is_merging()) {
      take_merge_value(nullptr, use);
    } else {
      null(use, {});
    }
  } else if (is_merging()) {
    take_merge_value(target.node, use);
  } else {
    Node* node = copy(*target.node, use, stack_.size());
    node->key = {};  // place() gives it the key of where it is now, if any
    node->key_text = {};
    place(node);
  }
}

void TreeBuilder::take_merge_value(const Node* node, base::Span use) {
  Frame& frame = stack_.back();
  frame.merge.value = node;
  frame.merge.use = use;
  frame.merge.is_next = false;
  frame.expects_key = true;
}

/// YAML merge key specification: explicit keys win, then those of earlier mappings.
void TreeBuilder::apply_merge(const Frame& frame) {
  const Node* value = frame.merge.value;
  if (value == nullptr) {
    return;
  }
  const bool is_list = value->kind == Kind::Sequence;
  const std::span<const Node* const> sources = is_list ? value->children : std::span(&value, 1);
  std::vector<const Node*> entries(
      children_.begin() + static_cast<std::ptrdiff_t>(frame.first_child), children_.end());
  const std::size_t explicit_count = entries.size();
  std::vector<base::Span> uses(explicit_count);
  for (const Node* source : sources) {
    const bool has_own_use = is_list && !source->use.empty();
    const base::Span use = has_own_use ? source->use : frame.merge.use;
    if (source->kind != Kind::Mapping) {
      const bool is_inline = use == frame.merge.key;
      diagnostics_.add(
          merge_not_mapping({file_.source.get(), is_inline ? source->span : use}, frame.merge.key));
      continue;
    }
    entries.insert(entries.end(), source->children.begin(), source->children.end());
    uses.resize(entries.size(), use);
  }
  const std::vector<std::size_t> first = first_of_equal_keys(entries);
  for (std::size_t i = explicit_count; i < entries.size(); ++i) {
    if (first.empty() || first[i] == i) {
      Node* merged = copy(*entries[i], uses[i], stack_.size());
      merged->parent = frame.node;
      children_.push_back(merged);
    }
  }
}

Node* TreeBuilder::copy(const Node& from, base::Span use, std::size_t depth) {
  if (depth >= max_depth && !from.children.empty()) {
    diagnostics_.add(too_deep({file_.source.get(), use}));
    throw Stop();
  }
  Node* node = make(from.kind, from.style, from.span, use);
  *node = from;
  node->use = use;
  if (!from.children.empty()) {
    const Node** array = make_array<const Node*>(from.children.size());
    for (std::size_t i = 0; i < from.children.size(); ++i) {
      Node* child = copy(*from.children[i], use, depth + 1);
      child->parent = node;
      array[i] = child;
    }
    node->children = {array, from.children.size()};
  }
  return node;
}

}  // namespace audit::yaml
