// SPDX-License-Identifier: Apache-2.0
#include "model/definition_reader.h"

#include "model/binder.h"
#include "model/definition_diagnostics.h"
#include "model/definition_parts.h"
#include "model/type_text.h"

#include <algorithm>
#include <array>

namespace audit::model {
namespace {

using yaml::Kind;
using yaml::Node;

// Words that type_text.cpp reads before it looks for names; `period` and `region` may be defined.
constexpr std::string_view reserved_names[] = {"text",   "yes_no", "date",  "year",
                                               "number", "count",  "ratio", "list"};

constexpr std::array<std::string_view, 4> document_names{"station", "county", "city", "rulings"};

void add_text_field(RecordSpec& record, Model::Impl& schema, const char* en, const char* zh,
                    std::vector<std::string> synonyms, base::Text title) {
  cel::Field field;
  field.en = en;
  field.zh = zh;
  field.synonyms = std::move(synonyms);
  field.title = std::move(title);
  field.index = static_cast<int>(record.type.fields.size());
  field.type = schema.types.simple(cel::Kind::Date);
  record.keys.add(field.en, field.index);
  record.keys.add(field.zh, field.index);
  for (const std::string& synonym : field.synonyms) {
    record.keys.add(synonym, field.index);
  }
  FieldSpec spec;
  spec.value = {.form = Form::Date, .type = field.type};
  record.type.fields.push_back(std::move(field));
  record.fields.push_back(std::move(spec));
}

}  // namespace

void add_builtin_records(Model::Impl& schema) {
  if (schema.record_names.contains("period")) {
    return;
  }
  RecordSpec& period = schema.records.emplace_back();
  period.type.name = "period";
  period.type.title = {.zh = "报告期", .en = "reporting period"};
  period.one_word = OneWord::Period;
  schema.record_names.emplace("period", &period);
  add_text_field(period, schema, "first", "起", {"首日", "开始", "自", "起始", "from", "start"},
                 {.zh = "报告期首日", .en = "first day of the period"});
  add_text_field(period, schema, "last", "止", {"末日", "结束", "至", "截止", "to", "end"},
                 {.zh = "报告期末日", .en = "last day of the period"});
}

void DefinitionReader::declare(const Node& root) {
  if (!is_mapping(root, diagnostics_)) {
    return;
  }
  check_keys(root, {"document", "title", "enumerations", "records", "fields"}, diagnostics_);
  for (const Node* node : entries(root.find("enumerations"), diagnostics_)) {
    declare_enumeration(*node);
  }
  for (const Node* node : entries(root.find("records"), diagnostics_)) {
    declare_record(*node);
  }
  declare_document(root);
}

void DefinitionReader::declare_document(const Node& root) {
  const Node* document = root.find("document");
  const Node* fields = root.find("fields");
  if (document == nullptr) {
    if (fields != nullptr) {
      diagnostics_.add(missing_definition_key(*fields, "document"));
    }
    return;
  }
  const auto name = std::find(document_names.begin(), document_names.end(), document->text);
  if (name == document_names.end()) {
    diagnostics_.add(definition_shape(
        *document, {.zh = " station、county、city 或 rulings", .en = "station, county, city or rulings"}));
    return;
  }
  RecordSpec*& slot = schema_.documents[static_cast<std::size_t>(name - document_names.begin())];
  RecordSpec& record = add_record(*document, document->text);
  if (slot == nullptr) {
    slot = &record;
  }
  record.type.title = text_in_two_languages(root.find("title"), root, diagnostics_);
  records_.push_back({.record = &record, .node = nullptr, .fields = fields});
  if (fields == nullptr) {
    diagnostics_.add(missing_definition_key(*document, "fields"));
  }
}

void DefinitionReader::declare_enumeration(const Node& node) {
  if (std::find(std::begin(reserved_names), std::end(reserved_names), node.key_text) !=
      std::end(reserved_names)) {
    diagnostics_.add(reserved_name(node));
    return;
  }
  const auto [first, is_new] = declared_.emplace(node.key_text, &node);
  if (!is_new) {
    diagnostics_.add(defined_twice(node, *first->second));
    return;
  }
  EnumSpec& spec = schema_.enumerations.emplace_back();
  spec.type.name = node.key_text;
  schema_.enumeration_names.emplace(spec.type.name, &spec);
  enumerations_.emplace_back(&spec, &node);
}

void DefinitionReader::declare_record(const Node& node) {
  if (std::find(std::begin(reserved_names), std::end(reserved_names), node.key_text) !=
      std::end(reserved_names)) {
    diagnostics_.add(reserved_name(node));
    return;
  }
  RecordSpec& record = add_record(node, node.key_text);
  if (node.key_text == "region") {
    record.one_word = OneWord::Region;
  } else if (node.key_text == "period") {
    record.one_word = OneWord::Period;
  }
  if (is_mapping(node, diagnostics_)) {
    records_.push_back({.record = &record, .node = &node, .fields = node.find("fields")});
  }
}

RecordSpec& DefinitionReader::add_record(const Node& named, std::string_view name) {
  const auto [first, is_new] = declared_.emplace(name, &named);
  if (!is_new) {
    diagnostics_.add(defined_twice(named, *first->second));
  }
  RecordSpec& record = schema_.records.emplace_back();
  record.type.name = name;
  schema_.record_names.emplace(record.type.name, &record);
  return record;
}

void DefinitionReader::define() {
  for (const auto& [spec, node] : enumerations_) {
    define_enumeration(*spec, *node);
  }
  for (const RecordDefinition& definition : records_) {
    define_fields(definition);
  }
  for (const RecordDefinition& definition : records_) {
    define_keys(definition);
  }
  if (diagnostics_.has_errors()) {
    return;  // what absence stands for is read as a file is read, and that needs whole definitions
  }
  for (const RecordDefinition& definition : records_) {
    for (const Node* node : entries(definition.fields, diagnostics_)) {
      if (node->find("absent") != nullptr) {
        define_absent(*definition.record, *node);
      }
    }
  }
}

void DefinitionReader::define_enumeration(EnumSpec& spec, const Node& node) {
  if (!is_mapping(node, diagnostics_)) {
    return;
  }
  check_keys(node, {"title", "ordered", "values"}, diagnostics_);
  spec.title = text_in_two_languages(node.find("title"), node, diagnostics_);
  spec.type.ordered = yes_no(node.find("ordered"), diagnostics_);
  const Node* values = node.find("values");
  if (values == nullptr || values->children.empty()) {
    diagnostics_.add(missing_definition_key(node, "values"));
    return;
  }
  for (const Node* member : entries(values, diagnostics_)) {
    define_member(spec, *member);
  }
}

void DefinitionReader::define_member(EnumSpec& spec, const Node& node) {
  const std::vector<const Node*> words = words_of(&node, diagnostics_);
  if (words.empty()) {
    return;
  }
  const int index = static_cast<int>(spec.type.members.size());
  cel::EnumType::Member member;
  member.id = node.key_text;
  member.zh = words.front()->text;
  const auto add = [&](std::string_view word, const Node& place) {
    const int taken = spec.words.add(word, index);
    if (taken != NameTable::not_found && taken != index) {
      diagnostics_.add(
          word_taken(place, word, spec.type.members[static_cast<std::size_t>(taken)].id));
    }
  };
  add(member.id, node);
  for (const Node* word : words) {
    add(word->text, *word);
    if (word != words.front()) {
      member.synonyms.emplace_back(word->text);
    }
  }
  spec.type.members.push_back(std::move(member));
}

void DefinitionReader::define_fields(const RecordDefinition& definition) {
  RecordSpec& record = *definition.record;
  if (definition.node != nullptr) {
    check_keys(*definition.node, {"title", "key", "value", "bare", "unique", "fields"}, diagnostics_);
    record.type.title =
        text_in_two_languages(definition.node->find("title"), *definition.node, diagnostics_);
    if (definition.fields == nullptr) {
      diagnostics_.add(missing_definition_key(*definition.node, "fields"));
      return;
    }
  }
  const std::vector<const Node*> fields = entries(definition.fields, diagnostics_);
  // Values, Missing and programs point to fields: the vectors must never grow again.
  record.type.fields.reserve(fields.size());
  record.fields.reserve(fields.size());
  for (const Node* node : fields) {
    if (is_mapping(*node, diagnostics_)) {
      define_field(record, *node);
    }
  }
}

void DefinitionReader::define_field(RecordSpec& record, const Node& node) {
  check_keys(node, {"zh", "also", "type", "title", "personal", "absent", "derived"}, diagnostics_);
  cel::Field field;
  field.en = node.key_text;
  if (const Node* zh = required_text(node, "zh", diagnostics_)) {
    field.zh = zh->text;
  }
  for (const Node* word : words_of(node.find("also"), diagnostics_)) {
    field.synonyms.emplace_back(word->text);
  }
  field.title = text_in_two_languages(node.find("title"), node, diagnostics_);
  field.personal = yes_no(node.find("personal"), diagnostics_);
  if (const Node* expression = node.find("derived")) {
    if (const Node* type = node.find("type")) {
      diagnostics_.add(unknown_definition_key(*type, ""));
    }
    derived_.push_back({.record = &record, .field = std::move(field), .expression = expression});
    return;
  }
  FieldSpec spec;
  const Node* type = required_text(node, "type", diagnostics_);
  if (type == nullptr) {
    return;
  }
  if (!parse_type(type->text, schema_, spec.value)) {
    diagnostics_.add(unknown_type(*type, nearest_type(type->text, schema_)));
    return;
  }
  field.type = spec.value.type;
  field.index = static_cast<int>(record.type.fields.size());
  name_field(record, field, node);
  record.type.fields.push_back(std::move(field));
  record.fields.push_back(std::move(spec));
}

void DefinitionReader::name_field(RecordSpec& record, const cel::Field& field, const Node& node) {
  const auto add = [&](std::string_view name) {
    const int taken = record.keys.add(name, field.index);
    if (taken != NameTable::not_found && taken != field.index) {
      diagnostics_.add(
          name_taken(node, name, record.type.fields[static_cast<std::size_t>(taken)].en));
    }
  };
  add(field.en);
  add(field.zh);
  for (const std::string& synonym : field.synonyms) {
    add(synonym);
  }
}

void DefinitionReader::define_keys(const RecordDefinition& definition) {
  if (definition.node == nullptr) {
    return;
  }
  RecordSpec& record = *definition.record;
  const auto index_of = [&](std::string_view part) {
    const Node* node = definition.node->find(part);
    if (node == nullptr) {
      return -1;
    }
    const auto field = std::find_if(record.type.fields.begin(), record.type.fields.end(),
                                    [node](const cel::Field& one) { return one.en == node->text; });
    if (field == record.type.fields.end()) {
      diagnostics_.add(unknown_field(*node, record.type.name));
      return -1;
    }
    return field->index;
  };
  record.type.key = index_of("key");
  if (const Node* bare = definition.node->find("bare");
      bare != nullptr && !yes_no(bare, diagnostics_)) {
    record.one_word = OneWord::Nothing;
  }
  record.value = index_of("value");
  record.is_unique = yes_no(definition.node->find("unique"), diagnostics_);
  if (record.type.key >= 0) {
    const Form form = record.fields[static_cast<std::size_t>(record.type.key)].value.form;
    record.is_unique = record.is_unique || form == Form::CalendarYear;
    if (form == Form::Record || form == Form::List) {
      diagnostics_.add(key_not_one_word(*definition.node->find("key")));
    }
    if (record.value < 0 && record.fields.size() == 2) {
      record.value = 1 - record.type.key;
    }
  }
}

void DefinitionReader::define_absent(RecordSpec& record, const Node& node) {
  const int index = record.keys.find_exact(node.key_text);
  if (index < 0 || index >= static_cast<int>(record.fields.size())) {
    diagnostics_.add(absent_without_meaning(*node.find("absent")));
    return;
  }
  FieldSpec& spec = record.fields[static_cast<std::size_t>(index)];
  const Node& absent = *node.find("absent");
  if (spec.value.form == Form::Date && absent.kind == Kind::Scalar && !absent.text.empty() &&
      (absent.text.front() < '0' || absent.text.front() > '9')) {
    spec.absent = cel::Value::date(base::Date::last());
    spec.absent_word = absent.text;
  } else {
    base::Diagnostics problems;
    spec.absent = read_constant(schema_, spec.value, absent, problems);
    if (!problems.empty() || spec.absent.kind() == cel::Kind::Null) {
      diagnostics_.add(absent_without_meaning(absent));
    }
  }
  record.has_defaults = true;
}

}  // namespace audit::model
