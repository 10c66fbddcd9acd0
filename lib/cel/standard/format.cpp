// SPDX-License-Identifier: Apache-2.0
#include "cel/standard/format.h"

#include "cel/limits.h"
#include "cel/standard/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace audit::cel::standard {
namespace {

using Text = std::optional<std::string>;

constexpr int default_precision = 6;
constexpr int most_precise = 1000;  // digits after the point; a double has no more

/// NaN and infinities read the same in every clause for numbers.
Text without_digits(const Value& value) {
  const auto* number = value.get<double>();
  return number != nullptr && !std::isfinite(*number) ? Text(double_text(*number)) : std::nullopt;
}

Text decimal(const Value& value) {
  const Kind kind = value.kind();
  return kind == Kind::Int || kind == Kind::Uint ? Text(scalar_text(value)) : without_digits(value);
}

Text floating(const Value& value, char clause, int precision) {
  double number = 0;
  if (const auto* is_int = value.get<std::int64_t>()) {
    number = static_cast<double>(*is_int);
  } else if (const auto* is_uint = value.get<std::uint64_t>()) {
    number = static_cast<double>(*is_uint);
  } else if (const auto* is_double = value.get<double>()) {
    number = *is_double;
  } else {
    return std::nullopt;
  }
  if (!std::isfinite(number)) {
    return without_digits(value);
  }
  return clause == 'f' ? fmt::format("{:.{}f}", number, precision)
                       : fmt::format("{:.{}e}", number, precision);
}

/// An integer in another base; `form` is that of fmt: b, o, x, X.
Text in_base(const Value& value, char form) {
  const std::string pattern{'{', ':', form, '}'};
  if (const auto* number = value.get<std::int64_t>()) {
    return fmt::format(fmt::runtime(pattern), *number);
  }
  if (const auto* number = value.get<std::uint64_t>()) {
    return fmt::format(fmt::runtime(pattern), *number);
  }
  return std::nullopt;
}

Text binary(const Value& value) {
  const bool* yes = value.get<bool>();
  return yes != nullptr ? Text(*yes ? "1" : "0") : in_base(value, 'b');
}

Text hexadecimal(const Value& value, char clause) {
  const auto* text = value.get<std::string_view>();
  const auto* bytes = value.get<Bytes>();
  if (text == nullptr && bytes == nullptr) {
    return in_base(value, clause);
  }
  std::string out;
  for (const char c : text != nullptr ? *text : bytes->data) {
    const unsigned byte = static_cast<unsigned char>(c);
    out += clause == 'x' ? fmt::format("{:02x}", byte) : fmt::format("{:02X}", byte);
  }
  return out;
}

Text shown(const Value& value);

Text shown_list(const List& list) {
  std::string out = "[";
  for (const Value& item : list.items) {
    const Text text = shown(item);
    if (!text || out.size() > limits::made_text) {
      return std::nullopt;
    }
    out += (out.size() == 1 ? "" : ", ") + *text;
  }
  return out + "]";
}

/// In the order of the keys' text: maps have none of their own.
Text shown_map(const Map& map) {
  std::vector<std::pair<std::string, std::string>> entries;
  std::size_t size = 0;
  for (const auto& [key, value] : map.entries) {
    const Text key_text = shown(key);
    const Text value_text = shown(value);
    if (!key_text || !value_text || size > limits::made_text) {
      return std::nullopt;
    }
    size += key_text->size() + value_text->size();
    entries.emplace_back(*key_text, *value_text);
  }
  std::sort(entries.begin(), entries.end());
  std::string out = "{";
  for (const auto& [key, value] : entries) {
    out += (out.size() == 1 ? "" : ", ") + key + ": " + value;
  }
  return out + "}";
}

/// `%s`: any value that has a text.
Text shown(const Value& value) {
  if (const List* list = value.list()) {
    return shown_list(*list);
  }
  if (const auto* map = value.get<const Map*>()) {
    return shown_map(**map);
  }
  return value.get<OptionalValue>() != nullptr ? std::nullopt : Text(scalar_text(value));
}

Text clause_text(char clause, int precision, const Value& value) {
  switch (clause) {
    case 's':
      return shown(value);
    case 'd':
      return decimal(value);
    case 'f':
    case 'e':
      return floating(value, clause, precision);
    case 'b':
      return binary(value);
    case 'o':
      return in_base(value, 'o');
    case 'x':
    case 'X':
      return hexadecimal(value, clause);
    default:
      return std::nullopt;
  }
}

/// `.3` in front of a clause.
std::optional<int> read_precision(std::string_view& rest) {
  if (!rest.starts_with('.')) {
    return default_precision;
  }
  rest.remove_prefix(1);
  int precision = 0;
  bool any = false;
  for (; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; rest.remove_prefix(1)) {
    precision = std::min(precision * 10 + (rest.front() - '0'), most_precise + 1);
    any = true;
  }
  return any && precision <= most_precise ? std::optional(precision) : std::nullopt;
}

}  // namespace

std::optional<std::string> format(std::string_view pattern, std::span<const Value> values) {
  std::string out;
  std::size_t next = 0;
  std::string_view rest = pattern;
  while (!rest.empty()) {
    const std::size_t mark = std::min(rest.find('%'), rest.size());
    out += rest.substr(0, mark);
    rest.remove_prefix(mark);
    if (rest.empty()) {
      break;
    }
    rest.remove_prefix(1);
    if (rest.starts_with('%')) {
      out += '%';
      rest.remove_prefix(1);
      continue;
    }
    const auto precision = read_precision(rest);
    if (!precision || rest.empty() || next >= values.size()) {
      return std::nullopt;
    }
    const Text text = clause_text(rest.front(), *precision, values[next++]);
    if (!text || out.size() > limits::made_text) {
      return std::nullopt;
    }
    out += *text;
    rest.remove_prefix(1);
  }
  return out;
}

}  // namespace audit::cel::standard
