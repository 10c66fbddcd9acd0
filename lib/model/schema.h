// SPDX-License-Identifier: Apache-2.0
//
// The model as the binder needs it: beside the types that expressions see (cel::RecordType,
// cel::EnumType), in what form a file gives each value, by which words it names keys and members,
// and what absence stands for. Made by model_loader.cpp, immutable afterwards, shared by all
// threads.
//
//   const RecordSpec& station = *schema.documents[0];
//   const int index = station.keys.find("办公面积");
//   station.fields[index].value.form                     // Form::Number
#pragma once

#include "cel/program.h"
#include "cel/type.h"
#include "cel/value.h"
#include "model/model.h"
#include "model/name_table.h"
#include "yaml/node.h"

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace audit::model {

struct RecordSpec;
struct EnumSpec;

/// How a value is written. Number, Count, Ratio and CalendarYear are all numbers to expressions.
enum class Form : std::uint8_t {
  Text,
  YesNo,
  Date,
  Number,
  Count,
  Ratio,
  CalendarYear,
  Enum,
  Record,
  List
};

struct ValueSpec {
  Form form = Form::Text;
  cel::TypeRef type = nullptr;
  const EnumSpec* enumeration = nullptr;  ///< Enum
  const RecordSpec* record = nullptr;     ///< Record
  const ValueSpec* element = nullptr;     ///< List
};

struct EnumSpec {
  cel::EnumType type;
  base::Text title;
  NameTable words;
};

struct FieldSpec {
  ValueSpec value;
  cel::Value absent;        ///< what a missing value stands for; Null: nothing is known then
  std::string absent_word;  ///< a file may write it: 至今, 未整改
};

/// A record that a file may also write in one word.
enum class OneWord : std::uint8_t { KeyField, Nothing, Region, Period };

struct RecordSpec {
  cel::RecordType type;           ///< derived fields come last
  std::vector<FieldSpec> fields;  ///< by Field::index; a derived field has only its type
  NameTable keys;                 ///< of all fields, derived ones too
  int value = -1;  ///< the field that `key: …` in a keyed list gives when it is no record
  OneWord one_word = OneWord::KeyField;
  bool is_unique = false;  ///< no two entries of a list may have one key
  bool has_defaults = false;  ///< some field's absence stands for something

  const cel::Field* key_field() const {
    return type.key < 0 ? nullptr : &type.fields[static_cast<std::size_t>(type.key)];
  }
};

struct Model::Impl {
  mutable cel::TypeTable types;  ///< packs add types to it while they are loaded
  std::deque<EnumSpec> enumerations;
  std::deque<RecordSpec> records;          ///< documents too
  std::deque<ValueSpec> elements;          ///< of lists
  std::array<RecordSpec*, 4> documents{};  ///< Station, County, City, Rulings
  std::unordered_map<std::string, EnumSpec*> enumeration_names;
  std::unordered_map<std::string, RecordSpec*> record_names;
  std::vector<yaml::File> files;  ///< derived fields name places in them
  cel::Arena constants;           ///< of absent values

  const RecordSpec* find(const cel::RecordType* type) const;
  const EnumSpec* find(const cel::EnumType* type) const;
};

/// What kind of number, for forms that are one.
struct NumberAsked;
NumberAsked number_asked(const ValueSpec& spec);

}  // namespace audit::model
