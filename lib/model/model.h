// SPDX-License-Identifier: Apache-2.0
//
// The model: which fields a station, county or city file and a file of rulings may have. It is
// data, not code: rules/model/*.yaml defines each field once, and loading, type-checking of rules,
// templates, schema and the field reference derive from it.
//
//   auto model = Model::load("rules/model", diagnostics);
//   const cel::RecordType& station = model->document(DocumentKind::Station);
//   station.find("名称")->en                                        // "name"
//
// Form of a model file (the keys are English, the definitions are read by people who edit rules):
//
//   document: station          # or county, city, rulings; a file without it only adds definitions
//   title: {zh: 社工站, en: Station}
//   enumerations:
//     employment:
//       title: {zh: 用工, en: employment}
//       values: {full_time: [专职, 全职], part_time: [兼职]}    # id: [official term, spellings …]
//     cert_level:
//       ordered: yes           # in rising order; only then expressions may compare with <
//       title: {zh: 证书, en: certificate}
//       values: {none: [无, 未持证], assistant: [助理社会工作师, 初级], …}
//   records:
//     staff_member:
//       title: {zh: 人员, en: staff member}
//       key: name              # by which lists of it are keyed; a bare value is this field
//       value: role            # in `甲某: 社工` the value is this field; else the only other one
//       bare: no               # a bare value is refused (where the key is an invented id);
//       unique: yes            # no two entries of a list may have one key (so it is where the
//       key is a year); optional fields:
//         name: {zh: 姓名, type: text, personal: yes, title: {zh: 姓名, en: name}}
//         wage: {zh: 年薪, type: number(元), title: {zh: 年薪, en: yearly wage}}
//         end_date: {zh: 离岗, also: [离职日期], type: date, absent: 至今, title: {…}}
//         full_time: {zh: 专职, derived: employment == "专职", title: {…}}
//   fields:                    # of the document itself
//     name: {zh: 名称, also: [站名], type: text, title: {zh: 站点名称, en: station name}}
//     site: {zh: 场地, type: site, title: {…}}
//     staff: {zh: 人员, type: list(staff_member), title: {…}}
//
// Types: text, yes_no, date, year (a calendar year: 2023, 2023年), period (the reporting period),
// number, number(元 ㎡ 小时 天 年 元/人 …), count, count(人 人次 户) (whole), ratio (10%, 0.1; at
// most 1 without a %), an enumeration, a record, list(type). All numbers are ≥ 0; `count` takes any
// classifier (台, 间, 场 …).
//
// `absent:` is what a missing field stands for: a word such as 至今 or 未整改 for a date (the last
// day there is; a file may write the word too), 无 (the empty list, no), or a value as a file would
// write it. A file that says 不详 where absence stands for something is not known, all the same.
//
// `derived:` is an expression over the fields of the record, as_of, base_date and period; it may
// use derived fields that stand before it and everything of the records that its record holds. A
// file may not give it.
//
// A record `region` {province, city, county, township, code} may be written in one word
// (武汉市示例区示例街道). The record `period` {first 起, last 止} need not be defined; it is also
// written 2023, 2023年上半年 …. The field `kind` of the station, with an enumeration of station,
// county, city and rulings, tells the kind of a document. The fields `region` and `period` of
// documents are those that BoundDocument speaks of.
#pragma once

#include "base/diagnostic.h"
#include "cel/program.h"
#include "cel/type.h"
#include "yaml/node.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace audit::model {

enum class DocumentKind { Station, County, City, Rulings };

class Model {
 public:
  /// Reads every *.yaml of the folder. Null when a definition is wrong (diagnostics say where).
  static std::unique_ptr<Model> load(const std::filesystem::path& folder,
                                     base::Diagnostics& diagnostics);
  ~Model();
  Model(const Model&) = delete;
  Model(Model&&) = delete;
  Model& operator=(const Model&) = delete;
  Model& operator=(Model&&) = delete;

  /// Definition of a document's fields.
  const cel::RecordType& document(DocumentKind kind) const;

  const cel::RecordType* find_record(std::string_view name) const;
  const cel::EnumType* find_enumeration(std::string_view name) const;

  cel::TypeTable& types() const;

  /// The type of a field by its dotted path from a document (`services.by_group.group` goes through
  /// lists); null when there is none.
  cel::TypeRef type_at(DocumentKind kind, std::string_view path) const;

  /// Reads one value as a field of a file is read (`10%`, `5㎡`, `25万元`, lists, words):
  /// parameters of packs. Null value when it is absent, unknown when it was not understood (a
  /// diagnostic says why).
  cel::Value read(const yaml::Node& node, cel::TypeRef type, cel::Arena& arena,
                  base::Diagnostics& diagnostics) const;

  /// Reads again, as another type, what was written for a value of a document: a ruling's value is
  /// a text until it is known which number it speaks of. Never a list or record.
  cel::Value read_as(const cel::Value& written, cel::TypeRef type, cel::Arena& arena,
                     base::Diagnostics& diagnostics) const;

  /// What a file that says `text` is read as, without a place; nothing where it is not understood.
  /// Never a list or record. May refer to `text`.
  std::optional<cel::Value> read_text(std::string_view text, cel::TypeRef type,
                                      cel::Arena& arena) const;

  struct Impl;

  const Impl& impl() const { return *impl_; }

 private:
  explicit Model(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace audit::model
