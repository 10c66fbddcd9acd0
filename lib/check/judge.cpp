// SPDX-License-Identifier: Apache-2.0
#include "check/judge.h"

#include "base/utf8.h"
#include "check/fields.h"
#include "check/roots.h"
#include "model/submission.h"

#include <algorithm>
#include <utility>

namespace audit::check {
namespace {

using results::Outcome;

const cel::Field* key_field(const cel::Record& record) {
  const int key = record.type->key;
  return key < 0 ? nullptr : &record.type->fields[static_cast<std::size_t>(key)];
}

/// `2022-01-01/2022-12-31`; numbers of windows move when the first one does.
std::string window_name(const cel::Record& window) {
  const auto first = date_bounds(field(window, "first")).low;
  const auto last = date_bounds(field(window, "last")).high;
  return first && last ? base::to_text(*first) + "/" + base::to_text(*last) : std::string();
}

/// The id of an enumeration's word, a number or date however it is written; else the name in
/// comparison form.
std::string key_of(const cel::Value& value, const std::string& name) {
  if (const auto* number = value.get<base::Number>()) {
    return base::to_text(*number);
  }
  if (const auto* date = value.get<base::Date>()) {
    return base::to_text(*date);
  }
  const auto* word = value.get<cel::EnumValue>();
  if (word == nullptr) {
    return base::comparison_form(name);
  }
  const auto& member = word->type->members[static_cast<std::size_t>(word->index)];
  return member.id.empty() ? member.zh : member.id;
}

struct ItemName {
  std::string name, key;
  bool is_personal = false;
};

/// The records of a group (duplicatesBy); empty where the value is something else.
std::span<const cel::Value> group_of(const cel::Value& value) {
  const cel::List* list = value.list();
  const bool is_group =
      list != nullptr && !list->items.empty() && list->items.front().record() != nullptr;
  return is_group ? list->items : std::span<const cel::Value>();
}

/// What stands for an item: of a group its first record.
const cel::Value& lead_of(const cel::Value& value) {
  const std::span<const cel::Value> group = group_of(value);
  return group.empty() ? value : group.front();
}

ItemName name_of(const cel::Value& item, const cel::Program& list) {
  const cel::Value& value = lead_of(item);
  if (const cel::Record* record = value.record()) {
    if (record->type == &cel::window_record()) {
      const std::string name = window_name(*record);
      return {.name = name, .key = name};
    }
    const cel::Field* key = key_field(*record);
    const std::string name = model::item_name(*record);
    const bool has_key = key != nullptr && !record->is_absent();
    const cel::Value value_of_key =
        has_key ? record->fields[static_cast<std::size_t>(key->index)] : cel::Value();
    return {.name = name,
            .key = key_of(value_of_key, name),
            .is_personal = key != nullptr && key->personal};
  }
  const cel::Display display{.language = base::Language::Chinese, .show_personal = true};
  const std::string name = cel::to_text(value, list.type()->element, display);
  return {.name = name, .key = key_of(value, name), .is_personal = list.is_personal()};
}

const base::Origin* origin_of(const cel::Value& value) {
  const cel::Record* record = lead_of(value).record();
  return record != nullptr && record->origin != nullptr ? record->origin : value.origin();
}

void append_name(std::string& names, const std::string& name) {
  if (!names.empty()) {
    names += " / ";
  }
  names += name;
}

}  // namespace

void Judge::take(Outcome outcome, const Item& item) {
  Verdict verdict;
  verdict.outcome = outcome;
  sink_.take(*rule_, verdict, item);
}

void Judge::judge(const rules::Rule& rule) {
  rule_ = &rule;
  possible_.clear();
  const cel::Record& parameters =
      *activation_.slots[static_cast<std::size_t>(rules::root_slots.param)].value.record();
  const bool is_set = std::all_of(rule.parameters.begin(), rule.parameters.end(), [&](int index) {
    return parameters.fields[static_cast<std::size_t>(index)].kind() != cel::Kind::Null;
  });
  activation_.forget(rule.first_slot);
  if (rule.is_disabled || !rule.is_in_force(as_of_) || !is_set) {
    take(Outcome::NotApplicable, {});
    return;
  }
  each(0, {});
}

void Judge::each(std::size_t level, const Item& outer) {
  if (level == rule_->for_each.size()) {
    subject(outer);
    return;
  }
  const rules::ForEach& entry = rule_->for_each[level];
  const cel::Value value = cel::evaluate(*entry.list, activation_);
  const cel::List* list = value.list();
  if (list == nullptr || (list->items.empty() && list->open != nullptr)) {
    rest(level, outer, value);
    return;
  }
  if (list->items.empty()) {
    take(Outcome::NotApplicable, outer);
    return;
  }
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    activation_.forget(entry.slot);
    activation_.set(entry.slot, list->items[i]);
    const ItemName name = name_of(list->items[i], *entry.list);
    const base::Origin* origin = origin_of(list->items[i]);
    Item item = outer;
    append_name(item.name, name.name);
    append_name(item.masked_name, name.is_personal ? base::masked(name.name) : name.name);
    append_name(item.key, name.is_personal ? base::masked(name.key) : name.key);
    item.origin = origin != nullptr ? origin : outer.origin;
    for (const cel::Value& other : group_of(list->items[i])) {
      item.others.push_back(other.record());
    }
    if (!item.others.empty()) {
      item.others.erase(item.others.begin());
    }
    const cel::Unknown* possible = list->possible_at(i);
    if (possible != nullptr) {
      possible_.push_back(cel::Value::unknown(possible));
    }
    each(level + 1, item);
    if (possible != nullptr) {
      possible_.pop_back();
    }
  }
  if (list->open != nullptr) {
    rest(level, outer, value);
  }
}

/// Items that may still come, in a list that is unknown or open: one verdict for all of them.
void Judge::rest(std::size_t level, const Item& outer, const cel::Value& list) {
  Verdict verdict;
  verdict.program = rule_->for_each[level].list.get();
  verdict.error = list.error();
  if (verdict.error != nullptr) {
    verdict.outcome = Outcome::Error;
    sink_.take(*rule_, verdict, outer);
    return;
  }
  const cel::Unknown* open = list.list() != nullptr ? list.list()->open : list.unknown();
  activation_.forget(rule_->for_each[level].slot);
  for (std::size_t i = level; i < rule_->for_each.size(); ++i) {
    const rules::ForEach& entry = rule_->for_each[i];
    activation_.set(entry.slot, stand_in(entry.list->type()->element, open, activation_.arena()));
  }
  possible_.push_back(cel::Value::unknown(open));
  subject(outer);
  possible_.pop_back();
}

/// Whether the rule applies to the item in the slots; fills the verdict when it is not a plain yes.
Judge::Applies Judge::applies(Verdict& verdict) const {
  for (const cel::Program* when : {rule_->group_when.get(), rule_->when.get()}) {
    if (when == nullptr) {
      continue;
    }
    const cel::Value value = cel::evaluate(*when, activation_);
    if (value.is_error()) {
      verdict.program = when;
      verdict.error = value.error();
      return Applies::Error;
    }
    if (value.is_false()) {
      return Applies::No;
    }
    if (!value.is_true()) {
      verdict.program = verdict.program != nullptr ? verdict.program : when;
      verdict.undecided.push_back(value);
    }
  }
  verdict.undecided.insert(verdict.undecided.end(), possible_.begin(), possible_.end());
  return verdict.undecided.empty() ? Applies::Yes : Applies::Unknown;
}

/// True when `as_of` is on or before `due`. False: it is past, or (`undecided`) it cannot be told,
/// or (verdict.error) the rule has a defect.
bool Judge::decide_due(Verdict& verdict, bool& undecided) const {
  if (rule_->due == nullptr) {
    return false;
  }
  const cel::Value value = cel::evaluate(*rule_->due, activation_);
  verdict.error = value.error();
  if (verdict.error != nullptr) {
    verdict.program = rule_->due.get();
    return false;
  }
  const DateBounds due = date_bounds(value);
  verdict.due = due.low == due.high ? due.low : std::nullopt;
  if (due.low && as_of_ <= *due.low) {
    return true;
  }
  undecided = !due.high || as_of_ <= *due.high;
  if (undecided) {
    verdict.undecided.push_back(value);
  }
  return false;
}

void Judge::subject(const Item& item) {
  Verdict verdict;
  const auto give = [&](Outcome outcome) {
    verdict.outcome = outcome;
    sink_.take(*rule_, verdict, item);
  };
  switch (applies(verdict)) {
    case Applies::Yes:
      break;
    case Applies::No:
      return give(Outcome::NotApplicable);
    case Applies::Unknown:
      return give(Outcome::Unknown);
    case Applies::Error:
      return give(Outcome::Error);
  }
  verdict.applies = true;
  if (rule_->require == nullptr) {
    return give(Outcome::Manual);
  }
  const cel::Value value = cel::evaluate(*rule_->require, activation_);
  verdict.program = rule_->require.get();
  verdict.error = value.error();
  if (verdict.error != nullptr) {
    return give(Outcome::Error);
  }
  if (value.is_true()) {
    return give(Outcome::Pass);
  }
  if (!value.is_false()) {
    verdict.undecided.push_back(value);
  }
  bool due_is_undecided = false;
  const bool is_early = decide_due(verdict, due_is_undecided);
  if (verdict.error != nullptr) {
    return give(Outcome::Error);
  }
  if (is_early) {
    return give(Outcome::NotDue);
  }
  if (due_is_undecided && value.is_false()) {
    verdict.program = rule_->due.get();
  }
  give(verdict.undecided.empty() ? Outcome::Fail : Outcome::Unknown);
}

}  // namespace audit::check
