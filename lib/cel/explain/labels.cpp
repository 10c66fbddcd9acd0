// SPDX-License-Identifier: Apache-2.0
// What facts are called: the title of a field, with the record it belongs to where the title alone
// does not say it, and values as people read them.
#include "cel/display.h"
#include "cel/explain/scope.h"
#include "cel/explain/words.h"

#include <algorithm>

namespace audit::cel {
namespace {

using base::Language;
using base::Text;

Text title_of(const Field& field) {
  return {.zh = !field.title.zh.empty() ? field.title.zh
                : field.zh.empty()      ? field.en
                                        : field.zh,
          .en = field.title.en.empty() ? field.en : field.title.en};
}

Text title_of(const RecordType& type) {
  return {.zh = type.title.zh.empty() ? type.name : type.title.zh,
          .en = type.title.en.empty() ? type.name : type.title.en};
}

bool has_title(const RecordType& type, const Text& title) {
  return std::any_of(type.fields.begin(), type.fields.end(),
                     [&](const Field& field) { return title_of(field).zh == title.zh; });
}

/// Both plaques of a station have a field 挂牌: which of them is meant?
bool is_ambiguous(const Record& record, const Text& title) {
  const auto& beside = record.parent->type->fields;
  return std::any_of(beside.begin(), beside.end(), [&](const Field& other) {
    return &other != record.parent_field && other.type->kind == Kind::Record &&
           has_title(*other.type->record, title);
  });
}

/// Without a key the position, and then it is worth saying in which list.
bool is_named_by_position(const Record& record) {
  if (record.type->key < 0) {
    return true;
  }
  const Value& key =
      record.is_absent() ? record.key : record.fields[static_cast<std::size_t>(record.type->key)];
  return key.kind() == Kind::Null || key.is_unknown();
}

/// `base_date` as words.
std::string spaced(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

Text joined(const Text& first, const Text& second) {
  return first.empty() ? second : second.empty() ? first : first + same(" ") + second;
}

}  // namespace

bool says_something(const Value& value) {
  const Unknown* unknown = value.unknown();
  return unknown == nullptr || unknown->high || (unknown->low && *unknown->low > base::Number(0));
}

Text Words::value(const Value& value, TypeRef type, bool personal) const {
  const auto in = [&](Language language) {
    return to_text(value, type, {.language = language, .show_personal = show_personal_}, personal);
  };
  return {.zh = in(Language::Chinese), .en = in(Language::English)};
}

Text Words::quoted(const Value& known, TypeRef type, bool personal) const {
  const Text text = value(known, type, personal);
  if (known.kind() != Kind::String) {
    return text;
  }
  return text.zh.empty() ? Text{.zh = "空文本", .en = "no text"}
                         : Text{.zh = "『" + text.zh + "』", .en = "\"" + text.en + "\""};
}

Text Words::value_of(const Node& node, Frame& frame) const {
  return extent(evaluate(node, frame), node.type, node.personal);
}

Text Words::extent(const Value& known, TypeRef type, bool personal) const {
  if (!says_something(known) || !known.is_unknown() || (personal && !show_personal_)) {
    return quoted(known, type, personal);
  }
  const Unknown& unknown = *known.unknown();
  const auto bound = [&](const base::Number& number) {
    const auto date =
        type->kind == Kind::Date ? base::Date::from_days(number.floor()) : std::nullopt;
    return value(date ? Value::date(*date) : Value::number(number), type, false);
  };
  const bool has_low = unknown.low && *unknown.low > base::Number(0);
  if (has_low && unknown.high) {
    return bound(*unknown.low) + Text{.zh = " 至 ", .en = " to "} + bound(*unknown.high);
  }
  return has_low ? Text{.zh = "至少 ", .en = "at least "} + bound(*unknown.low)
                 : Text{.zh = "至多 ", .en = "at most "} + bound(*unknown.high);
}

Text Words::item_name(const Record& record) const {
  const Text name{
      .zh = item_label(record, {.language = Language::Chinese, .show_personal = show_personal_}),
      .en = item_label(record, {.language = Language::English, .show_personal = show_personal_})};
  const bool says_list = record.parent_field != nullptr && is_named_by_position(record);
  return says_list ? joined(title_of(*record.parent_field), name) : name;
}

/// From the outside in: the items of lists that hold the record, then its own name if it needs one.
Text Words::holder(const Record& record, const Text& title) const {
  const Text outer = record.parent == nullptr ? Text() : holder(*record.parent, {});
  if (record.index >= 0 || record.key.kind() != Kind::Null) {
    return joined(outer, item_name(record));
  }
  const bool must_say = !title.empty() && record.parent != nullptr &&
                        record.parent_field != nullptr && is_ambiguous(record, title);
  return must_say ? joined(outer, title_of(*record.parent_field)) : outer;
}

Text Words::title(const Node& node) const {
  return node.field != nullptr ? title_of(*node.field) : same(node.name);
}

Text Words::label(const Node& node, Frame& frame) const {
  if (node.op == Op::Field) {
    const Text own = title(node);
    const Node* root = node.arguments[0];
    while (root->op == Op::Field) {
      root = root->arguments[0];
    }
    const Value owner = evaluate(*node.arguments[0], frame);
    Text text = owner.record() == nullptr ? own : joined(holder(*owner.record(), own), own);
    // A document beside the one that is judged: 区县 的人口, not the station's.
    const bool is_other = root->op == Op::Slot && !root->name.empty() &&
                          root->type->kind == Kind::Record && owner.record() != nullptr &&
                          owner.record()->index < 0 && !is_parameter(node);
    return is_other ? joined(title_of(*root->type->record), text) : text;
  }
  if (node.op == Op::At) {
    const Value at = evaluate(*node.arguments[1], frame);
    const auto* position = at.get<base::Number>();
    const std::string number =
        position == nullptr ? "?" : base::to_text(*base::add(*position, base::Number(1)));
    return list(*node.arguments[0], frame) +
           Text{.zh = " 第 " + number + " 项", .en = " no. " + number};
  }
  if (node.op == Op::Local) {
    const auto found = std::find_if(items_.rbegin(), items_.rend(), [&](const Item& item) {
      return item.macro->slot == node.slot;
    });
    if (found != items_.rend()) {
      return list(*found->macro->arguments[0], *found->frame);
    }
  }
  return {.zh = std::string(node.name_zh.empty() ? node.name : node.name_zh),
          .en = std::string(node.name)};
}

/// What is known is said by its value, a fact by its title; one that is yes or no is a condition.
Words::Phrase Words::general_leaf(const Node& node, Frame& frame) const {
  if (!reads_facts(node)) {
    if (is_parameter(node) && node.type->kind == Kind::Bool) {
      return {.text = title(node) + Text{.zh = "：是", .en = ": yes"}, .level = 2};
    }
    const Value known = evaluate(node, frame);
    const bool is_open = known.list() != nullptr && known.list()->open != nullptr;
    const bool has_value = known.kind() != Kind::Null && !known.is_unknown() && !is_open;
    return {.text = has_value ? quoted(known, node.type, false) : title(node)};
  }
  const Text label = general_label(node, frame);
  const Node* root = &node;
  while (root->op == Op::Field) {
    root = root->arguments[0];
  }
  // Of an element it is a property: 人员（在岗 且 专职）.
  const bool is_condition = node.type->kind == Kind::Bool && root->op != Op::Local;
  return is_condition ? Phrase{.text = label + Text{.zh = "为是", .en = " is yes"}, .level = 2}
                      : Phrase{.text = label};
}

Text Words::general_label(const Node& node, Frame& frame) const {
  switch (node.op) {
    case Op::Local: {
      // An element of a list of words is called as the list is.
      const auto macro = std::find_if(spoken_of_.rbegin(), spoken_of_.rend(),
                                      [&](const Node* one) { return one->slot == node.slot; });
      const bool has_title = macro != spoken_of_.rend() &&
                             (*macro)->arguments[0]->op == Op::Field &&
                             !is_parameter(*(*macro)->arguments[0]);
      return has_title ? title(*(*macro)->arguments[0]) : Text{.zh = "该项", .en = "it"};
    }
    case Op::Slot:
      if (innermost(node.type)->kind == Kind::Record) {
        return title_of(*innermost(node.type)->record);
      }
      return {.zh = std::string(node.name_zh.empty() ? node.name : node.name_zh),
              .en = spaced(node.name)};
    case Op::Find: {
      const Text key = phrase(*node.arguments[1], frame, none_unbound).text;
      return list(*node.arguments[0], frame, none_unbound) +
             Text{.zh = "「" + key.zh + "」", .en = " " + key.en};
    }
    case Op::At: {
      const Text place = phrase(*node.arguments[1], frame, none_unbound).text;
      return list(*node.arguments[0], frame, none_unbound) +
             Text{.zh = " [" + place.zh + "]", .en = " [" + place.en + "]"};
    }
    default:
      break;
  }
  if (node.op != Op::Field && node.op != Op::Has) {
    return phrase(node, frame, none_unbound).text;
  }
  const Text own = title(node);
  const Node& owner = *node.arguments[0];
  if (owner.op == Op::Find || owner.op == Op::At) {
    return joined(general_label(owner, frame), own);
  }
  const bool is_other_document =
      owner.op == Op::Slot && !owner.name.empty() && owner.type->kind == Kind::Record &&
      !is_parameter(node) &&
      (owner.name == "county" || owner.name == "city" || owner.name == "period");
  if (is_other_document) {
    const Text document = title_of(*owner.type->record);
    return own.zh.starts_with(document.zh) ? own : joined(document, own);
  }
  if (owner.op != Op::Field || owner.type->kind != Kind::Record) {
    return own;
  }
  // Both plaques of a station have a field 挂牌: which of them is meant?
  const auto& beside = owner.arguments[0]->type->record->fields;
  const bool is_ambiguous_here = std::any_of(beside.begin(), beside.end(), [&](const Field& other) {
    return &other != owner.field && other.type->kind == Kind::Record &&
           has_title(*other.type->record, own);
  });
  return is_ambiguous_here ? joined(title(owner), own) : own;
}

bool is_parameter(const Node& node) {
  return node.op == Op::Field && node.arguments[0]->op == Op::Slot &&
         node.arguments[0]->name == "param";
}

}  // namespace audit::cel
