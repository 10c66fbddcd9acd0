// SPDX-License-Identifier: Apache-2.0
//
// Reads the definitions of model files into a schema, in two steps, so that files may name each
// other's records: declare() takes the names of all files, define() what stands behind them. The
// form of the files is in model.h. Derived fields are left to derived_fields.h, as their types need
// everything else.
//
//   DefinitionReader reader(schema, diagnostics);
//   for (const Node* root : roots) reader.declare(*root);
//   reader.define();
#pragma once

#include "base/diagnostic.h"
#include "model/schema.h"
#include "yaml/node.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace audit::model {

/// A field with `derived:`, not yet compiled.
struct DerivedDefinition {
  RecordSpec* record = nullptr;
  cel::Field field;
  const yaml::Node* expression = nullptr;
};

class DefinitionReader {
 public:
  DefinitionReader(Model::Impl& schema, base::Diagnostics& diagnostics)
      : schema_(schema), diagnostics_(diagnostics) {}

  void declare(const yaml::Node& root);
  void define();

  /// In order of definition.
  std::vector<DerivedDefinition>& derived() { return derived_; }

 private:
  struct RecordDefinition {
    RecordSpec* record = nullptr;
    const yaml::Node* node = nullptr;  ///< of a document its root
    const yaml::Node* fields = nullptr;
  };

  void declare_document(const yaml::Node& root);
  void declare_enumeration(const yaml::Node& node);
  void declare_record(const yaml::Node& node);
  RecordSpec& add_record(const yaml::Node& named, std::string_view name);

  void define_enumeration(EnumSpec& spec, const yaml::Node& node);
  void define_member(EnumSpec& spec, const yaml::Node& node);
  void define_fields(const RecordDefinition& definition);
  void define_field(RecordSpec& record, const yaml::Node& node);
  void define_keys(const RecordDefinition& definition);
  void define_absent(RecordSpec& record, const yaml::Node& node);
  void name_field(RecordSpec& record, const cel::Field& field, const yaml::Node& node);

  Model::Impl& schema_;
  base::Diagnostics& diagnostics_;
  std::vector<std::pair<EnumSpec*, const yaml::Node*>> enumerations_;
  std::vector<RecordDefinition> records_;
  std::vector<DerivedDefinition> derived_;
  std::unordered_map<std::string_view, const yaml::Node*>
      declared_;  ///< names of enumerations and records
};

/// Gives the record `period` {first, last} to a schema whose files do not define one.
void add_builtin_records(Model::Impl& schema);

}  // namespace audit::model
