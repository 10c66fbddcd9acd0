// SPDX-License-Identifier: Apache-2.0
#include "model/definition_diagnostics.h"

#include <string>
#include <utility>

namespace audit::model {
namespace {

using base::Diagnostic;
using base::Place;
using base::Text;
using yaml::Node;

Place value_place(const Node& node) {
  return {node.source, node.span.empty() ? node.key : node.span};
}

Place key_place(const Node& node) {
  return {node.source, node.key.empty() ? node.span : node.key};
}

Diagnostic error(const char* code, Place at, Text message) {
  return {.severity = base::Severity::Error,
          .code = code,
          .message = std::move(message),
          .at = at,
          .related = {}};
}

std::string str(std::string_view text) {
  return std::string(text);
}

}  // namespace

Diagnostic definition_shape(const Node& node, const Text& expected) {
  return error("MODEL050", value_place(node),
               {.zh = "此处应写" + expected.zh, .en = "expected " + expected.en + " here"});
}

Diagnostic unknown_definition_key(const Node& node, std::string_view nearest) {
  Text hint;
  if (!nearest.empty()) {
    hint = {.zh = "，是否指 " + str(nearest) + "？", .en = "; did you mean " + str(nearest) + "?"};
  }
  return error("MODEL051", key_place(node),
               {.zh = "模型定义中没有 " + str(node.key_text) + " 这个键" + hint.zh,
                .en = "a model file has no key " + str(node.key_text) + " here" + hint.en});
}

Diagnostic missing_definition_key(const Node& node, std::string_view key) {
  return error("MODEL052", key_place(node),
               {.zh = "缺少 " + str(key), .en = "the key " + str(key) + " is missing"});
}

Diagnostic defined_twice(const Node& node, const Node& first) {
  Diagnostic diagnostic = error(
      "MODEL053", key_place(node),
      {.zh = str(node.key_text) + " 重复定义", .en = str(node.key_text) + " is defined twice"});
  diagnostic.related.push_back(
      {.message = {.zh = "已在此处定义", .en = "first defined here"}, .at = key_place(first)});
  return diagnostic;
}

Diagnostic unknown_type(const Node& node, std::string_view nearest) {
  Text hint{.zh =
                "可用 "
                "text、yes_no、date、year、period、number、number(元)、count、count(人)"
                "、ratio、枚举或记录的名称、list(…)",
            .en =
                "use text, yes_no, date, year, period, number, number(元), count, count(人), "
                "ratio, the name of an "
                "enumeration or record, or list(…)"};
  if (!nearest.empty()) {
    hint = {.zh = "是否指 " + str(nearest) + "？", .en = "did you mean " + str(nearest) + "?"};
  }
  return error("MODEL054", value_place(node),
               {.zh = "没有类型 " + str(node.text) + "；" + hint.zh,
                .en = "no type " + str(node.text) + "; " + hint.en});
}

Diagnostic name_taken(const Node& node, std::string_view name, std::string_view by) {
  return error("MODEL055", value_place(node),
               {.zh = "「" + str(name) + "」已是字段 " + str(by) + " 的键",
                .en = str(name) + " is already a key of the field " + str(by)});
}

Diagnostic word_taken(const Node& node, std::string_view word, std::string_view by) {
  return error("MODEL056", value_place(node),
               {.zh = "「" + str(word) + "」已是 " + str(by) + " 的写法",
                .en = str(word) + " already means " + str(by)});
}

Diagnostic unknown_field(const Node& node, std::string_view record) {
  return error("MODEL057", value_place(node),
               {.zh = "记录 " + str(record) + " 没有字段 " + str(node.text),
                .en = "the record " + str(record) + " has no field " + str(node.text)});
}

Diagnostic key_not_one_word(const Node& node) {
  return error("MODEL058", value_place(node),
               {.zh = "列表的键须是文字、数字、日期、是否或枚举",
                .en = "a key must be a text, number, date, yes_no or enumeration"});
}

Diagnostic absent_without_meaning(const Node& node) {
  return error("MODEL059", value_place(node),
               {.zh = "absent 只能写这个字段能取的值；日期写 至今 一类的词，列表写 无",
                .en = "absent must be a value that the field can take; a word such as 至今 for a "
                      "date, 无 for a list"});
}

Diagnostic reserved_name(const Node& node) {
  return error("MODEL060", key_place(node),
               {.zh = str(node.key_text) + " 是类型的名称，请换一个",
                .en = str(node.key_text) + " is the name of a type; choose another"});
}

Diagnostic no_model_files(std::string_view folder) {
  return error("MODEL061", {},
               {.zh = str(folder) + " 中没有模型文件 (*.yaml)",
                .en = "no model files (*.yaml) in " + str(folder)});
}

Diagnostic no_definition_of(std::string_view document) {
  return error("MODEL062", {},
               {.zh = "没有文件定义 document: " + str(document),
                .en = "no file has document: " + str(document)});
}

Diagnostic unreadable_model_file(std::string_view path) {
  return error("MODEL063", {}, {.zh = "无法读取 " + str(path), .en = "cannot read " + str(path)});
}

}  // namespace audit::model
