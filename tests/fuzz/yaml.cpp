// SPDX-License-Identifier: Apache-2.0
// The YAML reader takes any bytes, comes to an end, and gives nodes whose places nest and hold
// their text.
#include "yaml/reader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using audit::yaml::Kind;
using audit::yaml::Node;

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

/// Characters that stand for themselves are found where text_offsets() says.
void check_text(const Node& node, std::string_view source) {
  const auto offsets = audit::yaml::text_offsets(node);
  require(offsets.size() == node.text.size() + 1);
  require(std::is_sorted(offsets.begin(), offsets.end()));
  require(offsets.front() >= node.span.begin && offsets.back() <= node.span.end);
  for (std::size_t i = 0; i < node.text.size(); ++i) {
    const bool is_itself = static_cast<unsigned char>(node.text[i]) > 0x20 &&
                           (source[offsets[i]] != '\\' || !node.is_quoted());
    require(!is_itself || source[offsets[i]] == node.text[i]);
  }
}

void check(const Node& node, std::string_view source) {
  require(node.span.begin <= node.span.end && node.span.end <= source.size());
  require(node.key.end <= source.size() && node.use.end <= source.size());
  if (node.kind == Kind::Scalar) {
    check_text(node, source);
  }
  std::uint32_t cursor = node.span.begin;
  for (const Node* child : node.children) {
    require(child->parent == &node);
    if (child->use.empty()) {
      require(child->span.begin >= cursor && child->span.end <= node.span.end);
      require(child->key.empty() || child->key.end <= child->span.begin);
      cursor = child->span.end;
    }
    check(*child, source);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t max_size = 4096;
  const std::string bytes(reinterpret_cast<const char*>(data), std::min(size, max_size));
  audit::base::Diagnostics diagnostics;
  const audit::yaml::File file = audit::yaml::read("fuzz", bytes, diagnostics);
  require(!file.rejected || diagnostics.has_errors());
  for (const audit::yaml::Document& document : file.documents) {
    if (document.root != nullptr) {
      check(*document.root, file.source->text());
    }
  }
  for (const audit::base::Diagnostic& diagnostic : diagnostics.items()) {
    require(!to_text(diagnostic, audit::base::Language::Chinese).empty());
  }
  return 0;
}
