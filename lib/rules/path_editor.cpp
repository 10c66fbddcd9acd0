// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "model/schema.h"
#include "rules/yaml_tree.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace audit::rules {
namespace {

/// `name` or `[key]` of a path.
struct Step {
  std::string_view text;
  bool is_item = false;
};

/// Null where brackets do not match or a name is empty.
std::optional<std::vector<Step>> parse(std::string_view path) {
  std::vector<Step> steps;
  std::size_t at = 0;
  while (at < path.size()) {
    if (path[at] == '[') {
      const std::size_t close = path.find(']', at);
      if (steps.empty() || close == std::string_view::npos) {
        return std::nullopt;
      }
      steps.push_back({.text = path.substr(at + 1, close - at - 1), .is_item = true});
      at = close + 1;
      continue;
    }
    at += path[at] == '.' && !steps.empty() ? 1U : 0U;
    const std::size_t end = std::min(path.find_first_of(".[", at), path.size());
    if (end == at) {
      return std::nullopt;
    }
    steps.push_back({.text = path.substr(at, end - at), .is_item = false});
    at = end;
  }
  return steps.empty() ? std::nullopt : std::optional(std::move(steps));
}

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                  : std::nullopt;
}

std::string escaped(std::string_view key) {
  std::string result;
  for (const char c : key) {
    result += c == '~' ? "~0" : (c == '/' ? "~1" : std::string(1, c));
  }
  return result;
}

/// Look leaves the tree as it is; Reshape may write a record in one word as a mapping; Create adds
/// what the path names.
enum class Mode { Look, Reshape, Create };

/// Follows a path through the tree and the model at once.
class Walker {
 public:
  Walker(YamlTree& root, const model::Model& model, const cel::RecordType& record, Mode mode)
      : model_(model), mode_(mode), tree_(&root), record_(&record) {}

  bool step(const Step& step) { return step.is_item ? item(step.text) : field(step.text); }

  YamlTree* tree() const { return tree_; }  ///< null: nothing is written there

  YamlTree* parent() const { return parent_; }  ///< of tree()

  PathEditor::Found found;

 private:
  bool field(std::string_view name) {
    const cel::Field* wanted = record_ != nullptr ? record_->find(name) : nullptr;
    if (wanted == nullptr) {
      return false;
    }
    found.field += (found.field.empty() ? "" : ".") + wanted->en;
    if (tree_ != nullptr && tree_->kind == yaml::Kind::Scalar && mode_ == Mode::Look) {
      const bool is_word = word_field() == wanted->index;  // the word is this field's value
      enter(is_word ? tree_ : nullptr, wanted->type);
      return true;
    }
    if (tree_ != nullptr && !spread()) {
      return false;
    }
    const auto is_wanted = [&](const YamlTree& child) {
      return record_->find(child.key) == wanted;
    };
    YamlTree* child = nullptr;
    if (tree_ != nullptr) {
      const auto at = std::find_if(tree_->children.begin(), tree_->children.end(), is_wanted);
      child = at != tree_->children.end()
                  ? &*at
                  : (mode_ == Mode::Create ? &add(std::string(name)) : nullptr);
    }
    enter(child, wanted->type);
    if (child != nullptr) {
      found.pointer += "/" + escaped(child->key);
    }
    return true;
  }

  /// Which field a record gives that is written in one word; -1: it is no such record.
  int word_field() const {
    const model::RecordSpec* spec = model_.impl().find(record_);
    if (spec == nullptr || spec->one_word != model::OneWord::KeyField) {
      return -1;
    }
    const bool is_keyed = parent_ != nullptr && parent_->kind == yaml::Kind::Mapping && is_item_;
    return is_keyed ? spec->value : record_->key;
  }

  /// A record in one word becomes a mapping, so that a field of it can be changed.
  bool spread() {
    if (tree_->kind == yaml::Kind::Null && mode_ == Mode::Create) {
      tree_->kind = yaml::Kind::Mapping;
    }
    if (tree_->kind == yaml::Kind::Mapping || tree_->kind == yaml::Kind::Null) {
      return true;
    }
    const int word = word_field();
    if (tree_->kind != yaml::Kind::Scalar || word < 0) {
      return false;
    }
    YamlTree value = *tree_;
    value.key = record_->fields[static_cast<std::size_t>(word)].en;
    tree_->kind = yaml::Kind::Mapping;
    tree_->text.clear();
    tree_->children = {std::move(value)};
    return true;
  }

  bool item(std::string_view key) {
    if (list_ == nullptr) {
      return false;
    }
    const cel::RecordType* record = list_->kind == cel::Kind::Record ? list_->record : nullptr;
    if (tree_ != nullptr && tree_->kind == yaml::Kind::Scalar) {
      return false;  // words in one line: set the whole list
    }
    YamlTree* child = tree_ != nullptr ? find_item(key, record) : nullptr;
    std::string name(key);
    if (child != nullptr) {
      const auto position = static_cast<std::size_t>(child - tree_->children.data());
      const bool is_keyed = tree_->kind == yaml::Kind::Mapping;
      found.pointer += "/" + (is_keyed ? escaped(child->key) : std::to_string(position));
      name = is_keyed ? child->key : name_of(*child, record).value_or(std::to_string(position + 1));
    } else if (mode_ == Mode::Create && tree_ != nullptr) {
      child = add_item(key, record);
      if (child == nullptr) {
        return false;
      }
    }
    found.field += "[" + name + "]";
    enter(child, list_);
    is_item_ = true;
    return true;
  }

  /// The text of an item's key field.
  static std::optional<std::string> name_of(const YamlTree& item, const cel::RecordType* record) {
    if (item.kind == yaml::Kind::Scalar) {
      return item.text;
    }
    if (record == nullptr || record->key < 0) {
      return std::nullopt;
    }
    const cel::Field* key = &record->fields[static_cast<std::size_t>(record->key)];
    for (const YamlTree& child : item.children) {
      if (record->find(child.key) == key) {
        return child.text;
      }
    }
    return std::nullopt;
  }

  /// By key, words of an enumeration by any synonym; else by number.
  YamlTree* find_item(std::string_view key, const cel::RecordType* record) {
    const cel::TypeRef key_type = record != nullptr && record->key >= 0
                                      ? record->fields[static_cast<std::size_t>(record->key)].type
                                      : list_;
    const auto same = [&](std::string_view name) {
      if (key_type->kind == cel::Kind::Enum) {
        const int member = key_type->enumeration->find(key);
        return member >= 0 && key_type->enumeration->find(name) == member;
      }
      return base::comparison_form(name) == base::comparison_form(key);
    };
    for (YamlTree& child : tree_->children) {
      const auto name =
          tree_->kind == yaml::Kind::Mapping ? std::optional(child.key) : name_of(child, record);
      if (name && same(*name)) {
        return &child;
      }
    }
    const auto index = number(key);
    return index && *index < tree_->children.size() ? &tree_->children[*index] : nullptr;
  }

  YamlTree* add_item(std::string_view key, const cel::RecordType* record) {
    if (tree_->kind == yaml::Kind::Null) {
      tree_->kind = yaml::Kind::Sequence;
    }
    if (tree_->kind == yaml::Kind::Mapping) {
      return &add(std::string(key));
    }
    const auto index = number(key);
    if (index && *index != tree_->children.size()) {
      return nullptr;  // only the next one can be added
    }
    YamlTree& item = add({});
    if (!index && record != nullptr && record->key >= 0) {
      item.kind = yaml::Kind::Mapping;
      YamlTree name;
      name.kind = yaml::Kind::Scalar;
      name.key = record->fields[static_cast<std::size_t>(record->key)].en;
      name.text = key;
      item.children.push_back(std::move(name));
    }
    return &item;
  }

  YamlTree& add(std::string key) {
    if (tree_->kind == yaml::Kind::Null) {
      tree_->kind = yaml::Kind::Mapping;
    }
    YamlTree& child = tree_->children.emplace_back();
    child.key = std::move(key);
    return child;
  }

  void enter(YamlTree* tree, cel::TypeRef type) {
    parent_ = tree_;
    tree_ = tree;
    is_item_ = false;
    record_ = type->kind == cel::Kind::Record ? type->record : nullptr;
    list_ = type->kind == cel::Kind::List ? type->element : nullptr;
  }

  const model::Model& model_;
  Mode mode_;
  YamlTree* tree_;
  YamlTree* parent_ = nullptr;
  bool is_item_ = false;
  const cel::RecordType* record_;
  cel::TypeRef list_ = nullptr;  ///< the element type, when a list has been reached
};

/// The step that fails, as text; empty when all go.
std::string walk(Walker& walker, std::string_view path) {
  const auto steps = parse(path);
  if (!steps) {
    return std::string(path);
  }
  for (const Step& step : *steps) {
    if (!walker.step(step)) {
      return std::string(step.text);
    }
  }
  return {};
}

}  // namespace

PathEditor::Failure PathEditor::set(std::string_view path, const yaml::Node& value) {
  Walker walker(root_, model_, record_, Mode::Create);
  Failure failure{.part = walk(walker, path)};
  if (!failure) {
    std::string key = std::move(walker.tree()->key);
    *walker.tree() = YamlTree::of(value);
    walker.tree()->key = std::move(key);
  }
  return failure;
}

PathEditor::Failure PathEditor::unset(std::string_view path, bool& was_there) {
  Walker walker(root_, model_, record_, Mode::Reshape);
  Failure failure{.part = walk(walker, path)};
  was_there = !failure && walker.tree() != nullptr;
  if (was_there) {
    std::vector<YamlTree>& siblings = walker.parent()->children;
    siblings.erase(siblings.begin() + (walker.tree() - siblings.data()));
  }
  return failure;
}

PathEditor::Failure PathEditor::find(std::string_view path, Found& found) const {
  Walker walker(root_, model_, record_, Mode::Look);
  Failure failure{.part = walk(walker, path)};
  found = std::move(walker.found);
  return failure;
}

}  // namespace audit::rules
