// SPDX-License-Identifier: Apache-2.0
#include "model/diagnostics.h"

#include "base/utf8.h"
#include "model/expected_form.h"
#include "model/nearest_word.h"

#include <string>
#include <utility>

namespace audit::model {
namespace {

using base::Diagnostic;
using base::Language;
using base::Place;
using base::Text;
using yaml::Kind;
using yaml::Node;

constexpr std::size_t max_shown =
    40;  // code points of a value that a message repeats; the snippet shows the rest

Place value_place(const Node& node) {
  const bool is_written = !node.span.empty();
  return {node.source, is_written ? node.span : node.key};
}

Diagnostic error(const char* code, Place at, Text message) {
  return {.severity = base::Severity::Error,
          .code = code,
          .message = std::move(message),
          .at = at,
          .related = {}};
}

std::string shown(std::string_view text, bool personal) {
  std::string result = personal ? base::masked(text) : std::string(text);
  if (base::count_code_points(result) <= max_shown) {
    return result;
  }
  std::size_t end = 0;
  for (std::size_t i = 0; i < max_shown; ++i) {
    end += base::decode(result, end).length;
  }
  return result.substr(0, end) + "…";
}

std::string zh_quoted(std::string_view text, bool personal = false) {
  return "「" + shown(text, personal) + "」";
}

std::string en_quoted(std::string_view text, bool personal = false) {
  return "\"" + shown(text, personal) + "\"";
}

/// The key that the value belongs to; of a list's item the key of the list.
std::string_view key_of(const Node& node) {
  const Node* at = &node;
  while (at->key_text.empty() && at->parent != nullptr) {
    at = at->parent;
  }
  return at->key_text;
}

/// `「面积」的值「约60平」`; without a key `值「约60平」`.
Text found(const Node& node, const Masks& masks) {
  const std::string key = shown(key_of(node), masks.key);
  return {.zh = (key.empty() ? "值" : zh_quoted(key) + "的值") + zh_quoted(node.text, masks.value),
          .en = (key.empty() ? "the value " : key + ": the value ") +
                en_quoted(node.text, masks.value)};
}

/// Why a text is refused, as a half-sentence; empty where the expected form says it all.
Text reason_text(const Refusal& refusal, bool personal) {
  const std::string zh = zh_quoted(refusal.part, personal);
  const std::string en = en_quoted(refusal.part, personal);
  switch (refusal.reason) {
    case Refused::OtherForm:
      return {};
    case Refused::ExtraText:
      return {
          .zh = "后面多了" + zh + "，说明请另写一项或写成注释（# …）",
          .en = en + " follows it; move the explanation to a key of its own or a comment (# …)"};
    case Refused::Approximate:
      return {.zh = zh + "表示不准确，不能据此判断",
              .en = en + " makes it inexact, and nothing can be decided on it"};
    case Refused::Span:
      return {.zh = "这是一个范围，这里只能写一个值",
              .en = "this is a range, and one value is asked for"};
    case Refused::LeadingZero:
      return {.zh = "数字前面不能有 0", .en = "a number has no leading zero"};
    case Refused::Negative:
      return {.zh = "不能为负数", .en = "it cannot be negative"};
    case Refused::Fraction:
      return {.zh = "这里只能是整数", .en = "only whole numbers are possible here"};
    case Refused::OtherUnit:
      return {.zh = "单位" + zh + "不是这里要的单位",
              .en = "the unit " + en + " is not the one that is asked for"};
    case Refused::OtherNotation:
      return {.zh = "只能用普通的十进制写法", .en = "only plain decimal notation is accepted"};
    case Refused::Grouping:
      return {.zh = "逗号应每三位一个，如 1,234",
              .en = "commas go between groups of three digits, as in 1,234"};
    case Refused::TooLarge:
      return {.zh = "数字太大或小数位太多", .en = "the number is too large or has too many digits"};
    case Refused::ChineseNumeral:
      return {.zh = "请用阿拉伯数字", .en = "use the digits 0 to 9"};
    case Refused::AboveOne:
      return {.zh = "比例不能大于 1，百分数要带 %",
              .en = "a share is at most 1; a percentage needs its %"};
    case Refused::TwoDigitYear:
      return {.zh = "年份要写四位", .en = "the year needs four digits"};
    case Refused::NoYear:
      return {.zh = "缺少年份", .en = "the year is missing"};
    case Refused::YearLast:
      return {.zh = "年份要写在最前面", .en = "the year comes first"};
    case Refused::DotMonth:
      return {
          .zh = "分不清是几月（2021.1 可能是 1 月，也可能是 10 月），月份要写两位",
          .en = "the month is not clear (2021.1 may be January or October) and needs two digits"};
    case Refused::NoSuchDay:
      return {.zh = "没有这一天", .en = "there is no such day"};
    case Refused::OtherYear:
      return {.zh = "年份应在 1900 至 2199 之间", .en = "years from 1900 to 2199 are accepted"};
    case Refused::TimeOfDay:
      return {.zh = "只写日期，不写钟点", .en = "give the day without the time"};
    case Refused::Order:
      return {.zh = "结束早于开始", .en = "it ends before it begins"};
    case Refused::Ambiguous:
      return {.zh = "有两种读法（" + refusal.part + " / " + refusal.instead + "）",
              .en = "it can be read in two ways (" + refusal.part + " / " + refusal.instead + ")"};
  }
  return {};
}

const char* code_of(const ValueSpec& spec, const Refusal& refusal) {
  switch (spec.form) {
    case Form::Number:
    case Form::Count:
    case Form::Ratio:
      return refusal.reason == Refused::OtherUnit ? "MODEL011" : "MODEL010";
    case Form::CalendarYear:
    case Form::Date:
      return "MODEL012";
    case Form::YesNo:
      return "MODEL013";
    case Form::Record:
      return spec.record->one_word == OneWord::Region ? "MODEL014" : "MODEL015";
    case Form::Enum:
      return "MODEL016";
    case Form::Text:
    case Form::List:
      break;
  }
  return "MODEL003";
}

}  // namespace

Diagnostic unknown_key(const Node& entry, const Text& advice, const Masks& masks) {
  const std::string key = shown(entry.key_text, masks.key);
  Text hint;
  if (!advice.empty()) {
    hint = {.zh = "；" + advice.zh, .en = "; " + advice.en};
  }
  return error("MODEL001", {entry.source, entry.key},
               {.zh = "这里没有「" + key + "」这一项" + hint.zh,
                .en = "no field " + key + " here" + hint.en});
}

Diagnostic derived_given(const Node& entry, const Text& advice) {
  return error(
      "MODEL005", {entry.source, entry.key},
      {.zh = "「" + std::string(entry.key_text) + "」由其他项得出，不能直接填写；" + advice.zh,
       .en = std::string(entry.key_text) + " follows from other fields and cannot be given; " +
             advice.en});
}

Diagnostic given_twice(const Node& second, const Node& first, const Masks& masks) {
  const std::string second_key = shown(second.key_text, masks.key);
  const std::string first_key = shown(first.key_text, masks.key);
  Diagnostic diagnostic = error("MODEL002", {second.source, second.key},
                                {.zh = zh_quoted(second_key) + "和" + zh_quoted(first_key) +
                                       "是同一项，只能写一个，两处都未采用",
                                 .en = second_key + " and " + first_key +
                                       " are the same field; keep one of them (neither is used)"});
  diagnostic.related.push_back({.message = {.zh = "第一次写在这里", .en = "first given here"},
                                .at = {first.source, first.key}});
  return diagnostic;
}

Diagnostic entry_given_twice(const Node& second, const Node& first) {
  const std::string key = shown(second.text, false);
  Diagnostic diagnostic = error(
      "MODEL064", value_place(second),
      {.zh = zh_quoted(key) + "在这个列表里写了两次，只能写一次，两处的其他内容都未采用",
       .en = key + " is in this list twice; keep one of them (nothing else of either is used)"});
  diagnostic.related.push_back(
      {.message = {.zh = "第一次写在这里", .en = "first given here"}, .at = value_place(first)});
  return diagnostic;
}

Diagnostic wrong_shape(const Node& node, const ValueSpec& spec, const Masks& masks) {
  const Text expected = expected_form(spec);
  const std::string key = shown(key_of(node), masks.key);
  Text what;
  switch (node.kind) {
    case Kind::Mapping:
      what = {.zh = "写成了分项（键: 值）", .en = "has parts (key: value)"};
      break;
    case Kind::Sequence:
      what = {.zh = "写成了列表", .en = "is a list"};
      break;
    case Kind::Scalar:
    case Kind::Null:
      what = {.zh = "写成了" + zh_quoted(node.text, masks.value),
              .en = "is " + en_quoted(node.text, masks.value)};
      break;
  }
  const std::string zh_key = key.empty() ? "这里" : zh_quoted(key);
  const std::string en_key = key.empty() ? "the value" : key;
  return error("MODEL003", value_place(node),
               {.zh = zh_key + what.zh + "；" + expected.zh,
                .en = en_key + " " + what.en + "; " + expected.en});
}

Diagnostic item_without_parts(const Node& node, const RecordSpec& spec, const Masks& masks) {
  const ValueSpec shape{.form = Form::Record,
                        .type = nullptr,
                        .enumeration = nullptr,
                        .record = &spec,
                        .element = nullptr};
  const Text expected = expected_form(shape);
  const Text what = found(node, masks);
  return error(
      "MODEL004", value_place(node),
      {.zh = what.zh + "无法识别；应写 有 或 无，或" + expected.zh.substr(std::string("应").size()),
       .en = what.en + " is not understood; write yes or no, or " + expected.en});
}

void add_parts_hint(Diagnostic& diagnostic, const ValueSpec& record) {
  diagnostic.message.zh +=
      "；也可以" + expected_form(record).zh.substr(std::string_view("应").size());
  diagnostic.message.en += "; or " + expected_form(record).en;
}

Diagnostic value_refused(const Node& node, const ValueSpec& spec, const Refusal& refusal,
                         const Masks& masks) {
  const Text expected = expected_form(spec);
  const Text what = found(node, masks);
  const Text reason = reason_text(refusal, masks.value);
  Text message{.zh = what.zh + "无法采用：", .en = what.en + " is not accepted: "};
  if (!reason.empty()) {
    message.zh += reason.zh + "；";
    message.en += reason.en + "; ";
  }
  message.zh += expected.zh;
  message.en += expected.en;
  if (!refusal.instead.empty() && !masks.value && refusal.reason != Refused::Ambiguous) {
    message.zh += "；是否指 " + refusal.instead + "？";
    message.en += "; did you mean " + refusal.instead + "?";
  }
  return error(code_of(spec, refusal), value_place(node), std::move(message));
}

Diagnostic word_refused(const Node& node, const EnumSpec& spec, const Masks& masks) {
  const Text what = found(node, masks);
  Text message{.zh = what.zh + "无法识别", .en = what.en + " is not understood"};
  const int nearest = nearest_word(node.text, spec.type);
  if (nearest >= 0) {
    const cel::EnumType::Member& member = spec.type.members[static_cast<std::size_t>(nearest)];
    message.zh += "，是否指「" + member.zh + "」？";
    message.en += "; did you mean " + member.id + " (" + member.zh + ")?";
  } else {
    message.zh += "；";
    message.en += "; ";
  }
  message.zh += "应写其中之一：" + allowed_words(spec.type, Language::Chinese);
  message.en += std::string(nearest >= 0 ? " " : "") +
                "write one of: " + allowed_words(spec.type, Language::English);
  return error("MODEL016", value_place(node), std::move(message));
}

Diagnostic document_not_mapping(const Node& root) {
  return error(
      "MODEL020", value_place(root),
      {.zh = "文件应由「键: 值」组成，如 名称: 示例街道社工站；多个社工站之间用单独一行 --- 分开",
       .en = "a file is made of \"key: value\" lines, such as name: …; several stations are "
             "separated by a line ---"});
}

Diagnostic record_not_mapping(const Node& root, const RecordSpec& spec) {
  const Text example{.zh = spec.type.fields.empty() ? "" : spec.type.fields.front().zh,
                     .en = spec.type.fields.empty() ? "" : spec.type.fields.front().en};
  return error("MODEL023", value_place(root),
               {.zh = spec.type.title.zh + "应由「键: 值」组成，如 " + example.zh + ": …",
                .en = "a " + spec.type.title.en + " is made of \"key: value\" lines, such as " +
                      example.en + ": …"});
}

Diagnostic second_document(const Node& root, const RecordSpec& spec) {
  return error(
      "MODEL024", value_place(root),
      {.zh = spec.type.title.zh + "只能有一份文档；请去掉 --- 和后面的内容",
       .en = "a " + spec.type.title.en + " is one document: remove the line --- and what follows"});
}

Diagnostic unknown_document_kind(const Node& node, const EnumSpec& kinds) {
  Diagnostic diagnostic = word_refused(node, kinds, {});
  diagnostic.code = "MODEL021";
  diagnostic.message.zh += "；这份文件未检查";
  diagnostic.message.en += "; the document is not checked";
  return diagnostic;
}

Diagnostic no_documents(const base::SourceText& source) {
  return error(
      "MODEL022", {&source, {0, 0}},
      {.zh = "文件是空的，没有可检查的内容", .en = "the file is empty, there is nothing to check"});
}

}  // namespace audit::model
