// SPDX-License-Identifier: Apache-2.0
#include "rules/field_removal.h"

#include "base/diagnostic.h"
#include "rules/yaml_tree.h"
#include "yaml/reader.h"

#include <utility>

namespace audit::rules {
namespace {

/// The kind of a file tells which rules it is judged by: it stays.
bool tells_the_kind(const YamlTree& node) {
  return node.key == "kind" || node.key == "文件类型";
}

class Remover {
 public:
  explicit Remover(YamlTree root) : root_(std::move(root)) {}

  std::vector<Removal> run() {
    visit(root_, "");
    return std::move(removals_);
  }

 private:
  void visit(YamlTree& node, const std::string& path) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (node.kind == yaml::Kind::Sequence) {
        visit(node.children[i], path + "[" + std::to_string(i) + "]");
        continue;
      }
      const std::string child_path =
          path.empty() ? node.children[i].key : path + "." + node.children[i].key;
      if (tells_the_kind(node.children[i]) && path.empty()) {
        continue;
      }
      YamlTree removed = std::move(node.children[i]);
      node.children.erase(node.children.begin() + static_cast<std::ptrdiff_t>(i));
      removals_.push_back({.path = child_path, .station = root_.to_yaml()});
      node.children.insert(node.children.begin() + static_cast<std::ptrdiff_t>(i),
                           std::move(removed));
      visit(node.children[i], child_path);
    }
  }

  YamlTree root_;
  std::vector<Removal> removals_;
};

}  // namespace

std::vector<Removal> removals(const std::string& station) {
  base::Diagnostics ignored;
  const yaml::File file = yaml::read("test", station, ignored);
  if (file.documents.empty() || file.documents.front().root == nullptr) {
    return {};
  }
  return Remover(YamlTree::of(*file.documents.front().root)).run();
}

}  // namespace audit::rules
