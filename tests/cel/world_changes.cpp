// SPDX-License-Identifier: Apache-2.0
// What tests do to the station: facts taken away, made up, forgotten and filled in.
#include "world.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace audit::test {

using base::Date;
using base::Number;
using cel::Field;
using cel::Kind;
using cel::Record;
using cel::RecordType;
using cel::TypeRef;
using cel::Value;

Value* World::find(std::string_view path, TypeRef& type) {
  const Record* at = station_;
  Value* value = nullptr;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string_view part = path.substr(0, dot);
    path.remove_prefix(std::min(dot + 1, path.size()));
    if (value != nullptr && value->list() != nullptr &&
        std::isdigit(static_cast<unsigned char>(part[0])) != 0) {
      const auto& items = value->list()->items;
      value = const_cast<Value*>(&items[static_cast<std::size_t>(std::stoi(std::string(part)))]);
      type = type->element;
    } else {
      const Field* field = at->type->find(part);
      if (field == nullptr) {
        throw std::runtime_error("no field " + std::string(part));
      }
      value = const_cast<Value*>(&at->fields[static_cast<std::size_t>(field->index)]);
      type = field->type;
    }
    at = value->record();
  }
  return value;
}

Value World::partial(const Value& value) {
  const Date known = *value.get<Date>();
  const Date first = *Date::of(known.year(), known.month(), 1);
  const Date last =
      *Date::of(known.year(), known.month(), base::days_in_month(known.year(), known.month()));
  return Value::unknown(arena_.make(cel::Unknown{
      .missing = {}, .low = Number(first.days()), .high = Number(last.days()), .reason = nullptr}));
}

/// Further entries may come, which the list's own field would tell.
Value World::opened(std::string_view path, const Value& list) {
  const std::size_t dot = path.rfind('.');
  TypeRef type = nullptr;
  const Record* owner =
      dot == std::string_view::npos ? station_ : find(path.substr(0, dot), type)->record();
  cel::Missing missing;
  missing.record = owner;
  missing.field = owner->type->find(path.substr(dot + 1));  // npos + 1 is 0
  const auto waits_for = arena_.array<cel::Missing>(1);
  waits_for[0] = missing;
  cel::Unknown unknown;
  unknown.missing = waits_for;
  cel::List open = *list.list();
  open.open = arena_.make(unknown);
  return Value::list(arena_.make(open));
}

void World::change(std::string_view directives) {
  while (!directives.empty()) {
    const std::size_t comma = std::min(directives.find(','), directives.size());
    std::string_view one = directives.substr(0, comma);
    directives.remove_prefix(std::min(comma + 1, directives.size()));
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    const std::size_t space = one.find(' ');
    if (space == std::string_view::npos) {
      throw std::runtime_error("no directive: " + std::string(one));
    }
    TypeRef type = nullptr;
    const std::string_view path = one.substr(space + 1);
    Value* value = find(path, type);
    const std::string_view what = one.substr(0, space);
    *value = what == "partial" ? partial(*value) : what == "open" ? opened(path, *value) : Value();
  }
}

void World::visit(const Record& record, const std::function<void(Value&, const Field&)>& look) {
  for (const Field& field : record.type->fields) {
    auto& value = const_cast<Value&>(record.fields[static_cast<std::size_t>(field.index)]);
    if (field.derived != nullptr) {
      continue;
    }
    if (value.record() != nullptr) {
      visit(*value.record(), look);
    } else if (value.list() != nullptr) {
      for (const Value& item : value.list()->items) {
        if (item.record() != nullptr) {
          visit(*item.record(), look);
        }
      }
    }
    look(value, field);
  }
}

Value World::random_value(std::mt19937_64& random, const Field& field) {
  const auto below = [&](int n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
  };
  switch (field.type->kind) {
    case Kind::Bool:
      return Value::boolean(below(2) == 0);
    case Kind::Number:
      return Value::number(Number(below(4) == 0 ? 0 : below(6)));
    case Kind::Date:
      return Value::date(*Date::from_days(18'900 + below(400)));
    case Kind::Enum:
      return Value::enumerator(
          field.type->enumeration,
          static_cast<int>(below(static_cast<int>(field.type->enumeration->members.size()))));
    default:
      break;
  }
  static constexpr std::string_view words[] = {"甲", "乙", "丙", "a"};
  return Value::text(words[below(4)]);
}

void World::randomise(std::mt19937_64& random) {
  visit(*station_, [&](Value& value, const Field& field) {
    if (value.list() == nullptr && value.record() == nullptr) {
      value = random_value(random, field);
    } else if (value.list() != nullptr && field.type->element->kind != Kind::Record) {
      Field element;
      element.type = field.type->element;
      std::vector<Value> items(random() % 4);
      std::generate(items.begin(), items.end(), [&] { return random_value(random, element); });
      value = list_of(std::move(items));
    }
  });
  // Keys are unique in a list: the model refuses others.
  visit(*station_, [&](Value& value, const Field& field) {
    if (value.list() == nullptr || field.type->element->kind != Kind::Record ||
        field.type->element->record->key < 0) {
      return;
    }
    const Field& key = field.type->element->record
                           ->fields[static_cast<std::size_t>(field.type->element->record->key)];
    std::int64_t next = static_cast<std::int64_t>(random() % 2);
    for (const Value& item : value.list()->items) {
      auto& own = const_cast<Value&>(item.record()->fields[static_cast<std::size_t>(key.index)]);
      static constexpr std::string_view names[] = {"张三", "李四", "王五", "赵六"};
      own = key.type->kind == Kind::Enum
                ? Value::enumerator(key.type->enumeration, static_cast<int>(next))
            : key.type->kind == Kind::Number ? Value::number(Number(2021 + next))
                                             : Value::text(names[next]);
      ++next;
    }
  });
}

void World::forget(std::mt19937_64& random, double share) {
  const auto chance = [&](double p) { return static_cast<double>(random() % 1000) < p * 1000; };
  visit(*station_, [&](Value& value, const Field& field) {
    const bool scalar = value.list() == nullptr && value.record() == nullptr;
    if (!chance(scalar ? share : share / 3)) {
      return;
    }
    const Value was = value;
    value = field.type->kind == Kind::Date && chance(0.5) ? partial(value) : Value();
    forgotten_.push_back({.place = &value, .field = &field, .was = was, .became = value});
  });
}

void World::fill(std::mt19937_64& random) {
  for (const Forgotten& one : forgotten_) {
    Value& value = *one.place;
    const Record* owner = nullptr;
    for (const Record& made : made_) {
      const bool holds = !made.fields.empty() && &value >= made.fields.data() &&
                         &value < made.fields.data() + made.fields.size();
      owner = holds ? &made : owner;
    }
    const bool is_key = owner->type->key == one.field->index;
    if (const cel::Unknown* unknown = one.became.unknown()) {
      const std::int64_t days = unknown->high->floor() - unknown->low->floor() + 1;
      value = Value::date(
          *Date::from_days(unknown->low->floor() +
                           static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(days))));
    } else if (const cel::List* list = one.was.list()) {
      std::vector<Value> some;
      std::copy_if(list->items.begin(), list->items.end(), std::back_inserter(some),
                   [&](const Value&) { return random() % 4 != 0; });
      value = list_of(std::move(some));
    } else {
      value = is_key || one.was.record() != nullptr ? one.was : random_value(random, *one.field);
    }
  }
}

void World::locate() {
  visit(*station_, [&](Value& value, const Field&) {
    if (value.kind() != Kind::Null) {
      value = value.at(&origins_.emplace_back());
    }
  });
}

void World::keep_only(const std::set<const base::Origin*>& places, bool open_lists) {
  visit(*station_, [&](Value& value, const Field& field) {
    if (places.contains(value.origin()) || value.record() != nullptr) {
      return;
    }
    const cel::List* list = value.list();
    if (list != nullptr && field.type->element->kind == Kind::Record) {
      cel::List open = *list;
      open.open = open_lists ? arena_.make(cel::Unknown()) : nullptr;
      value = Value::list(arena_.make(open));
    } else if (!is_key(field)) {
      value = Value();
    }
  });
}

bool World::is_key(const Field& field) const {
  return std::any_of(records_.begin(), records_.end(), [&](const RecordType& type) {
    return type.key >= 0 && &type.fields[static_cast<std::size_t>(type.key)] == &field;
  });
}

}  // namespace audit::test
