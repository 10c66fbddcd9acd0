// SPDX-License-Identifier: Apache-2.0
#include "cel/standard/values.h"

#include <algorithm>

namespace audit::cel::standard {
namespace {

/// Numbers of two types: integers exactly, an integer and a double as doubles.
template <class A, class B>
std::partial_ordering compare_numbers(A a, B b) {
  if constexpr (std::is_same_v<A, B>) {
    return a <=> b;
  } else if constexpr (std::is_same_v<A, double> || std::is_same_v<B, double>) {
    return static_cast<double>(a) <=> static_cast<double>(b);
  } else if constexpr (std::is_signed_v<A>) {
    return a < 0 ? std::partial_ordering::less : static_cast<std::uint64_t>(a) <=> b;
  } else {
    return b < 0 ? std::partial_ordering::greater : a <=> static_cast<std::uint64_t>(b);
  }
}

template <class T>
constexpr bool is_number_type = std::is_same_v<T, std::int64_t> ||
                                std::is_same_v<T, std::uint64_t> || std::is_same_v<T, double>;

std::partial_ordering compare_two_numbers(const Value& a, const Value& b) {
  return std::visit(
      [](const auto& x, const auto& y) -> std::partial_ordering {
        using X = std::decay_t<decltype(x)>;
        using Y = std::decay_t<decltype(y)>;
        if constexpr (is_number_type<X> && is_number_type<Y>) {
          return compare_numbers(x, y);
        } else {
          return std::partial_ordering::unordered;
        }
      },
      a.storage(), b.storage());
}

bool lists_equal(const List& a, const List& b, std::uint64_t& steps) {
  return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                    [&](const Value& x, const Value& y) { return equal(x, y, steps); });
}

bool maps_equal(const Map& a, const Map& b, std::uint64_t& steps) {
  return a.entries.size() == b.entries.size() &&
         std::all_of(a.entries.begin(), a.entries.end(), [&](const auto& entry) {
           const Value* other = find(b, entry.first);
           return other != nullptr && equal(entry.second, *other, steps);
         });
}

bool optionals_equal(const OptionalValue& a, const OptionalValue& b, std::uint64_t& steps) {
  const bool both = a.value != nullptr && b.value != nullptr;
  return both ? equal(*a.value, *b.value, steps) : a.value == b.value;
}

bool keys_equal(const Value& a, const Value& b) {
  return compare(a, b) == std::partial_ordering::equivalent;
}

/// In an order in which equal keys stand side by side: bools, numbers, texts.
bool comes_first(const Value& a, const Value& b) {
  const auto rank = [](const Value& key) {
    return key.get<bool>() != nullptr ? 0 : is_number(key) ? 1 : 2;
  };
  return rank(a) != rank(b) ? rank(a) < rank(b) : compare(a, b) == std::partial_ordering::less;
}

struct Zero {
  bool operator()(std::monostate) const { return true; }

  bool operator()(bool yes) const { return !yes; }

  bool operator()(std::int64_t number) const { return number == 0; }

  bool operator()(std::uint64_t number) const { return number == 0; }

  bool operator()(double number) const { return number == 0; }

  bool operator()(std::string_view text) const { return text.empty(); }

  bool operator()(const Bytes& bytes) const { return bytes.data.empty(); }

  bool operator()(const Duration& duration) const { return duration == Duration{}; }

  bool operator()(const List* list) const { return list->items.empty(); }

  bool operator()(const Map* map) const { return map->entries.empty(); }

  bool operator()(const OptionalValue& optional) const { return optional.value == nullptr; }

  template <class Other>
  bool operator()(const Other& /*other*/) const {
    return false;
  }
};

}  // namespace

Value list_value(Arena& arena, std::span<const Value> items) {
  return Value::list(
      arena.make(List{.items = items, .possible = {}, .open = nullptr, .origin = nullptr}));
}

Value list_value(Arena& arena, const std::vector<Value>& items) {
  const std::span<Value> copy = arena.array<Value>(items.size());
  std::copy(items.begin(), items.end(), copy.begin());
  return list_value(arena, std::span<const Value>(copy));
}

Value optional_of(Arena& arena, const Value& value) {
  return Value(Value::Storage(OptionalValue{arena.make(value)}));
}

Value no_value() {
  return Value(Value::Storage(OptionalValue{}));
}

bool is_number(const Value& value) {
  const Kind kind = value.kind();
  return kind == Kind::Int || kind == Kind::Uint || kind == Kind::Double;
}

bool equal(const Value& a, const Value& b, std::uint64_t& steps) {
  if (steps == 0) {
    return false;
  }
  --steps;
  if (is_number(a) && is_number(b)) {
    return compare_two_numbers(a, b) == std::partial_ordering::equivalent;
  }
  if (a.kind() != b.kind()) {
    return false;
  }
  if (const List* list = a.list()) {
    return lists_equal(*list, *b.list(), steps);
  }
  if (const auto* map = a.get<const Map*>()) {
    return maps_equal(**map, **b.get<const Map*>(), steps);
  }
  if (const auto* optional = a.get<OptionalValue>()) {
    return optionals_equal(*optional, *b.get<OptionalValue>(), steps);
  }
  if (const auto* type = a.get<TypeRef>()) {
    return (*type)->kind == (*b.get<TypeRef>())->kind;
  }
  return a.kind() == Kind::Null || compare(a, b) == std::partial_ordering::equivalent;
}

bool can_compare(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) {
    return true;
  }
  switch (a.kind()) {
    case Kind::Bool:
    case Kind::String:
    case Kind::Bytes:
    case Kind::Duration:
    case Kind::Timestamp:
      return a.kind() == b.kind();
    default:
      return false;
  }
}

std::partial_ordering compare(const Value& a, const Value& b) {
  if (!can_compare(a, b)) {
    return std::partial_ordering::unordered;
  }
  if (const bool* yes = a.get<bool>()) {
    return *yes <=> *b.get<bool>();
  }
  if (const auto* text = a.get<std::string_view>()) {
    return text->compare(*b.get<std::string_view>()) <=> 0;  // UTF-8: the order of code points
  }
  if (const auto* bytes = a.get<Bytes>()) {
    return bytes->data.compare(b.get<Bytes>()->data) <=> 0;
  }
  if (const auto* duration = a.get<Duration>()) {
    return *duration <=> *b.get<Duration>();
  }
  if (const auto* timestamp = a.get<Timestamp>()) {
    return *timestamp <=> *b.get<Timestamp>();
  }
  return compare_two_numbers(a, b);
}

const Value* find(const Map& map, const Value& key) {
  const auto found = std::find_if(map.entries.begin(), map.entries.end(),
                                  [&](const auto& entry) { return keys_equal(entry.first, key); });
  return found == map.entries.end() ? nullptr : &found->second;
}

bool MapBuilder::can_be_key(const Value& key) {
  switch (key.kind()) {
    case Kind::Bool:
    case Kind::Int:
    case Kind::Uint:
    case Kind::String:
      return true;
    default:
      return false;
  }
}

bool MapBuilder::has_repeated_key() const {
  std::vector<Value> keys;
  keys.reserve(entries_.size());
  for (const Entry& entry : entries_) {
    keys.push_back(entry.first);
  }
  std::sort(keys.begin(), keys.end(), comes_first);
  return std::adjacent_find(keys.begin(), keys.end(), keys_equal) != keys.end();
}

Value MapBuilder::map(Arena& arena) const {
  const std::span<Entry> copy = arena.array<Entry>(entries_.size());
  std::copy(entries_.begin(), entries_.end(), copy.begin());
  return Value(Value::Storage(arena.make(Map{.entries = copy})));
}

bool is_zero(const Value& value) {
  return std::visit(Zero{}, value.storage());
}

}  // namespace audit::cel::standard
