// SPDX-License-Identifier: Apache-2.0
#include "rules/pack_loader.h"

#include "base/digest.h"
#include "rules/diagnostics.h"
#include "rules/files.h"
#include "rules/groups.h"
#include "rules/overlay.h"
#include "rules/parameters.h"
#include "rules/parts.h"
#include "rules/rule_loader.h"
#include "rules/scopes.h"
#include "rules/storage.h"
#include "yaml/reader.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

namespace audit::rules {
namespace {

/// One file of a pack: a section of lets and rules.
struct Section {
  const yaml::Node* root = nullptr;
  std::string group;  ///< of rules that name none
  std::vector<RuleDraft> drafts;
};

class PackLoader {
 public:
  PackLoader(PackText& text, std::vector<const Pack*> extends, const model::Model& model,
             const RulePlaces& taken, base::Diagnostics& diagnostics)
      : text_(text), model_(model), taken_(taken), diagnostics_(diagnostics) {
    pack_->extends = std::move(extends);
  }

  std::unique_ptr<Pack> load() {
    const std::size_t errors = diagnostics_.error_count();
    read_head_facts();
    read_files();
    read_sections();
    storage_->parameter_type = parameter_type(pack_->parameters, model_.types());
    pack_->parameter_record =
        parameter_record(storage_->parameter_type, pack_->parameters, storage_->arena);
    compile();
    if (!text_.is_sound || diagnostics_.error_count() > errors) {
      return nullptr;
    }
    storage_->files = text_.files;
    pack_->storage = std::move(storage_);
    return std::move(pack_);
  }

 private:
  void read_head_facts() {
    const PackHead& head = *text_.head;
    pack_->info.id = head.id;
    pack_->info.title = head.title;
    pack_->info.number = head.number;
    pack_->info.issuer = head.issuer;
    pack_->issued = head.issued;
    pack_->effective = head.effective;
    pack_->until = head.until;
    pack_->applies_to = head.applies_to;
    pack_->info.effective = head.effective ? base::to_text(*head.effective) : "";
    pack_->info.until = head.until ? base::to_text(*head.until) : "";
    for (const Extended& extended : head.extends) {
      pack_->info.extends.push_back(extended.id);
    }
    pack_->folder = text_.folder;
    pack_->model = &model_;
  }

  /// Reads the topic files; the head's text is there already.
  void read_files() {
    base::Digest digest;
    digest.add(text_.head_file.filename().string());
    digest.add(text_.head_sha256);
    add_section(*text_.files.front(), true);
    for (const std::filesystem::path& path : text_.topic_files) {
      const auto bytes = read_bytes(path, diagnostics_);
      if (!bytes) {
        continue;
      }
      digest.add(path.filename().string());
      digest.add(base::sha256(*bytes));
      text_.files.push_back(
          std::make_shared<const yaml::File>(yaml::read(path.string(), *bytes, diagnostics_)));
      add_section(*text_.files.back(), false);
    }
    pack_->info.sha256 = digest.hex();
  }

  void add_section(const yaml::File& file, bool is_head) {
    const yaml::Node* root = is_head && !file.documents.empty() ? file.documents.front().root
                                                                : single_root(file, diagnostics_);
    if (root == nullptr || !is_mapping(*root, diagnostics_)) {
      return;
    }
    if (is_head) {
      check_keys(*root, head_form(), diagnostics_);
      read_settings(*root, *pack_, storage_->arena, diagnostics_);
    } else {
      check_keys(*root, topic_form(), diagnostics_);
      const yaml::Node* id = root->find("pack");
      if (id != nullptr && text(id, diagnostics_).value_or(pack_->info.id) != pack_->info.id) {
        diagnostics_.add(other_pack(*id, pack_->info.id));
      }
    }
    sections_.push_back({.root = root, .group = {}, .drafts = {}});
  }

  /// Parameters and groups of all files first: rules of every file may use them.
  void read_sections() {
    for (const Section& section : sections_) {
      if (const yaml::Node* node = section.root->find("parameters")) {
        read_parameters(*node, model_, storage_->arena, pack_->parameters, diagnostics_);
      }
      if (const yaml::Node* node = section.root->find("groups")) {
        groups_.read(*node, diagnostics_);
      }
    }
    pack_->groups = groups_.all();
    for (Section& section : sections_) {
      read_rules(section);
    }
    const bool has_rules = std::any_of(sections_.begin(), sections_.end(),
                                       [](const Section& s) { return s.root->find("rules"); });
    const bool is_overlay =
        !sections_.empty() && sections_.front().root->find("extends") != nullptr;
    if (!has_rules && !is_overlay && !sections_.empty()) {
      diagnostics_.add(no_rules(place_of(*sections_.front().root->find("pack")), pack_->info.id));
    }
  }

  void read_rules(Section& section) {
    if (const yaml::Node* group = section.root->find("group")) {
      section.group = text(group, diagnostics_).value_or("");
      if (!section.group.empty() && groups_.find(section.group) == nullptr) {
        diagnostics_.add(unknown_group(*group, groups_.ids()));
      }
    }
    const yaml::Node* rules = section.root->find("rules");
    if (rules == nullptr || !is_sequence(*rules, diagnostics_)) {
      return;
    }
    for (const yaml::Node* node : rules->children) {
      auto draft = read_rule(*node, *pack_, groups_, section.group, diagnostics_);
      if (draft && is_new(draft->rule)) {
        section.drafts.push_back(*std::move(draft));
      }
    }
  }

  bool is_new(const Rule& rule) {
    const auto other = taken_.find(rule.info.id);
    const auto [own, inserted] = own_.try_emplace(rule.info.id, rule.place);
    if (other != taken_.end() || !inserted) {
      diagnostics_.add(rule_defined_twice(rule.place, rule.info.id,
                                          other != taken_.end() ? other->second : own->second));
      return false;
    }
    return true;
  }

  void compile() {
    ScopedNames names = root_names();
    if (sections_.empty() ||
        !declare_lets(sections_.front().root->find("let"), names, pack_->lets, diagnostics_)) {
      return;
    }
    // An overlay may have no rules of its own, and so no names.
    pack_->slot_count = std::max(names.slot_count(), root_slots.first_free);
    for (std::size_t i = 0; i < sections_.size(); ++i) {
      compile_section(sections_[i], static_cast<int>(i), names);
    }
  }

  void compile_section(Section& section, int index, const ScopedNames& of_pack) {
    ScopedNames of_file = of_pack;
    if (index > 0 && !declare_lets(section.root->find("let"), of_file, pack_->lets, diagnostics_)) {
      return;
    }
    pack_->slot_count = std::max(pack_->slot_count, of_file.slot_count());
    const RuleNames names{
        .of_pack = of_pack, .of_file = of_file, .groups = groups_, .parameters = pack_->parameters};
    for (RuleDraft& draft : section.drafts) {
      if (!draft.is_sound) {
        continue;
      }
      if (auto rule = compile_rule(std::move(draft), names, pack_->slot_count, diagnostics_)) {
        rule->section = index;
        rule->section_slot = of_pack.in(rule->scope).slot_count();
        pack_->rules.push_back(*std::move(rule));
      }
    }
  }

  /// Of the scopes that the pack's rules have.
  ScopedNames root_names() const {
    ScopedNames names;
    for (const Section& section : sections_) {
      for (const RuleDraft& draft : section.drafts) {
        auto& environment = names.of[static_cast<std::size_t>(draft.rule.scope)];
        if (!environment) {
          environment = root_environment(model_, draft.rule.scope, storage_->parameter_type);
        }
      }
    }
    return names;
  }

  PackText& text_;
  const model::Model& model_;
  const RulePlaces& taken_;
  base::Diagnostics& diagnostics_;
  std::unique_ptr<Pack> pack_ = std::make_unique<Pack>();
  std::shared_ptr<Pack::Storage> storage_ = std::make_shared<Pack::Storage>();
  std::vector<Section> sections_;
  Groups groups_;
  RulePlaces own_;
};

}  // namespace

PackText read_pack_text(const std::filesystem::path& path, base::Diagnostics& diagnostics) {
  PackText result;
  const std::size_t errors = diagnostics.error_count();
  std::error_code ignored;  // what cannot be looked at cannot be read either, and that is reported
  const bool is_folder = is_directory(path, ignored);
  if (is_folder || path.filename() == pack_file_name) {
    result.folder = is_folder ? path : path.parent_path();
    result.head_file = result.folder / pack_file_name;
    result.topic_files = yaml_files(result.folder);
    std::erase(result.topic_files, result.head_file);
  } else {
    result.folder = path.parent_path();
    result.head_file = path;
  }
  if (is_folder && !exists(result.head_file, ignored)) {
    diagnostics.add(no_pack_here(path.string()));
    return result;
  }
  const auto bytes = read_bytes(result.head_file, diagnostics);
  if (!bytes) {
    return result;
  }
  result.head_sha256 = base::sha256(*bytes);
  result.files.push_back(std::make_shared<const yaml::File>(
      yaml::read(result.head_file.string(), *bytes, diagnostics)));
  if (const yaml::Node* root = single_root(*result.files.back(), diagnostics)) {
    result.head = read_head(*root, diagnostics);
  }
  result.is_sound = diagnostics.error_count() == errors;
  return result;
}

std::unique_ptr<Pack> load_pack(PackText& text, std::vector<const Pack*> extends,
                                const model::Model& model, const RulePlaces& taken,
                                base::Diagnostics& diagnostics) {
  return text.head ? PackLoader(text, std::move(extends), model, taken, diagnostics).load()
                   : nullptr;
}

}  // namespace audit::rules
