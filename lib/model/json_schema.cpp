// SPDX-License-Identifier: Apache-2.0
#include "model/json_schema.h"

#include "model/expected_form.h"
#include "model/forms/absence.h"
#include "model/forms/patterns.h"
#include "model/forms/yes_no_form.h"
#include "model/schema.h"
#include "model/schema_scalars.h"
#include "model/schema_text.h"

#include <algorithm>
#include <set>

namespace audit::model {
namespace {

using base::Language;

constexpr const char* extension_keys = "^[xX]-";
constexpr const char* reference = "$ref";

bool is_one_word(const ValueSpec& spec) {
  return spec.form != Form::Record && spec.form != Form::List;
}

/// Keys and what stands behind them, apart from the message about the value as a whole: an editor
/// would say that of a wrong key too, instead of naming the key.
void set_keys_apart(Json& schema) {
  const auto others = schema.find("additionalProperties");
  if (others == schema.end() || *others != false) {
    return;
  }
  Json keys = Json::object();
  for (const char* name : {"properties", "patternProperties", "additionalProperties"}) {
    if (const auto part = schema.find(name); part != schema.end()) {
      keys[name] = std::move(*part);
      schema.erase(name);
    }
  }
  schema["allOf"].push_back(std::move(keys));
}

/// What editors say instead of "incorrect type" and "does not match the pattern".
void set_messages(Json& schema, const ValueSpec& spec, Language language) {
  set_keys_apart(schema);
  const std::string message = expected_form(spec).in(language);
  schema["errorMessage"] = message;
  if (schema.contains("pattern")) {
    schema["patternErrorMessage"] = message;
  }
}

/// `number(元/人)` as a name that needs no escapes.
std::string form_name(const ValueSpec& spec) {
  switch (spec.form) {
    case Form::Text:
      return "text";
    case Form::YesNo:
      return "yes_no";
    case Form::Date:
      return "date";
    case Form::CalendarYear:
      return "year";
    case Form::Ratio:
      return "ratio";
    case Form::Enum:
      return spec.enumeration->type.name;
    case Form::Record:
      return spec.record->type.name;
    case Form::List:
      return "list_of_" + form_name(*spec.element);
    case Form::Number:
    case Form::Count:
      break;
  }
  std::string name = spec.form == Form::Count ? "count" : "number";
  for (const char c : "_" + to_text(spec.type->unit, Language::English)) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    name += is_word ? std::string(1, c) : (c & 0x80) == 0 && !name.ends_with('_') ? "_" : "";
  }
  return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

std::vector<std::string> names_of(const cel::Field& field) {
  std::vector<std::string> names{field.zh, field.en};
  for (const std::string& synonym : field.synonyms) {
    if (std::find(names.begin(), names.end(), synonym) == names.end()) {
      names.push_back(synonym);
    }
  }
  return names;
}

std::string joined(const std::vector<std::string>& words, const char* separator) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : separator) + word;
  }
  return text;
}

class SchemaMaker {
 public:
  explicit SchemaMaker(Language language) : language_(language) {}

  Json make(const RecordSpec& root) {
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"$id", root.type.name + ".schema.json"},
                   {"title", root.type.title.in(language_)},
                   {"type", "object"}};
    add_fields(schema, root);
    add_kind(schema, root);
    schema["definitions"] = std::move(definitions_);
    return schema;
  }

 private:
  bool chinese() const { return language_ == Language::Chinese; }

  static Json ref(const std::string& name) { return {{reference, "#/definitions/" + name}}; }

  /// A reference to the definition of a value's form, which is made when it is first asked for.
  Json form(const ValueSpec& spec) {
    const std::string name = form_name(spec);
    if (defined_.insert(name).second) {
      Json schema = Json::object();
      if (spec.form == Form::Record) {
        schema = record(*spec.record);
      } else if (spec.form == Form::List) {
        schema = list(*spec.element);
      } else {
        if (spec.form == Form::Enum) {
          schema["title"] = spec.enumeration->title.in(language_);
        }
        scalar_of(spec, language_).add_to(schema);
      }
      set_messages(schema, spec, language_);
      definitions_[name] = std::move(schema);
    }
    return ref(name);
  }

  Json record(const RecordSpec& spec) {
    Json schema = {{"type", {"object"}}};
    scalar_of(spec, language_).add_to(schema);
    add_fields(schema, spec);
    return schema;
  }

  /// Of all fields but `without`: the key that stands in front of the record.
  void add_fields(Json& schema, const RecordSpec& spec, int without = -1) {
    Json properties = Json::object();
    Json patterns = {{extension_keys, Json::object()}};
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
      const cel::Field& field = spec.type.fields[i];
      if (field.derived != nullptr || field.index == without) {
        continue;
      }
      const Json target = field_ref(spec, i);
      std::vector<std::string> spellings;
      for (const std::string& name : names_of(field)) {
        properties[name] = target;
        if (name != (chinese() ? field.zh : field.en)) {
          properties[name]["doNotSuggest"] = true;
        }
        spellings.push_back(word_pattern(name));
      }
      patterns[whole(either(spellings))] = target;
    }
    schema["properties"] = std::move(properties);
    schema["patternProperties"] = std::move(patterns);
    schema["additionalProperties"] = false;
  }

  /// A definition of its own for each field, to which all its keys refer.
  Json field_ref(const RecordSpec& record, std::size_t index) {
    const cel::Field& field = record.type.fields[index];
    const std::string name = record.type.name + "." + field.en;
    if (defined_.insert(name).second) {
      const FieldSpec& spec = record.fields[index];
      Json value = form(spec.value);
      Json schema = {
          {"title", field.title.in(language_)},
          {"description", description(field, spec, expected_form(spec.value).in(language_))}};
      const std::string form_of = form_name(spec.value);
      if (definitions_.contains(
              form_of)) {  // editors put a colon behind a key whose type they know
        schema["type"] = definitions_[form_of]["type"];
        set_messages(schema, spec.value, language_);  // as there: what is said twice is shown once
      }
      const std::string absent = absent_pattern(spec);
      if (absent.empty()) {
        schema["allOf"] = Json::array({std::move(value)});
      } else {
        schema["anyOf"] = {std::move(value), {{"type", "string"}, {"pattern", whole(absent)}}};
        set_messages(schema, spec.value, language_);
      }
      definitions_[name] = std::move(schema);
    }
    return ref(name);
  }

  /// What a field takes beside its form, because its absence stands for something.
  static std::string absent_pattern(const FieldSpec& spec) {
    if (spec.absent.kind() == cel::Kind::Null) {
      return {};
    }
    return either({spec.absent_word.empty() ? "" : word_pattern(spec.absent_word),
                   any_word(absence_words(Absence::NotKnown))});
  }

  std::string description(const cel::Field& field, const FieldSpec& spec,
                          const std::string& form_words) const {
    const std::vector<std::string> names = names_of(field);
    std::vector<std::string> lines{
        chinese() ? field.title.en : field.title.zh,
        (chinese() ? "键：" : "keys: ") + joined(names, chinese() ? "、" : ", "), form_words};
    if (!spec.absent_word.empty()) {
      lines.push_back((chinese() ? "不写表示：" : "left out: ") + spec.absent_word);
    }
    if (field.personal) {
      lines.emplace_back(chinese() ? "个人信息，输出时遮盖" : "personal: masked in every output");
    }
    return joined(lines, "\n\n");
  }

  /// A list of any form; see list_binder.cpp.
  Json list(const ValueSpec& element) {
    Json schema = {{"type", {"array"}}};
    const bool is_keyed = element.form == Form::Record && element.record->type.key >= 0;
    if (is_keyed) {
      schema["type"].push_back("object");
    }
    words_of(element).add_to(schema);
    add_items(schema, element);
    if (is_keyed) {
      add_keyed(schema, *element.record);
    }
    return schema;
  }

  /// One word or several in a line, or the word that there are none.
  Scalar words_of(const ValueSpec& element) {
    Scalar scalar;
    if (is_one_word(element)) {
      scalar = scalar_of(element, language_);
    } else if (element.form == Form::Record && element.record->type.key >= 0) {
      scalar = scalar_of(*element.record, language_);
    }
    if (!scalar.types.empty() && !scalar.any_text) {
      scalar.pattern =
          words_in_line_pattern(either({scalar.pattern, scalar.absences}), scalar.spaces_divide);
    }
    scalar.absences = absence_pattern(true);
    return scalar;
  }

  /// The items; where 无 is none of them, [无] is the empty list.
  void add_items(Json& schema, const ValueSpec& element) {
    const bool takes_none =
        element.form != Form::Enum &&
        (element.form != Form::Record || scalar_of(*element.record, language_).any_text);
    if (takes_none) {
      schema["items"] = form(element);
      return;
    }
    schema["if"] = {
        {"type", "array"},
        {"minItems", 1},
        {"maxItems", 1},
        {"items",
         {{"type", "string"}, {"pattern", whole(any_word(absence_words(Absence::None)))}}}};
    schema["else"] = {{"items", form(element)}};
  }

  /// `电脑: 4台`, `2023: {…}`: what stands behind the key, and the keys.
  void add_keyed(Json& schema, const RecordSpec& spec) {
    const ValueSpec& key = spec.fields[static_cast<std::size_t>(spec.type.key)].value;
    const Json value = keyed_item(spec);
    Json properties = Json::object();
    if (key.form == Form::Enum) {
      for (const cel::EnumType::Member& member : key.enumeration->type.members) {
        properties[chinese() ? member.zh : member.id] = value;
      }
    }
    schema["properties"] = std::move(properties);
    schema["patternProperties"] = {{extension_keys, Json::object()}};
    schema["additionalProperties"] = value;
    const Scalar keys = scalar_of(key, language_);
    if (!keys.any_text) {
      schema["propertyNames"] = {
          {"pattern", "^(?:\\s*" + either({keys.pattern, keys.absences}) + "\\s*|[xX]-.*)$"},
          {"patternErrorMessage", expected_form(key).in(language_)}};
    } else {  // one record that lacks its "- "
      Json names = Json::array();
      for (const cel::Field& field : spec.type.fields) {
        for (const std::string& name : names_of(field)) {
          names.push_back(name);
        }
      }
      schema["not"] = {{"type", "object"},
                       {"minProperties", 1},
                       {"propertyNames", {{"enum", std::move(names)}}}};
    }
  }

  /// The record without its key, or its other value.
  Json keyed_item(const RecordSpec& spec) {
    const std::string name = spec.type.name + "_by_key";
    if (defined_.insert(name).second) {
      Json schema = {{"type", Json::array()}};
      const ValueSpec* value =
          spec.value < 0 ? nullptr : &spec.fields[static_cast<std::size_t>(spec.value)].value;
      const bool is_apart = value != nullptr && !is_one_word(*value);
      if (!is_apart) {
        behind_key(value).add_to(schema);  // first: editors propose the first of several types
      }
      schema["type"].push_back("object");
      add_fields(schema, spec, spec.type.key);
      if (is_apart) {
        schema = {{"anyOf",
                   {std::move(schema),
                    form(*value),
                    {{"type", "string"}, {"pattern", whole(absence_pattern(true))}}}}};
      }
      set_messages(schema, {.form = Form::Record, .type = {}, .record = &spec}, language_);
      definitions_[name] = std::move(schema);
    }
    return ref(name);
  }

  Scalar behind_key(const ValueSpec* value) const {
    Scalar scalar;
    if (value != nullptr) {
      scalar = scalar_of(*value, language_);
    } else {
      scalar.types = {"string", "boolean"};
      scalar.pattern = either({any_word(yes_no_words(true)), any_word(yes_no_words(false))});
    }
    scalar.absences = absence_pattern(true);
    return scalar;
  }

  /// A document is of one kind; only a station need not say so.
  void add_kind(Json& schema, const RecordSpec& root) {
    const int index = root.keys.find_exact("kind");
    if (index == NameTable::not_found) {
      return;
    }
    const auto at = static_cast<std::size_t>(index);
    const EnumSpec* kinds = root.fields[at].value.enumeration;
    if (kinds == nullptr) {
      return;
    }
    const auto& members = kinds->type.members;
    const auto member = std::find_if(members.begin(), members.end(),
                                     [&](const auto& one) { return one.id == root.type.name; });
    if (member == members.end()) {
      return;
    }
    const cel::Field& field = root.type.fields[at];
    std::vector<std::string> words{word_pattern(member->zh), word_pattern(member->id)};
    for (const std::string& word : member->synonyms) {
      words.push_back(word_pattern(word));
    }
    const std::string message = chinese() ? "应写 " + member->zh : "write " + member->id;
    const bool is_needed = root.type.name != "station";
    definitions_[root.type.name + "." + field.en] = {
        {"title", field.title.in(language_)},
        {"description", description(field, root.fields[at], message)},
        {"type", is_needed ? Json("string") : Json({"string", "null"})},
        {"pattern", whole(either(words))},
        {"examples", {chinese() ? member->zh : member->id}},
        {"errorMessage", message},
        {"patternErrorMessage", message}};
    if (is_needed) {
      for (const std::string& name : names_of(field)) {
        schema["anyOf"].push_back({{"required", {name}}});
      }
    }
  }

  Language language_;
  std::set<std::string> defined_;
  Json definitions_ = Json::object();
};

}  // namespace

std::string json_schema(const Model& model, std::string_view record, Language language) {
  const Model::Impl& schema = model.impl();
  return schema_text(SchemaMaker(language).make(*schema.record_names.at(std::string(record))));
}

}  // namespace audit::model
