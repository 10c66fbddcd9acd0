// SPDX-License-Identifier: Apache-2.0
#include "model/expected_form.h"

namespace audit::model {
namespace {

using base::BaseUnit;
using base::Language;
using base::Text;
using base::Unit;

struct UnitForm {
  Unit unit;
  bool whole;
  const char* zh;
  const char* en;
  const char* example;
};

const UnitForm unit_forms[] = {
    {Unit::of(BaseUnit::Yuan), false, "应写金额，如 250000、25万元",
     "write an amount of money such as 250000 or 25万元", "25万元"},
    {Unit::of(BaseUnit::SquareMetre), false, "应写面积，如 60、60㎡、60平方米",
     "write an area such as 60, 60㎡ or 60 m2", "60㎡"},
    {Unit::of(BaseUnit::Hour), false, "应写小时数，如 8、8小时",
     "write a number of hours such as 8 or 8小时", "8小时"},
    {Unit::of(BaseUnit::Day), false, "应写天数，如 5、5天",
     "write a number of days such as 5 or 5天", "5天"},
    {Unit::of(BaseUnit::Year), false, "应写年数，如 3、3年",
     "write a number of years such as 3 or 3年", "3年"},
    {Unit::of(BaseUnit::Person), true, "应写人数，如 30、30人、1.2万人",
     "write a number of persons such as 30 or 30人", "30人"},
    {Unit::of(BaseUnit::PersonTime), true, "应写人次，如 120、120人次",
     "write a number of person-times such as 120 or 120人次", "120人次"},
    {Unit::of(BaseUnit::Household), true, "应写户数，如 86、86户",
     "write a number of households such as 86 or 86户", "86户"},
    {Unit(), true, "应写个数，如 4、4个", "write a whole number such as 4", "4"},
    {Unit(), false, "应写数字，如 12.5", "write a number such as 12.5", "12.5"},
};

const UnitForm* find_unit_form(const ValueSpec& spec) {
  for (const UnitForm& form : unit_forms) {
    if (form.unit == spec.type->unit &&
        (form.whole == (spec.form == Form::Count) || !form.unit.is_plain())) {
      return &form;
    }
  }
  return nullptr;
}

Text number_form(const ValueSpec& spec) {
  if (const UnitForm* form = find_unit_form(spec)) {
    return {.zh = form->zh, .en = form->en};
  }
  return {
      .zh = "应写数字，单位 " + to_text(spec.type->unit, Language::Chinese) + "，如 12.5",
      .en = "write a number in " + to_text(spec.type->unit, Language::English) + ", such as 12.5"};
}

/// The first fields of a record that a file may give, as an example: `{类型: 社工办公室, 面积:
/// 60㎡}`. Fields with parts of their own only where there are no others.
std::string record_example(const RecordSpec& record, Language language) {
  constexpr int max_fields = 2;
  std::string text;
  for (const bool with_parts : {false, true}) {
    int count = 0;
    for (std::size_t i = 0; i < record.fields.size() && count < max_fields; ++i) {
      const cel::Field& field = record.type.fields[i];
      const Form form = record.fields[i].value.form;
      const bool has_parts = form == Form::Record || form == Form::List;
      if (field.derived == nullptr && has_parts == with_parts) {
        text += count++ > 0 ? ", " : "";
        text += (language == Language::Chinese ? field.zh : field.en) + ": ";
        text += has_parts ? "…" : example(record.fields[i].value, language);
      }
    }
    if (!text.empty()) {
      break;
    }
  }
  return "{" + text + "}";
}

Text record_form(const RecordSpec& record) {
  switch (record.one_word) {
    case OneWord::Region:
      return {.zh =
                  "应写到乡镇街道，如 {省: 湖北省, 市: 武汉市, 区县: 示例区, 乡镇街道: "
                  "示例街道}，或连写 武汉市示例区示例街道",
              .en =
                  "write a record such as {city: 武汉市, county: 示例区, township: 示例街道}, or "
                  "one word such as "
                  "武汉市示例区示例街道"};
    case OneWord::Period:
      return {
          .zh = "应写年度或起止日期，如 2023、2023年、{起: 2023-01-01, 止: 2023-12-31}",
          .en = "write a year or two dates, such as 2023 or {first: 2023-01-01, last: 2023-12-31}"};
    case OneWord::KeyField:
    case OneWord::Nothing:
      break;
  }
  return {.zh = "应分项填写，如 " + record_example(record, Language::Chinese),
          .en = "write its parts, such as " + record_example(record, Language::English)};
}

Text list_form(const ValueSpec& element) {
  if (element.form != Form::Record) {
    return {.zh = "应写列表，如 [" + example(element, Language::Chinese) + "]",
            .en = "write a list such as [" + example(element, Language::English) + "]"};
  }
  return {
      .zh = "应写列表，每项前加「- 」，如 - " + record_example(*element.record, Language::Chinese),
      .en = "write a list, each item behind a \"- \", such as - " +
            record_example(*element.record, Language::English)};
}

Text short_number_form(const ValueSpec& spec) {
  const UnitForm* form = find_unit_form(spec);
  const std::string sample = form != nullptr ? form->example : "12.5";
  if (spec.type->unit.is_plain()) {
    const bool is_whole = spec.form == Form::Count;
    return {.zh = (is_whole ? "个数，如 " : "数字，如 ") + sample,
            .en = (is_whole ? "a whole number such as " : "a number such as ") + sample};
  }
  return {.zh = "单位" + to_text(spec.type->unit, Language::Chinese) + "，如 " + sample,
          .en = "unit " + to_text(spec.type->unit, Language::English) + ", such as " + sample};
}

Text short_list_form(const ValueSpec& element, Language words) {
  if (element.form == Form::Record) {
    return {.zh = "每项一条", .en = "one entry each"};
  }
  if (element.form == Form::Enum) {
    const std::string allowed = allowed_words(element.enumeration->type, words);
    return {.zh = "可选多项：" + allowed, .en = "any of: " + allowed};
  }
  if (element.form == Form::Text) {
    return {.zh = "可填多项，如 [甲, 乙]", .en = "texts, such as [a, b]"};
  }
  const std::string list = "[" + example(element, words) + ", …]";
  return {.zh = "可填多项，如 " + list, .en = "a list such as " + list};
}

Text short_record_form(const RecordSpec& record, Language words) {
  if (record.one_word != OneWord::Period) {
    return {};
  }
  const std::string sample = words == Language::Chinese
                                 ? "2023、{起: 2023-01-01, 止: 2023-12-31}"
                                 : "2023, {first: 2023-01-01, last: 2023-12-31}";
  return {.zh = "年度或起止日期，如 " + sample, .en = "a year or two dates, such as " + sample};
}

}  // namespace

std::string allowed_words(const cel::EnumType& type, Language language) {
  std::string text;
  for (const cel::EnumType::Member& member : type.members) {
    if (!text.empty()) {
      text += language == Language::Chinese ? "、" : ", ";
    }
    text += language == Language::Chinese ? member.zh : member.id;
  }
  return text;
}

Text expected_form(const ValueSpec& spec) {
  switch (spec.form) {
    case Form::Text:
      return {.zh = "应写一行文字", .en = "write a line of text"};
    case Form::YesNo:
      return {.zh = "应写 是 或 否（也可以写 有、无、√、×）",
              .en = "write yes or no (also 是, 否, 有, 无, √, ×)"};
    case Form::Date:
      return {.zh = "应写日期，如 2022-09-07、2022年9月7日；只知道月份时写 2022年9月",
              .en =
                  "write a date such as 2022-09-07 or 2022年9月7日; if only the month is known, "
                  "2022-09"};
    case Form::Number:
    case Form::Count:
      return number_form(spec);
    case Form::Ratio:
      return {.zh = "应写比例，如 10%、0.1", .en = "write a share such as 10% or 0.1"};
    case Form::CalendarYear:
      return {.zh = "应写年份，如 2023、2023年", .en = "write a year such as 2023"};
    case Form::Enum:
      return {.zh = "应写其中之一：" + allowed_words(spec.enumeration->type, Language::Chinese),
              .en = "write one of: " + allowed_words(spec.enumeration->type, Language::English)};
    case Form::Record:
      return record_form(*spec.record);
    case Form::List:
      return list_form(*spec.element);
  }
  return {};
}

Text short_form(const ValueSpec& spec, Language words) {
  switch (spec.form) {
    case Form::Text:
      return {.zh = "文字", .en = "text"};
    case Form::YesNo:
      return words == Language::Chinese ? Text{.zh = "是/否", .en = "是/否"}
                                        : Text{.zh = "yes/no", .en = "yes/no"};
    case Form::Date:
      return {.zh = "日期，如 2022-09-07", .en = "a date such as 2022-09-07"};
    case Form::Number:
    case Form::Count:
      return short_number_form(spec);
    case Form::Ratio:
      return {.zh = "比例，如 10%", .en = "a share such as 10%"};
    case Form::CalendarYear:
      return {.zh = "年份，如 2023", .en = "a year such as 2023"};
    case Form::Enum: {
      const std::string allowed = allowed_words(spec.enumeration->type, words);
      return {.zh = "选一项：" + allowed, .en = "one of: " + allowed};
    }
    case Form::Record:
      return short_record_form(*spec.record, words);
    case Form::List:
      return short_list_form(*spec.element, words);
  }
  return {};
}

std::string example(const ValueSpec& spec, Language language) {
  const bool chinese = language == Language::Chinese;
  switch (spec.form) {
    case Form::Text:
      return chinese ? "示例" : "text";
    case Form::YesNo:
      return chinese ? "是" : "yes";
    case Form::Date:
      return "2022-09-07";
    case Form::Number:
    case Form::Count: {
      const UnitForm* form = find_unit_form(spec);
      return form != nullptr ? form->example : "12.5";
    }
    case Form::Ratio:
      return "10%";
    case Form::CalendarYear:
      return "2023";
    case Form::Enum: {
      const cel::EnumType::Member& first = spec.enumeration->type.members.front();
      return chinese ? first.zh : first.id;
    }
    case Form::Record:
      return record_example(*spec.record, language);
    case Form::List:
      return "[" + example(*spec.element, language) + "]";
  }
  return {};
}

}  // namespace audit::model
