// SPDX-License-Identifier: Apache-2.0
//
// Nodes of a file to values of the model: every field that the file gives is a value that knows
// where it was written, everything that is not understood is a diagnostic and an unknown value, and
// the rest is there (design §4).
//
//   Binder binder(schema, arena, diagnostics, personal);
//   const cel::Record* station = binder.bind_document(*schema.documents[0], *document.root);
//
// Good files take no memory but the arena's and no lock.
#pragma once

#include "base/diagnostic.h"
#include "cel/value.h"
#include "model/diagnostics.h"
#include "model/schema.h"
#include "yaml/node.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit::model {

/// Where a value belongs: the field that would be missing without it.
struct Place {
  const cel::Record* record = nullptr;
  const cel::Field* field = nullptr;

  bool is_personal() const { return field != nullptr && field->personal; }
};

class Binder {
 public:
  /// `personal` receives the spans of what must be masked: personal values, and all that is written
  /// under keys that the model does not know. May be null.
  Binder(const Model::Impl& schema, cel::Arena& arena, base::Diagnostics& diagnostics,
         std::vector<base::Span>* personal);

  /// Keys that are written twice in one mapping, as the reader reported them: their value is not
  /// known.
  void set_duplicate_keys(std::span<const base::Span> keys) { duplicate_keys_ = keys; }

  /// `root` must be a mapping.
  cel::Record* bind_document(const RecordSpec& spec, const yaml::Node& root);

  /// One value. Null when it is absent, unknown (and a diagnostic) when it is not understood.
  cel::Value read(const ValueSpec& spec, const Place& place, const yaml::Node& node);

  /// How many keys of the last document were written in English and in Chinese.
  int english_keys() const { return english_keys_; }

  int chinese_keys() const { return chinese_keys_; }

 private:
  // binder.cpp: records
  cel::Record* make_record(const RecordSpec& spec, const Place& place, const yaml::Node& node,
                           int index);
  cel::Record* bind_record(const RecordSpec& spec, const Place& place, const yaml::Node& node,
                           int index, const yaml::Node* key);
  cel::Value read_record(const ValueSpec& spec, const Place& place, const yaml::Node& node,
                         int index);
  cel::Value read_key_only(const RecordSpec& spec, const Place& place, const yaml::Node& node,
                           int index);
  void bind_field(const RecordSpec& spec, cel::Record& record, int index, const yaml::Node& node);
  bool reads_as_absent(const FieldSpec& spec, const Place& place, const yaml::Node& node,
                       cel::Value& value);
  void set_field(const RecordSpec& spec, cel::Record& record, int index, cel::Value value);
  bool is_duplicate(const yaml::Node& node) const;
  void refuse_key(const RecordSpec& spec, const yaml::Node& entry);

  // scalar_binder.cpp: one word
  cel::Value read_scalar(const ValueSpec& spec, const Place& place, const yaml::Node& node);
  cel::Value read_number_value(const ValueSpec& spec, const Place& place, const yaml::Node& node);
  cel::Value read_year_value(const ValueSpec& spec, const Place& place, const yaml::Node& node);
  cel::Value read_date_value(const ValueSpec& spec, const Place& place, const yaml::Node& node);
  cel::Value read_enum_value(const ValueSpec& spec, const Place& place, const yaml::Node& node);
  cel::Value read_one_word(const ValueSpec& spec, const Place& place, const yaml::Node& node,
                           int index);
  cel::Value read_region_word(const ValueSpec& spec, const Place& place, const yaml::Node& node,
                              int index);
  cel::Value read_period_word(const ValueSpec& spec, const Place& place, const yaml::Node& node,
                              int index);

  // list_binder.cpp: lists in all their forms
  cel::Value read_list(const ValueSpec& spec, const Place& place, const yaml::Node& node);
  cel::Value read_items(const ValueSpec& element, const Place& place, const yaml::Node& node);
  cel::Value read_words(const ValueSpec& element, const Place& place, const yaml::Node& node);
  cel::Value read_keyed(const ValueSpec& element, const Place& place, const yaml::Node& node);
  bool read_keyed_item(const RecordSpec& spec, const Place& place, const yaml::Node& node,
                       int index, cel::Value& item, const cel::Unknown*& possible);
  bool is_given_twice(const RecordSpec& spec, const yaml::Node& node, const cel::Value& item,
                      std::size_t first_item);
  bool is_single_record(const RecordSpec& spec, const yaml::Node& node) const;
  /// The list of what `items_` and `possible_` hold from `first` and `first_possible` on, which is
  /// taken off them.
  cel::Value take_list(std::size_t first, std::size_t first_possible, const yaml::Node& node);
  cel::Value make_list(std::span<const cel::Value> items,
                       std::span<const cel::Unknown* const> possible, const cel::Unknown* open,
                       const yaml::Node& node);

  cel::Value refuse_shape(const ValueSpec& spec, const Place& place, const yaml::Node& node);
  void add_parts_hint(base::Diagnostic& diagnostic, const Place& place,
                      const yaml::Node& node) const;

  /// Nobody reads more messages than are kept, and to make one takes a thousand times as long as to
  /// read a value: what comes after is counted only.
  template <class Make>
  void report(const Make& make) {
    if (diagnostics_.is_full()) {
      diagnostics_.count_error();
    } else {
      diagnostics_.add(make());
    }
  }

  template <class Make>
  void refuse(const Make& make, const Place& place, const yaml::Node& node) {
    report([&] {
      base::Diagnostic diagnostic = make();
      add_parts_hint(diagnostic, place, node);
      return diagnostic;
    });
  }

  // Values that are not known.
  const cel::Unknown* unknown(const Place& place, const yaml::Node& written);
  cel::Value not_understood(const ValueSpec& spec, const Place& place, const yaml::Node& node);

  Masks masks(const Place& place, const yaml::Node& node) const;
  void mark_personal(const Place& place, base::Span span);
  void hide(const yaml::Node& node);

  const Model::Impl& schema_;
  cel::Arena& arena_;
  base::Diagnostics& diagnostics_;
  std::vector<base::Span>* personal_;
  std::span<const base::Span> duplicate_keys_;
  const RecordSpec* document_ = nullptr;  ///< for "this key belongs under …"
  int english_keys_ = 0;
  int chinese_keys_ = 0;

  // Scratch memory of the record and list that are being read, innermost last.
  std::vector<const yaml::Node*> seen_;
  std::vector<cel::Value> items_;
  std::vector<const cel::Unknown*> possible_;
};

/// A value of the model files themselves (`absent: 无`).
cel::Value read_constant(Model::Impl& schema, const ValueSpec& spec, const yaml::Node& node,
                         base::Diagnostics& diagnostics);

}  // namespace audit::model
