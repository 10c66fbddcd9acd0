// SPDX-License-Identifier: Apache-2.0
#include "model/derived_fields.h"

#include "cel/program.h"
#include "model/definition_diagnostics.h"

#include <string>
#include <unordered_set>
#include <utility>

namespace audit::model {
namespace {

class Compiler {
 public:
  Compiler(Model::Impl& schema, std::vector<DerivedDefinition>& definitions,
           base::Diagnostics& diagnostics)
      : schema_(schema), definitions_(definitions), diagnostics_(diagnostics) {}

  /// The records that a record holds come first: its expressions may read their derived fields.
  void visit(const RecordSpec& record) {
    if (!visited_.insert(&record).second) {
      return;
    }
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      const ValueSpec* value = &record.fields[i].value;
      while (value->form == Form::List) {
        value = value->element;
      }
      if (value->form == Form::Record) {
        visit(*value->record);
      }
    }
    for (DerivedDefinition& definition : definitions_) {
      if (definition.record == &record) {
        compile(definition);
      }
    }
  }

 private:
  void compile(DerivedDefinition& definition) {
    RecordSpec& record = *definition.record;
    const yaml::Node& expression = *definition.expression;
    if (expression.kind != yaml::Kind::Scalar) {
      diagnostics_.add(definition_shape(expression, {.zh = "表达式", .en = "an expression"}));
      return;
    }
    cel::Field field = std::move(definition.field);
    field.index = static_cast<int>(record.type.fields.size());
    if (name_is_taken(record, field, expression)) {
      return;
    }
    cel::Source source{.text = std::string(expression.text),
                       .file = expression.source,
                       .offsets = text_offsets(expression)};
    const cel::TypeRef period = schema_.types.record(&schema_.record_names.at("period")->type);
    const cel::Environment names = cel::derived_environment(record.type, schema_.types, period);
    field.derived = cel::compile(std::move(source), names, nullptr, diagnostics_);
    if (field.derived == nullptr) {
      return;
    }
    field.type = field.derived->type();
    field.personal = field.personal || field.derived->is_personal();
    FieldSpec spec;
    spec.value.type = field.type;
    record.type.fields.push_back(std::move(field));
    record.fields.push_back(std::move(spec));
  }

  bool name_is_taken(RecordSpec& record, const cel::Field& field, const yaml::Node& expression) {
    bool is_taken = false;
    const auto add = [&](std::string_view name) {
      const int by = record.keys.add(name, field.index);
      if (by != NameTable::not_found && by != field.index) {
        diagnostics_.add(
            name_taken(expression, name, record.type.fields[static_cast<std::size_t>(by)].en));
        is_taken = true;
      }
    };
    add(field.en);
    add(field.zh);
    for (const std::string& synonym : field.synonyms) {
      add(synonym);
    }
    return is_taken;
  }

  Model::Impl& schema_;
  std::vector<DerivedDefinition>& definitions_;
  base::Diagnostics& diagnostics_;
  std::unordered_set<const RecordSpec*> visited_;
};

}  // namespace

void compile_derived_fields(Model::Impl& schema, std::vector<DerivedDefinition>& definitions,
                            base::Diagnostics& diagnostics) {
  Compiler compiler(schema, definitions, diagnostics);
  for (const RecordSpec& record : schema.records) {
    compiler.visit(record);
  }
}

}  // namespace audit::model
