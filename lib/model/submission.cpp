// SPDX-License-Identifier: Apache-2.0
#include "model/submission.h"

#include "base/digest.h"
#include "base/utf8.h"
#include "model/binder.h"
#include "model/diagnostics.h"
#include "model/schema.h"
#include "yaml/reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace audit::model {
namespace {

using cel::Record;
using cel::Value;
using yaml::Kind;
using yaml::Node;

// A station file of 3 KB takes about this much when it is bound; more comes in growing blocks.
constexpr std::size_t first_block = 48 * 1024;

constexpr std::string_view duplicate_key_code = "YAML020";

/// Keys that the reader dropped a second value of.
std::vector<base::Span> duplicate_keys(const base::Diagnostics& diagnostics) {
  std::vector<base::Span> keys;
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostic.code == duplicate_key_code && !diagnostic.related.empty()) {
      keys.push_back(diagnostic.related.front().at.span);
    }
  }
  return keys;
}

/// The reader warns of slips, and the binder finds the same place wrong: one message is enough
/// there.
void drop_repeated_warnings(base::Diagnostics& diagnostics) {
  const auto is_repeated = [&diagnostics](const base::Diagnostic& warning) {
    return warning.severity == base::Severity::Warning &&
           std::any_of(diagnostics.items().begin(), diagnostics.items().end(),
                       [&](const base::Diagnostic& other) {
                         return other.severity == base::Severity::Error &&
                                other.at.span == warning.at.span;
                       });
  };
  if (diagnostics.dropped() > 0 ||
      std::none_of(diagnostics.items().begin(), diagnostics.items().end(), is_repeated)) {
    return;
  }
  base::Diagnostics kept;
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    if (!is_repeated(diagnostic)) {
      kept.add(diagnostic);
    }
  }
  diagnostics = std::move(kept);
}

/// The kind that a document says it is; station when it says nothing. nullopt (and a diagnostic)
/// when what it says is not understood.
std::optional<DocumentKind> kind_of(const Model::Impl& schema, const Node& root,
                                    base::Diagnostics& diagnostics) {
  const RecordSpec& station = *schema.documents[0];
  const int field = station.keys.find_exact("kind");
  if (field == NameTable::not_found) {
    return DocumentKind::Station;
  }
  const EnumSpec* kinds = station.fields[static_cast<std::size_t>(field)].value.enumeration;
  for (const Node* child : root.children) {
    const bool is_kind = station.keys.find_exact(child->key_text) == field;
    if (!is_kind || kinds == nullptr || child->kind != Kind::Scalar) {
      continue;
    }
    const int member = kinds->words.find(child->text);
    if (member == NameTable::not_found) {
      diagnostics.add(unknown_document_kind(*child, *kinds));
      return std::nullopt;
    }
    const std::string& id = kinds->type.members[static_cast<std::size_t>(member)].id;
    return id == "county"    ? DocumentKind::County
           : id == "city"    ? DocumentKind::City
           : id == "rulings" ? DocumentKind::Rulings
                             : DocumentKind::Station;
  }
  return DocumentKind::Station;
}

struct RegionField {
  const char* name;
  std::string Region::*text;
  DocumentKind
      last;  ///< documents of a wider kind do not inherit this level: a county has no township
};

constexpr RegionField region_fields[] = {
    {"province", &Region::province, DocumentKind::City},
    {"city", &Region::city, DocumentKind::City},
    {"county", &Region::county, DocumentKind::County},
    {"township", &Region::township, DocumentKind::Station},
    {"code", &Region::code, DocumentKind::Station},
};

/// Reads the region of a document and fills what it leaves out from the folder's, in the record
/// too.
class RegionReader {
 public:
  RegionReader(const Model::Impl& schema, cel::Arena& arena) : schema_(schema), arena_(arena) {}

  Region read(Record& root, DocumentKind kind, const Region* defaults) const {
    const RecordSpec& spec = *schema_.find(root.type);
    const int field = spec.keys.find_exact("region");
    if (field == NameTable::not_found ||
        spec.fields[static_cast<std::size_t>(field)].value.form != Form::Record) {
      return defaults != nullptr ? *defaults : Region();
    }
    const auto index = static_cast<std::size_t>(field);
    Value& value = const_cast<Value&>(root.fields[index]);
    if (value.kind() == cel::Kind::Null && defaults != nullptr) {
      value = Value::record(
          empty_region(*spec.fields[index].value.record, root, root.type->fields[index]));
    }
    Region region;
    const RecordSpec& parts = *spec.fields[index].value.record;
    for (const RegionField& part : region_fields) {
      const int at = parts.keys.find_exact(part.name);
      const bool inherits =
          defaults != nullptr && kind <= part.last && !(defaults->*part.text).empty();
      Value* slot = at == NameTable::not_found || value.record() == nullptr
                        ? nullptr
                        : &const_cast<Value&>(value.record()->fields[static_cast<std::size_t>(at)]);
      if (slot != nullptr && slot->kind() == cel::Kind::Null && inherits) {
        *slot = Value::text(arena_.text(defaults->*part.text));
      }
      const std::string_view* text = slot != nullptr ? slot->get<std::string_view>() : nullptr;
      if (text != nullptr) {
        region.*part.text = base::comparison_form(*text);
      } else if (slot == nullptr && inherits) {
        region.*part.text =
            defaults->*part.text;  // what the file says of its region was not understood
      }
    }
    return region;
  }

 private:
  const Record* empty_region(const RecordSpec& spec, const Record& root,
                             const cel::Field& field) const {
    Record region;
    region.type = &spec.type;
    region.fields = arena_.array<Value>(spec.fields.size());
    region.parent = &root;
    region.parent_field = &field;
    return arena_.make(region);
  }

  const Model::Impl& schema_;
  cel::Arena& arena_;
};

Value period_of(const RecordSpec& spec, const Record& root, cel::Arena& arena) {
  const int field = spec.keys.find_exact("period");
  if (field == NameTable::not_found) {
    return {};
  }
  const auto index = static_cast<std::size_t>(field);
  if (root.fields[index].kind() != cel::Kind::Null) {
    return root.fields[index];
  }
  const std::span<cel::Missing> missing = arena.array<cel::Missing>(1);
  missing[0] = {.record = &root, .field = &root.type->fields[index], .written = nullptr};
  return Value::unknown(
      arena.make(cel::Unknown{.missing = missing, .low = {}, .high = {}, .reason = nullptr}));
}

}  // namespace

Submission load(const Model& model, std::string name, std::string bytes,
                const Region* default_region) {
  Submission submission;
  submission.sha256 = base::sha256(bytes);
  submission.file = yaml::read(std::move(name), std::move(bytes), submission.diagnostics);
  submission.arena = std::make_unique<cel::Arena>(first_block);
  if (submission.file.rejected) {
    return submission;
  }
  const Model::Impl& schema = model.impl();
  const std::vector<base::Span> duplicates = duplicate_keys(submission.diagnostics);
  Binder binder(schema, *submission.arena, submission.diagnostics, &submission.personal);
  binder.set_duplicate_keys(duplicates);
  const RegionReader regions(schema, *submission.arena);

  for (const yaml::Document& document : submission.file.documents) {
    if (document.root == nullptr) {
      continue;
    }
    if (document.root->kind != Kind::Mapping) {
      submission.diagnostics.add(document_not_mapping(*document.root));
      continue;
    }
    const std::optional<DocumentKind> kind =
        kind_of(schema, *document.root, submission.diagnostics);
    if (!kind) {
      continue;
    }
    BoundDocument bound;
    bound.kind = *kind;
    bound.index = document.index;
    bound.node = document.root;
    const RecordSpec& spec = *schema.documents[static_cast<std::size_t>(*kind)];
    Record* root = binder.bind_document(spec, *document.root);
    bound.root = root;
    bound.keys = binder.english_keys() > binder.chinese_keys() ? base::Language::English
                                                               : base::Language::Chinese;
    bound.region = regions.read(*root, *kind, default_region);
    bound.period = period_of(spec, *root, *submission.arena);
    submission.documents.push_back(std::move(bound));
  }
  drop_repeated_warnings(submission.diagnostics);
  submission.diagnostics.sort();
  std::sort(submission.personal.begin(), submission.personal.end(),
            [](const base::Span& a, const base::Span& b) { return a.begin < b.begin; });
  return submission;
}

}  // namespace audit::model
