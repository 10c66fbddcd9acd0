// SPDX-License-Identifier: Apache-2.0
//
// A YAML document that can be changed and written again: the base of rule tests, from which each
// case sets or removes a few fields. Fields are named by paths in either key language, items by key
// or number, however the base writes them (key language, keyed or plain lists, one word for a
// record):
//
//   YamlTree tree = YamlTree::of(*base);
//   PathEditor editor(tree, model, model.document(DocumentKind::Station));
//   editor.set("staff[甲某].cert_level", value);      // false where the path leads nowhere
//   editor.unset("finance.total");
//   tree.to_yaml()
#pragma once

#include "cel/type.h"
#include "model/model.h"
#include "yaml/node.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::rules {

struct YamlTree {
  yaml::Kind kind = yaml::Kind::Null;
  std::string key;   ///< in the parent mapping
  std::string text;  ///< Scalar
  bool is_quoted = false;
  std::vector<YamlTree> children;

  static YamlTree of(const yaml::Node& node);

  /// Block style, one key a line.
  std::string to_yaml() const;

  const YamlTree* find(std::string_view wanted) const;
};

/// A text as a key or value in block style: in quotes where it would mean something else without.
std::string yaml_scalar(std::string_view text);

class PathEditor {
 public:
  PathEditor(YamlTree& root, const model::Model& model, const cel::RecordType& record)
      : root_(root), model_(model), record_(record) {}

  /// What an edit could not do with a path.
  struct Failure {
    std::string part;  ///< of the path, where it leads nowhere; empty: it worked

    explicit operator bool() const { return !part.empty(); }
  };

  /// Replaces the value, or adds the field (and the records around it), or the next item of a list.
  Failure set(std::string_view path, const yaml::Node& value);

  /// Removes the field; `was_there` tells whether there was one.
  Failure unset(std::string_view path, bool& was_there);

  struct Found {
    std::string field;    ///< in model terms, items by their key: `staff[甲某].cert_level`
    std::string pointer;  ///< RFC 6901 of the value, or of the nearest that encloses its place
  };

  Failure find(std::string_view path, Found& found) const;

 private:
  YamlTree& root_;
  const model::Model& model_;
  const cel::RecordType& record_;
};

}  // namespace audit::rules
