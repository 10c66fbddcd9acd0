// SPDX-License-Identifier: Apache-2.0
#include "rules/pack_schema.h"

#include "model/schema_text.h"
#include "results/records.h"
#include "rules/pack_form.h"
#include "rules/test_form.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace audit::rules {
namespace {

using Json = nlohmann::ordered_json;
using base::Language;

constexpr const char* name_pattern =
    "^[A-Za-z_\u3400-\u4DBF\u4E00-\u9FFF\u3007][A-Za-z0-9_\u3400-\u4DBF\u4E00-\u9FFF\u3007]*$";

Json text() {
  return {{"type", {"string", "number", "boolean"}}, {"minLength", 1}};
}

Json two_languages() {
  return {{"type", {"object", "string", "number", "boolean"}},
          {"minLength", 1},
          {"properties", {{"zh", text()}, {"en", text()}}},
          {"patternProperties", {{"^x-", Json::object()}}},
          {"required", Json::array({"zh"})},
          {"additionalProperties", false}};
}

Json outcomes() {
  Json words = Json::array();
  for (const results::Outcome outcome : results::all_outcomes()) {
    words.push_back(results::id_of(outcome));
  }
  return {{"enum", std::move(words)}};
}

Json levels() {
  Json words = Json::array();
  for (const results::Level level : results::all_levels()) {
    words.push_back(results::id_of(level));
    words.push_back(results::name_of(level).zh);
  }
  return {{"enum", std::move(words)}};
}

class PackSchema {
 public:
  explicit PackSchema(Language language) : language_(language) {}

  Json make() {
    // pack.yaml says what the pack is; the files beside it only bring rules.
    Json signs = Json::array();
    const std::vector<std::string_view> of_topics = topic_form().names();
    for (const std::string_view name : head_form().names()) {
      if (std::find(of_topics.begin(), of_topics.end(), name) == of_topics.end()) {
        signs.push_back({{"required", Json::array({name})}});
      }
    }
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"$id", "pack.schema.json"},
                   {"title", language_ == Language::Chinese ? "规则包" : "rule pack"},
                   {"type", "object"},
                   {"if", {{"anyOf", std::move(signs)}}},
                   {"then", part(head_form())},
                   {"else", part(topic_form())}};
    schema["definitions"] = std::move(definitions_);
    return schema;
  }

  Json make_tests() {
    Json schema = {
        {"$schema", "http://json-schema.org/draft-07/schema#"},
        {"$id", "tests.schema.json"},
        {"title", language_ == Language::Chinese ? "规则包的测试" : "tests of a rule pack"},
        {"type", "array"},
        {"items", part(test_form())}};
    schema["definitions"] = std::move(definitions_);
    return schema;
  }

 private:
  Json part(const PackPart& form) {
    const std::string name(form.name);
    if (!definitions_.contains(name)) {
      definitions_[name] = Json::object();
      Json schema = {{"type", "object"}, {"properties", Json::object()}};
      Json required = Json::array();
      for (const PartKey& key : form.keys) {
        Json value = {{"title", key.title.in(language_)}};
        value.update(content(key));
        schema["properties"][std::string(key.name)] = std::move(value);
        if (key.is_required) {
          required.push_back(key.name);
        }
        if (!key.needs.empty()) {
          schema["dependencies"][std::string(key.name)] = Json::array({key.needs});
        }
      }
      if (!required.empty()) {
        schema["required"] = std::move(required);
      }
      schema["patternProperties"] = {{"^x-", Json::object()}};
      schema["additionalProperties"] = false;
      definitions_[name] = std::move(schema);
    }
    return {{"$ref", "#/definitions/" + name}};
  }

  Json named(Json value, bool is_identifier) {
    Json schema = {{"type", "object"}, {"additionalProperties", std::move(value)}};
    if (is_identifier) {
      schema["propertyNames"] = {{"pattern", name_pattern}};
    } else {
      schema["patternProperties"] = {{"^x-", Json::object()}};
    }
    return schema;
  }

  static Json file() { return {{"type", {"object", "string", "number", "boolean"}}}; }

  /// Either of two, where the second is the part.
  Json or_part(Json other, const PackPart& form) {
    return {{"anyOf", Json::array({std::move(other), part(form)})}};
  }

  Json content(const PartKey& key) {
    switch (key.content) {
      case Content::Text:
      case Content::Expression:
        return text();
      case Content::Texts:
        return {{"type", {"array", "string", "number", "boolean"}},
                {"minLength", 1},
                {"items", text()}};
      case Content::TwoLanguages:
        return two_languages();
      case Content::Date:
        return {{"type", "string"},
                {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}};
      case Content::YesNo:
        return {{"enum", {true, false, "yes", "no", "是", "否"}}};
      case Content::Expressions:
        return named(text(), true);
      case Content::Level:
        return levels();
      case Content::Scope:
        return {{"enum", {"station", "county", "city"}}};
      case Content::Outcome:
        return outcomes();
      case Content::Value:
        return Json::object();
      case Content::Values:
        return {{"type", "object"}};
      case Content::File:
        return file();
      case Content::Files:
        return {{"type", {"array", "object", "string", "number", "boolean"}}, {"items", file()}};
      case Content::Part:
        return {{"allOf", Json::array({part(*key.part)})}};
      case Content::Parts:
        return {{"type", "array"}, {"items", part(*key.part)}};
      case Content::NamedParts:
        return named(part(*key.part), true);
      case Content::Region:
        return or_part({{"const", "everywhere"}}, *key.part);
      case Content::Settings: {
        const PartKey& first = key.part->keys.front();
        Json alone = content(first);
        if (first.content ==
            Content::Value) {  // a mapping that has the part's first key is the part
          alone = {{"not", {{"type", "object"}, {"required", Json::array({first.name})}}}};
        }
        return named(or_part(std::move(alone), *key.part), false);
      }
    }
    return Json::object();
  }

  Language language_;
  Json definitions_ = Json::object();
};

}  // namespace

std::string pack_schema(Language language) {
  return model::schema_text(PackSchema(language).make());
}

std::string test_schema(Language language) {
  return model::schema_text(PackSchema(language).make_tests());
}

}  // namespace audit::rules
