// SPDX-License-Identifier: Apache-2.0
//
// Binder: lists. A list that is present is complete, in whatever form it is written:
//
//   - a list of records, words or records in one word        人员: [{姓名: 甲某, …}], 功能室:
//   [办公室, 档案室]
//   - a mapping from key to record or to the one other value  电脑: 4台
//   - words in one line                                      人员、财务、档案
//
// What is not understood must not make the list look shorter than it is: a word of a line that
// names nothing may stand for anything (齐全, 等), so the list stays open; an item of a list is one
// item whose value is not known; and an item that is only announced (`电脑:` and nothing behind it,
// `志愿者: /`) is possible.
#include "base/utf8.h"
#include "model/binder.h"
#include "model/diagnostics.h"
#include "model/forms/absence.h"
#include "model/forms/word_list.h"
#include "model/forms/yes_no_form.h"
#include "model/key_advice.h"
#include "model/word_nodes.h"

#include <algorithm>

namespace audit::model {
namespace {

using cel::Record;
using cel::Value;
using yaml::Kind;
using yaml::Node;

bool is_absent(const Node& node) {
  if (node.kind == Kind::Null) {
    return true;
  }
  if (node.kind != Kind::Scalar) {
    return false;
  }
  const Absence absence = absence_of(node.text);
  return absence == Absence::Empty || absence == Absence::NotKnown;
}

bool says_none(const Node& node) {
  return node.kind == Kind::Scalar && !node.is_quoted() && absence_of(node.text) == Absence::None;
}

/// What one word of the list is: the element itself, or the key field of its record; null when its
/// records have no key.
const ValueSpec* word_spec(const ValueSpec& element) {
  if (element.form != Form::Record) {
    return &element;
  }
  const int key = element.record->type.key;
  return key < 0 || element.record->one_word == OneWord::Nothing
             ? nullptr
             : &element.record->fields[static_cast<std::size_t>(key)].value;
}

/// 无 may be a member of the list's enumeration; then [无] is a list of one.
bool is_member(const ValueSpec& element, std::string_view word) {
  const ValueSpec* spec = word_spec(element);
  return spec != nullptr && spec->form == Form::Enum &&
         spec->enumeration->words.find(word) != NameTable::not_found;
}

bool is_same_key(const Value& a, const Value& b) {
  if (const cel::EnumValue* word = a.get<cel::EnumValue>()) {
    const cel::EnumValue* other = b.get<cel::EnumValue>();
    return other != nullptr && *word == *other;
  }
  if (const auto* text = a.get<std::string_view>()) {
    const auto* other = b.get<std::string_view>();
    return other != nullptr && base::comparison_form(*text) == base::comparison_form(*other);
  }
  const base::Number* number = a.get<base::Number>();
  const base::Number* other = b.get<base::Number>();
  return number != nullptr && other != nullptr && *number == *other;
}

/// `打印机: 无` counts none; `第一社区: 无` where a name is asked says that there is no such item.
bool none_is_a_value(const ValueSpec& value, std::string_view word) {
  switch (value.form) {
    case Form::YesNo:
    case Form::Number:
    case Form::Count:
    case Form::Ratio:
    case Form::List:
      return true;
    case Form::Enum:
      return value.enumeration->words.find(word) != NameTable::not_found;
    case Form::Text:
    case Form::Date:
    case Form::CalendarYear:
    case Form::Record:
      return false;
  }
  return false;
}

}  // namespace

Value Binder::make_list(std::span<const Value> items, std::span<const cel::Unknown* const> possible,
                        const cel::Unknown* open, const Node& node) {
  cel::List list;
  if (!items.empty()) {
    const std::span<Value> copy = arena_.array<Value>(items.size());
    std::copy(items.begin(), items.end(), copy.begin());
    list.items = copy;
  }
  const bool any_possible = std::any_of(possible.begin(), possible.end(),
                                        [](const cel::Unknown* p) { return p != nullptr; });
  if (any_possible) {
    const std::span<const cel::Unknown*> copy = arena_.array<const cel::Unknown*>(possible.size());
    std::copy(possible.begin(), possible.end(), copy.begin());
    list.possible = copy;
  }
  list.open = open;
  list.origin = &node;
  return Value::list(arena_.make(list)).at(&node);
}

Value Binder::read_list(const ValueSpec& spec, const Place& place, const Node& node) {
  const ValueSpec& element = *spec.element;
  if (is_absent(node) && !is_member(element, node.text)) {  // `显示: unknown` names an outcome
    return {};
  }
  if (says_none(node)) {
    return make_list({}, {}, nullptr, node);
  }
  switch (node.kind) {
    case Kind::Sequence:
      return read_items(element, place, node);
    case Kind::Scalar:
      if (word_spec(element) != nullptr) {
        return read_words(element, place, node);
      }
      break;
    case Kind::Mapping:
      if (element.form == Form::Record && element.record->type.key >= 0 &&
          !is_single_record(*element.record, node)) {
        return read_keyed(element, place, node);
      }
      break;
    case Kind::Null:
      break;
  }
  return refuse_shape(spec, place, node);
}

Value Binder::take_list(std::size_t first, std::size_t first_possible, const Node& node) {
  const Value list = make_list(std::span(items_).subspan(first),
                               std::span(possible_).subspan(first_possible), nullptr, node);
  items_.resize(first);
  possible_.resize(first_possible);
  return list;
}

Value Binder::read_items(const ValueSpec& element, const Place& place, const Node& node) {
  if (node.children.size() == 1 && says_none(*node.children[0]) &&
      !is_member(element, node.children[0]->text)) {
    return make_list({}, {}, nullptr, node);
  }
  const std::size_t first = items_.size();
  const std::size_t first_possible = possible_.size();
  for (const Node* child : node.children) {
    const int index = static_cast<int>(items_.size() - first);
    Value item;
    const cel::Unknown* possible = nullptr;
    if (is_absent(*child) && !is_member(element, child->text)) {
      possible = unknown(place, *child);
    } else {
      item = element.form == Form::Record ? read_record(element, place, *child, index)
                                          : read(element, place, *child);
    }
    if (item.kind() == cel::Kind::Null) {
      item = element.form == Form::Record
                 ? Value::record(make_record(*element.record, place, *child, index)).at(child)
                 : not_understood(element, place, *child);
    }
    if (element.form == Form::Record && element.record->is_unique &&
        is_given_twice(*element.record, *child, item, first)) {
      continue;
    }
    items_.push_back(item);
    possible_.push_back(possible);
  }
  return take_list(first, first_possible, node);
}

Value Binder::read_words(const ValueSpec& element, const Place& place, const Node& node) {
  const ValueSpec& spec = *word_spec(element);
  const std::size_t first = items_.size();
  const cel::Unknown* open = nullptr;

  const auto take = [&](std::string_view text, std::size_t offset) {
    const Node* word = word_node(arena_, node, offset, text);
    const std::size_t errors = diagnostics_.error_count();
    Value item;
    if (element.form == Form::Record) {
      item = read_key_only(*element.record, place, *word, static_cast<int>(items_.size() - first));
    } else {
      item = read_scalar(spec, place, *word);
    }
    if (diagnostics_.error_count() != errors || item.kind() == cel::Kind::Null) {
      open = open == nullptr ? unknown(place, *word) : open;
    } else {
      items_.push_back(item);
    }
  };
  const bool may_split = spec.form == Form::Enum;
  for_each_word(node.text, Spaces::Kept, [&](std::string_view text, std::size_t offset) {
    const bool is_one = !may_split || spec.enumeration->words.find(text) != NameTable::not_found;
    if (is_one) {
      take(text, offset);
    } else {
      for_each_word(text, Spaces::Separate,
                    [&](std::string_view part, std::size_t at) { take(part, offset + at); });
    }
  });

  const Value list = make_list(std::span(items_).subspan(first), {}, open, node);
  items_.resize(first);
  return list;
}

/// A mapping where a list is asked is one item that lacks its `- ` when most of its keys are
/// fields.
bool Binder::is_single_record(const RecordSpec& spec, const Node& node) const {
  const ValueSpec& key = spec.fields[static_cast<std::size_t>(spec.type.key)].value;
  std::size_t fields = 0;
  for (const Node* child : node.children) {
    const bool is_key = key.form == Form::Enum &&
                        key.enumeration->words.find(child->key_text) != NameTable::not_found;
    if (!is_key && spec.keys.find(child->key_text) != NameTable::not_found) {
      ++fields;
    }
  }
  return fields > 0 && 2 * fields > node.children.size();
}

Value Binder::read_keyed(const ValueSpec& element, const Place& place, const Node& node) {
  const RecordSpec& spec = *element.record;
  const std::size_t first = items_.size();
  const std::size_t first_possible = possible_.size();
  for (const Node* child : node.children) {
    if (child->key_text.starts_with("x-") || child->key_text.starts_with("X-")) {
      hide(*child);
      continue;
    }
    Value item;
    const cel::Unknown* possible = nullptr;
    const int index = static_cast<int>(items_.size() - first);
    if (read_keyed_item(spec, place, *child, index, item, possible) &&
        !is_given_twice(spec, *child, item, first)) {
      items_.push_back(item);
      possible_.push_back(possible);
    }
  }
  return take_list(first, first_possible, node);
}

/// 电脑 and 计算机 in one list are one item, and nobody knows which of the two counts: it stays,
/// without what was said of it. As keys of a mapping only words and years can be the same by two
/// names; in a list of records a year, or what else the model calls unique, may be written twice.
bool Binder::is_given_twice(const RecordSpec& spec, const Node& node, const Value& item,
                            std::size_t first_item) {
  const auto key = static_cast<std::size_t>(spec.type.key);
  if (spec.fields[key].value.form != Form::Enum && !spec.is_unique) {
    return false;
  }
  const auto key_of = [key](const Record& record) {
    return record.is_absent() ? Value() : record.fields[key];
  };
  const Value value = key_of(*item.record());
  for (std::size_t i = first_item; i < items_.size() && !value.is_unknown(); ++i) {
    const Record& earlier = *items_[i].record();
    if (!is_same_key(key_of(earlier), value)) {
      continue;
    }
    const Node& first = static_cast<const Node&>(*earlier.fields[key].origin());
    report([&] {
      return node.key.empty() ? entry_given_twice(static_cast<const Node&>(*value.origin()), first)
                              : given_twice(node, first, {});
    });
    Record* known = make_record(spec, {earlier.parent, earlier.parent_field},
                                static_cast<const Node&>(*earlier.origin), earlier.index);
    set_field(spec, *known, spec.type.key, earlier.fields[key]);
    items_[i] = Value::record(known).at(earlier.origin);
    return true;
  }
  return false;
}

/// False when the entry says that there is no such item: `档案: 无`.
bool Binder::read_keyed_item(const RecordSpec& spec, const Place& place, const Node& node,
                             int index, Value& item, const cel::Unknown*& possible) {
  const Node* key = key_node(arena_, node);
  if (is_duplicate(node)) {  // the reader said so, and dropped the second
    Record* record = make_record(spec, place, node, index);
    set_field(spec, *record, spec.type.key,
              read_scalar(spec.fields[static_cast<std::size_t>(spec.type.key)].value,
                          {record, spec.key_field()}, *key));
    item = Value::record(record).at(&node);
    return true;
  }
  if (node.kind == Kind::Mapping) {
    item = Value::record(bind_record(spec, place, node, index, key)).at(&node);
    return true;
  }
  const ValueSpec* value =
      spec.value < 0 ? nullptr : &spec.fields[static_cast<std::size_t>(spec.value)].value;
  const bool is_word = node.kind == Kind::Scalar && !node.is_quoted();
  const std::optional<bool> there =
      is_word && value == nullptr ? read_yes_no(node.text) : std::nullopt;
  if (there == std::optional(false) ||
      (says_none(node) && (value == nullptr || !none_is_a_value(*value, node.text)))) {
    return false;
  }
  Record* record = make_record(spec, place, node, index);
  bind_field(spec, *record, spec.type.key, *key);
  item = Value::record(record).at(&node);
  if (is_absent(node)) {
    possible = unknown(place, node);
  } else if (value != nullptr) {
    bind_field(spec, *record, spec.value, node);
  } else if (!there) {
    report([&] { return item_without_parts(node, spec, masks({record, nullptr}, node)); });
    if (may_hold_personal(ValueSpec{.form = Form::Record, .record = &spec})) {
      hide(node);
    }
  }
  return true;
}

}  // namespace audit::model
