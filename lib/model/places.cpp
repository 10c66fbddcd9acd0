// SPDX-License-Identifier: Apache-2.0
//
// Where a missing fact belongs, in the words of the file: from the field that is missing up to the
// nearest record that is written.
#include "base/utf8.h"
#include "model/forms/date_form.h"
#include "model/submission.h"

#include <algorithm>
#include <string>
#include <vector>

namespace audit::model {
namespace {

using base::Language;
using base::Text;
using cel::Field;
using cel::Missing;
using cel::Record;
using yaml::Node;

/// Every origin of a bound value is a node of its file (or a copy of one, see word_nodes.h).
const Node& node_of(const base::Origin& origin) {
  return static_cast<const Node&>(origin);
}

bool is_in_list(const Record& record) {
  return record.index >= 0 ||
         (record.parent_field != nullptr && record.parent_field->type->kind == cel::Kind::List);
}

/// From the root (exclusive) down to `record`.
std::vector<const Record*> chain_to(const Record* record) {
  std::vector<const Record*> chain;
  for (; record != nullptr && record->parent != nullptr; record = record->parent) {
    chain.push_back(record);
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

const Record* root_of(const Record* record) {
  while (record != nullptr && record->parent != nullptr) {
    record = record->parent;
  }
  return record;
}

std::string key_text(const cel::Value& key) {
  if (const std::string_view* text = key.get<std::string_view>()) {
    return std::string(*text);
  }
  if (const base::Number* number = key.get<base::Number>()) {
    return base::to_text(*number);
  }
  if (const cel::EnumValue* word = key.get<cel::EnumValue>()) {
    return word->type->members[static_cast<std::size_t>(word->index)].zh;
  }
  if (const base::Date* date = key.get<base::Date>()) {
    return base::to_text(*date);
  }
  if (const bool* yes = key.get<bool>()) {
    return *yes ? "是" : "否";
  }
  return {};
}

/// The key of an item of a list; empty when it has none that is known.
std::string item_key(const Record& record) {
  const int key = record.type->key;
  if (record.is_absent()) {
    return key_text(record.key);
  }
  if (key < 0) {
    return {};
  }
  const cel::Value& value = record.fields[static_cast<std::size_t>(key)];
  const bool is_text =
      value.get<std::string_view>() != nullptr || value.get<cel::EnumValue>() != nullptr;
  if (is_text && value.origin() != nullptr) {
    return std::string(node_of(*value.origin()).text);  // as written
  }
  return key_text(value);
}

std::string shown_item_key(const Record& record, bool show_personal) {
  const std::string key = item_key(record);
  const bool is_personal = record.type->key >= 0 &&
                           record.type->fields[static_cast<std::size_t>(record.type->key)].personal;
  return is_personal && !show_personal ? base::masked(key) : key;
}

/// An item that is keyed by a name: 甲某: 社工.
bool has_personal_key(const Record& record) {
  const Node& node = node_of(*record.origin);
  return record.type->key >= 0 && !record.is_absent() && !node.key_text.empty() &&
         record.type->fields[static_cast<std::size_t>(record.type->key)].personal &&
         item_key(record) == node.key_text;
}

/// yaml::pointer() with the keys masked that are personal.
template <class IsPersonal>
std::string pointer_to(const Node& node, const IsPersonal& is_personal) {
  std::vector<const Node*> steps;
  bool any_personal = false;
  for (const Node* step = &node; step->parent != nullptr; step = step->parent) {
    any_personal = any_personal || is_personal(*step);
    steps.push_back(step);
  }
  if (!any_personal) {
    return yaml::pointer(node);
  }
  std::string pointer;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const bool is_item = (*step)->parent->kind == yaml::Kind::Sequence;
    std::string name = is_item ? std::to_string((*step)->index) : std::string((*step)->key_text);
    if (is_personal(**step)) {
      name = base::masked(name);
    }
    pointer += '/';
    for (const char c : name) {
      pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
  }
  return pointer;
}

/// Builds the sentence of one missing fact.
class Sentence {
 public:
  Sentence(const Missing& missing, const BoundDocument& document, bool show_personal)
      : missing_(missing),
        document_(document),
        show_personal_(show_personal),
        chain_(chain_to(missing.record)) {
    while (written_ < chain_.size() && chain_[written_]->origin != nullptr) {
      ++written_;
    }
  }

  /// The deepest record that is written; the document itself when none below it is.
  const base::Origin* nearest() const {
    if (missing_.written != nullptr) {
      return missing_.written;
    }
    if (written_ > 0) {
      return chain_[written_ - 1]->origin;
    }
    const Record* root = root_of(missing_.record);
    return root != nullptr ? root->origin : nullptr;
  }

  std::string pointer() const {
    const base::Origin* origin = nearest();
    if (origin == nullptr) {
      return {};
    }
    return pointer_to(node_of(*origin), [this](const Node& step) {
      return !show_personal_ &&
             std::any_of(chain_.begin(), chain_.end(), [&step](const Record* record) {
               return record->origin == &step && has_personal_key(*record);
             });
    });
  }

  std::string field_path() const {
    std::string path;
    for (const Record* record : chain_) {
      path += (path.empty() ? "" : ".") + record->parent_field->en;
      if (is_in_list(*record)) {
        const std::string key = shown_item_key(*record, show_personal_);
        path += "[" +
                (key.empty() && record->index >= 0 ? std::to_string(record->index + 1) : key) + "]";
      }
    }
    if (missing_.field != nullptr) {
      path += (path.empty() ? "" : ".") + missing_.field->en;
    }
    return path;
  }

  Text where() const {
    const Text in_file = other_file();
    const Text under = written_path();
    const Text what = missing_path();
    if (missing_.written != nullptr) {
      return rewrite(in_file, under);
    }
    if (under.empty()) {
      return {
          .zh = in_file.zh.empty() ? "应填写" + what.zh : "应在" + in_file.zh + "中填写" + what.zh,
          .en = in_file.en + "add " + what.en};
    }
    return {.zh = "应在" + in_file.zh + under.zh + "下填写" + what.zh,
            .en = in_file.en + "add " + what.en + " under " + under.en};
  }

 private:
  /// The file's own key of a record that is written, or of the list that holds it.
  static std::string own_key(const Record& record) {
    const base::Origin* origin = record.origin;
    if (is_in_list(record) && record.parent != nullptr && !record.parent->is_absent()) {
      const cel::List* list =
          record.parent->fields[static_cast<std::size_t>(record.parent_field->index)].list();
      origin = list != nullptr && list->origin != nullptr ? list->origin : origin;
    }
    return std::string(node_of(*origin).key_text);
  }

  /// 「人员」中「甲某」, 「合同」第 2 项, 「运营」.
  Text written_path() const {
    if (written_ == 0) {
      return {};
    }
    // The nearest record, and the list item that it is in, so that one knows whose it is.
    const Record& nearest_record = *chain_[written_ - 1];
    Text text = written_name(nearest_record);
    for (std::size_t i = written_ - 1; i > 0 && !is_in_list(nearest_record); --i) {
      const Record& outer = *chain_[i - 1];
      if (is_in_list(outer)) {
        const Text item = written_name(outer);
        return {.zh = item.zh + "的" + text.zh, .en = text.en + " of " + item.en};
      }
    }
    return text;
  }

  Text written_name(const Record& record) const {
    const std::string key = own_key(record);
    if (!is_in_list(record)) {
      return {.zh = "「" + key + "」", .en = key};
    }
    const std::string item = shown_item_key(record, show_personal_);
    if (item.empty()) {
      const std::string number = std::to_string(record.index + 1);
      return {.zh = "「" + key + "」第 " + number + " 项", .en = key + " item " + number};
    }
    return {.zh = "「" + key + "」中「" + item + "」", .en = key + " \"" + item + "\""};
  }

  const std::string& name(const Field& field) const {
    return document_.keys == Language::English ? field.en : field.zh;
  }

  /// What is not written: 「运营管理」的「管理费」; English: operation.admin_fee.
  Text missing_path() const {
    Text text;
    const auto add = [&text](const std::string& step) {
      text.zh += (text.zh.empty() ? "「" : "的「") + step + "」";
      text.en += (text.en.empty() ? "" : ".") + step;
    };
    for (std::size_t i = written_; i < chain_.size(); ++i) {
      add(name(*chain_[i]->parent_field));
      const std::string item =
          is_in_list(*chain_[i]) ? shown_item_key(*chain_[i], show_personal_) : std::string();
      if (!item.empty()) {
        text.zh += "中「" + item + "」";
        text.en += "[" + item + "]";
      }
    }
    if (missing_.field != nullptr) {
      add(name(*missing_.field));
    }
    return text;
  }

  /// A fact of an area that the station's document cannot hold.
  Text other_file() const {
    const Record* root = root_of(missing_.record);
    if (root == nullptr || document_.root == nullptr || root->type == document_.root->type) {
      return {};
    }
    const std::string whose = name_of(*root);
    return {.zh = (whose.empty() ? "" : "「" + whose + "」的") + root->type->title.zh + "文件",
            .en = "in the " + root->type->title.en + " file" +
                  (whose.empty() ? "" : " of " + whose) + ", "};
  }

  /// The name of a document as it is written; empty where it has none.
  static std::string name_of(const Record& root) {
    const Field* name = root.is_absent() ? nullptr : root.type->find("name");
    if (name == nullptr) {
      return {};
    }
    const auto* text =
        root.fields[static_cast<std::size_t>(name->index)].get<std::string_view>();
    return text == nullptr ? std::string() : std::string(*text);
  }

  Text rewrite(const Text& in_file, const Text& under) const {
    const Node& node = node_of(*missing_.written);
    if (missing_.record != nullptr && missing_.record->origin == missing_.written) {
      return {.zh = "应改写" + in_file.zh + under.zh,
              .en = in_file.en + "rewrite " + under.en};  // a bare value
    }
    const std::string key = node.key_text.empty() && missing_.field != nullptr
                                ? name(*missing_.field)
                                : std::string(node.key_text);
    const DateReading reading = read_date(node.text);
    const bool is_partial = missing_.field != nullptr &&
                            missing_.field->type->kind == cel::Kind::Date &&
                            std::holds_alternative<DateSpan>(reading);
    const std::string zh = (under.zh.empty() ? "" : under.zh + "的") + "「" + key + "」";
    const std::string en = key + (under.en.empty() ? "" : " of " + under.en);
    if (is_partial) {
      return {.zh = "应把" + in_file.zh + zh + "写到日",
              .en = in_file.en + "give the day in " + en};
    }
    return {.zh = "应改写" + in_file.zh + zh, .en = in_file.en + "rewrite " + en};
  }

  const Missing& missing_;
  const BoundDocument& document_;
  bool show_personal_;
  std::vector<const Record*> chain_;  ///< below the root
  std::size_t written_ = 0;           ///< how many of it, from the front, are written
};

}  // namespace

Written written(const base::Origin& origin, std::span<const base::Span> personal) {
  const Node& node = node_of(origin);
  const bool is_at_key = node.span.empty() && !node.key.empty();
  return {.document = node.document,
          .span = is_at_key ? node.key : node.span,
          .pointer = pointer_to(node, [personal](const Node& step) {
            return std::find(personal.begin(), personal.end(), step.key) != personal.end();
          })};
}

MissingPlace to_place(const Missing& missing, const BoundDocument& document, bool show_personal) {
  const Sentence sentence(missing, document, show_personal);
  const base::Origin* nearest = sentence.nearest();
  return {.field = sentence.field_path(),
          .pointer = sentence.pointer(),
          .nearest = nearest,
          .where = sentence.where()};
}

std::string item_name(const Record& record) {
  const std::string key = item_key(record);
  return key.empty() && record.index >= 0 ? std::to_string(record.index + 1) : key;
}

}  // namespace audit::model
