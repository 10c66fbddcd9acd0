// SPDX-License-Identifier: Apache-2.0
// CEL's extension library for strings. Positions count code points; a position outside of the text
// is an error.
#include "base/utf8.h"
#include "cel/functions/standard.h"
#include "cel/standard/format.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace audit::cel::standard {
namespace {

/// The byte at which a code point begins; that after the last is the end. Nullopt outside.
std::optional<std::size_t> byte_at(std::string_view text, std::int64_t position) {
  std::size_t byte = 0;
  for (std::int64_t i = 0; i < position; ++i) {
    if (byte >= text.size()) {
      return std::nullopt;
    }
    byte += base::decode(text, byte).length;
  }
  return position < 0 ? std::nullopt : std::optional(byte);
}

std::optional<std::size_t> byte_at(const Invocation& call, std::size_t index) {
  return byte_at(text(call, 0), argument<std::int64_t>(call, index));
}

/// Where a byte is, counted in code points; -1 for npos.
Value position(std::string_view text, std::size_t byte) {
  return int_value(byte == std::string_view::npos
                       ? -1
                       : static_cast<std::int64_t>(base::count_code_points(text.substr(0, byte))));
}

Value char_at(const Invocation& call) {
  const auto byte = byte_at(call, 1);
  if (!byte) {
    return failure(call, no_such_position);
  }
  const std::string_view rest = text(call, 0).substr(*byte);
  return Value::text(rest.substr(0, rest.empty() ? 0 : base::decode(rest, 0).length));
}

Value index_of(const Invocation& call) {
  return position(text(call, 0), text(call, 0).find(text(call, 1)));
}

Value index_of_from(const Invocation& call) {
  const auto from = byte_at(call, 2);
  return from ? position(text(call, 0), text(call, 0).find(text(call, 1), *from))
              : failure(call, no_such_position);
}

Value last_index_of(const Invocation& call) {
  return position(text(call, 0), text(call, 0).rfind(text(call, 1)));
}

Value last_index_of_from(const Invocation& call) {
  const auto from = byte_at(call, 2);
  return from ? position(text(call, 0), text(call, 0).rfind(text(call, 1), *from))
              : failure(call, no_such_position);
}

template <char from, char to>
Value change_case(const Invocation& call) {
  std::string out(text(call, 0));
  for (char& c : out) {
    c = c >= from && c <= from + ('z' - 'a') ? static_cast<char>(c - from + to) : c;
  }
  return made_text(call, out);
}

std::optional<std::int64_t> limit_of(const Invocation& call, std::size_t index) {
  if (call.arguments.size() <= index || argument<std::int64_t>(call, index) < 0) {
    return std::nullopt;
  }
  return argument<std::int64_t>(call, index);
}

/// The length of the first code point; 0 of nothing.
std::size_t first_length(std::string_view text) {
  return text.empty() ? 0 : base::decode(text, 0).length;
}

/// At most so many times, if there is a limit. An empty text is found before each character and at
/// the end.
Value replace(const Invocation& call) {
  std::string_view rest = text(call, 0);
  const std::string_view old = text(call, 1);
  const auto limit = limit_of(call, 3);
  std::string out;
  for (std::int64_t count = 0; !limit || count < *limit; ++count) {
    if (out.size() > limits::made_text) {
      return failure(call, too_large);
    }
    const std::size_t step = old.empty() ? first_length(rest) : rest.find(old);
    if (old.empty()) {
      out.append(text(call, 2)).append(rest.substr(0, step));
      if (step == 0) {
        break;
      }
      rest.remove_prefix(step);
    } else if (step != std::string_view::npos) {
      out.append(rest.substr(0, step)).append(text(call, 2));
      rest.remove_prefix(step + old.size());
    } else {
      break;
    }
  }
  return made_text(call, out.append(rest));
}

/// At most so many parts, if there is a limit: the last has the rest. An empty separator separates
/// all characters.
Value split(const Invocation& call) {
  std::string_view rest = text(call, 0);
  const std::string_view separator = text(call, 1);
  const auto limit = limit_of(call, 2);
  std::vector<Value> parts;
  if (limit == 0) {
    return list_value(call.frame.arena, parts);
  }
  while (!limit || static_cast<std::int64_t>(parts.size()) + 1 < *limit) {
    const std::size_t first = first_length(rest);
    const std::size_t end = separator.empty() ? first : rest.find(separator);
    if (end == std::string_view::npos || (separator.empty() && first == rest.size())) {
      break;
    }
    if (!spend(call.frame)) {
      return failure(call, out_of_steps);
    }
    parts.push_back(Value::text(rest.substr(0, end)));
    rest.remove_prefix(end + separator.size());
  }
  if (!separator.empty() || !rest.empty()) {
    parts.push_back(Value::text(rest));
  }
  return list_value(call.frame.arena, parts);
}

Value substring(const Invocation& call) {
  const std::string_view whole = text(call, 0);
  const auto begin = byte_at(call, 1);
  const auto end = call.arguments.size() > 2 ? byte_at(call, 2) : whole.size();
  return begin && end && *begin <= *end ? Value::text(whole.substr(*begin, *end - *begin))
                                        : failure(call, no_such_position);
}

/// White space as Unicode has it: separators, and the controls that ASCII and Latin-1 call so.
bool is_space(char32_t point) {
  constexpr char32_t single[] = {U' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
  return (point >= 0x09 && point <= 0x0D) || (point >= 0x2000 && point <= 0x200A) ||
         std::find(std::begin(single), std::end(single), point) != std::end(single);
}

Value trim(const Invocation& call) {
  const std::string_view whole = text(call, 0);
  std::optional<std::size_t> begin;
  std::size_t end = 0;
  for (std::size_t i = 0; i < whole.size();) {
    const base::CodePoint point = base::decode(whole, i);
    if (!is_space(point.value)) {
      begin = begin ? begin : i;
      end = i + point.length;
    }
    i += point.length;
  }
  return begin ? Value::text(whole.substr(*begin, end - *begin)) : Value::text({});
}

Value join(const Invocation& call) {
  std::string out;
  const std::string_view separator = call.arguments.size() > 1 ? text(call, 1) : "";
  const auto& items = argument<const List*>(call, 0)->items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto* part = items[i].get<std::string_view>();
    if (part == nullptr) {
      return failure(call, no_such_overload);
    }
    out.append(i == 0 ? "" : separator).append(*part);
    if (out.size() > limits::made_text) {
      return failure(call, too_large);
    }
  }
  return made_text(call, out);
}

Value reverse(const Invocation& call) {
  const std::string_view whole = text(call, 0);
  std::string out(whole.size(), '\0');
  std::size_t to = whole.size();
  for (std::size_t i = 0; i < whole.size();) {
    const std::size_t length = base::decode(whole, i).length;
    to -= length;
    whole.copy(out.data() + to, length, i);
    i += length;
  }
  return made_text(call, out);
}

/// In double quotes, with escapes as in source text.
Value quote(const Invocation& call) {
  static constexpr std::string_view plain = "\a\b\f\n\r\t\v\\\"";
  static constexpr std::string_view escaped = "abfnrtv\\\"";
  std::string out = "\"";
  for (const char c : text(call, 0)) {
    const std::size_t i = plain.find(c);
    if (i != std::string_view::npos) {
      out += '\\';
      out += escaped[i];
    } else {
      out += c;
    }
  }
  return made_text(call, out += '"');
}

Value formatted(const Invocation& call) {
  const auto made = format(text(call, 0), argument<const List*>(call, 1)->items);
  return made ? made_text(call, *made) : failure(call, invalid_argument);
}

constexpr Row rows[] = {
    {.signature = "string.charAt(int) -> string",
     .run = char_at,
     .zh = "某个位置的字；在结尾处为空",
     .en = "the character at a position; empty at the end",
     .examples = {{{"\"社工站\".charAt(1)", "\"工\""}}}},
    {.signature = "string.indexOf(string) -> int",
     .run = index_of,
     .zh = "首次出现的位置；没有为 -1",
     .en = "the position of the first occurrence; -1 if none",
     .examples = {{{"\"banana\".indexOf(\"an\")", "1"}}}},
    {.signature = "string.indexOf(string, int) -> int",
     .run = index_of_from,
     .zh = "从某个位置起首次出现的位置；没有为 -1",
     .en = "the position of the first occurrence from a position on; -1 if none",
     .examples = {{{"\"banana\".indexOf(\"an\", 2)", "3"}}}},
    {.signature = "string.lastIndexOf(string) -> int",
     .run = last_index_of,
     .zh = "最后一次出现的位置；没有为 -1",
     .en = "the position of the last occurrence; -1 if none",
     .examples = {{{"\"banana\".lastIndexOf(\"an\")", "3"}}}},
    {.signature = "string.lastIndexOf(string, int) -> int",
     .run = last_index_of_from,
     .zh = "不晚于某个位置的最后一次出现；没有为 -1",
     .en = "the position of the last occurrence not after a position; -1 if none",
     .examples = {{{"\"banana\".lastIndexOf(\"an\", 2)", "1"}}}},
    {.signature = "string.lowerAscii() -> string",
     .run = change_case<'A', 'a'>,
     .zh = "英文字母变小写",
     .en = "ASCII letters in lower case",
     .examples = {{{"\"ABC\".lowerAscii()", "\"abc\""}}}},
    {.signature = "string.upperAscii() -> string",
     .run = change_case<'a', 'A'>,
     .zh = "英文字母变大写",
     .en = "ASCII letters in upper case",
     .examples = {{{"\"abc\".upperAscii()", "\"ABC\""}}}},
    {.signature = "string.replace(string, string) -> string",
     .run = replace,
     .zh = "全部替换",
     .en = "with all occurrences replaced",
     .examples = {{{"\"banana\".replace(\"an\", \"o\")", "\"booa\""}}}},
    {.signature = "string.replace(string, string, int) -> string",
     .run = replace,
     .zh = "替换前若干处；负数为全部",
     .en = "with so many occurrences replaced; all if negative",
     .examples = {{{"\"banana\".replace(\"an\", \"o\", 1)", "\"boana\""}}}},
    {.signature = "string.split(string) -> list(string)",
     .run = split,
     .zh = "按分隔符拆开",
     .en = "the parts between separators",
     .examples = {{{"\"a-b\".split(\"-\")", "[\"a\", \"b\"]"}}}},
    {.signature = "string.split(string, int) -> list(string)",
     .run = split,
     .zh = "按分隔符拆成至多若干段；负数为不限",
     .en = "at most so many parts between separators; all if negative",
     .examples = {{{"\"a-b-c\".split(\"-\", 2)", "[\"a\", \"b-c\"]"}}}},
    {.signature = "string.substring(int) -> string",
     .run = substring,
     .zh = "从某个位置（0 起）到结尾",
     .en = "from a position (from 0) to the end",
     .examples = {{{"\"社工站\".substring(1)", "\"工站\""}}}},
    {.signature = "string.substring(int, int) -> string",
     .run = substring,
     .zh = "从一个位置到另一个位置之前",
     .en = "from one position to before another",
     .examples = {{{"\"社工站\".substring(0, 2)", "\"社工\""}}}},
    {.signature = "string.trim() -> string",
     .run = trim,
     .zh = "去掉首尾空白",
     .en = "without outer white space",
     .examples = {{{"\" a \\n\".trim()", "\"a\""}}}},
    {.signature = "list(string).join() -> string",
     .run = join,
     .zh = "连成一段文字",
     .en = "all in one text",
     .examples = {{{"[\"a\", \"b\"].join()", "\"ab\""}}}},
    {.signature = "list(string).join(string) -> string",
     .run = join,
     .zh = "用分隔符连成一段文字",
     .en = "all in one text with separators",
     .examples = {{{"[\"a\", \"b\"].join(\"-\")", "\"a-b\""}}}},
    {.signature = "string.reverse() -> string",
     .run = reverse,
     .zh = "倒过来",
     .en = "backwards",
     .examples = {{{"\"社工站\".reverse()", "\"站工社\""}}}},
    {.signature = "strings.quote(string) -> string",
     .run = quote,
     .zh = "加引号和转义",
     .en = "in quotes, with escapes",
     .examples = {{{"strings.quote(\"a\\tb\")", "\"\\\"a\\\\tb\\\"\""}}}},
    {.signature = "string.format(list(dyn)) -> string",
     .run = formatted,
     .zh = "填入各项：%s、%d、%.2f、%e、%b、%o、%x、%X，%% 为百分号",
     .en = "with values filled in: %s, %d, %.2f, %e, %b, %o, %x, %X, and %% for a per cent sign",
     .examples = {{{"\"%d of %s, %.1f %%\".format([1, \"a\", 2.25])", "\"1 of a, 2.2 %\""}}}},
};

}  // namespace
}  // namespace audit::cel::standard

std::span<const audit::cel::Row> audit::cel::standard_strings_ext() {
  return standard::rows;
}
