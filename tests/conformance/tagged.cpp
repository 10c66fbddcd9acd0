// SPDX-License-Identifier: Apache-2.0
#include "tagged.h"

#include "base/utf8.h"
#include "cel/standard/text.h"
#include "cel/standard/type_values.h"
#include "cel/standard/values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

namespace audit::test {
namespace {

using cel::Kind;
using cel::Value;
using nlohmann::json;

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string from_base64(const std::string& text) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') {
      break;
    }
    bits = (bits << 6U) | static_cast<unsigned>(alphabet.find(c));
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(static_cast<unsigned char>((bits >> count) & 255U));
    }
  }
  return out;
}

std::string to_base64(std::string_view data) {
  std::string out;
  for (std::size_t i = 0; i < data.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = (bits << 8U) | (i + k < data.size() ? static_cast<unsigned char>(data[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k <= data.size() ? alphabet[(bits >> (18U - 6U * k)) & 63U] : '=';
    }
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t digits = text.starts_with("\\u") ? 4 : text.starts_with("\\U") ? 8 : 0;
    if (digits > 0) {
      const std::string number(text.substr(2, digits));
      base::append_utf8(out, static_cast<char32_t>(std::stoul(number, nullptr, 16)));
      text.remove_prefix(2 + digits);
      continue;
    }
    text.remove_prefix(text.starts_with("\\?") ? 1 : 0);
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

template <class T>
Value made(T value) {
  return Value(Value::Storage(value));
}

template <class T>
T required(const std::optional<T>& value, const json& tagged) {
  if (!value) {
    throw std::runtime_error("no tagged value: " + tagged.dump());
  }
  return *value;
}

Value read_map(const json& entries, cel::Arena& arena) {
  cel::standard::MapBuilder builder;
  for (const json& entry : entries) {
    builder.add(read_tagged(entry.at(0), arena), read_tagged(entry.at(1), arena));
  }
  return builder.map(arena);
}

/// -0.0 and 0.0 are told apart.
bool same_double(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

struct ToTagged {
  json operator()(std::monostate) const { return {{"null", nullptr}}; }

  json operator()(bool yes) const { return {{"bool", yes}}; }

  json operator()(std::int64_t number) const { return {{"int", std::to_string(number)}}; }

  json operator()(std::uint64_t number) const { return {{"uint", std::to_string(number)}}; }

  json operator()(double number) const { return {{"double", cel::standard::double_text(number)}}; }

  json operator()(std::string_view text) const { return {{"string", text}}; }

  json operator()(const cel::Bytes& bytes) const { return {{"bytes", to_base64(bytes.data)}}; }

  json operator()(const cel::Duration& duration) const {
    return {{"duration", cel::standard::scalar_text(made(duration))}};
  }

  json operator()(const cel::Timestamp& timestamp) const {
    return {{"timestamp", cel::standard::scalar_text(made(timestamp))}};
  }

  json operator()(cel::TypeRef type) const {
    return {{"type", cel::standard::type_name(type->kind)}};
  }

  json operator()(const cel::List* list) const {
    json items = json::array();
    for (const Value& item : list->items) {
      items.push_back(to_tagged(item));
    }
    return {{"list", std::move(items)}};
  }

  json operator()(const cel::Map* map) const {
    json entries = json::array();
    for (const auto& [key, value] : map->entries) {
      entries.push_back(json::array({to_tagged(key), to_tagged(value)}));
    }
    return {{"map", std::move(entries)}};
  }

  json operator()(const cel::OptionalValue& optional) const {
    return {{"optional", optional.value == nullptr ? json() : to_tagged(*optional.value)}};
  }

  json operator()(const cel::Error* error) const {
    return {{"error", std::string(error->code) + " " + std::string(error->en)}};
  }

  json operator()(const cel::Unknown* /*unknown*/) const { return {{"unknown", true}}; }

  template <class Other>
  json operator()(const Other& /*other*/) const {
    return {{"pack", true}};  // values of the other dialect
  }
};

bool same_maps(const json& a, const json& b) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const json& entry) {
           return std::any_of(b.begin(), b.end(), [&](const json& other) {
             return same_tagged(entry.at(0), other.at(0)) && same_tagged(entry.at(1), other.at(1));
           });
         });
}

class TypeReader {
 public:
  TypeReader(const std::string& text, cel::TypeTable& types) : text_(text), types_(types) {}

  cel::TypeRef read() {
    const std::size_t end = std::min(text_.find_first_of("(,)", at_), text_.size());
    const std::string name = text_.substr(at_, end - at_);
    at_ = end;
    const bool has_parts = at_ < text_.size() && text_[at_] == '(';
    if (has_parts && (name == "list" || name == "map")) {
      ++at_;
      cel::TypeRef first = read();
      ++at_;  // the comma, or the parenthesis
      if (name == "list") {
        return types_.list(first);
      }
      cel::TypeRef second = read();
      ++at_;
      return types_.map(first, second);
    }
    if (name == "dyn") {
      return cel::TypeTable::simple(Kind::Dyn);
    }
    cel::TypeRef type = cel::standard::named_type(name, types_);
    if (type == nullptr) {
      throw std::runtime_error("no type: " + text_);
    }
    return type;
  }

 private:
  const std::string& text_;
  cel::TypeTable& types_;
  std::size_t at_ = 0;
};

}  // namespace

Value read_tagged(const json& tagged, cel::Arena& arena) {
  const std::string& tag = tagged.begin().key();
  const json& value = tagged.begin().value();
  if (tag == "null") {
    return {};
  }
  if (tag == "bool") {
    return made(value.get<bool>());
  }
  if (tag == "list") {
    std::vector<Value> items;
    for (const json& item : value) {
      items.push_back(read_tagged(item, arena));
    }
    return cel::standard::list_value(arena, items);
  }
  if (tag == "map") {
    return read_map(value, arena);
  }
  const auto text = value.get<std::string>();
  if (tag == "int") {
    return made(static_cast<std::int64_t>(std::stoll(text)));
  }
  if (tag == "uint") {
    return made(static_cast<std::uint64_t>(std::stoull(text)));
  }
  if (tag == "double") {
    return made(std::strtod(text.c_str(), nullptr));
  }
  if (tag == "string") {
    return Value::text(arena.text(text));
  }
  if (tag == "bytes") {
    return made(cel::Bytes{arena.text(from_base64(text))});
  }
  if (tag == "duration") {
    return made(required(cel::standard::read_duration(text), tagged));
  }
  if (tag == "timestamp") {
    return made(required(cel::standard::read_timestamp(text), tagged));
  }
  throw std::runtime_error("no tagged value: " + tagged.dump());
}

json to_tagged(const Value& value) {
  return std::visit(ToTagged{}, value.storage());
}

bool same_tagged(const json& a, const json& b) {
  const std::string& tag = a.begin().key();
  const json& x = a.begin().value();
  const std::string& other_tag = b.begin().key();
  const json& y = b.begin().value();
  if (tag != other_tag) {
    return false;
  }
  if (tag == "double") {
    return same_double(std::strtod(x.get<std::string>().c_str(), nullptr),
                       std::strtod(y.get<std::string>().c_str(), nullptr));
  }
  if (tag == "map") {
    return same_maps(x, y);
  }
  if (tag == "list") {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), same_tagged);
  }
  return x == y;
}

json with_escapes_undone(const json& tagged) {
  const std::string& tag = tagged.begin().key();
  const json& value = tagged.begin().value();
  const auto text = value.get<std::string>();
  return tag == "bytes" ? json{{tag, to_base64(unescaped(from_base64(text)))}}
                        : json{{tag, unescaped(text)}};
}

cel::TypeRef read_type(const std::string& text, cel::TypeTable& types) {
  return TypeReader(text, types).read();
}

}  // namespace audit::test
