// SPDX-License-Identifier: Apache-2.0
#include "model/binder.h"

#include "base/utf8.h"
#include "model/diagnostics.h"
#include "model/forms/absence.h"
#include "model/key_advice.h"
#include "model/word_nodes.h"

#include <algorithm>
#include <cassert>

namespace audit::model {
namespace {

using cel::Record;
using cel::Value;
using yaml::Kind;
using yaml::Node;

bool is_english(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](char c) { return (c & 0x80) == 0; });
}

/// Came through a `<<`: what the mapping itself says wins. Keys of its own lie between its braces.
bool is_merged(const Node& child, const Node& mapping) {
  return child.key.begin < mapping.span.begin || child.key.end > mapping.span.end;
}

bool is_extension(std::string_view key) {
  return key.starts_with("x-") || key.starts_with("X-");
}

bool has_personal_key(const RecordSpec& spec) {
  const cel::Field* key = spec.key_field();
  return key != nullptr && key->personal;
}

std::span<Value> writable(Record& record) {
  // make_record() allocated them; only the view in the record is const.
  return {const_cast<Value*>(record.fields.data()), record.fields.size()};
}

}  // namespace

Binder::Binder(const Model::Impl& schema, cel::Arena& arena, base::Diagnostics& diagnostics,
               std::vector<base::Span>* personal)
    : schema_(schema), arena_(arena), diagnostics_(diagnostics), personal_(personal) {}

Record* Binder::bind_document(const RecordSpec& spec, const Node& root) {
  document_ = &spec;
  english_keys_ = 0;
  chinese_keys_ = 0;
  return bind_record(spec, {}, root, -1, nullptr);
}

Value Binder::read(const ValueSpec& spec, const Place& place, const Node& node) {
  switch (spec.form) {
    case Form::List:
      return read_list(spec, place, node);
    case Form::Record:
      return read_record(spec, place, node, -1);
    default:
      return read_scalar(spec, place, node);
  }
}

Record* Binder::make_record(const RecordSpec& spec, const Place& place, const Node& node,
                            int index) {
  Record* record = arena_.make(Record());
  const std::span<Value> fields = arena_.array<Value>(spec.fields.size());
  if (spec.has_defaults) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      fields[i] = spec.fields[i].absent;
    }
  }
  record->type = &spec.type;
  record->fields = fields;
  record->origin = &node;
  record->parent = place.record;
  record->parent_field = place.field;
  record->index = index;
  return record;
}

/// A mapping as a record; `key` is what stands in front of it in a keyed list.
Record* Binder::bind_record(const RecordSpec& spec, const Place& place, const Node& node, int index,
                            const Node* key) {
  Record* record = make_record(spec, place, node, index);
  const std::size_t first_seen = seen_.size();
  seen_.resize(first_seen + spec.fields.size(), nullptr);
  if (key != nullptr) {
    seen_[first_seen + static_cast<std::size_t>(spec.type.key)] = key;
    bind_field(spec, *record, spec.type.key, *key);
  }
  for (const Node* child : node.children) {
    const int field = spec.keys.find(child->key_text);
    if (field == NameTable::not_found ||
        spec.type.fields[static_cast<std::size_t>(field)].derived != nullptr) {
      refuse_key(spec, *child);
      continue;
    }
    ++(is_english(child->key_text) ? english_keys_ : chinese_keys_);
    const Node*& seen = seen_[first_seen + static_cast<std::size_t>(field)];
    if (seen == nullptr) {
      seen = child;
      bind_field(spec, *record, field, *child);
    } else if (!is_merged(*child, node)) {
      const cel::Field& twice = spec.type.fields[static_cast<std::size_t>(field)];
      report([&] { return given_twice(*child, *seen, {}); });
      mark_personal({record, &twice}, child->span);
      set_field(spec, *record, field,
                not_understood(spec.fields[static_cast<std::size_t>(field)].value, {record, &twice},
                               *child));
    }
  }
  seen_.resize(first_seen);
  return record;
}

void Binder::bind_field(const RecordSpec& spec, Record& record, int index, const Node& node) {
  const auto i = static_cast<std::size_t>(index);
  const Place place{&record, &spec.type.fields[i]};
  if (is_duplicate(node)) {
    set_field(spec, record, index, not_understood(spec.fields[i].value, place, node));
    return;
  }
  Value value;
  if (spec.fields[i].absent.kind() == cel::Kind::Null ||
      !reads_as_absent(spec.fields[i], place, node, value)) {
    value = read(spec.fields[i].value, place, node);
  }
  set_field(spec, record, index, value);
}

/// A field whose absence stands for something, given a word for absence: 至今 is what the model
/// says, 不详 is not (the file says that nobody knows).
bool Binder::reads_as_absent(const FieldSpec& spec, const Place& place, const Node& node,
                             Value& value) {
  if (node.kind != Kind::Scalar) {
    return false;
  }
  if (!spec.absent_word.empty() && base::lookup_form(node.text) == spec.absent_word) {
    return true;
  }
  if (absence_of(node.text) == Absence::NotKnown) {
    value = not_understood(spec.value, place, node);
    return true;
  }
  return false;
}

/// A value that is absent leaves what absence stands for.
void Binder::set_field(const RecordSpec& spec, Record& record, int index, Value value) {
  const auto i = static_cast<std::size_t>(index);
  if (value.kind() != cel::Kind::Null || !spec.has_defaults) {
    writable(record)[i] = value;
  }
}

void Binder::refuse_key(const RecordSpec& spec, const Node& entry) {
  if (is_extension(entry.key_text)) {
    hide(entry);
    return;
  }
  if (diagnostics_.is_full()) {
    diagnostics_.count_error();
  } else {
    const base::Text advice = advise(entry, spec, document_ != nullptr ? *document_ : spec);
    const bool is_derived = spec.keys.find(entry.key_text) != NameTable::not_found;
    // `- 甲某: 社工`: the key is a name that was meant for an item.
    const Masks masks{.value = false, .key = is_item_key(entry) && has_personal_key(spec)};
    diagnostics_.add(is_derived ? derived_given(entry, advice) : unknown_key(entry, advice, masks));
    if (masks.key && personal_ != nullptr) {
      personal_->push_back(entry.key);
    }
    if (is_harmless_elsewhere(entry.key_text, document_ != nullptr ? *document_ : spec)) {
      return;
    }
  }
  hide(entry);
}

Value Binder::read_record(const ValueSpec& spec, const Place& place, const Node& node, int index) {
  switch (node.kind) {
    case Kind::Null:
      return {};
    case Kind::Mapping:
      return Value::record(bind_record(*spec.record, place, node, index, nullptr)).at(&node);
    case Kind::Scalar:
      return read_one_word(spec, place, node, index);
    case Kind::Sequence:
      break;
  }
  return refuse_shape(spec, place, node);
}

Value Binder::refuse_shape(const ValueSpec& spec, const Place& place, const Node& node) {
  report([&] { return wrong_shape(node, spec, masks(place, node)); });
  if (place.is_personal() || diagnostics_.is_full() || may_hold_personal(spec)) {
    hide(node);
  }
  return not_understood(spec, place, node);
}

/// A bare value where a record stands may also have been meant for the record's parts.
void Binder::add_parts_hint(base::Diagnostic& diagnostic, const Place& place,
                            const Node& node) const {
  const Record* record = place.record;
  if (record != nullptr && record->origin == &node && record->index < 0) {
    model::add_parts_hint(diagnostic, {.form = Form::Record,
                                       .type = nullptr,
                                       .enumeration = nullptr,
                                       .record = schema_.find(record->type),
                                       .element = nullptr});
  }
}

/// A bare value where a record stands is its key field.
Value Binder::read_key_only(const RecordSpec& spec, const Place& place, const Node& node,
                            int index) {
  Record* record = make_record(spec, place, node, index);
  bind_field(spec, *record, spec.type.key, node);
  return Value::record(record).at(&node);
}

const cel::Unknown* Binder::unknown(const Place& place, const Node& written) {
  const std::span<cel::Missing> missing = arena_.array<cel::Missing>(1);
  missing[0] = {.record = place.record, .field = place.field, .written = &written};
  return arena_.make(cel::Unknown{.missing = missing, .low = {}, .high = {}, .reason = nullptr});
}

Value Binder::not_understood(const ValueSpec& spec, const Place& place, const Node& node) {
  const cel::Unknown* reason = unknown(place, node);
  if (spec.form == Form::List) {
    return make_list({}, {}, reason, node);
  }
  if (spec.type->kind == cel::Kind::Number) {
    cel::Unknown bounded = *reason;
    bounded.low = base::Number(0);
    reason = arena_.make(bounded);
  }
  return Value::unknown(reason).at(&node);
}

/// The key of an item of a keyed list may be a name.
Masks Binder::masks(const Place& place, const Node& node) const {
  Masks result{.value = place.is_personal(), .key = false};
  const Record* record = place.record;
  if (record == nullptr || record->origin != &node || record->type->key < 0 ||
      node.key_text.empty()) {
    return result;
  }
  const auto key = static_cast<std::size_t>(record->type->key);
  const std::string_view* text = record->fields[key].get<std::string_view>();
  result.key = record->type->fields[key].personal && text != nullptr && *text == node.key_text;
  return result;
}

bool Binder::is_duplicate(const Node& node) const {
  return !duplicate_keys_.empty() && !node.key.empty() &&
         std::find(duplicate_keys_.begin(), duplicate_keys_.end(), node.key) !=
             duplicate_keys_.end();
}

void Binder::mark_personal(const Place& place, base::Span span) {
  if (personal_ != nullptr && place.is_personal()) {
    personal_->push_back(span);
  }
}

/// Nobody knows whether it is harmless, so outputs mask it.
void Binder::hide(const Node& node) {
  if (personal_ == nullptr) {
    return;
  }
  if (node.kind == Kind::Scalar) {
    personal_->push_back(node.span);
  }
  for (const Node* child : node.children) {
    hide(*child);
  }
}

Value read_constant(Model::Impl& schema, const ValueSpec& spec, const Node& node,
                    base::Diagnostics& diagnostics) {
  Binder binder(schema, schema.constants, diagnostics, nullptr);
  const Value value = binder.read(spec, {}, node);
  if (value.list() != nullptr) {
    cel::List list = *value.list();
    list.origin = nullptr;
    return Value::list(schema.constants.make(list));
  }
  return value.at(nullptr);
}

}  // namespace audit::model
