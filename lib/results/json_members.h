// SPDX-License-Identifier: Apache-2.0
//
// Members of JSON objects as records want them: a member that is not there has its default or is
// missed, one of another type, or a word that is none of ours, is damage. What is wrong is said in
// our own words, in both languages; no text of the JSON library reaches a user.
//
//   const Json object = parsed(line);                  // throws Damaged
//   file.path = member<std::string>(object, "path");   // throws Damaged where there is none
//   file.sha256 = text(object, "sha256");              // empty where there is none
#pragma once

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace audit::results {

using Json = nlohmann::json;

/// A record that cannot be used.
struct Damaged {
  base::Text problem;
  std::size_t column = 1;  ///< 1-based code point of the line
};

Damaged no_json(std::string_view line, std::size_t byte);
Damaged no_object(std::string_view name);
Damaged no_member(std::string_view name);
Damaged other_type(std::string_view name);
Damaged no_such_word(std::string_view name, const std::string& word);
Damaged other_schema(const std::string& found, std::string_view expected);
Damaged misplaced_record(const std::string& kind, bool is_first);
Damaged not_closed();

/// The object of a line.
Json parsed(std::string_view line);

/// Throws what is wrong unless it is an object.
const Json& object_of(const Json& value, std::string_view name);

/// Null where there is none.
const Json* find_member(const Json& object, const char* name);

template <class Value>
Value value_of(const Json& value, std::string_view name) {
  try {
    return value.get<Value>();
  } catch (const Json::exception&) {
    throw other_type(name);
  }
}

template <class Value>
Value member(const Json& object, const char* name) {
  const Json* found = find_member(object, name);
  if (found == nullptr) {
    throw no_member(name);
  }
  return value_of<Value>(*found, name);
}

template <class Value>
Value member_or(const Json& object, const char* name, Value otherwise) {
  const Json* found = find_member(object, name);
  return found == nullptr ? std::move(otherwise) : value_of<Value>(*found, name);
}

const Json& object_member(const Json& object, const char* name);

std::string text(const Json& object, const char* name);
base::Text bilingual(const Json& object);
base::Text bilingual(const Json& object, const char* name);

template <class Number>
Number number(const Json& object, const char* name) {
  return member_or(object, name, Number{});
}

/// A word of ours: `find` gives what it stands for.
template <class Value, class Find>
Value word(const Json& object, const char* name, Find find) {
  const auto id = member<std::string>(object, name);
  const std::optional<Value> value = find(id);
  if (!value) {
    throw no_such_word(name, id);
  }
  return *value;
}

template <class Element, class Read>
std::vector<Element> list(const Json& object, const char* name, Read read) {
  std::vector<Element> elements;
  if (const Json* found = find_member(object, name); found != nullptr) {
    if (!found->is_array()) {
      throw other_type(name);
    }
    for (const Json& element : *found) {
      elements.push_back(read(element));
    }
  }
  return elements;
}

std::vector<std::string> words(const Json& object, const char* name);

}  // namespace audit::results
