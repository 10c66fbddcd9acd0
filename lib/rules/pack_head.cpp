// SPDX-License-Identifier: Apache-2.0
#include "rules/pack_head.h"

#include "rules/diagnostics.h"
#include "rules/parts.h"

#include <algorithm>
#include <utility>

namespace audit::rules {
namespace {

void read_source(const yaml::Node* node, PackHead& head, base::Diagnostics& diagnostics) {
  if (node == nullptr || !is_mapping(*node, diagnostics)) {
    return;
  }
  check_keys(*node, source_form(), diagnostics);
  head.issuer = text(node->find("issuer"), diagnostics).value_or("");
  head.number = text(node->find("number"), diagnostics).value_or("");
  head.issued = date(node->find("issued"), diagnostics);
  read_dates(*node, head.effective, head.until, diagnostics);
}

void read_applies_to(const yaml::Node* node, AppliesTo& applies_to,
                     base::Diagnostics& diagnostics) {
  if (node != nullptr && node->kind == yaml::Kind::Scalar && node->text == "everywhere") {
    applies_to.everywhere = true;
    return;
  }
  if (node == nullptr || !is_mapping(*node, diagnostics)) {
    return;
  }
  check_keys(*node, region_form(), diagnostics);
  applies_to.province = text(node->find("province"), diagnostics).value_or("");
  applies_to.city = text(node->find("city"), diagnostics).value_or("");
  applies_to.county = text(node->find("county"), diagnostics).value_or("");
  applies_to.code = text(node->find("code"), diagnostics).value_or("");
}

/// One id or a list of them.
void read_extends(const yaml::Node* node, std::vector<Extended>& extends,
                  base::Diagnostics& diagnostics) {
  if (node == nullptr) {
    return;
  }
  const bool is_list = node->kind == yaml::Kind::Sequence;
  const std::vector<const yaml::Node*> one{node};
  for (const yaml::Node* item :
       is_list ? std::vector<const yaml::Node*>(node->children.begin(), node->children.end())
               : one) {
    auto id = text(item, diagnostics);
    if (!id) {
      continue;
    }
    const auto first = std::find_if(extends.begin(), extends.end(),
                                    [&](const Extended& other) { return other.id == *id; });
    if (first != extends.end()) {
      diagnostics.add(defined_twice(*item, first->place));
      continue;
    }
    extends.push_back({.id = *std::move(id), .place = place_of(*item)});
  }
}

}  // namespace

void read_dates(const yaml::Node& mapping, std::optional<base::Date>& effective,
                std::optional<base::Date>& until, base::Diagnostics& diagnostics) {
  if (const auto from = date(mapping.find("effective"), diagnostics)) {
    effective = from;
  }
  if (const auto to = date(mapping.find("until"), diagnostics)) {
    until = to;
  }
  if (effective && until && *until < *effective) {
    const yaml::Node* node = mapping.find("until");
    diagnostics.add(ends_before_it_starts(node != nullptr ? *node : *mapping.find("effective")));
  }
}

std::optional<PackHead> read_head(const yaml::Node& root, base::Diagnostics& diagnostics) {
  if (!is_mapping(root, diagnostics)) {
    return std::nullopt;
  }
  PackHead head;
  auto id = text(required(root, "pack", diagnostics), diagnostics);
  if (!id) {
    return std::nullopt;
  }
  head.id = *std::move(id);
  head.title = bilingual(required(root, "title", diagnostics), diagnostics).value_or(base::Text());
  read_source(root.find("source"), head, diagnostics);
  read_applies_to(root.find("applies_to"), head.applies_to, diagnostics);
  read_extends(root.find("extends"), head.extends, diagnostics);
  return head;
}

const yaml::Node* single_root(const yaml::File& file, base::Diagnostics& diagnostics) {
  const yaml::Node* root = nullptr;
  for (const yaml::Document& document : file.documents) {
    if (document.root == nullptr) {
      continue;
    }
    if (root != nullptr) {
      diagnostics.add(
          several_packs({file.source.get(), {document.span.begin, document.span.begin}}));
      return nullptr;
    }
    root = document.root;
  }
  if (root == nullptr && !file.rejected) {
    diagnostics.add(empty_file({file.source.get(), {}}));
  }
  return root;
}

}  // namespace audit::rules
