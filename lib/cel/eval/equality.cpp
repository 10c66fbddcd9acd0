// SPDX-License-Identifier: Apache-2.0
#include "cel/eval/equality.h"

#include "base/utf8.h"

namespace audit::cel {
namespace {

/// Is the text its own comparison form? Says yes only for the plain cases (ASCII with single inner
/// spaces, common Han characters); everything else is looked up.
bool is_plain(std::string_view text) {
  bool after_space = true;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c > 0x20 && c < 0x7F) {
      after_space = false;
      ++i;
    } else if (c == 0x20 && !after_space) {
      after_space = true;
      ++i;
    } else if ((c >= 0xE5 && c <= 0xE9) ||  // U+4E00 … U+9FFF, which NFKC leaves alone
               (c == 0xE4 && static_cast<unsigned char>(text[i + 1]) >= 0xB8)) {
      after_space = false;
      i += 3;
    } else {
      return false;
    }
  }
  return text.empty() || !after_space;
}

Truth lists_equal(const List& a, const List& b) {
  const auto certain = [](const List& list) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      count += list.possible_at(i) == nullptr ? 1U : 0U;
    }
    return count;
  };
  const bool a_may_grow = a.open != nullptr;
  const bool b_may_grow = b.open != nullptr;
  if ((!a_may_grow && a.items.size() < certain(b)) ||
      (!b_may_grow && b.items.size() < certain(a))) {
    return Truth::False;
  }
  if (!a.is_certain() || !b.is_certain()) {
    return Truth::Unknown;
  }
  Truth result = Truth::True;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    const Truth one = equals(a.items[i], b.items[i]);
    if (one == Truth::False) {
      return one;
    }
    if (one == Truth::Unknown) {
      result = one;
    }
  }
  return result;
}

}  // namespace

bool texts_equal(std::string_view a, std::string_view b) {
  if (a == b) {
    return true;
  }
  if (is_plain(a) && is_plain(b)) {
    return false;
  }
  return base::comparison_form(a) == base::comparison_form(b);
}

std::strong_ordering compare_texts(std::string_view a, std::string_view b) {
  if (a == b) {
    return std::strong_ordering::equal;
  }
  if (is_plain(a) && is_plain(b)) {
    return a.compare(b) <=> 0;
  }
  return base::comparison_form(a).compare(base::comparison_form(b)) <=> 0;
}

Truth equals(const Value& a, const Value& b) {
  if (a.is_unknown() || b.is_unknown()) {
    const Bounds x = bounds_of(a, nullptr);
    const Bounds y = bounds_of(b, nullptr);
    const bool apart = less(x, y) == Truth::True || less(y, x) == Truth::True;
    return apart ? Truth::False : Truth::Unknown;
  }
  if (const auto* text = a.get<std::string_view>()) {
    const auto* other = b.get<std::string_view>();
    return truth(other != nullptr && texts_equal(*text, *other));
  }
  if (const List* list = a.list()) {
    const List* other = b.list();
    return other == nullptr ? Truth::False : lists_equal(*list, *other);
  }
  if (const auto* number = a.get<base::Number>()) {
    const auto* other = b.get<base::Number>();
    return truth(other != nullptr && *number == *other);
  }
  if (const auto* member = a.get<EnumValue>()) {
    const auto* other = b.get<EnumValue>();
    return truth(other != nullptr && member->index == other->index);
  }
  if (const auto* yes = a.get<bool>()) {
    const auto* other = b.get<bool>();
    return truth(other != nullptr && *yes == *other);
  }
  if (const auto* date = a.get<base::Date>()) {
    const auto* other = b.get<base::Date>();
    return truth(other != nullptr && *date == *other);
  }
  if (const auto* period = a.get<base::Period>()) {
    const auto* other = b.get<base::Period>();
    return truth(other != nullptr && *period == *other);
  }
  return truth(a.kind() == Kind::Null && b.kind() == Kind::Null);
}

std::strong_ordering order(const Value& a, const Value& b) {
  if (const auto* number = a.get<base::Number>()) {
    return *number <=> *b.get<base::Number>();
  }
  if (const auto* date = a.get<base::Date>()) {
    return *date <=> *b.get<base::Date>();
  }
  if (const auto* member = a.get<EnumValue>()) {
    return member->index <=> b.get<EnumValue>()->index;
  }
  if (const auto* text = a.get<std::string_view>()) {
    return compare_texts(*text, *b.get<std::string_view>());
  }
  if (const auto* yes = a.get<bool>()) {
    return static_cast<int>(*yes) <=> static_cast<int>(*b.get<bool>());
  }
  return std::strong_ordering::equal;
}

Truth less(const Value& a, const Value& b, TypeRef type) {
  if (a.is_unknown() || b.is_unknown()) {
    return less(bounds_of(a, type), bounds_of(b, type));
  }
  return truth(order(a, b) < 0);
}

Truth less_equal(const Value& a, const Value& b, TypeRef type) {
  return negate(less(b, a, type));
}

}  // namespace audit::cel
