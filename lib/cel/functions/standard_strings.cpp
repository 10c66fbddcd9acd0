// SPDX-License-Identifier: Apache-2.0
// Text and bytes of standard CEL. Text is compared as it is, and its size counts code points.
#include "base/utf8.h"
#include "cel/functions/standard.h"

#include <re2/re2.h>

#include <memory>

namespace audit::cel::standard {
namespace {

Value text_size(const Invocation& call) {
  return int_value(static_cast<std::int64_t>(base::count_code_points(text(call, 0))));
}

Value bytes_size(const Invocation& call) {
  return int_value(static_cast<std::int64_t>(argument<Bytes>(call, 0).data.size()));
}

Value contains(const Invocation& call) {
  return Value::boolean(text(call, 0).find(text(call, 1)) != std::string_view::npos);
}

Value starts_with(const Invocation& call) {
  return Value::boolean(text(call, 0).starts_with(text(call, 1)));
}

Value ends_with(const Invocation& call) {
  return Value::boolean(text(call, 0).ends_with(text(call, 1)));
}

std::shared_ptr<const re2::RE2> pattern_of(std::string_view text) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  return std::make_shared<re2::RE2>(re2::StringPiece(text.data(), text.size()), options);
}

/// The pattern is the last argument; `prepare` gets it alone of a method.
Prepared compile_pattern(std::span<const Value> constants) {
  auto pattern = pattern_of(*constants.back().get<std::string_view>());
  if (!pattern->ok()) {
    return {.object = nullptr,
            .problem = {.zh = "正则表达式有误：" + pattern->error(),
                        .en = "not a regular expression: " + pattern->error()}};
  }
  return {.object = std::move(pattern), .problem = {}};
}

/// Anywhere in the text (CEL spec, "Regular Expressions").
Value matches(const Invocation& call) {
  std::shared_ptr<const re2::RE2> made;
  const auto* pattern = static_cast<const re2::RE2*>(call.node.prepared);
  if (pattern == nullptr) {
    made = pattern_of(text(call, 1));
    pattern = made.get();
  }
  const std::string_view subject = text(call, 0);
  return !pattern->ok() ? failure(call, invalid_argument)
                        : Value::boolean(re2::RE2::PartialMatch(
                              re2::StringPiece(subject.data(), subject.size()), *pattern));
}

constexpr Row rows[] = {
    {.signature = "size(string) -> int",
     .run = text_size,
     .zh = "几个字（码位）",
     .en = "how many code points",
     .examples = {{{"size(\"社工站\")", "3"}}}},
    {.signature = "string.size() -> int",
     .run = text_size,
     .zh = "几个字（码位）",
     .en = "how many code points",
     .examples = {{{"\"社工站\".size()", "3"}}}},
    {.signature = "size(bytes) -> int",
     .run = bytes_size,
     .zh = "几个字节",
     .en = "how many bytes",
     .examples = {{{"size(b\"abc\")", "3"}}}},
    {.signature = "bytes.size() -> int",
     .run = bytes_size,
     .zh = "几个字节",
     .en = "how many bytes",
     .examples = {{{"b\"abc\".size()", "3"}}}},
    {.signature = "string.contains(string) -> bool",
     .run = contains,
     .zh = "包含",
     .en = "contains",
     .examples = {{{"\"hello\".contains(\"ell\")", "true"}}}},
    {.signature = "string.startsWith(string) -> bool",
     .run = starts_with,
     .zh = "以…开头",
     .en = "begins with",
     .examples = {{{"\"hello\".startsWith(\"he\")", "true"}}}},
    {.signature = "string.endsWith(string) -> bool",
     .run = ends_with,
     .zh = "以…结尾",
     .en = "ends with",
     .examples = {{{"\"hello\".endsWith(\"he\")", "false"}}}},
    {.signature = "string.matches(string) -> bool",
     .run = matches,
     .zh = "其中有符合正则表达式（RE2）的部分",
     .en = "a part of it matches a regular expression (RE2)",
     .examples = {{{"\"banana\".matches(\"ba(na)*\")", "true"}}},
     .prepare = compile_pattern},
    {.signature = "matches(string, string) -> bool",
     .run = matches,
     .zh = "其中有符合正则表达式（RE2）的部分",
     .en = "a part of it matches a regular expression (RE2)",
     .examples = {{{"matches(\"grey\", \"gr(a|e)y\")", "true"}}}},
};

}  // namespace
}  // namespace audit::cel::standard

std::span<const audit::cel::Row> audit::cel::standard_strings() {
  return standard::rows;
}
