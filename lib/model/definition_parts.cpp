// SPDX-License-Identifier: Apache-2.0
#include "model/definition_parts.h"

#include "base/utf8.h"
#include "model/definition_diagnostics.h"
#include "model/forms/yes_no_form.h"

#include <algorithm>
#include <optional>
#include <string>

namespace audit::model {

using yaml::Kind;
using yaml::Node;

bool is_mapping(const Node& node, base::Diagnostics& diagnostics) {
  if (node.kind == Kind::Mapping) {
    return true;
  }
  diagnostics.add(definition_shape(node, {.zh = "键和值", .en = "a mapping"}));
  return false;
}

std::vector<const Node*> entries(const Node* node, base::Diagnostics& diagnostics) {
  if (node == nullptr || !is_mapping(*node, diagnostics)) {
    return {};
  }
  return {node->children.begin(), node->children.end()};
}

void check_keys(const Node& mapping, std::initializer_list<std::string_view> known,
                base::Diagnostics& diagnostics) {
  constexpr std::size_t near = 3;
  for (const Node* child : mapping.children) {
    if (std::find(known.begin(), known.end(), child->key_text) != known.end()) {
      continue;
    }
    std::string_view nearest;
    std::size_t best = near;
    for (const std::string_view key : known) {
      const std::size_t distance = base::edit_distance(child->key_text, key, near);
      if (distance < best) {
        best = distance;
        nearest = key;
      }
    }
    diagnostics.add(unknown_definition_key(*child, nearest));
  }
}

const Node* required_text(const Node& mapping, std::string_view key,
                          base::Diagnostics& diagnostics) {
  const Node* node = mapping.find(key);
  if (node == nullptr) {
    diagnostics.add(missing_definition_key(mapping, key));
    return nullptr;
  }
  if (node->kind != Kind::Scalar || node->text.empty()) {
    diagnostics.add(definition_shape(*node, {.zh = "文字", .en = "text"}));
    return nullptr;
  }
  return node;
}

base::Text text_in_two_languages(const Node* node, const Node& owner,
                                 base::Diagnostics& diagnostics) {
  if (node == nullptr) {
    diagnostics.add(missing_definition_key(owner, "title"));
    return {};
  }
  if (!is_mapping(*node, diagnostics)) {
    return {};
  }
  check_keys(*node, {"zh", "en"}, diagnostics);
  const Node* zh = required_text(*node, "zh", diagnostics);
  const Node* en = required_text(*node, "en", diagnostics);
  if (zh == nullptr || en == nullptr) {
    return {};
  }
  return {.zh = std::string(zh->text), .en = std::string(en->text)};
}

bool yes_no(const Node* node, base::Diagnostics& diagnostics) {
  if (node == nullptr) {
    return false;
  }
  const std::optional<bool> value = read_yes_no(node->text);
  if (!value) {
    diagnostics.add(definition_shape(*node, {.zh = " yes 或 no", .en = "yes or no"}));
  }
  return value.value_or(false);
}

std::vector<const Node*> words_of(const Node* node, base::Diagnostics& diagnostics) {
  if (node == nullptr) {
    return {};
  }
  const bool is_list =
      node->kind == Kind::Sequence && !node->children.empty() &&
      std::all_of(node->children.begin(), node->children.end(), [](const Node* item) {
        return item->kind == Kind::Scalar && !item->text.empty();
      });
  if (!is_list) {
    diagnostics.add(definition_shape(
        *node, {.zh = "词的列表，如 [专职, 全职]", .en = "a list of words such as [专职, 全职]"}));
    return {};
  }
  return {node->children.begin(), node->children.end()};
}

}  // namespace audit::model
