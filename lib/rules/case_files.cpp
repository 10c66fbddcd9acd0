// SPDX-License-Identifier: Apache-2.0
#include "rules/case_files.h"

#include "rules/scopes.h"

#include <algorithm>
#include <utility>

namespace audit::rules {
namespace {

const char* area_name(Scope scope) {
  return scope == Scope::County ? "county" : "city";
}

void add_kind(YamlTree& tree, Scope scope) {
  if (scope == Scope::Station || tree.find("kind") != nullptr || tree.find("文件类型") != nullptr) {
    return;
  }
  YamlTree kind;
  kind.kind = yaml::Kind::Scalar;
  kind.key = "kind";
  kind.text = area_name(scope);
  tree.children.insert(tree.children.begin(), std::move(kind));
}

/// The value of a field in whatever language its key is written.
const YamlTree* field(const YamlTree& tree, const cel::RecordType& record, std::string_view name) {
  const cel::Field* wanted = record.find(name);
  const auto at =
      std::find_if(tree.children.begin(), tree.children.end(),
                   [&](const YamlTree& child) { return record.find(child.key) == wanted; });
  return wanted == nullptr || at == tree.children.end() ? nullptr : &*at;
}

}  // namespace

void CaseFiles::set_subject(YamlTree tree) {
  tree.key.clear();
  add_kind(tree, scope_);
  subject_ = std::move(tree);
}

void CaseFiles::set_area(Scope scope, YamlTree tree) {
  const CaseFile::Role role =
      scope == Scope::County ? CaseFile::Role::County : CaseFile::Role::City;
  std::erase_if(others_, [role](const Entry& entry) { return entry.role == role; });
  tree.key.clear();
  add_kind(tree, scope);
  others_.push_back(
      {.role = role, .name = area_name(scope), .tree = std::move(tree), .kind = scope});
}

void CaseFiles::add_member(YamlTree tree) {
  tree.key.clear();
  const Scope kind = kind_of(tree);
  std::string name = name_of(tree, kind);
  others_.push_back({.role = CaseFile::Role::Member,
                     .name = std::move(name),
                     .tree = std::move(tree),
                     .kind = kind});
}

void CaseFiles::add_unread_member(std::string path) {
  others_.push_back({.role = CaseFile::Role::Member,
                     .name = std::move(path),
                     .tree = {},
                     .kind = Scope::Station,
                     .is_unread = true});
}

void CaseFiles::forget_members() {
  std::erase_if(others_, [](const Entry& entry) { return entry.role == CaseFile::Role::Member; });
}

Scope CaseFiles::kind_of(const YamlTree& tree) const {
  const cel::RecordType& record = model_->document(model::DocumentKind::Station);
  const YamlTree* kind = field(tree, record, "kind");
  const cel::Field* definition = record.find("kind");
  if (kind == nullptr || definition == nullptr || definition->type->enumeration == nullptr) {
    return Scope::Station;
  }
  const cel::EnumType& words = *definition->type->enumeration;
  const int word = words.find(kind->text);
  const bool is_county =
      word >= 0 && words.members[static_cast<std::size_t>(word)].id == area_name(Scope::County);
  return is_county ? Scope::County : Scope::Station;
}

std::string CaseFiles::name_of(const YamlTree& tree, Scope kind) const {
  const YamlTree* name = field(tree, model_->document(document_kind(kind)), "name");
  return (kind == Scope::County ? "counties[" : "stations[") +
         (name == nullptr ? std::string() : name->text) + "]";
}

CaseFiles::Target CaseFiles::target(std::string_view path) {
  for (Entry& entry : others_) {
    if (!entry.is_unread && path.starts_with(entry.name) && path.size() > entry.name.size() &&
        path[entry.name.size()] == '.') {
      return {.tree = &entry.tree,
              .kind = entry.kind,
              .file = entry.name,
              .rest = path.substr(entry.name.size() + 1)};
    }
  }
  const bool is_of_member = (path.starts_with("stations[") || path.starts_with("counties[")) &&
                            path.find("].") != std::string_view::npos;
  const bool is_of_area = path.starts_with("county.") || path.starts_with("city.");
  return {.tree = is_of_member || is_of_area ? nullptr : &subject_,
          .kind = scope_,
          .file = {},
          .rest = path};
}

PathEditor CaseFiles::editor(const Target& target) const {
  return {*target.tree, *model_, model_->document(document_kind(target.kind))};
}

PathEditor::Failure CaseFiles::set(std::string_view path, const yaml::Node& value) {
  const Target into = target(path);
  return into.tree == nullptr ? PathEditor::Failure{.part = std::string(path)}
                              : editor(into).set(into.rest, value);
}

PathEditor::Failure CaseFiles::unset(std::string_view path, bool& was_there) {
  const Target into = target(path);
  return into.tree == nullptr ? PathEditor::Failure{.part = std::string(path)}
                              : editor(into).unset(into.rest, was_there);
}

PathEditor::Failure CaseFiles::find(std::string_view path, ExpectedField& found) {
  const Target into = target(path);
  found.written = path;
  if (into.tree == nullptr) {
    return {.part = std::string(path)};
  }
  PathEditor::Found place;
  PathEditor::Failure failure = editor(into).find(into.rest, place);
  found.file = into.file;
  found.field = (into.file.empty() ? "" : into.file + ".") + place.field;
  found.pointer = std::move(place.pointer);
  return failure;
}

std::vector<CaseFile> CaseFiles::others() const {
  std::vector<CaseFile> files;
  for (const Entry& entry : others_) {
    files.push_back({.role = entry.role,
                     .name = entry.name,
                     .text = entry.is_unread ? std::string() : entry.tree.to_yaml(),
                     .is_unread = entry.is_unread});
  }
  return files;
}

}  // namespace audit::rules
