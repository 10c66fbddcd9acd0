// SPDX-License-Identifier: Apache-2.0
#include "results/json_members.h"

#include "base/utf8.h"

#include <algorithm>

namespace audit::results {
namespace {

constexpr std::size_t longest_word = 40;  // of a damaged file a word may be anything

std::string in_quotes(std::string_view word) {
  const bool is_long = word.size() > longest_word;
  while (word.size() > longest_word ||
         (!word.empty() && base::find_invalid_utf8(word).has_value())) {
    word.remove_suffix(1);
  }
  return '"' + std::string(word) + (is_long ? "…" : "") + '"';
}

std::string name_in_quotes(std::string_view name) {
  return name.empty() ? std::string() : in_quotes(name) + ' ';
}

}  // namespace

Damaged no_json(std::string_view line, std::size_t byte) {
  const std::size_t before = std::min(byte > 0 ? byte - 1 : 0, line.size());
  return {.problem = {.zh = "从这里起不是 JSON", .en = "from here on this is no JSON"},
          .column = base::count_code_points(line.substr(0, before)) + 1};
}

Damaged no_object(std::string_view name) {
  return {.problem = {.zh = name_in_quotes(name) + "应是 JSON 对象",
                      .en = name_in_quotes(name) + "must be a JSON object"}};
}

Damaged no_member(std::string_view name) {
  return {.problem = {.zh = "这条记录没有 " + in_quotes(name),
                      .en = "this record has no " + in_quotes(name)}};
}

Damaged other_type(std::string_view name) {
  return {.problem = {.zh = "这条记录的 " + in_quotes(name) + " 类型不对",
                      .en = in_quotes(name) + " of this record is of another type"}};
}

Damaged no_such_word(std::string_view name, const std::string& word) {
  return {.problem = {.zh = "这条记录的 " + in_quotes(name) + " 不能是 " + in_quotes(word),
                      .en = in_quotes(name) + " of this record cannot be " + in_quotes(word)}};
}

Damaged other_schema(const std::string& found, std::string_view expected) {
  const std::string wanted(expected);
  if (found.empty()) {
    return {.problem = {.zh = "这里应写明格式 " + wanted,
                        .en = "the schema " + wanted + " is to be named here"}};
  }
  return {.problem = {
              .zh = "格式是 " + in_quotes(found) + "，这里只能读 " + wanted,
              .en = "the schema is " + in_quotes(found) + ", only " + wanted + " is read here"}};
}

Damaged misplaced_record(const std::string& kind, bool is_first) {
  if (is_first) {
    return {
        .problem = {.zh = "第一行应是 \"run\" 记录，这里是 " + in_quotes(kind),
                    .en = "the first line must be a record \"run\", this is " + in_quotes(kind)}};
  }
  return {.problem = {.zh = "\"run\" 记录只能在第一行，是否接在了另一份结果后面？",
                      .en = "only the first line may be a record \"run\": are these two results, "
                            "one behind the other?"}};
}

Damaged not_closed() {
  return {.problem = {.zh = "结束记录没有写明 \"complete\"",
                      .en = "the closing record does not say \"complete\""}};
}

Json parsed(std::string_view line) {
  try {
    Json value = Json::parse(line);
    object_of(value, {});
    return value;
  } catch (const Json::parse_error& error) {
    throw no_json(line, error.byte);
  } catch (const Json::exception&) {  // a number that is none
    throw no_json(line, 1);
  }
}

const Json& object_of(const Json& value, std::string_view name) {
  if (!value.is_object()) {
    throw no_object(name);
  }
  return value;
}

const Json* find_member(const Json& object, const char* name) {
  const auto found = object_of(object, {}).find(name);
  return found == object.end() ? nullptr : &*found;
}

const Json& object_member(const Json& object, const char* name) {
  const Json* found = find_member(object, name);
  if (found == nullptr) {
    throw no_member(name);
  }
  return object_of(*found, name);
}

std::string text(const Json& object, const char* name) {
  return member_or(object, name, std::string());
}

base::Text bilingual(const Json& object) {
  return {.zh = text(object, "zh"), .en = text(object, "en")};
}

base::Text bilingual(const Json& object, const char* name) {
  const Json* found = find_member(object, name);
  return found == nullptr ? base::Text() : bilingual(object_of(*found, name));
}

std::vector<std::string> words(const Json& object, const char* name) {
  return list<std::string>(object, name,
                           [name](const Json& word) { return value_of<std::string>(word, name); });
}

}  // namespace audit::results
