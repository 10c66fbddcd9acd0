// SPDX-License-Identifier: Apache-2.0
// Conversions of standard CEL between scalars. What does not fit into the type that is asked for is
// an error. Timestamps and durations are in standard_time.cpp.
#include "base/utf8.h"
#include "cel/functions/standard.h"
#include "cel/standard/text.h"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

namespace audit::cel::standard {
namespace {

Value uint_to_int(const Invocation& call) {
  const auto value = argument<std::uint64_t>(call, 0);
  return value > std::numeric_limits<std::int64_t>::max()
             ? failure(call, out_of_range)
             : int_value(static_cast<std::int64_t>(value));
}

Value int_to_uint(const Invocation& call) {
  const auto value = argument<std::int64_t>(call, 0);
  return value < 0 ? failure(call, out_of_range) : uint_value(static_cast<std::uint64_t>(value));
}

/// The bounds are excluded: as doubles they stand for neighbours that do not fit too.
Value double_to_int(const Invocation& call) {
  const double value = argument<double>(call, 0);
  return value > -0x1p63 && value < 0x1p63 ? int_value(static_cast<std::int64_t>(value))
                                           : failure(call, out_of_range);
}

Value double_to_uint(const Invocation& call) {
  const double value = argument<double>(call, 0);
  return value > -1 && value < 0x1p64 ? uint_value(static_cast<std::uint64_t>(value))
                                      : failure(call, out_of_range);
}

template <class T>
Value number_to_double(const Invocation& call) {
  return double_value(static_cast<double>(argument<T>(call, 0)));
}

template <class T>
Value text_to_integer(const Invocation& call) {
  std::string_view digits = text(call, 0);
  if (digits.starts_with('+') && !digits.starts_with("+-")) {
    digits.remove_prefix(1);
  }
  T value{};
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec == std::errc::result_out_of_range) {
    return failure(call, out_of_range);
  }
  const bool good = result.ec == std::errc() && result.ptr == digits.data() + digits.size();
  return good ? Value(Value::Storage(value)) : failure(call, not_convertible);
}

Value text_to_double(const Invocation& call) {
  const auto value = read_double(text(call, 0));
  return value ? double_value(*value) : failure(call, not_convertible);
}

Value text_to_bool(const Invocation& call) {
  for (const std::string_view word : {"1", "t", "true", "TRUE", "True"}) {
    if (text(call, 0) == word) {
      return Value::boolean(true);
    }
  }
  for (const std::string_view word : {"0", "f", "false", "FALSE", "False"}) {
    if (text(call, 0) == word) {
      return Value::boolean(false);
    }
  }
  return failure(call, not_convertible);
}

Value to_text(const Invocation& call) {
  return made_text(call, scalar_text(call.arguments[0]));
}

Value bytes_to_text(const Invocation& call) {
  const std::string_view data = argument<Bytes>(call, 0).data;
  return base::find_invalid_utf8(data) ? failure(call, not_convertible) : Value::text(data);
}

Value text_to_bytes(const Invocation& call) {
  return Value(Value::Storage(Bytes{text(call, 0)}));
}

constexpr std::string_view zh_same = "同一个值";
constexpr std::string_view en_same = "the value itself";

constexpr Row rows[] = {
    {.signature = "int(int) -> int",
     .run = same,
     .zh = zh_same,
     .en = en_same,
     .examples = {{{"int(1)", "1"}}}},
    {.signature = "int(uint) -> int",
     .run = uint_to_int,
     .zh = "转成 int；放不下时出错",
     .en = "as an int; an error if it does not fit",
     .examples = {{{"int(2u)", "2"}}}},
    {.signature = "int(double) -> int",
     .run = double_to_int,
     .zh = "去掉小数部分；放不下时出错",
     .en = "cut towards zero; an error if it does not fit",
     .examples = {{{"int(-7.9)", "-7"}}}},
    {.signature = "int(string) -> int",
     .run = text_to_integer<std::int64_t>,
     .zh = "按十进制读；不是整数时出错",
     .en = "read as a decimal number; an error if it is none",
     .examples = {{{"int(\"-12\")", "-12"}}}},
    {.signature = "uint(uint) -> uint",
     .run = same,
     .zh = zh_same,
     .en = en_same,
     .examples = {{{"uint(1u)", "1u"}}}},
    {.signature = "uint(int) -> uint",
     .run = int_to_uint,
     .zh = "转成 uint；负数出错",
     .en = "as a uint; an error if it is negative",
     .examples = {{{"uint(3)", "3u"}}}},
    {.signature = "uint(double) -> uint",
     .run = double_to_uint,
     .zh = "去掉小数部分；放不下时出错",
     .en = "cut towards zero; an error if it does not fit",
     .examples = {{{"uint(3.9)", "3u"}}}},
    {.signature = "uint(string) -> uint",
     .run = text_to_integer<std::uint64_t>,
     .zh = "按十进制读；不是非负整数时出错",
     .en = "read as a decimal number; an error if it is none",
     .examples = {{{"uint(\"12\")", "12u"}}}},
    {.signature = "double(double) -> double",
     .run = same,
     .zh = zh_same,
     .en = en_same,
     .examples = {{{"double(1.5)", "1.5"}}}},
    {.signature = "double(int) -> double",
     .run = number_to_double<std::int64_t>,
     .zh = "最接近的 double",
     .en = "the nearest double",
     .examples = {{{"double(3)", "3.0"}}}},
    {.signature = "double(uint) -> double",
     .run = number_to_double<std::uint64_t>,
     .zh = "最接近的 double",
     .en = "the nearest double",
     .examples = {{{"double(3u)", "3.0"}}}},
    {.signature = "double(string) -> double",
     .run = text_to_double,
     .zh = "读成 double；不是数时出错",
     .en = "read as a double; an error if it is no number",
     .examples = {{{"double(\"1e3\")", "1000.0"}}}},
    {.signature = "bool(bool) -> bool",
     .run = same,
     .zh = zh_same,
     .en = en_same,
     .examples = {{{"bool(true)", "true"}}}},
    {.signature = "bool(string) -> bool",
     .run = text_to_bool,
     .zh = "true、t、1 或 false、f、0；其他出错",
     .en = "of true, t, 1 or false, f, 0; an error for others",
     .examples = {{{"bool(\"true\")", "true"}}}},
    {.signature = "string(string) -> string",
     .run = same,
     .zh = zh_same,
     .en = en_same,
     .examples = {{{"string(\"a\")", "\"a\""}}}},
    {.signature = "string(bool) -> string",
     .run = to_text,
     .zh = "写成文字",
     .en = "as text",
     .examples = {{{"string(true)", "\"true\""}}}},
    {.signature = "string(int) -> string",
     .run = to_text,
     .zh = "写成文字",
     .en = "as text",
     .examples = {{{"string(-4)", "\"-4\""}}}},
    {.signature = "string(uint) -> string",
     .run = to_text,
     .zh = "写成文字",
     .en = "as text",
     .examples = {{{"string(4u)", "\"4\""}}}},
    {.signature = "string(double) -> string",
     .run = to_text,
     .zh = "写成能读回同一个数的最短文字",
     .en = "as the shortest text that reads back as the same number",
     .examples = {{{"string(0.25)", "\"0.25\""}}}},
    {.signature = "string(bytes) -> string",
     .run = bytes_to_text,
     .zh = "按 UTF-8 读；不是 UTF-8 时出错",
     .en = "read as UTF-8; an error if it is none",
     .examples = {{{"string(b\"abc\")", "\"abc\""}}}},
    {.signature = "string(timestamp) -> string",
     .run = to_text,
     .zh = "写成 RFC 3339",
     .en = "as RFC 3339 has it",
     .examples = {{{"string(timestamp(0))", "\"1970-01-01T00:00:00Z\""}}}},
    {.signature = "string(duration) -> string",
     .run = to_text,
     .zh = "写成秒数",
     .en = "in seconds",
     .examples = {{{"string(duration(\"1m\"))", "\"60s\""}}}},
    {.signature = "bytes(bytes) -> bytes",
     .run = same,
     .zh = zh_same,
     .en = en_same,
     .examples = {{{"bytes(b\"a\")", "b\"a\""}}}},
    {.signature = "bytes(string) -> bytes",
     .run = text_to_bytes,
     .zh = "文字的 UTF-8 字节",
     .en = "the UTF-8 bytes of a text",
     .examples = {{{"bytes(\"abc\")", "b\"abc\""}}}},
};

}  // namespace
}  // namespace audit::cel::standard

std::span<const audit::cel::Row> audit::cel::standard_conversions() {
  return standard::rows;
}
