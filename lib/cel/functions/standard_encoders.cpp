// SPDX-License-Identifier: Apache-2.0
// CEL's extension library for encodings: base64 (RFC 4648), padding optional when read.
#include "cel/functions/standard.h"

#include <array>
#include <string>

namespace audit::cel::standard {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

Value encode(const Invocation& call) {
  const std::string_view data = argument<Bytes>(call, 0).data;
  std::string out;
  for (std::size_t i = 0; i < data.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, data.size() - i);
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = (bits << 8U) | (k < count ? static_cast<unsigned char>(data[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= count ? alphabet[(bits >> (18U - 6U * k)) & 63U] : '=';
    }
  }
  return made_text(call, out);
}

Value decode(const Invocation& call) {
  std::string_view data = text(call, 0);
  if (data.size() % 4 == 0) {
    for (int i = 0; i < 2 && data.ends_with('='); ++i) {
      data.remove_suffix(1);
    }
  }
  std::string out;
  std::uint32_t bits = 0;
  unsigned count = 0;  // of bits that are not given out yet
  for (const char c : data) {
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) {
      return failure(call, invalid_argument);
    }
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(static_cast<unsigned char>(bits >> count));
      bits &= (1U << count) - 1U;
    }
  }
  const bool cut_off = data.size() % 4 == 1;
  return cut_off ? failure(call, invalid_argument) : made_bytes(call, out);
}

constexpr Row rows[] = {
    {.signature = "base64.encode(bytes) -> string",
     .run = encode,
     .zh = "字节的 base64 文字",
     .en = "bytes as base64",
     .examples = {{{"base64.encode(b\"hello\")", "\"aGVsbG8=\""}}}},
    {.signature = "base64.decode(string) -> bytes",
     .run = decode,
     .zh = "base64 文字代表的字节；不是 base64 时出错",
     .en = "the bytes of a base64 text; an error if it is none",
     .examples = {{{"base64.decode(\"aGVsbG8\")", "b\"hello\""}}}},
};

}  // namespace
}  // namespace audit::cel::standard

std::span<const audit::cel::Row> audit::cel::standard_encoders() {
  return standard::rows;
}
