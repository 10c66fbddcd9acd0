// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace audit::base {
namespace {

constexpr char32_t replacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

/// Length of the run of ASCII bytes from `offset` on, eight bytes at a time.
std::size_t ascii_run(std::string_view text, std::size_t offset) {
  const std::size_t begin = offset;
  for (; offset + 8 <= text.size(); offset += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + offset, 8);
    if ((bytes & 0x8080808080808080U) != 0) {
      break;
    }
  }
  while (offset < text.size() && byte_at(text, offset) < 0x80) {
    ++offset;
  }
  return offset - begin;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// Characters without a glyph that change how the text around them is laid out.
bool is_layout_control(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0x061C || c == 0xFEFF;
}

std::string hex(char32_t value, int digits) {
  std::string text(static_cast<std::size_t>(digits), '0');
  for (auto at = text.rbegin(); at != text.rend(); ++at, value /= 16) {
    *at = "0123456789abcdef"[value % 16];
  }
  return text;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode(text, i);
    points.push_back(point.value);
    i += point.length;
  }
  return points;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (byte_at(text, i) < 0x80) {
      i += ascii_run(text, i);
      continue;
    }
    // Chinese: U+4000 to U+CFFF, of which no sequence is overlong or a surrogate.
    const bool is_common = byte_at(text, i) - 0xE4U < 9 && i + 2 < text.size() &&
                           (byte_at(text, i + 1) & 0xC0) == 0x80 &&
                           (byte_at(text, i + 2) & 0xC0) == 0x80;
    if (is_common) {
      i += 3;
      continue;
    }
    const CodePoint point = decode(text, i);
    if (point.value == replacement && point.length == 1) {
      return i;
    }
    i += point.length;
  }
  return std::nullopt;
}

CodePoint decode(std::string_view text, std::size_t offset) {
  constexpr CodePoint invalid{.value = replacement, .length = 1};
  const unsigned char lead = byte_at(text, offset);
  if (lead < 0x80) {
    return {.value = lead, .length = 1};
  }
  const std::uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || offset + length > text.size()) {
    return invalid;
  }
  char32_t value = lead & (0x7FU >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    const unsigned char next = byte_at(text, offset + i);
    if ((next & 0xC0) != 0x80) {
      return invalid;
    }
    value = value << 6 | (next & 0x3FU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) {
    return invalid;
  }
  return {.value = value, .length = length};
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  // Every byte that does not continue a sequence begins one.
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::size_t display_width(char32_t c) {
  if (c < 0x7F) {
    return 1;
  }
  if (is_control(c)) {
    return 1;
  }
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode(text, i);
    width += display_width(point.value);
    i += point.length;
  }
  return width;
}

std::string masked(std::string_view text) {
  if (text.empty()) {
    return {};
  }
  const std::size_t first = decode(text, 0).length;
  std::string result(text.substr(0, first));
  result.append(count_code_points(text.substr(first)), '*');
  return result;
}

std::string visible(char32_t c) {
  std::string text;
  if (is_control(c)) {
    text = "\\x" + hex(c, 2);
  } else if (is_layout_control(c)) {
    text = "\\u" + hex(c, 4);
  } else {
    append_utf8(text, c);
  }
  return text;
}

std::string visible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode(text, i);
    const bool invalid = point.value == replacement && point.length == 1;
    result += invalid ? "\\x" + hex(byte_at(text, i), 2) : visible(point.value);
    i += point.length;
  }
  return result;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::vector<char32_t> left = code_points(a);
  const std::vector<char32_t> right = code_points(b);
  const std::size_t difference =
      left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
  if (difference > limit) {
    return limit + 1;
  }
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    std::size_t smallest = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
      smallest = std::min(smallest, row[j]);
    }
    if (smallest > limit) {
      return limit + 1;
    }
  }
  return std::min(row.back(), limit + 1);
}

}  // namespace audit::base
