// SPDX-License-Identifier: Apache-2.0
#include "model/schema_scalars.h"

#include "model/expected_form.h"
#include "model/forms/absence.h"
#include "model/forms/patterns.h"
#include "model/forms/yes_no_form.h"

namespace audit::model {
namespace {

using base::Language;

constexpr int min_year = 1900;
constexpr int max_year = 2199;

/// 2023, 2023.06 (which is a number to YAML) and 20230907.
Json dates_as_numbers() {
  return {{"minimum", min_year},
          {"maximum", max_year * 10000 + 1231},
          {"not", {{"type", "number"}, {"minimum", max_year + 1}, {"maximum", min_year * 10000}}}};
}

/// Of 6, 9 or 12 digits.
Json division_codes_as_numbers() {
  return {{"minimum", 1e5},
          {"maximum", 1e12 - 1},
          {"not",
           {{"anyOf",
             {{{"type", "number"}, {"minimum", 1e6}, {"maximum", 1e8 - 1}},
              {{"type", "number"}, {"minimum", 1e9}, {"maximum", 1e11 - 1}}}}}}};
}

std::string enum_pattern(const EnumSpec& words) {
  std::vector<std::string> patterns;
  for (const cel::EnumType::Member& member : words.type.members) {
    patterns.push_back(word_pattern(member.zh));
    for (const std::string& word : member.synonyms) {
      patterns.push_back(word_pattern(word));
    }
    patterns.push_back(word_pattern(member.id));
  }
  return either(patterns);
}

Scalar number_scalar(const ValueSpec& spec, Language language) {
  Scalar scalar{.types = {"string", "number"}, .pattern = number_pattern(number_asked(spec))};
  scalar.numbers["minimum"] = 0;
  if (spec.form == Form::Ratio) {
    scalar.numbers["maximum"] = 1;
  } else {
    scalar.numbers["maximum"] = 1e18;  // .inf is none, and more digits are not read
  }
  if (spec.form == Form::Count) {
    scalar.numbers["multipleOf"] = 1;
  }
  scalar.examples = {example(spec, language)};
  return scalar;
}

/// 2023 is a number to YAML; as a text it would be proposed in quotes.
Json as_written(const std::string& example) {
  const bool is_number = example.find_first_not_of("0123456789.") == std::string::npos;
  return is_number ? Json::parse(example) : Json(example);
}

}  // namespace

void Scalar::add_to(Json& schema) const {
  Json& all = schema["type"];
  for (const std::string& type : types) {
    all.push_back(type);
  }
  all.push_back("null");
  const bool has_text = types.empty() ? !absences.empty() : types.front() == "string";
  if (types.empty() && has_text) {
    all.push_back("string");
  }
  if (has_text && !any_text) {
    schema["pattern"] = whole(either({pattern, absences}));
  }
  schema.update(numbers);
  for (const std::string& example : examples) {
    schema["examples"].push_back(as_written(example));
  }
}

std::string absence_pattern(bool with_none) {
  std::vector<std::string> patterns{any_word(absence_words(Absence::Empty)),
                                    any_word(absence_words(Absence::NotKnown))};
  if (with_none) {
    patterns.push_back(any_word(absence_words(Absence::None)));
  }
  return either(patterns);
}

Scalar scalar_of(const ValueSpec& spec, Language language) {
  const bool chinese = language == Language::Chinese;
  Scalar scalar;
  switch (spec.form) {
    case Form::Text:
      return {.types = {"string", "number", "boolean"}, .any_text = true};
    case Form::YesNo:
      scalar = {.types = {"string", "boolean"},
                .pattern = either({any_word(yes_no_words(true)), any_word(yes_no_words(false))}),
                .examples = chinese ? std::vector<std::string>{"是", "否"}
                                    : std::vector<std::string>{"yes", "no"}};
      break;
    case Form::Date:
      scalar = {.types = {"string", "number"},
                .pattern = date_pattern(),
                .numbers = dates_as_numbers(),
                .examples = {example(spec, language)}};
      break;
    case Form::CalendarYear:
      scalar = {.types = {"string", "number"},
                .pattern = year_pattern(),
                .numbers = {{"minimum", min_year}, {"maximum", max_year}, {"multipleOf", 1}},
                .examples = {chinese ? "2023年" : "2023"}};
      break;
    case Form::Number:
    case Form::Count:
    case Form::Ratio:
      scalar = number_scalar(spec, language);
      break;
    case Form::Enum:
      scalar = {
          .types = {"string"}, .spaces_divide = true, .pattern = enum_pattern(*spec.enumeration)};
      for (const cel::EnumType::Member& member : spec.enumeration->type.members) {
        scalar.examples.push_back(chinese ? member.zh : member.id);
      }
      break;
    case Form::Record:
    case Form::List:
      break;
  }
  scalar.absences = absence_pattern(spec.form != Form::Enum);
  return scalar;
}

Scalar scalar_of(const RecordSpec& record, Language language) {
  switch (record.one_word) {
    case OneWord::Region:
      return {.types = {"string", "number"},
              .pattern = region_pattern(),
              .absences = absence_pattern(true),
              .numbers = division_codes_as_numbers(),
              .examples = {"武汉市示例区示例街道"}};
    case OneWord::Period:
      return {.types = {"string", "number"},
              .pattern = period_pattern(),
              .absences = absence_pattern(true),
              .numbers = {{"minimum", min_year}, {"maximum", max_year + 0.12}},
              .examples = {language == Language::Chinese ? "2023年" : "2023"}};
    case OneWord::KeyField:
      if (record.type.key >= 0) {
        return scalar_of(record.fields[static_cast<std::size_t>(record.type.key)].value, language);
      }
      break;
    case OneWord::Nothing:
      break;
  }
  Scalar scalar;
  scalar.absences = absence_pattern(false);
  return scalar;
}

}  // namespace audit::model
