// SPDX-License-Identifier: Apache-2.0
#include "rules/rule_loader.h"

#include "rules/diagnostics.h"
#include "rules/pack_head.h"
#include "rules/parts.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace audit::rules {
namespace {

Scope read_scope(const yaml::Node* node, base::Diagnostics& diagnostics) {
  const auto word = text(node, diagnostics).value_or("station");
  if (word == "station") {
    return Scope::Station;
  }
  if (word == "county") {
    return Scope::County;
  }
  if (word == "city") {
    return Scope::City;
  }
  diagnostics.add(unknown_scope(*node));
  return Scope::Station;
}

void read_group(const yaml::Node* node, const Groups& groups, const std::string& otherwise,
                results::RuleInfo& info, base::Diagnostics& diagnostics) {
  const std::string id = text(node, diagnostics).value_or(otherwise);
  if (const results::Group* group = groups.find(id)) {
    info.group = *group;
  } else if (node != nullptr && !id.empty()) {
    diagnostics.add(unknown_group(*node, groups.ids()));
  }
}

std::vector<See> read_see(const yaml::Node* node, base::Diagnostics& diagnostics) {
  std::vector<See> result;
  if (node == nullptr || !is_sequence(*node, diagnostics)) {
    return result;
  }
  for (const yaml::Node* item : node->children) {
    if (!is_mapping(*item, diagnostics)) {
      continue;
    }
    check_keys(*item, see_form(), diagnostics);
    auto rule = text(required(*item, "rule", diagnostics), diagnostics);
    auto conflict = bilingual(item->find("conflict"), diagnostics);
    if (rule) {
      result.push_back(
          {.rule = *std::move(rule), .conflict = std::move(conflict).value_or(base::Text())});
    }
  }
  return result;
}

/// Expressions are texts; what they say is looked at when all names are known.
void check_expressions(const yaml::Node& node, base::Diagnostics& diagnostics) {
  for (const std::string_view key : {"when", "require", "due", "at"}) {
    text(node.find(key), diagnostics);
  }
  for (const std::string_view key : {"for_each", "let"}) {
    const yaml::Node* named = node.find(key);
    if (named == nullptr || !is_mapping(*named, diagnostics)) {
      continue;
    }
    for (const yaml::Node* one : named->children) {
      text(one, diagnostics);
    }
  }
}

/// Adds the parameters that a program reads; reads() has those of the lets it uses too.
void add_parameters(const ProgramRef& program, std::span<const Parameter> parameters,
                    std::vector<int>& used) {
  if (program == nullptr) {
    return;
  }
  for (std::string_view read : program->reads()) {
    if (!read.starts_with("param.")) {
      continue;
    }
    read.remove_prefix(6);
    read = read.substr(0, read.find('.'));
    const auto found =
        std::find_if(parameters.begin(), parameters.end(),
                     [read](const Parameter& parameter) { return parameter.name == read; });
    const int index = static_cast<int>(found - parameters.begin());
    if (found != parameters.end() && std::find(used.begin(), used.end(), index) == used.end()) {
      used.push_back(index);
    }
  }
}

std::vector<int> used_parameters(const Rule& rule, std::span<const Parameter> parameters) {
  std::vector<int> used;
  for (const ForEach& entry : rule.for_each) {
    add_parameters(entry.list, parameters, used);
  }
  for (const ProgramRef& program : {rule.group_when, rule.when, rule.require, rule.due}) {
    add_parameters(program, parameters, used);
  }
  return used;
}

/// Compiles the parts of one rule; `ok` turns false at the first mistake, the others are still
/// looked at.
class RuleCompiler {
 public:
  RuleCompiler(const yaml::Node& node, cel::Environment names, base::Diagnostics& diagnostics)
      : node_(node), names_(std::move(names)), diagnostics_(diagnostics) {}

  bool ok = true;

  int slot_count() const { return names_.slot_count(); }

  /// One after the other: an entry may use the names of those before it.
  void for_each(Rule& rule) {
    const yaml::Node* entries = node_.find("for_each");
    if (entries == nullptr || !keep(is_mapping(*entries, diagnostics_))) {
      return;
    }
    for (const yaml::Node* entry : entries->children) {
      if (!is_name(entry->key_text)) {
        diagnostics_.add(not_a_name(*entry));
        ok = false;
        return;
      }
      ProgramRef list = compile(entry, nullptr, {.allow_has = true});
      if (list == nullptr) {
        return;  // later entries may use the name
      }
      if (list->type()->kind != cel::Kind::List) {
        const cel::Source& source = list->source();
        diagnostics_.add(not_a_list_value(
            source.place({0, static_cast<std::uint32_t>(source.text.size())}), list->type()));
        ok = false;
        return;
      }
      const int slot = names_.declare_element(entry->key_text, *list);
      rule.for_each.push_back(
          {.name = std::string(entry->key_text), .slot = slot, .list = std::move(list)});
    }
  }

  void lets(Rule& rule) { keep(declare_lets(node_.find("let"), names_, rule.lets, diagnostics_)); }

  ProgramRef part(std::string_view key, cel::Kind kind, const cel::CompileOptions& options = {}) {
    return compile(node_.find(key), names_.types().simple(kind), options);
  }

  ProgramRef path(std::string_view key) {
    const yaml::Node* node = node_.find(key);
    ProgramRef result = compile(node, nullptr);
    if (result != nullptr && !result->is_path()) {
      diagnostics_.add(not_a_path(*node));
      ok = false;
    }
    return result;
  }

  TemplateRef message(std::string_view key, std::string_view language) {
    const yaml::Node* node = node_.find(key);
    if (node != nullptr && node->kind == yaml::Kind::Mapping) {
      node = node->find(language);
    } else if (language != "zh") {
      return nullptr;
    }
    auto source = expression(node, diagnostics_);
    if (!source) {
      keep(node == nullptr);
      return nullptr;
    }
    auto result = cel::compile_template(*std::move(source), names_, diagnostics_);
    keep(result != nullptr);
    return result;
  }

 private:
  bool keep(bool good) {
    ok = ok && good;
    return good;
  }

  ProgramRef compile(const yaml::Node* node, cel::TypeRef expected,
                     const cel::CompileOptions& options = {}) {
    auto source = expression(node, diagnostics_);
    if (!source) {
      keep(node == nullptr);
      return nullptr;
    }
    auto result = cel::compile(*std::move(source), names_, expected, diagnostics_, options);
    keep(result != nullptr);
    return result;
  }

  const yaml::Node& node_;
  cel::Environment names_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

std::optional<results::Level> read_level(const yaml::Node* node, base::Diagnostics& diagnostics) {
  const auto word = text(node, diagnostics);
  if (!word) {
    return std::nullopt;
  }
  for (const results::Level level : results::all_levels()) {
    if (*word == results::id_of(level) || *word == results::name_of(level).zh) {
      return level;
    }
  }
  diagnostics.add(unknown_level(*node));
  return std::nullopt;
}

std::optional<RuleDraft> read_rule(const yaml::Node& node, const Pack& pack, const Groups& groups,
                                   const std::string& group, base::Diagnostics& diagnostics) {
  if (!is_mapping(node, diagnostics)) {
    return std::nullopt;
  }
  const std::size_t errors = diagnostics.error_count();
  check_keys(node, rule_form(), diagnostics);
  const yaml::Node* id_node = required(node, "id", diagnostics);
  auto id = text(id_node, diagnostics);
  if (!id) {
    return std::nullopt;
  }
  RuleDraft draft{.rule = {}, .node = &node, .is_sound = true};
  Rule& rule = draft.rule;
  rule.place = place_of(*id_node);
  rule.info.id = *std::move(id);
  rule.info.pack = pack.info.id;
  rule.info.article = text(required(node, "article", diagnostics), diagnostics).value_or("");
  rule.info.level =
      read_level(required(node, "level", diagnostics), diagnostics).value_or(results::Level::Must);
  rule.info.title =
      bilingual(required(node, "title", diagnostics), diagnostics).value_or(base::Text());
  rule.info.remedy = bilingual(node.find("remedy"), diagnostics).value_or(base::Text());
  rule.info.on_site = yes_no(node.find("on_site"), diagnostics).value_or(false);
  read_group(node.find("group"), groups, group, rule.info, diagnostics);
  rule.scope = read_scope(node.find("scope"), diagnostics);
  rule.see = read_see(node.find("see"), diagnostics);
  rule.effective = pack.effective;
  rule.until = pack.until;
  read_dates(node, rule.effective, rule.until, diagnostics);
  rule.info.effective = rule.effective ? base::to_text(*rule.effective) : "";
  rule.info.until = rule.until ? base::to_text(*rule.until) : "";
  if (node.find("message") == nullptr && node.find("require") != nullptr) {
    diagnostics.add(missing_message(rule.place, rule.info.id));
  }
  bilingual(node.find("message"), diagnostics);
  check_expressions(node, diagnostics);
  draft.is_sound = diagnostics.error_count() == errors;
  return draft;
}

std::optional<Rule> compile_rule(RuleDraft draft, const RuleNames& names, int& slot_count,
                                 base::Diagnostics& diagnostics) {
  Rule rule = std::move(draft.rule);
  const auto group_when =
      names.groups.when(rule.info.group.id, rule.scope, names.of_pack, diagnostics);
  rule.group_when = group_when.value_or(nullptr);

  const cel::Environment& outer = names.of_file.in(rule.scope);
  rule.first_slot = outer.slot_count();
  RuleCompiler compiler(*draft.node, outer, diagnostics);
  compiler.for_each(rule);
  if (compiler.ok) {
    compiler.lets(rule);
  }
  if (!compiler.ok || !group_when) {
    return std::nullopt;  // the names that the other parts use are not all there
  }
  rule.when = compiler.part("when", cel::Kind::Bool, {.allow_has = true});
  rule.require = compiler.part("require", cel::Kind::Bool);
  rule.due = compiler.part("due", cel::Kind::Date);
  rule.at = compiler.path("at");
  rule.message = compiler.message("message", "zh");
  rule.message_en = compiler.message("message", "en");
  rule.remedy = compiler.message("remedy", "zh");
  rule.remedy_en = compiler.message("remedy", "en");
  rule.parameters = used_parameters(rule, names.parameters);
  slot_count = std::max(slot_count, compiler.slot_count());
  return compiler.ok ? std::optional(std::move(rule)) : std::nullopt;
}

}  // namespace audit::rules
