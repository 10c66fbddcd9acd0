// SPDX-License-Identifier: Apache-2.0
#include "model/key_advice.h"

#include "base/utf8.h"
#include "model/nearest_word.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_set>
#include <vector>

namespace audit::model {
namespace {

using base::Text;
using yaml::Kind;
using yaml::Node;

// Of nearest_word.h: one wrong character of three or more; and what comes after better ideas only.
constexpr int slip_of_the_finger = 40;
constexpr int weak_likeness = 80;

constexpr std::size_t max_listed =
    10;  // fields of a small record that are listed when no suggestion fits

bool is_english(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](char c) { return (c & 0x80) == 0; });
}

/// Keys that many records have: where else one of them stands is no advice.
bool says_little(std::string_view key) {
  static constexpr std::string_view words[] = {
      "说明", "备注", "名称", "日期", "时间", "编号", "类型", "类别", "内容",  "数量",
      "金额", "情况", "其他", "name", "date", "type", "id",   "note", "count", "amount"};
  return std::find(std::begin(words), std::end(words), key) != std::end(words);
}

/// Field names in the language of the key.
const std::string& name_of(const cel::Field& field, bool english) {
  return english ? field.en : field.zh;
}

std::string in_corners(std::string_view name) {
  return "「" + std::string(name) + "」";
}

/// A record that can be reached from the document, and by which fields.
struct Reached {
  const RecordSpec* record = nullptr;
  std::vector<const cel::Field*> path;
};

/// Nearest first.
std::vector<Reached> reachable(const RecordSpec& document) {
  std::vector<Reached> all;
  std::unordered_set<const RecordSpec*> seen{&document};
  std::deque<Reached> open{{&document, {}}};
  while (!open.empty()) {
    Reached at = std::move(open.front());
    open.pop_front();
    for (std::size_t i = 0; i < at.record->fields.size(); ++i) {
      const ValueSpec* value = &at.record->fields[i].value;
      while (value->form == Form::List) {
        value = value->element;
      }
      if (value->form == Form::Record && seen.insert(value->record).second) {
        Reached next{value->record, at.path};
        next.path.push_back(&at.record->type.fields[i]);
        open.push_back(std::move(next));
      }
    }
    all.push_back(std::move(at));
  }
  return all;
}

Text path_text(const std::vector<const cel::Field*>& path, bool english) {
  Text text;
  for (const cel::Field* field : path) {
    text.zh += (text.zh.empty() ? "" : "的") + in_corners(name_of(*field, english));
    text.en += (text.en.empty() ? "" : ".") + field->en;
  }
  return text;
}

/// A half-width comma inside {…} made keys of the parts of a sentence.
bool is_cut_sentence(const Node& entry) {
  return entry.kind == Kind::Null && entry.parent != nullptr &&
         entry.parent->style == yaml::Style::Flow && entry.index > 0 &&
         entry.parent->children[entry.index - 1]->kind != Kind::Mapping;
}

/// 专职: 是 - the key is a word that some field takes.
Text advise_word(std::string_view key, const RecordSpec& here, bool english) {
  for (std::size_t i = 0; i < here.fields.size(); ++i) {
    const ValueSpec& value = here.fields[i].value;
    if (value.form != Form::Enum) {
      continue;
    }
    const int word = value.enumeration->words.find(key);
    if (word != NameTable::not_found) {
      const cel::EnumType::Member& member =
          value.enumeration->type.members[static_cast<std::size_t>(word)];
      const cel::Field& field = here.type.fields[i];
      return {.zh = "请写「" + name_of(field, english) + ": " + (english ? member.id : member.zh) +
                    "」",
              .en = "write " + field.en + ": " + member.id};
    }
  }
  return {};
}

Text advise_derived(const RecordSpec& here, const cel::Field& field, bool english) {
  Text from;
  for (const std::string& path : field.derived->reads()) {
    const std::string first = path.substr(0, path.find('.'));
    const cel::Field* source = here.type.find(first);
    if (source != nullptr && source->derived == nullptr) {
      from.zh += in_corners(name_of(*source, english));
      from.en += (from.en.empty() ? "" : ", ") + source->en;
    }
  }
  if (from.empty()) {
    return {.zh = "请删除这一项", .en = "leave it out"};
  }
  return {.zh = "请填写" + from.zh, .en = "give " + from.en};
}

/// 身份证, 办公面积(㎡): a field of this record, a little different.
Text advise_near(std::string_view key, const RecordSpec& here, bool english, int weakest) {
  const cel::Field* best = nullptr;
  int best_nearness = weakest;
  for (const cel::Field& field : here.type.fields) {
    const auto consider = [&](std::string_view name) {
      const int near = nearness(key, name);
      if (near < best_nearness) {
        best_nearness = near;
        best = &field;
      }
    };
    consider(field.en);
    consider(field.zh);
    for (const std::string& synonym : field.synonyms) {
      consider(synonym);
    }
  }
  if (best == nullptr) {
    return {};
  }
  if (best->derived != nullptr) {
    const Text word = advise_word(best->en, here, english);
    return word.empty() ? advise_derived(here, *best, english) : word;
  }
  return {.zh = "是否指「" + name_of(*best, english) + "」？",
          .en = "did you mean " + best->en + "?"};
}

/// The key belongs to another record of the document.
Text advise_elsewhere(std::string_view key, const RecordSpec& here, const RecordSpec& document,
                      bool english) {
  constexpr std::size_t max_places = 2;
  Text text;
  std::size_t places = 0;
  for (const Reached& at : reachable(document)) {
    const int index = at.record == &here ? NameTable::not_found : at.record->keys.find(key);
    if (index == NameTable::not_found ||
        at.record->type.fields[static_cast<std::size_t>(index)].derived != nullptr ||
        places == max_places) {
      continue;
    }
    const Text path = path_text(at.path, english);
    text.zh += (places > 0 ? " 或 " : "") +
               (path.zh.empty() ? std::string("文件的最外层") : path.zh + "下");
    text.en += (places > 0 ? " or " : "") +
               (path.en.empty() ? std::string("the top of the file") : path.en);
    ++places;
  }
  if (places == 0) {
    return {};
  }
  return {.zh = "它应写在" + text.zh, .en = "it belongs under " + text.en};
}

/// 牌匾: fields elsewhere whose names contain the key.
Text advise_longer(std::string_view key, const RecordSpec& document, bool english) {
  constexpr std::size_t max_names = 3;
  constexpr std::size_t min_size = 2;
  if (base::count_code_points(key) < min_size) {
    return {};
  }
  const std::string form = base::lookup_form(key);
  for (const Reached& at : reachable(document)) {
    Text names;
    std::size_t count = 0;
    for (const cel::Field& field : at.record->type.fields) {
      if (field.derived == nullptr && count < max_names &&
          base::lookup_form(name_of(field, english)).find(form) != std::string::npos) {
        names.zh += in_corners(name_of(field, english));
        names.en += (count > 0 ? ", " : "") + field.en;
        ++count;
      }
    }
    if (count > 0) {
      const Text path = path_text(at.path, english);
      return {
          .zh = "是否指" + (path.zh.empty() ? "" : path.zh + "下的") + names.zh + "？",
          .en = "did you mean " + names.en + (path.en.empty() ? "" : " under " + path.en) + "?"};
    }
  }
  return {};
}

Text list_fields(const RecordSpec& here, bool english) {
  Text text;
  std::size_t count = 0;
  for (const cel::Field& field : here.type.fields) {
    if (field.derived == nullptr) {
      text.zh += (count > 0 ? "、" : "") + name_of(field, english);
      text.en += (count > 0 ? ", " : "") + field.en;
      ++count;
    }
  }
  if (count == 0 || count > max_listed) {
    return {.zh = "不参加检查的内容请用 x- 开头的键",
            .en = "what is not to be checked goes under a key that begins with x-"};
  }
  return {.zh = "这里可以写：" + text.zh, .en = "possible here: " + text.en};
}

}  // namespace

bool may_hold_personal(const ValueSpec& spec) {
  const ValueSpec* value = &spec;
  while (value->form == Form::List) {
    value = value->element;
  }
  if (value->form != Form::Record) {
    return false;
  }
  const std::vector<Reached> all = reachable(*value->record);
  return std::any_of(all.begin(), all.end(), [](const Reached& at) {
    return std::any_of(at.record->type.fields.begin(), at.record->type.fields.end(),
                       [](const cel::Field& field) { return field.personal; });
  });
}

bool is_harmless_elsewhere(std::string_view key, const RecordSpec& document) {
  bool is_found = false;
  for (const Reached& at : reachable(document)) {
    const int index = at.record->keys.find(key);
    if (index != NameTable::not_found) {
      const auto i = static_cast<std::size_t>(index);
      if (at.record->type.fields[i].personal || may_hold_personal(at.record->fields[i].value)) {
        return false;
      }
      is_found = true;
    }
  }
  return is_found;
}

bool is_item_key(const Node& entry) {
  const Node* item = entry.parent;
  return item != nullptr && item->children.size() == 1 && item->parent != nullptr &&
         item->parent->kind == Kind::Sequence;
}

Text advise(const Node& entry, const RecordSpec& here, const RecordSpec& document) {
  const std::string_view key = entry.key_text;
  const bool english = is_english(key);
  const cel::Field* list_key = here.key_field();
  if (is_item_key(entry) && list_key != nullptr && here.keys.find(key) == NameTable::not_found) {
    const std::string name = list_key->personal ? "…" : std::string(key);
    return {.zh = "写成「" + name + ": …」时前面不加「- 」",
            .en = "an item written as " + name + ": … has no \"- \" in front"};
  }
  if (is_cut_sentence(entry)) {
    return {.zh = "花括号里的逗号把一句话切断了，请给整句加引号",
            .en = "a comma inside {…} cut a sentence; put quotes around the sentence"};
  }
  Text advice = advise_word(key, here, english);
  const int derived = here.keys.find(key);
  if (advice.empty() && derived != NameTable::not_found) {
    advice = advise_derived(here, here.type.fields[static_cast<std::size_t>(derived)], english);
  }
  if (advice.empty()) {
    advice = advise_near(key, here, english, slip_of_the_finger);
  }
  if (advice.empty() && !says_little(key)) {
    advice = advise_elsewhere(key, here, document, english);
  }
  if (advice.empty()) {
    advice = advise_near(key, here, english, weak_likeness);
  }
  if (advice.empty() && !says_little(key)) {
    advice = advise_longer(key, document, english);
  }
  return advice.empty() ? list_fields(here, english) : advice;
}

}  // namespace audit::model
