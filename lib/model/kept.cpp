// SPDX-License-Identifier: Apache-2.0
#include "model/kept.h"

#include "yaml/node.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace audit::model {
namespace {

/// Copies values of a document into the arena of a Kept. Records and nodes that are pointed to from
/// several places are copied once.
class Keeper {
 public:
  Keeper(const FieldSet& fields, Kept& kept) : fields_(fields), arena_(kept.arena) {}

  const cel::Record* record(const cel::Record& from, const cel::Record* parent) {
    cel::Record* copy = arena_.make(from);
    records_[&from] = copy;
    copy->parent = parent;
    copy->origin = origin(from.origin);
    copy->key = value(from.key, copy);
    copy->unknown = unknown(from.unknown);
    if (from.is_absent()) {
      return copy;
    }
    const std::span<cel::Value> values = arena_.array<cel::Value>(from.fields.size());
    copy->fields = values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (is_kept(*from.type, i)) {
        values[i] = value(from.fields[i], copy);
      }
    }
    return copy;
  }

  cel::Value value(const cel::Value& from, const cel::Record* owner) {
    cel::Value copy = from;
    if (const cel::Record* inner = from.record()) {
      copy = cel::Value::record(record(*inner, owner));
    } else if (const cel::List* inner_list = from.list()) {
      copy = cel::Value::list(list(*inner_list, owner));
    } else if (const auto* text = from.get<std::string_view>()) {
      copy = cel::Value::text(arena_.text(*text));
    } else if (from.unknown() != nullptr) {
      copy = cel::Value::unknown(unknown(from.unknown()));
    }
    return copy.at(origin(from.origin()));
  }

 private:
  bool is_kept(const cel::RecordType& type, std::size_t index) const {
    static constexpr std::array<std::string_view, 3> identity{"id", "name", "region"};
    const cel::Field& field = type.fields[index];
    return fields_.contains(&field) || static_cast<int>(index) == type.key ||
           (type.name == "region") ||
           std::find(identity.begin(), identity.end(), field.en) != identity.end();
  }

  const cel::List* list(const cel::List& from, const cel::Record* owner) {
    cel::List* copy = arena_.make(from);
    copy->origin = origin(from.origin);
    const std::span<cel::Value> items = arena_.array<cel::Value>(from.items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i] = value(from.items[i], owner);
    }
    copy->items = items;
    if (!from.possible.empty()) {
      const std::span<const cel::Unknown*> possible =
          arena_.array<const cel::Unknown*>(from.possible.size());
      for (std::size_t i = 0; i < possible.size(); ++i) {
        possible[i] = unknown(from.possible[i]);
      }
      copy->possible = possible;
    }
    copy->open = unknown(from.open);
    return copy;
  }

  const cel::Unknown* unknown(const cel::Unknown* from) {
    if (from == nullptr) {
      return nullptr;
    }
    cel::Unknown* copy = arena_.make(*from);
    const std::span<cel::Missing> missing = arena_.array<cel::Missing>(from->missing.size());
    for (std::size_t i = 0; i < missing.size(); ++i) {
      missing[i] = from->missing[i];
      missing[i].record = known(from->missing[i].record);
      missing[i].written = origin(from->missing[i].written);
    }
    copy->missing = missing;
    return copy;
  }

  /// A record that something missing belongs to: it holds what is being copied, so its copy is
  /// there; one that is not (a stand-in) is copied with those that hold it, without fields.
  const cel::Record* known(const cel::Record* from) {
    if (from == nullptr) {
      return nullptr;
    }
    const auto found = records_.find(from);
    if (found != records_.end()) {
      return found->second;
    }
    cel::Record* copy = arena_.make(*from);
    records_[from] = copy;
    copy->fields = {};
    copy->origin = origin(from->origin);
    copy->parent = known(from->parent);
    copy->key = value(from->key, copy);
    copy->unknown = nullptr;
    return copy;
  }

  /// Origins of a file are nodes: places and pointers need a node and those above it.
  const base::Origin* origin(const base::Origin* from) {
    return from == nullptr ? nullptr : node(static_cast<const yaml::Node*>(from));
  }

  const yaml::Node* node(const yaml::Node* from) {
    if (from == nullptr) {
      return nullptr;
    }
    if (const auto found = nodes_.find(from); found != nodes_.end()) {
      return found->second;
    }
    yaml::Node* copy = arena_.make(*from);
    nodes_[from] = copy;
    copy->text = arena_.text(from->text);
    copy->key_text = arena_.text(from->key_text);
    copy->tag = {};
    copy->children = {};
    copy->parent = node(from->parent);
    return copy;
  }

  const FieldSet& fields_;
  cel::Arena& arena_;
  std::unordered_map<const cel::Record*, const cel::Record*> records_;
  std::unordered_map<const yaml::Node*, const yaml::Node*> nodes_;
};

}  // namespace

std::shared_ptr<const Kept> keep(const Submission& submission,
                                 const BoundDocument& document, const FieldSet& fields) {
  auto kept = std::make_shared<Kept>();
  kept->source = submission.file.source;
  kept->personal = submission.personal;
  kept->document = document;
  kept->document.node = nullptr;
  kept->document.root = nullptr;
  Keeper keeper(fields, *kept);
  if (document.root != nullptr) {
    kept->document.root = keeper.record(*document.root, nullptr);
    kept->document.period = keeper.value(document.period, kept->document.root);
  }
  return kept;
}

}  // namespace audit::model
