// SPDX-License-Identifier: Apache-2.0
#include "cel/eval/gaps.h"

#include <algorithm>
#include <functional>

namespace audit::cel {
namespace {

std::strong_ordering compare_keys(const Value& a, const Value& b) {
  if (a.storage().index() != b.storage().index()) {
    return a.storage().index() <=> b.storage().index();
  }
  if (const auto* text = a.get<std::string_view>()) {
    return text->compare(*b.get<std::string_view>()) <=> 0;
  }
  if (const auto* number = a.get<base::Number>()) {
    return *number <=> *b.get<base::Number>();
  }
  if (const auto* member = a.get<EnumValue>()) {
    return member->index <=> b.get<EnumValue>()->index;
  }
  if (const auto* date = a.get<base::Date>()) {
    return *date <=> *b.get<base::Date>();
  }
  return std::strong_ordering::equal;
}

int depth_of(const Record* record) {
  int depth = 0;
  for (; record != nullptr; record = record->parent) {
    ++depth;
  }
  return depth;
}

std::strong_ordering compare_roots(const Record* a, const Record* b) {
  const bool a_written = a->origin != nullptr && a->origin->source != nullptr;
  const bool b_written = b->origin != nullptr && b->origin->source != nullptr;
  if (a_written != b_written) {
    return a_written ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  if (a_written) {
    if (const int order = a->origin->source->name().compare(b->origin->source->name());
        order != 0) {
      return order <=> 0;
    }
    if (const auto order = a->origin->span.begin <=> b->origin->span.begin; order != 0) {
      return order;
    }
  }
  if (a->type != b->type && a->type != nullptr && b->type != nullptr) {
    if (const int order = a->type->name.compare(b->type->name); order != 0) {
      return order <=> 0;
    }
  }
  return std::strong_ordering::equal;
}

/// Records at the same depth.
std::strong_ordering compare_level(const Record* a, const Record* b) {
  if (a == b) {
    return std::strong_ordering::equal;
  }
  if (a->parent == nullptr || b->parent == nullptr) {
    return compare_roots(a, b);
  }
  if (const auto order = compare_level(a->parent, b->parent); order != 0) {
    return order;
  }
  const int a_field = a->parent_field == nullptr ? -1 : a->parent_field->index;
  const int b_field = b->parent_field == nullptr ? -1 : b->parent_field->index;
  if (const auto order = a_field <=> b_field; order != 0) {
    return order;
  }
  if (const auto order = a->index <=> b->index; order != 0) {
    return order;
  }
  return compare_keys(a->key, b->key);
}

}  // namespace

std::strong_ordering compare(const Record* a, const Record* b) {
  if (a == b || a == nullptr || b == nullptr) {
    return (a != nullptr) <=> (b != nullptr);
  }
  const int a_depth = depth_of(a);
  const int b_depth = depth_of(b);
  for (int i = b_depth; i < a_depth; ++i) {
    a = a->parent;
  }
  for (int i = a_depth; i < b_depth; ++i) {
    b = b->parent;
  }
  const auto order = compare_level(a, b);
  return order != 0 ? order : a_depth <=> b_depth;
}

std::strong_ordering compare(const Missing& a, const Missing& b) {
  if (const auto order = compare(a.record, b.record); order != 0) {
    return order;
  }
  const int a_field = a.field == nullptr ? -1 : a.field->index;
  const int b_field = b.field == nullptr ? -1 : b.field->index;
  return a_field <=> b_field;
}

void Gaps::add(const Unknown* unknown) {
  if (unknown == nullptr || unknown == only_ || unknown == last_) {
    return;
  }
  last_ = unknown;
  if (reason_ == nullptr) {
    reason_ = unknown->reason;
  }
  if (!any_) {
    only_ = unknown;
    any_ = true;
    return;
  }
  if (only_ != nullptr) {
    append(only_->missing);
    only_ = nullptr;
  }
  append(unknown->missing);
}

void Gaps::add(const Value& value) {
  if (const Unknown* unknown = value.unknown()) {
    add(unknown);
  } else if (const List* list = value.list()) {
    add(list->open);
    for (const Unknown* possible : list->possible) {
      add(possible);
    }
    for (const Value& item : list->items) {
      add(item);
    }
  } else if (const Record* record = value.record()) {
    add(record->unknown);
  }
}

void Gaps::append(std::span<const Missing> missing) {
  if (used_ + missing.size() > buffer_.size()) {
    const std::span<Missing> larger =
        arena_.array<Missing>(std::max<std::size_t>(2 * (used_ + missing.size()), 8));
    std::copy_n(buffer_.begin(), used_, larger.begin());
    buffer_ = larger;
  }
  std::copy(missing.begin(), missing.end(), buffer_.begin() + static_cast<std::ptrdiff_t>(used_));
  used_ += missing.size();
}

const Unknown* Gaps::unknown(const Bounds& bounds) const {
  std::span<const Missing> missing;
  if (only_ != nullptr) {
    if (only_->low == bounds.low && only_->high == bounds.high) {
      return only_;
    }
    missing = only_->missing;
  } else {
    const std::span<Missing> used = buffer_.first(used_);
    std::sort(used.begin(), used.end(),
              [](const Missing& a, const Missing& b) { return compare(a, b) < 0; });
    const auto end = std::unique(used.begin(), used.end(), [](const Missing& a, const Missing& b) {
      return compare(a, b) == 0;
    });
    missing = used.first(static_cast<std::size_t>(end - used.begin()));
  }
  return arena_.make(
      Unknown{.missing = missing, .low = bounds.low, .high = bounds.high, .reason = reason_});
}

Value Gaps::number(const Bounds& bounds) const {
  return bounds.is_exact() ? Value::number(*bounds.low) : Value::unknown(unknown(bounds));
}

Value Gaps::date(const Bounds& days) const {
  if (days.is_exact() && days.low->is_integer()) {
    if (const auto date = base::Date::from_days(days.low->numerator())) {
      return Value::date(*date);
    }
  }
  return Value::unknown(unknown(days));
}

Value unknown_because(Arena& arena, const base::Text& reason) {
  return Value::unknown(arena.make(
      Unknown{.missing = {}, .low = std::nullopt, .high = std::nullopt, .reason = &reason}));
}

}  // namespace audit::cel
