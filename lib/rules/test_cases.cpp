// SPDX-License-Identifier: Apache-2.0
#include "rules/test_cases.h"

#include "cel/conditions.h"
#include "rules/diagnostics.h"
#include "rules/files.h"
#include "rules/pack_head.h"
#include "rules/parts.h"
#include "rules/test_form.h"
#include "rules/yaml_tree.h"
#include "yaml/reader.h"

#include <algorithm>
#include <utility>

namespace audit::rules {
namespace fs = std::filesystem;

namespace {

class TestReader {
 public:
  TestReader(const Pack& pack, base::Diagnostics& diagnostics)
      : pack_(pack), diagnostics_(diagnostics) {
    for (const Pack* one : packs_on(*base::Date::parse(default_test_day))) {
      for (const Rule& rule : one->rules) {
        rules_.push_back(&rule);
        ids_.push_back(rule.info.id);
      }
    }
  }

  RuleTests read() {
    for (const fs::path& path : yaml_files(pack_.folder / test_folder_name)) {
      const yaml::Node* root = open(path);
      if (root == nullptr || !is_sequence(*root, diagnostics_)) {
        continue;
      }
      folder_ = path.parent_path();
      for (const yaml::Node* entry : root->children) {
        read_entry(*entry);
      }
    }
    return std::move(tests_);
  }

 private:
  /// What all cases of an entry share.
  struct Entry {
    const Rule* rule = nullptr;
    std::optional<CaseFiles> files;
    std::optional<base::Date> as_of;
    const yaml::Node* parameters = nullptr;
    const yaml::Node* members = nullptr;
  };

  const yaml::Node* open(const fs::path& path) {
    const auto bytes = read_bytes(path, diagnostics_);
    if (!bytes) {
      return nullptr;
    }
    tests_.files.push_back(
        std::make_shared<const yaml::File>(yaml::read(path.string(), *bytes, diagnostics_)));
    return single_root(*tests_.files.back(), diagnostics_);
  }

  const Rule* find_rule(const yaml::Node* node) {
    const auto id = text(node, diagnostics_);
    const auto at = std::find(ids_.begin(), ids_.end(), id.value_or(""));
    if (id && at == ids_.end()) {
      diagnostics_.add(test_of_unknown_rule(*node, ids_));
    }
    return at == ids_.end() ? nullptr : rules_[static_cast<std::size_t>(at - ids_.begin())];
  }

  /// The pack and those it extends, as they are on a day.
  std::vector<const Pack*> packs_on(base::Date day) {
    const Pack* const packs[] = {&pack_};
    return tests_.tailor->packs(packs, day, diagnostics_);
  }

  /// The rule as it is on the day of the case.
  void choose_rule(const std::string& id, TestCase& test) {
    for (const Pack* pack : packs_on(test.as_of)) {
      for (const Rule& rule : pack->rules) {
        if (rule.info.id == id) {
          test.pack = pack;
          test.rule = &rule;
          return;
        }
      }
    }
  }

  /// A mapping, or the path of a file that holds one; null (and an error) when it is neither.
  const yaml::Node* file_or_mapping(const yaml::Node& node) {
    if (node.kind == yaml::Kind::Scalar) {
      return open(folder_ / std::string(node.text));
    }
    return is_mapping(node, diagnostics_) ? &node : nullptr;
  }

  bool read_base(const yaml::Node* node, Entry& entry) {
    const yaml::Node* base = node != nullptr ? file_or_mapping(*node) : nullptr;
    if (base != nullptr) {
      entry.files.emplace(*pack_.model, entry.rule->scope);
      entry.files->set_subject(YamlTree::of(*base));
    }
    return base != nullptr;
  }

  void read_entry(const yaml::Node& node) {
    if (!is_mapping(node, diagnostics_)) {
      return;
    }
    check_keys(node, test_form(), diagnostics_);
    Entry entry;
    entry.rule = find_rule(required(node, "rule", diagnostics_));
    entry.as_of = date(node.find("as_of"), diagnostics_);
    entry.parameters = node.find("parameters");
    entry.members = node.find("members");
    const yaml::Node* cases = required(node, "cases", diagnostics_);
    if (entry.rule == nullptr || !read_base(required(node, "base", diagnostics_), entry) ||
        cases == nullptr || !is_sequence(*cases, diagnostics_)) {
      return;
    }
    read_areas(node, *entry.files);
    read_members(entry.members, *entry.files);
    for (const yaml::Node* one : cases->children) {
      read_case(*one, entry);
    }
    read_equivalents(node.find("equivalent"), *entry.rule);
    read_unreachables(node.find("unreachable"), *entry.rule);
  }

  void read_equivalents(const yaml::Node* list, const Rule& rule) {
    if (list == nullptr || !is_sequence(*list, diagnostics_)) {
      return;
    }
    for (const yaml::Node* node : list->children) {
      if (!is_mapping(*node, diagnostics_)) {
        continue;
      }
      check_keys(*node, equivalent_form(), diagnostics_);
      const auto mutant = text(required(*node, "mutant", diagnostics_), diagnostics_);
      const auto reason = text(required(*node, "reason", diagnostics_), diagnostics_);
      if (mutant && reason) {
        tests_.equivalents.push_back(
            {.rule = &rule,
             .mutant = cel::in_one_line(*mutant),
             .reason = *reason,
             .place = {node->source, {node->span.begin, node->span.begin}}});
      }
    }
  }

  void read_unreachables(const yaml::Node* list, const Rule& rule) {
    if (list == nullptr || !is_sequence(*list, diagnostics_)) {
      return;
    }
    for (const yaml::Node* node : list->children) {
      if (!is_mapping(*node, diagnostics_)) {
        continue;
      }
      check_keys(*node, unreachable_form(), diagnostics_);
      const auto condition = text(required(*node, "condition", diagnostics_), diagnostics_);
      const auto never = yes_no(required(*node, "never", diagnostics_), diagnostics_);
      const auto reason = text(required(*node, "reason", diagnostics_), diagnostics_);
      if (condition && never && reason) {
        tests_.unreachables.push_back(
            {.rule = &rule,
             .condition = cel::in_one_line(*condition),
             .never = *never,
             .reason = *reason,
             .place = {node->source, {node->span.begin, node->span.begin}}});
      }
    }
  }

  void read_case(const yaml::Node& node, const Entry& entry) {
    if (!is_mapping(node, diagnostics_)) {
      return;
    }
    const std::size_t errors = diagnostics_.error_count();
    check_keys(node, test_case_form(), diagnostics_);
    TestCase test;
    test.name = text(required(node, "name", diagnostics_), diagnostics_).value_or("");
    test.place = {node.source, {node.span.begin, node.span.begin}};
    test.as_of = date(node.find("as_of"), diagnostics_)
                     .value_or(entry.as_of.value_or(*base::Date::parse(default_test_day)));
    choose_rule(entry.rule->info.id, test);
    for (const yaml::Node* parameters : {entry.parameters, node.find("parameters")}) {
      if (parameters != nullptr && is_mapping(*parameters, diagnostics_)) {
        test.parameters.push_back(parameters);
      }
    }
    test.item = text(node.find("item"), diagnostics_);
    test.message = text(node.find("message"), diagnostics_);
    test.expect = read_outcome(required(node, "expect", diagnostics_));

    CaseFiles files = *entry.files;
    read_areas(node, files);
    const yaml::Node* members = node.find("members");
    if (members != nullptr) {
      files.forget_members();
      read_members(members, files);
    }
    test.more_members = yes_no(node.find("more_members"), diagnostics_)
                            .value_or(members == nullptr && entry.members == nullptr);
    edit(node, files);
    test.sets = node.find("set") != nullptr ? node.find("set")->children.size() : 0;
    test.unsets = items(node.find("unset")).size();
    if (const yaml::Node* at = node.find("at")) {
      test.at = expected(at, files);
    }
    test.missing = all_expected(node.find("missing"), files);
    test.related = all_expected(node.find("related"), files);
    test.station = files.subject();
    test.others = files.others();
    if (diagnostics_.error_count() == errors) {
      tests_.cases.push_back(std::move(test));
    }
  }

  void read_areas(const yaml::Node& node, CaseFiles& files) {
    for (const auto& [key, scope] : {std::pair("county", Scope::County), {"city", Scope::City}}) {
      const yaml::Node* written = node.find(key);
      const yaml::Node* area = written != nullptr ? file_or_mapping(*written) : nullptr;
      if (area != nullptr) {
        files.set_area(scope, YamlTree::of(*area));
      }
    }
  }

  /// A mapping is a file, a text the path of one that could not be read.
  void read_members(const yaml::Node* node, CaseFiles& files) {
    for (const yaml::Node* member : items(node)) {
      if (member->kind == yaml::Kind::Scalar) {
        files.add_unread_member(std::string(member->text));
      } else if (is_mapping(*member, diagnostics_)) {
        files.add_member(YamlTree::of(*member));
      }
    }
  }

  results::Outcome read_outcome(const yaml::Node* node) {
    const auto word = text(node, diagnostics_);
    const auto outcome = word ? results::outcome_of(*word) : std::nullopt;
    if (word && !outcome) {
      diagnostics_.add(unknown_outcome(*node));
    }
    return outcome.value_or(results::Outcome::Pass);
  }

  /// The items of a list that may be one text.
  std::vector<const yaml::Node*> items(const yaml::Node* node) const {
    if (node == nullptr) {
      return {};
    }
    if (node->kind != yaml::Kind::Sequence) {
      return {node};
    }
    return {node->children.begin(), node->children.end()};
  }

  void edit(const yaml::Node& node, CaseFiles& files) {
    if (const yaml::Node* set = node.find("set");
        set != nullptr && is_mapping(*set, diagnostics_)) {
      for (const yaml::Node* value : set->children) {
        if (const auto failure = files.set(value->key_text, *value)) {
          diagnostics_.add(path_leads_nowhere(key_place_of(*value), value->key_text, failure.part));
        }
      }
    }
    for (const yaml::Node* path : items(node.find("unset"))) {
      if (!text(path, diagnostics_)) {
        continue;
      }
      bool was_there = false;
      if (const auto failure = files.unset(path->text, was_there)) {
        diagnostics_.add(path_leads_nowhere(place_of(*path), path->text, failure.part));
      } else if (!was_there) {
        diagnostics_.add(nothing_to_unset(*path));
      }
    }
  }

  std::vector<ExpectedField> all_expected(const yaml::Node* list, CaseFiles& files) {
    std::vector<ExpectedField> fields;
    for (const yaml::Node* node : items(list)) {
      if (auto field = expected(node, files)) {
        fields.push_back(*std::move(field));
      }
    }
    return fields;
  }

  std::optional<ExpectedField> expected(const yaml::Node* node, CaseFiles& files) {
    if (!text(node, diagnostics_)) {
      return std::nullopt;
    }
    ExpectedField found;
    if (const auto failure = files.find(node->text, found)) {
      diagnostics_.add(path_leads_nowhere(place_of(*node), node->text, failure.part));
      return std::nullopt;
    }
    return found;
  }

  const Pack& pack_;
  base::Diagnostics& diagnostics_;
  RuleTests tests_;
  std::vector<const Rule*> rules_;
  std::vector<std::string> ids_;
  fs::path folder_;
};

}  // namespace

RuleTests load_rule_tests(const Pack& pack, base::Diagnostics& diagnostics) {
  return TestReader(pack, diagnostics).read();
}

}  // namespace audit::rules
