// SPDX-License-Identifier: Apache-2.0
#include "model/model.h"

#include "base/source.h"
#include "model/binder.h"
#include "model/definition_diagnostics.h"
#include "model/definition_reader.h"
#include "model/derived_fields.h"
#include "model/schema.h"
#include "yaml/reader.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace audit::model {
namespace {

namespace fs = std::filesystem;

constexpr const char* document_names[] = {"station", "county", "city", "rulings"};

/// The *.yaml files of the folder, sorted; none when it cannot be read.
std::vector<fs::path> model_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    if (entry->path().extension() == ".yaml") {
      files.push_back(entry->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool read_file(const fs::path& path, std::string& bytes) {
  std::ifstream stream(path, std::ios::binary);
  bytes.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  return !stream.bad() && stream.is_open();
}

void read_files(const fs::path& folder, Model::Impl& schema, base::Diagnostics& diagnostics) {
  const std::vector<fs::path> paths = model_files(folder);
  if (paths.empty()) {
    diagnostics.add(no_model_files(folder.string()));
  }
  for (const fs::path& path : paths) {
    std::string bytes;
    if (!read_file(path, bytes)) {
      diagnostics.add(unreadable_model_file(path.string()));
      continue;
    }
    schema.files.push_back(yaml::read(path.string(), std::move(bytes), diagnostics));
  }
}

/// A specification for a type that is known without its field: what read() of a pack's parameter
/// gets. Numbers are read as `number`; elements live in `elements`.
ValueSpec spec_of(cel::TypeRef type, const Model::Impl& schema, std::deque<ValueSpec>& elements) {
  ValueSpec spec;
  spec.type = type;
  switch (type->kind) {
    case cel::Kind::Bool:
      spec.form = Form::YesNo;
      break;
    case cel::Kind::Number:
      spec.form = Form::Number;
      break;
    case cel::Kind::Date:
      spec.form = Form::Date;
      break;
    case cel::Kind::Enum:
      spec.form = Form::Enum;
      spec.enumeration = schema.find(type->enumeration);
      break;
    case cel::Kind::Record:
      spec.form = Form::Record;
      spec.record = schema.find(type->record);
      break;
    case cel::Kind::List:
      spec.form = Form::List;
      spec.element = &elements.emplace_back(spec_of(type->element, schema, elements));
      break;
    default:
      spec.form = Form::Text;
      break;
  }
  return spec;
}

/// False when the type names a record or enumeration that is not of this model.
bool is_complete(const ValueSpec& spec) {
  switch (spec.form) {
    case Form::Enum:
      return spec.enumeration != nullptr;
    case Form::Record:
      return spec.record != nullptr;
    case Form::List:
      return is_complete(*spec.element);
    default:
      return true;
  }
}

}  // namespace

Model::Model(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Model::~Model() = default;

std::unique_ptr<Model> Model::load(const fs::path& folder, base::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  auto schema = std::make_unique<Impl>();
  read_files(folder, *schema, diagnostics);
  DefinitionReader reader(*schema, diagnostics);
  for (const yaml::File& file : schema->files) {
    for (const yaml::Document& document : file.documents) {
      if (document.root != nullptr) {
        reader.declare(*document.root);
      }
    }
  }
  add_builtin_records(*schema);
  reader.define();
  for (std::size_t i = 0; i < std::size(document_names); ++i) {
    if (schema->documents[i] == nullptr && !schema->files.empty()) {
      diagnostics.add(no_definition_of(document_names[i]));
    }
  }
  if (diagnostics.error_count() == errors) {
    compile_derived_fields(*schema, reader.derived(), diagnostics);
  }
  if (diagnostics.error_count() != errors) {
    diagnostics.keep(std::shared_ptr<const Impl>(std::move(schema)));  // they speak of its files
    return nullptr;
  }
  return std::unique_ptr<Model>(new Model(std::move(schema)));
}

const cel::RecordType& Model::document(DocumentKind kind) const {
  return impl_->documents.at(static_cast<std::size_t>(kind))->type;
}

const cel::RecordType* Model::find_record(std::string_view name) const {
  const auto found = impl_->record_names.find(std::string(name));
  return found != impl_->record_names.end() ? &found->second->type : nullptr;
}

const cel::EnumType* Model::find_enumeration(std::string_view name) const {
  const auto found = impl_->enumeration_names.find(std::string(name));
  return found != impl_->enumeration_names.end() ? &found->second->type : nullptr;
}

cel::TypeTable& Model::types() const {
  return impl_->types;
}

cel::TypeRef Model::type_at(DocumentKind kind, std::string_view path) const {
  const cel::RecordType* record = &document(kind);
  while (true) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const cel::Field* field = record->find(path.substr(0, dot));
    if (field == nullptr || dot == path.size()) {
      return field == nullptr ? nullptr : field->type;
    }
    record = cel::innermost(field->type)->record;
    if (record == nullptr) {
      return nullptr;
    }
    path.remove_prefix(dot + 1);
  }
}

cel::Value Model::read(const yaml::Node& node, cel::TypeRef type, cel::Arena& arena,
                       base::Diagnostics& diagnostics) const {
  std::deque<ValueSpec> elements;
  const ValueSpec spec = spec_of(type, *impl_, elements);
  if (!is_complete(spec)) {
    return {};
  }
  return Binder(*impl_, arena, diagnostics, nullptr).read(spec, {}, node);
}

cel::Value Model::read_as(const cel::Value& written, cel::TypeRef type, cel::Arena& arena,
                          base::Diagnostics& diagnostics) const {
  // Values of a bound document stand at nodes of its file.
  return read(static_cast<const yaml::Node&>(*written.origin()), type, arena, diagnostics);
}

std::optional<cel::Value> Model::read_text(std::string_view text, cel::TypeRef type,
                                           cel::Arena& arena) const {
  const base::SourceText source("text", std::string(text));
  yaml::Node node;
  node.kind = yaml::Kind::Scalar;
  node.text = text;
  node.source = &source;
  node.span = {0, static_cast<std::uint32_t>(text.size())};
  base::Diagnostics diagnostics;
  const cel::Value value = read(node, type, arena, diagnostics);
  if (!diagnostics.empty() || value.kind() == cel::Kind::Null || value.is_unknown()) {
    return std::nullopt;
  }
  return value.at(nullptr);
}

}  // namespace audit::model
