// SPDX-License-Identifier: Apache-2.0
#include "rules/parts.h"

#include "base/utf8.h"
#include "rules/diagnostics.h"

#include <algorithm>
#include <array>
#include <span>

namespace audit::rules {
namespace {

bool is_name_character(char32_t c, bool first) {
  const bool is_digit = c >= U'0' && c <= U'9';
  if (c < 0x80) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_' ||
           (is_digit && !first);
  }
  // What Chinese keys of the model are made of: the unified ideographs, and 〇.
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007;
}

void check_names(const yaml::Node& mapping, std::span<const std::string_view> known,
                 base::Diagnostics& diagnostics) {
  const auto is_in = [](const auto& keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  for (const yaml::Node* child : mapping.children) {
    const std::string_view key = child->key_text;
    if (!is_in(known, key) && !key.starts_with("x-")) {
      diagnostics.add(unknown_key(*child, known));
    }
  }
}

}  // namespace

base::Place place_of(const yaml::Node& node) {
  return {node.source, node.span};
}

base::Place key_place_of(const yaml::Node& node) {
  return {node.source, node.key.empty() ? node.span : node.key};
}

bool is_mapping(const yaml::Node& node, base::Diagnostics& diagnostics) {
  if (node.kind == yaml::Kind::Mapping) {
    return true;
  }
  diagnostics.add(not_a_mapping(node));
  return false;
}

bool is_sequence(const yaml::Node& node, base::Diagnostics& diagnostics) {
  if (node.kind == yaml::Kind::Sequence) {
    return true;
  }
  diagnostics.add(not_a_list(node));
  return false;
}

void check_keys(const yaml::Node& mapping, Keys known, base::Diagnostics& diagnostics) {
  check_names(mapping, {known.begin(), known.size()}, diagnostics);
}

void check_keys(const yaml::Node& mapping, const PackPart& form, base::Diagnostics& diagnostics) {
  check_names(mapping, form.names(), diagnostics);
}

const yaml::Node* required(const yaml::Node& mapping, std::string_view key,
                           base::Diagnostics& diagnostics) {
  const yaml::Node* node = mapping.find(key);
  if (node == nullptr) {
    diagnostics.add(missing_key(mapping, key));
  }
  return node;
}

std::optional<std::string> text(const yaml::Node* node, base::Diagnostics& diagnostics) {
  if (node == nullptr) {
    return std::nullopt;
  }
  if (!node->tag.empty()) {
    diagnostics.add(tagged(*node));
    return std::nullopt;
  }
  if (node->kind != yaml::Kind::Scalar || node->text.empty()) {
    diagnostics.add(not_text(*node));
    return std::nullopt;
  }
  return std::string(node->text);
}

std::optional<base::Text> bilingual(const yaml::Node* node, base::Diagnostics& diagnostics) {
  if (node == nullptr) {
    return std::nullopt;
  }
  if (node->kind != yaml::Kind::Mapping) {
    auto zh = text(node, diagnostics);
    return zh ? std::optional(base::Text{.zh = *std::move(zh), .en = {}}) : std::nullopt;
  }
  check_keys(*node, {"zh", "en"}, diagnostics);
  auto zh = text(required(*node, "zh", diagnostics), diagnostics);
  auto en = text(node->find("en"), diagnostics);
  if (!zh) {
    return std::nullopt;
  }
  return base::Text{.zh = *std::move(zh), .en = std::move(en).value_or("")};
}

std::optional<base::Date> date(const yaml::Node* node, base::Diagnostics& diagnostics) {
  const auto written = text(node, diagnostics);
  if (!written) {
    return std::nullopt;
  }
  auto value = base::Date::parse(*written);
  if (!value) {
    diagnostics.add(not_a_date(*node));
  }
  return value;
}

std::optional<bool> yes_no_word(std::string_view word) {
  static constexpr std::array yes{"true", "yes", "是"};
  static constexpr std::array no{"false", "no", "否"};
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) {
    return true;
  }
  return std::find(no.begin(), no.end(), word) != no.end() ? std::optional(false) : std::nullopt;
}

std::optional<bool> yes_no(const yaml::Node* node, base::Diagnostics& diagnostics) {
  const auto written = text(node, diagnostics);
  if (!written) {
    return std::nullopt;
  }
  const auto value = yes_no_word(*written);
  if (!value) {
    diagnostics.add(not_yes_or_no(*node));
  }
  return value;
}

std::optional<cel::Source> expression(const yaml::Node* node, base::Diagnostics& diagnostics) {
  auto written = text(node, diagnostics);
  if (!written) {
    return std::nullopt;
  }
  return cel::Source{
      .text = *std::move(written), .file = node->source, .offsets = yaml::text_offsets(*node)};
}

bool is_name(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const base::CodePoint point = base::decode(text, at);
    if (!is_name_character(point.value, at == 0)) {
      return false;
    }
    at += point.length;
  }
  return !text.empty();
}

}  // namespace audit::rules
