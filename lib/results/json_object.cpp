// SPDX-License-Identifier: Apache-2.0
#include "results/json_object.h"

#include "base/utf8.h"

#include <array>
#include <charconv>

namespace audit::results {
namespace {

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F;
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    default: {
      constexpr std::string_view digits = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
}

void append_escaped(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_plain(text[i])) {
      out.append(text, begin, i - begin);
      append_escape(out, text[i]);
      begin = i + 1;
    }
  }
  out.append(text, begin);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  if (!base::find_invalid_utf8(text)) {
    append_escaped(out, text);
  } else {
    std::string valid;
    for (std::size_t i = 0; i < text.size();) {
      const base::CodePoint point = base::decode(text, i);
      base::append_utf8(valid, point.value);
      i += point.length;
    }
    append_escaped(out, valid);
  }
  out += '"';
}

std::string& JsonObject::member(std::string_view name) {
  if (!is_first_) {
    out_ += ',';
  }
  is_first_ = false;
  out_ += '"';
  out_ += name;
  out_ += "\":";
  return out_;
}

void JsonObject::required(std::string_view name, std::string_view value) {
  append_json_string(member(name), value);
}

void JsonObject::text(std::string_view name, std::string_view value) {
  if (!value.empty()) {
    required(name, value);
  }
}

void JsonObject::text(std::string_view name, const base::Text& value) {
  if (value.empty()) {
    return;
  }
  JsonObject object(member(name));
  object.text("zh", value.zh);
  object.text("en", value.en);
  object.close();
}

void JsonObject::number(std::string_view name, std::uint64_t value) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  member(name).append(digits.data(), end);
}

void JsonObject::flag(std::string_view name, bool value) {
  if (value) {
    member(name) += "true";
  }
}

}  // namespace audit::results
