// SPDX-License-Identifier: Apache-2.0
//
// The files of one rule test while it sets and leaves out fields: the file that is judged, those of
// the county and city that it lies in, and those of an area's members. Paths say which of them they
// lead into; without any of these beginnings they lead into the file that is judged:
//
//   staff[甲某].cert_no                    stations[乙站].staff[甲某].cert_no
//   county.targets[2021].stations          counties[甲县].funding.total
//
//   CaseFiles files(model, Scope::County);
//   files.set_subject(YamlTree::of(*base));
//   files.add_member(*node);
//   files.set("stations[乙站].name", value);
#pragma once

#include "model/model.h"
#include "rules/pack.h"
#include "rules/yaml_tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audit::rules {

/// A file beside the one that is judged.
struct CaseFile {
  enum class Role { County, City, Member };
  Role role = Role::Member;
  std::string
      name;  ///< as paths begin: `county`, `stations[乙站]`; of a member that is not read its path
  std::string text;
  bool is_unread = false;  ///< listed, and could not be read
};

/// A field that a case expects, in terms of the files that it gives.
struct ExpectedField {
  std::string written;  ///< as the test says it
  std::string file;     ///< CaseFile::name; empty: the file that is judged
  std::string field;    ///< `staff[甲某].cert_level`, `stations[乙站].staff[甲某].cert_level`
  std::string pointer;  ///< of its value, or of the nearest that encloses its place
};

class CaseFiles {
 public:
  CaseFiles(const model::Model& model, Scope scope) : model_(&model), scope_(scope) {}

  /// A file of an area need not say that it is one.
  void set_subject(YamlTree tree);
  /// `county` or `city` of the file that is judged; another one replaces it.
  void set_area(Scope scope, YamlTree tree);
  void add_member(YamlTree tree);
  void add_unread_member(std::string path);
  void forget_members();

  PathEditor::Failure set(std::string_view path, const yaml::Node& value);
  PathEditor::Failure unset(std::string_view path, bool& was_there);
  PathEditor::Failure find(std::string_view path, ExpectedField& found);

  std::string subject() const { return subject_.to_yaml(); }

  std::vector<CaseFile> others() const;

 private:
  struct Entry {
    CaseFile::Role role;
    std::string name;
    YamlTree tree;
    Scope kind = Scope::Station;
    bool is_unread = false;
  };

  /// The file that a path leads into, and the rest of the path.
  struct Target {
    YamlTree* tree = nullptr;  ///< null: there is no such file
    Scope kind = Scope::Station;
    std::string file;
    std::string_view rest;
  };

  Target target(std::string_view path);
  Scope kind_of(const YamlTree& tree) const;
  std::string name_of(const YamlTree& tree, Scope kind) const;
  PathEditor editor(const Target& target) const;

  const model::Model* model_;
  Scope scope_;
  YamlTree subject_;
  std::vector<Entry> others_;
};

}  // namespace audit::rules
