// SPDX-License-Identifier: Apache-2.0
#include "model/submission.h"

#include "base/digest.h"
#include "base/utf8.h"
#include "model/binder.h"
#include "model/diagnostics.h"
#include "model/schema.h"
#include "yaml/mending.h"
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

  /// What the record says of itself.
  Region own(const Record& root) const {
    Region region;
    const Parts parts = parts_of(root);
    for (const RegionField& part : region_fields) {
      const Value* slot = parts.slot(part);
      if (const auto* text = slot != nullptr ? slot->get<std::string_view>() : nullptr) {
        region.*part.text = base::comparison_form(*text);
      }
    }
    return region;
  }

  /// Writes into `region` and the record what they leave out and `defaults` says.
  void fill(Record& root, DocumentKind kind, const Region& defaults, Region& region) const {
    Parts parts = parts_of(root);
    if (parts.value != nullptr && parts.value->kind() == cel::Kind::Null) {
      *parts.value = Value::record(empty_region(*parts.spec, root, *parts.field));
    }
    for (const RegionField& part : region_fields) {
      Value* slot = parts.slot(part);
      const bool inherits = kind <= part.last && !(defaults.*part.text).empty();
      if (!inherits || (slot != nullptr && slot->kind() != cel::Kind::Null)) {
        continue;
      }
      if (slot != nullptr) {
        *slot = Value::text(arena_.text(defaults.*part.text));
      }
      region.*part.text = defaults.*part.text;
    }
  }

 private:
  /// The field `region` of a record; no value where it has none.
  struct Parts {
    const RecordSpec* spec = nullptr;  ///< of the region
    const cel::Field* field = nullptr;
    Value* value = nullptr;

    Value* slot(const RegionField& part) const {
      const int at = spec == nullptr ? NameTable::not_found : spec->keys.find_exact(part.name);
      return at == NameTable::not_found || value->record() == nullptr
                 ? nullptr
                 : &const_cast<Value&>(value->record()->fields[static_cast<std::size_t>(at)]);
    }
  };

  Parts parts_of(const Record& root) const {
    const RecordSpec& spec = *schema_.find(root.type);
    const int field = spec.keys.find_exact("region");
    if (field == NameTable::not_found ||
        spec.fields[static_cast<std::size_t>(field)].value.form != Form::Record) {
      return {};
    }
    const auto index = static_cast<std::size_t>(field);
    return {.spec = spec.fields[index].value.record,
            .field = &root.type->fields[index],
            .value = &const_cast<Value&>(root.fields[index])};
  }

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

/// The record as which a document is bound: that of its kind. nullptr, and said, where it is no
/// document or of no kind.
const RecordSpec* spec_of(const Model::Impl& schema, const Node& root, DocumentKind& kind,
                          base::Diagnostics& diagnostics) {
  if (root.kind != Kind::Mapping) {
    diagnostics.add(document_not_mapping(root));
    return nullptr;
  }
  const std::optional<DocumentKind> found = kind_of(schema, root, diagnostics);
  kind = found.value_or(DocumentKind::Station);
  return found ? schema.documents[static_cast<std::size_t>(kind)] : nullptr;
}

/// What else is wrong with a file of which a known slip keeps the whole from being read. Nothing is
/// bound: what stands there was not written so.
void find_further_mistakes(const Model::Impl& schema, Submission& submission) {
  constexpr int max_rounds = 20;  // each reads the file anew; more colons are told another time
  bool is_more = true;
  for (int round = 0; is_more && round < max_rounds; ++round) {
    const std::optional<yaml::File> mended =
        yaml::read_mended(submission.file, submission.diagnostics);
    if (!mended) {
      return;
    }
    base::Diagnostics found;
    cel::Arena arena(first_block);
    submission.personal.clear();
    Binder binder(schema, arena, found, &submission.personal);
    const std::vector<base::Span> duplicates = duplicate_keys(submission.diagnostics);
    binder.set_duplicate_keys(duplicates);
    for (const yaml::Document& document : mended->documents) {
      DocumentKind kind = DocumentKind::Station;
      const RecordSpec* spec =
          document.root == nullptr ? nullptr : spec_of(schema, *document.root, kind, found);
      if (spec != nullptr) {
        binder.bind_document(*spec, *document.root);
      }
    }
    is_more = yaml::add_found(submission.file, *mended, found, submission.diagnostics);
  }
}

/// In order, each once; personal spans too.
void tidy(Submission& submission) {
  drop_repeated_warnings(submission.diagnostics);
  submission.diagnostics.sort();
  std::sort(submission.personal.begin(), submission.personal.end(),
            [](const base::Span& a, const base::Span& b) { return a.begin < b.begin; });
}

}  // namespace

Submission load(const Model& model, std::string name, std::string bytes,
                const Region* default_region) {
  Submission submission;
  submission.sha256 = base::sha256(bytes);
  submission.file = yaml::read(std::move(name), std::move(bytes), submission.diagnostics);
  submission.arena = std::make_unique<cel::Arena>(first_block);
  const Model::Impl& schema = model.impl();
  if (submission.file.rejected) {
    find_further_mistakes(schema, submission);
    tidy(submission);
    return submission;
  }
  const std::vector<base::Span> duplicates = duplicate_keys(submission.diagnostics);
  Binder binder(schema, *submission.arena, submission.diagnostics, &submission.personal);
  binder.set_duplicate_keys(duplicates);
  const RegionReader regions(schema, *submission.arena);

  for (const yaml::Document& document : submission.file.documents) {
    if (document.root == nullptr) {
      continue;
    }
    BoundDocument bound;
    const RecordSpec* spec = spec_of(schema, *document.root, bound.kind, submission.diagnostics);
    if (spec == nullptr) {
      continue;
    }
    bound.index = document.index;
    bound.node = document.root;
    Record* root = binder.bind_document(*spec, *document.root);
    bound.root = root;
    bound.keys = binder.english_keys() > binder.chinese_keys() ? base::Language::English
                                                               : base::Language::Chinese;
    bound.region = regions.own(*root);
    bound.contradicts_default =
        default_region != nullptr && contradicts(bound.region, *default_region);
    if (default_region != nullptr && !bound.contradicts_default) {
      regions.fill(*root, bound.kind, *default_region, bound.region);
    }
    bound.period = period_of(*spec, *root, *submission.arena);
    submission.documents.push_back(std::move(bound));
  }
  tidy(submission);
  return submission;
}

RecordFile load_record(const Model& model, std::string_view record, std::string name,
                       std::string bytes) {
  const Model::Impl& schema = model.impl();
  RecordFile result;
  result.sha256 = base::sha256(bytes);
  result.file = yaml::read(std::move(name), std::move(bytes), result.diagnostics);
  result.arena = std::make_unique<cel::Arena>();
  const std::vector<base::Span> duplicates = duplicate_keys(result.diagnostics);
  const RecordSpec& spec = *schema.record_names.at(std::string(record));
  Binder binder(schema, *result.arena, result.diagnostics, nullptr);
  binder.set_duplicate_keys(duplicates);
  for (const yaml::Document& document : result.file.documents) {
    if (document.root == nullptr) {
      continue;
    }
    if (document.root->kind != Kind::Mapping) {
      result.diagnostics.add(record_not_mapping(*document.root, spec));
    } else if (result.root != nullptr) {
      result.diagnostics.add(second_document(*document.root, spec));
    } else {
      Record* root = binder.bind_document(spec, *document.root);
      result.region = RegionReader(schema, *result.arena).own(*root);
      result.root = root;
    }
  }
  drop_repeated_warnings(result.diagnostics);
  result.diagnostics.sort();
  return result;
}

}  // namespace audit::model
