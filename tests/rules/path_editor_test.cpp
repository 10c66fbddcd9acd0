// SPDX-License-Identifier: Apache-2.0
//
// Edits of rule tests: a base, edits (`path = value` sets, `-path` removes, `?path` asks), and the
// file after them.
#include "rules/yaml_tree.h"
#include "rules/small_model.h"
#include "support/files.h"
#include "support/table.h"
#include "yaml/reader.h"

#include <memory>
#include <sstream>
#include <string>

namespace {

using audit::base::Diagnostics;
using audit::rules::PathEditor;
using audit::rules::YamlTree;

/// Tables drop blanks at the beginning of a line: each level of indentation is a `.`.
std::string with_dots(std::string_view yaml) {
  std::string text;
  bool is_indent = true;
  for (const char c : yaml) {
    is_indent = c == '\n' || (is_indent && c == ' ');
    text += is_indent && c == ' ' ? '.' : c;
  }
  return text;
}

std::string edited(const audit::test::Row& row) {
  Diagnostics diagnostics;
  std::string base;
  std::string edits;
  std::istringstream lines(row.text);
  for (std::string line; std::getline(lines, line);) {
    const bool is_edit = line.starts_with("! ");
    (is_edit ? edits : base) += (is_edit ? line.substr(2) : line) + "\n";
  }
  const auto file = audit::yaml::read("base.yaml", base, diagnostics);
  YamlTree tree = YamlTree::of(*file.documents.at(0).root);
  PathEditor editor(tree, audit::test::small_model(),
                    audit::test::small_model().document(audit::model::DocumentKind::Station));
  std::string answers;
  std::istringstream each(edits);
  for (std::string edit; std::getline(each, edit);) {
    PathEditor::Failure failure;
    if (edit.starts_with('-')) {
      bool was_there = false;
      failure = editor.unset(edit.substr(1), was_there);
      answers += was_there || failure ? "" : "nothing to remove\n";
    } else if (edit.starts_with('?')) {
      PathEditor::Found found;
      failure = editor.find(edit.substr(1), found);
      answers += failure ? "" : found.field + (found.pointer.empty() ? " at the root" : " at " + found.pointer) + "\n";
    } else {
      const std::size_t equals = edit.find(" = ");
      const auto value =
          audit::yaml::read("value.yaml", edit.substr(equals + 3) + "\n", diagnostics);
      failure = editor.set(edit.substr(0, equals), *value.documents.at(0).root);
    }
    answers += failure ? "nowhere: " + failure.part + "\n" : "";
  }
  std::string text = answers.empty() ? with_dots(tree.to_yaml()) : answers;
  text.pop_back();
  return text;
}

}  // namespace

const audit::test::TableTest edits("path_editor", "tests/rules/path_editor.txt", edited);
