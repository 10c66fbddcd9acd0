// SPDX-License-Identifier: Apache-2.0
// Examples of a rule: cases of its tests, of whose files only what the rule reads is kept.
#include "rules/scopes.h"
#include "rules/yaml_tree.h"
#include "station-rules/rule_details.h"
#include "yaml/reader.h"

#include <algorithm>
#include <set>

namespace audit::tools {
namespace {

using results::Outcome;
using rules::YamlTree;

class Reduction {
 public:
  explicit Reduction(const rules::Rule& rule) {
    const auto add = [&](const auto& part) {
      if (part != nullptr) {
        for (const cel::Field* field : part->fields()) {
          wanted_.insert(field);
        }
      }
    };
    for (const rules::ProgramRef& program :
         {rule.group_when, rule.when, rule.require, rule.due, rule.at}) {
      add(program);
    }
    for (const rules::ForEach& entry : rule.for_each) {
      add(entry.list);
    }
    for (const rules::TemplateRef& text : {rule.message, rule.message_en}) {
      add(text);
    }
  }

  std::string of(const std::string& file, const cel::RecordType& document) const {
    base::Diagnostics ignored;
    const yaml::File read = yaml::read("example.yaml", file, ignored);
    if (read.documents.empty() || read.documents.front().root == nullptr) {
      return file;
    }
    YamlTree tree = YamlTree::of(*read.documents.front().root);
    reduce(tree, document);
    return tree.to_yaml();
  }

 private:
  /// Takes away what is not read; false when nothing is left.
  bool reduce(YamlTree& mapping, const cel::RecordType& record) const {
    std::vector<YamlTree> kept;
    for (YamlTree& child : mapping.children) {
      const cel::Field* field = record.find(child.key);
      if (field == nullptr) {
        continue;
      }
      const bool is_kind = field->en == "kind";
      const bool is_read = wanted_.contains(field);
      if (reduce_value(child, *field) || is_kind || is_read) {
        kept.push_back(std::move(child));
      }
    }
    mapping.children = std::move(kept);
    return !mapping.children.empty();
  }

  /// Whether something in it is read.
  bool reduce_value(YamlTree& value, const cel::Field& field) const {
    const cel::TypeRef inner = cel::innermost(field.type);
    if (inner->kind != cel::Kind::Record) {
      return wanted_.contains(&field);
    }
    if (field.type->kind == cel::Kind::Record) {
      return value.kind == yaml::Kind::Mapping ? reduce_record(value, *inner->record)
                                               : wanted_.contains(&field);
    }
    bool any = false;
    for (YamlTree& item : value.children) {
      any = (item.kind == yaml::Kind::Mapping && reduce_record(item, *inner->record)) || any;
    }
    return any;
  }

  /// An item keeps the field it is called by.
  bool reduce_record(YamlTree& mapping, const cel::RecordType& record) const {
    std::vector<YamlTree> key;
    for (const YamlTree& child : mapping.children) {
      const cel::Field* field = record.find(child.key);
      if (field != nullptr && field->index == record.key && !wanted_.contains(field)) {
        key.push_back(child);
      }
    }
    const bool any = reduce(mapping, record);
    mapping.children.insert(mapping.children.begin(), key.begin(), key.end());
    return any;
  }

  std::set<const cel::Field*> wanted_;
};

model::DocumentKind kind_of(const rules::CaseFile& file) {
  switch (file.role) {
    case rules::CaseFile::Role::County:
      return model::DocumentKind::County;
    case rules::CaseFile::Role::City:
      return model::DocumentKind::City;
    case rules::CaseFile::Role::Member:
      break;
  }
  return file.name.starts_with("counties") ? model::DocumentKind::County
                                           : model::DocumentKind::Station;
}

/// Of the cases with this outcome the one that explains itself, without parameters.
const rules::TestCase* typical(const rules::RuleTests& tests, const rules::Rule& rule,
                               Outcome outcome) {
  const rules::TestCase* best = nullptr;
  for (const rules::TestCase& test : tests.cases) {
    if (test.rule != &rule || test.expect != outcome) {
      continue;
    }
    if (best == nullptr || test.parameters.size() < best->parameters.size()) {
      best = &test;
    }
  }
  return best;
}

}  // namespace

std::vector<RuleExample> examples_of(const rules::Pack& pack, const rules::Rule& rule,
                                     const rules::RuleTests& tests) {
  const Reduction reduction(rule);
  std::vector<RuleExample> examples;
  for (const Outcome outcome : {Outcome::Pass, Outcome::Fail, Outcome::Unknown, Outcome::Manual}) {
    const rules::TestCase* test = typical(tests, rule, outcome);
    if (test == nullptr) {
      continue;
    }
    RuleExample example{
        .test = test,
        .yaml = reduction.of(test->station, pack.model->document(rules::document_kind(rule.scope))),
        .others = {}};
    for (const rules::CaseFile& other : test->others) {
      example.others.push_back(
          {.name = other.name,
           .yaml = other.is_unread
                       ? std::string()
                       : reduction.of(other.text, pack.model->document(kind_of(other)))});
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

}  // namespace audit::tools
