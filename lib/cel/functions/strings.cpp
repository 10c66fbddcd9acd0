// SPDX-License-Identifier: Apache-2.0
// Text of rule packs. Positions and lengths count characters (code points). Looking for a text
// compares as
// == does: full-width forms are the same as half-width ones.
#include "base/utf8.h"
#include "cel/eval/errors.h"
#include "cel/eval/gaps.h"
#include "cel/eval/list_builder.h"
#include "cel/eval/plan.h"
#include "cel/eval/reasons.h"
#include "cel/functions/table.h"
#include "cel/limits.h"

#include <re2/re2.h>

#include <functional>
#include <string>

namespace audit::cel {
namespace {

std::string_view text_of(const Invocation& call, std::size_t index) {
  return *call.arguments[index].get<std::string_view>();
}

Value made(const Invocation& call, std::string_view text) {
  return text.size() > limits::made_text ? error_at(call.frame, call.node.span, too_large)
                                         : Value::text(call.frame.arena.text(text));
}

Value size(const Invocation& call) {
  return Value::number(
      base::Number(static_cast<std::int64_t>(base::count_code_points(text_of(call, 0)))));
}

/// A test as written, and if that fails in comparison form: unless outer spaces are what is looked
/// for.
template <class Test>
Value looked_for(const Invocation& call, const Test& test) {
  const std::string_view text = text_of(call, 0);
  const std::string_view part = text_of(call, 1);
  if (test(text, part)) {
    return Value::boolean(true);
  }
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  if (part.empty() || is_space(part.front()) || is_space(part.back())) {
    return Value::boolean(false);
  }
  return Value::boolean(test(base::comparison_form(text), base::comparison_form(part)));
}

Value contains(const Invocation& call) {
  return looked_for(call, [](std::string_view a, std::string_view b) {
    return a.find(b) != std::string_view::npos;
  });
}

Value starts_with(const Invocation& call) {
  return looked_for(call, [](std::string_view a, std::string_view b) { return a.starts_with(b); });
}

Value ends_with(const Invocation& call) {
  return looked_for(call, [](std::string_view a, std::string_view b) { return a.ends_with(b); });
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

Prepared compile_pattern(std::span<const Value> constants) {
  auto pattern = std::make_shared<RE2>(piece(*constants[0].get<std::string_view>()), quiet());
  if (!pattern->ok()) {
    return {.object = nullptr,
            .problem = {.zh = "正则表达式有误：" + pattern->error(),
                        .en = "bad regular expression: " + pattern->error()}};
  }
  return {.object = std::move(pattern), .problem = {}};
}

Value matches(const Invocation& call) {
  const std::string_view text = text_of(call, 0);
  const auto matched = [text](const RE2& pattern) {
    return RE2::PartialMatch(piece(text), pattern) ||
           RE2::PartialMatch(piece(base::comparison_form(text)), pattern);
  };
  if (const auto* prepared = static_cast<const RE2*>(call.node.prepared)) {
    return Value::boolean(matched(*prepared));
  }
  const RE2 pattern(piece(text_of(call, 1)), quiet());
  if (!pattern.ok()) {
    return error_at(call.frame, call.node.span, invalid_argument);
  }
  return Value::boolean(matched(pattern));
}

Value replace(const Invocation& call) {
  const std::string_view text = text_of(call, 0);
  const std::string_view from = text_of(call, 1);
  const std::string_view to = text_of(call, 2);
  if (from.empty()) {
    return call.arguments[0];
  }
  std::string result;
  std::size_t begin = 0;
  for (std::size_t at = text.find(from); at != std::string_view::npos;
       at = text.find(from, begin)) {
    result.append(text.substr(begin, at - begin)).append(to);
    begin = at + from.size();
    if (result.size() > limits::made_text) {
      break;
    }
  }
  return begin == 0 ? call.arguments[0] : made(call, result.append(text.substr(begin)));
}

Value trim(const Invocation& call) {
  constexpr std::string_view wide_space = "\u3000";
  std::string_view text = text_of(call, 0);
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && (is_space(text.front()) || text.starts_with(wide_space))) {
    text.remove_prefix(is_space(text.front()) ? 1 : wide_space.size());
  }
  while (!text.empty() && (is_space(text.back()) || text.ends_with(wide_space))) {
    text.remove_suffix(is_space(text.back()) ? 1 : wide_space.size());
  }
  return Value::text(text);
}

Value split(const Invocation& call) {
  const std::string_view text = text_of(call, 0);
  const std::string_view separator = text_of(call, 1);
  ListBuilder builder(call.frame.arena, 4);
  if (separator.empty()) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t length = std::max<std::size_t>(1, base::decode(text, i).length);
      builder.add(Value::text(text.substr(i, length)));
      i += length;
    }
    return builder.list();
  }
  std::size_t begin = 0;
  for (std::size_t at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator, begin)) {
    builder.add(Value::text(text.substr(begin, at - begin)));
    begin = at + separator.size();
  }
  builder.add(Value::text(text.substr(begin)));
  return builder.list();
}

Value in_case(const Invocation& call, char first, char last, int shift) {
  std::string text(text_of(call, 0));
  for (char& c : text) {
    if (c >= first && c <= last) {
      c = static_cast<char>(c + shift);
    }
  }
  return made(call, text);
}

Value lower_ascii(const Invocation& call) {
  return in_case(call, 'A', 'Z', 'a' - 'A');
}

Value upper_ascii(const Invocation& call) {
  return in_case(call, 'a', 'z', 'A' - 'a');
}

/// Byte offset of a character's number; npos past the end (one past the last is allowed).
std::size_t offset_of(std::string_view text, const base::Number& position) {
  if (!position.is_integer() || position.is_negative()) {
    return std::string_view::npos;
  }
  std::size_t offset = 0;
  for (std::int64_t i = 0; i < position.numerator(); ++i) {
    if (offset >= text.size()) {
      return std::string_view::npos;
    }
    offset += std::max<std::size_t>(1, base::decode(text, offset).length);
  }
  return offset;
}

Value substring(const Invocation& call) {
  const std::string_view text = text_of(call, 0);
  const std::size_t begin = offset_of(text, *call.arguments[1].get<base::Number>());
  const std::size_t end = call.arguments.size() > 2
                              ? offset_of(text, *call.arguments[2].get<base::Number>())
                              : text.size();
  if (begin == std::string_view::npos || end == std::string_view::npos || begin > end) {
    return unknown_because(call.frame.arena, reasons::no_such_position);
  }
  return Value::text(text.substr(begin, end - begin));
}

Value index_of(const Invocation& call) {
  const std::string_view text = text_of(call, 0);
  const std::size_t at = text.find(text_of(call, 1));
  const std::int64_t position =
      at == std::string_view::npos
          ? -1
          : static_cast<std::int64_t>(base::count_code_points(text.substr(0, at)));
  return Value::number(base::Number(position));
}

constexpr Row rows[] = {
    {.signature = "string.size() -> number",
     .run = size,
     .zh = "几个字",
     .en = "how many characters",
     .examples = {{{"\"社工站\".size()", "3"}}},
     .phrase_zh = "{0} 的字数",
     .phrase_en = "length of {0}"},
    {.signature = "size(string) -> number",
     .run = size,
     .zh = "同上",
     .en = "the same",
     .examples = {{{"size(\"ab\")", "2"}}},
     .phrase_zh = "{0} 的字数",
     .phrase_en = "length of {0}"},
    {.signature = "string.contains(string) -> bool",
     .run = contains,
     .zh = "包含",
     .en = "contains",
     .examples = {{{"\"社会工作服务站\".contains(\"工作\")", "true"}}},
     .phrase_zh = "{0} 包含 {1}",
     .phrase_en = "{0} contains {1}"},
    {.signature = "string.startsWith(string) -> bool",
     .run = starts_with,
     .zh = "以…开头",
     .en = "begins with",
     .examples = {{{"\"社工站\".startsWith(\"社工\")", "true"}}},
     .phrase_zh = "{0} 以 {1} 开头",
     .phrase_en = "{0} begins with {1}"},
    {.signature = "string.endsWith(string) -> bool",
     .run = ends_with,
     .zh = "以…结尾",
     .en = "ends with",
     .examples = {{{"\"社工站\".endsWith(\"站\")", "true"}}},
     .phrase_zh = "{0} 以 {1} 结尾",
     .phrase_en = "{0} ends with {1}"},
    {.signature = "string.matches(string) -> bool",
     .run = matches,
     .zh = "符合正则表达式（RE2）",
     .en = "matches a regular expression (RE2)",
     .examples = {{{"\"2022-001\".matches(\"^[0-9]{4}-[0-9]+$\")", "true"}}},
     .prepare = compile_pattern,
     .phrase_zh = "{0} 符合格式 {1}",
     .phrase_en = "{0} matches {1}"},
    {.signature = "string.replace(string, string) -> string",
     .run = replace,
     .zh = "全部替换",
     .en = "with all occurrences replaced",
     .examples = {{{"\"社 工 站\".replace(\" \", \"\")", "社工站"}}},
     .phrase_zh = "{0}（{1} 换为 {2}）",
     .phrase_en = "{0} ({1} replaced by {2})"},
    {.signature = "string.trim() -> string",
     .run = trim,
     .zh = "去掉首尾空白（含全角）",
     .en = "without outer white space",
     .examples = {{{"\" 社工 \".trim()", "社工"}}},
     .phrase_zh = "{0}（去掉首尾空白）",
     .phrase_en = "{0} (trimmed)"},
    {.signature = "string.split(string) -> list(string)",
     .run = split,
     .zh = "按分隔符拆开",
     .en = "the parts between separators",
     .examples = {{{"\"a-b\".split(\"-\")", "[a, b]"}}},
     .phrase_zh = "{0} 按 {1} 拆开",
     .phrase_en = "{0} split at {1}"},
    {.signature = "string.lowerAscii() -> string",
     .run = lower_ascii,
     .zh = "英文字母变小写",
     .en = "ASCII letters in lower case",
     .examples = {{{"\"ABC\".lowerAscii()", "abc"}}},
     .phrase_zh = "{0}（字母小写）",
     .phrase_en = "{0} (in lower case)"},
    {.signature = "string.upperAscii() -> string",
     .run = upper_ascii,
     .zh = "英文字母变大写",
     .en = "ASCII letters in upper case",
     .examples = {{{"\"abc\".upperAscii()", "ABC"}}},
     .phrase_zh = "{0}（字母大写）",
     .phrase_en = "{0} (in upper case)"},
    {.signature = "string.substring(number) -> string",
     .run = substring,
     .zh = "从第几个字（0 起）到结尾",
     .en = "from a position (from 0) to the end",
     .examples = {{{"\"社工站\".substring(1)", "工站"}}},
     .phrase_zh = "{0} 第 {1} 个字之后",
     .phrase_en = "{0} after {1} characters"},
    {.signature = "string.substring(number, number) -> string",
     .run = substring,
     .zh = "从一个位置到另一个位置之前",
     .en = "from one position to before another",
     .examples = {{{"\"社工站\".substring(0, 2)", "社工"}}},
     .phrase_zh = "{0} 第 {1} 至第 {2} 个字之间",
     .phrase_en = "{0} from character {1} to {2}"},
    {.signature = "string.indexOf(string) -> number",
     .run = index_of,
     .zh = "首次出现的位置；没有为 -1",
     .en = "position of the first occurrence; -1 if none",
     .examples = {{{"\"社工站\".indexOf(\"站\")", "2"}}},
     .phrase_zh = "{1} 在 {0} 中的位置",
     .phrase_en = "position of {1} in {0}"},
};

}  // namespace

std::span<const Row> pack_strings() {
  return rows;
}

}  // namespace audit::cel
