// SPDX-License-Identifier: Apache-2.0
// docs/fields.md, written from rules/model; UPDATE_GOLDEN=1 writes it anew.
#include "model/schema.h"
#include "support/golden.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace audit;
using model::DocumentKind;
using model::Form;

namespace {

constexpr std::string_view opening =
    R"(# Fields of station, county and city files

Written from [rules/model](../rules/model) by the test `fields_page`; do not edit. `UPDATE_GOLDEN=1` in the environment of that
test writes this page anew.

A file may use the Chinese key, the English key, or another spelling, in any mixture. *personal* values are masked in
every output. *derived* fields follow from others and are never written. Where *absent* is given, leaving the field out means
that; every other field that is left out is unknown (待补充). A list may be written as a list, one by one; a list of records
whose key field is named may also be a mapping from that key. Forms of numbers, dates and words are shown by
[samples](../samples/README.md).
)";

std::string cell(std::string_view text) {
  std::string result;
  for (const char c : text) {
    result += c == '|' ? "\\|" : std::string(1, c);
  }
  return result;
}

std::string link(std::string_view kind, const std::string& name) {
  return "[" + name + "](#" + std::string(kind) + "-" + name + ")";
}

/// As it is said to who fills in a file: `list of [staff_member](…)`, `number (元)`.
std::string value_text(const model::ValueSpec& value) {
  switch (value.form) {
    case Form::Text:
      return "text";
    case Form::YesNo:
      return "yes or no (是/否)";
    case Form::Date:
      return "date";
    case Form::Number:
      return cell(cel::to_text(value.type));
    case Form::Count:
      return "whole " + cell(cel::to_text(value.type));
    case Form::Ratio:
      return "ratio (10%)";
    case Form::CalendarYear:
      return "year";
    case Form::Enum:
      return link("words", value.enumeration->type.name);
    case Form::Record:
      return link("record", value.record->type.name);
    case Form::List:
      return "list of " + value_text(*value.element);
  }
  return {};
}

std::string also(const cel::Field& field) {
  std::string text;
  for (const std::string& word : field.synonyms) {
    text += (text.empty() ? "" : "、") + word;
  }
  return cell(text);
}

std::string notes_of(const cel::Field& field, const model::FieldSpec& spec, bool is_key) {
  std::vector<std::string> notes;
  if (is_key) {
    notes.emplace_back("key");
  }
  if (field.personal) {
    notes.emplace_back("personal");
  }
  if (field.derived != nullptr) {
    notes.push_back("derived: `" + cell(field.derived->source().text) + "`");
  }
  if (!spec.absent_word.empty()) {
    notes.push_back("absent: " + spec.absent_word);
  } else if (spec.absent.kind() != cel::Kind::Null) {
    notes.push_back("absent: " + cel::to_text(spec.absent, field.type, {}));
  }
  std::string text;
  for (const std::string& note : notes) {
    text += (text.empty() ? "" : "; ") + note;
  }
  return text;
}

std::string table_of(const model::RecordSpec& record) {
  std::string text =
      "| 键 | key | also | value | what it is | notes |\n| --- | --- | --- | --- | --- | --- |\n";
  for (const cel::Field& field : record.type.fields) {
    const model::FieldSpec& spec = record.fields[static_cast<std::size_t>(field.index)];
    const bool is_derived = field.derived != nullptr;
    const std::string value = is_derived ? cell(cel::to_text(field.type)) : value_text(spec.value);
    text += "| " + cell(field.zh) + " | `" + field.en + "` | " + also(field) + " | " + value + " | " +
            cell(field.title.zh) + "<br>" + cell(field.title.en) + " | " +
            notes_of(field, spec, field.index == record.type.key) + " |\n";
  }
  return text;
}

std::string words_of(const model::EnumSpec& words) {
  std::string text = "\n### words " + words.type.name + "\n\n" + words.title.zh + " / " +
                     words.title.en + (words.type.ordered ? ", in rising order" : "") +
                     "\n\n| word | id | also |\n| --- | --- | --- |\n";
  for (const cel::EnumType::Member& member : words.type.members) {
    std::string synonyms;
    for (const std::string& word : member.synonyms) {
      synonyms += (synonyms.empty() ? "" : "、") + word;
    }
    text += "| " + cell(member.zh) + " | `" + member.id + "` | " + cell(synonyms) + " |\n";
  }
  return text;
}

std::string page(const model::Model& model) {
  const model::Model::Impl& schema = model.impl();
  std::string text(opening);
  for (const model::RecordSpec* document : schema.documents) {
    text += "\n## " + document->type.title.zh + " / " + document->type.title.en + "\n\n" +
            table_of(*document);
  }
  text += "\n## Records\n";
  for (const model::RecordSpec& record : schema.records) {
    const bool is_document = std::find(schema.documents.begin(), schema.documents.end(), &record) !=
                             schema.documents.end();
    if (!is_document) {
      text += "\n### record " + record.type.name + "\n\n" + record.type.title.zh + " / " +
              record.type.title.en + "\n\n" + table_of(record);
    }
  }
  text += "\n## Words\n";
  for (const model::EnumSpec& words : schema.enumerations) {
    text += words_of(words);
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(fields_page) {
  base::Diagnostics diagnostics;
  const auto model =
      model::Model::load(std::string(AUDIT_SOURCE_DIR) + "/rules/model", diagnostics);
  BOOST_REQUIRE(model != nullptr);
  test::check_golden(page(*model), "docs/fields.md");
}
