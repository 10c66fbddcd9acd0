// SPDX-License-Identifier: Apache-2.0
#include "rules/overlay.h"

#include "rules/diagnostics.h"
#include "rules/pack_form.h"
#include "rules/parts.h"
#include "rules/rule_loader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace audit::rules {
namespace {

using base::Language;

/// `name: value`, or `name: {<key>: value, article: …, reason: …}`.
struct Entry {
  const yaml::Node* value = nullptr;
  std::string article;
  base::Text reason;
};

bool names(std::string_view written, const Pack& pack, const std::string& parameter) {
  return written == parameter || written == pack.info.id + "." + parameter;
}

class SettingsReader {
 public:
  SettingsReader(Pack& pack, cel::Arena& arena, base::Diagnostics& diagnostics)
      : pack_(pack), arena_(arena), diagnostics_(diagnostics), bases_(with_bases(pack.extends)) {
    for (const Pack* base : bases_) {
      for (const Rule& rule : base->rules) {
        rule_ids_.push_back(rule.info.id);
      }
      for (const Parameter& parameter : base->parameters) {
        parameter_names_.push_back(parameter.name);
      }
    }
  }

  void read_parameters(std::span<const yaml::Node> entries) {
    for (const yaml::Node& node : entries) {
      set(node);
    }
  }

  void read(const yaml::Node& root) {
    if (pack_.extends.empty() && root.find("extends") != nullptr) {
      return;  // which is wrong in itself, and told
    }
    each(root.find("set"), [this](const yaml::Node& node) { set(node); });
    each(root.find("override"), [this](const yaml::Node& node) { override_level(node); });
    each(root.find("disable"), [this](const yaml::Node& node) { disable(node); });
  }

 private:
  template <class Read>
  void each(const yaml::Node* mapping, Read read) {
    if (mapping == nullptr) {
      return;
    }
    if (pack_.extends.empty()) {
      diagnostics_.add(nothing_extended(*mapping));
      return;
    }
    if (!is_mapping(*mapping, diagnostics_)) {
      return;
    }
    for (const yaml::Node* node : mapping->children) {
      if (!node->key_text.starts_with("x-")) {
        read(*node);
      }
    }
  }

  Entry entry(const yaml::Node& node, const PackPart& form) {
    const std::string_view key = form.keys.front().name;
    if (node.kind != yaml::Kind::Mapping || node.find(key) == nullptr) {
      return {.value = &node, .article = {}, .reason = {}};
    }
    check_keys(node, form, diagnostics_);
    Entry result{.value = node.find(key), .article = {}, .reason = {}};
    result.article = text(node.find("article"), diagnostics_).value_or("");
    if (key != "reason") {
      result.reason = bilingual(node.find("reason"), diagnostics_).value_or(base::Text());
    }
    return result;
  }

  void set(const yaml::Node& node) {
    const auto found = find_parameter(node);
    if (!found) {
      return;
    }
    const auto [base, index] = *found;
    const Parameter& parameter = base->parameters[index];
    Entry written = entry(node, parameter_setting_form());
    if (written.value->kind == yaml::Kind::Null) {
      diagnostics_.add(set_to_nothing(node));
      return;
    }
    const std::size_t errors = diagnostics_.error_count();
    cel::Value value = base->model->read(*written.value, parameter.type, arena_, diagnostics_);
    if (diagnostics_.error_count() > errors) {
      return;
    }
    results::Setting& info = add({.kind = Setting::Kind::Parameter,
                                  .pack = base->info.id,
                                  .name = parameter.name,
                                  .index = index,
                                  .value = value,
                                  .place = key_place_of(node)},
                                 std::move(written));
    info.title = parameter.title;
    info.value = {.zh = to_text(value, parameter.type, {.language = Language::Chinese}),
                  .en = to_text(value, parameter.type, {.language = Language::English})};
    for (const Rule& rule : base->rules) {
      const std::vector<int>& used = rule.parameters;
      if (std::find(used.begin(), used.end(), static_cast<int>(index)) != used.end()) {
        info.rules.push_back(rule.info.id);
      }
    }
  }

  void override_level(const yaml::Node& node) {
    const auto found = find_rule(node);
    Entry written = entry(node, level_setting_form());
    const auto level = read_level(written.value, diagnostics_);
    if (!found || !level) {
      return;
    }
    results::Setting& info =
        add_of_rule({.kind = Setting::Kind::Level, .level = *level, .place = key_place_of(node)},
                    *found, std::move(written));
    info.level = *level;
  }

  void disable(const yaml::Node& node) {
    const auto found = find_rule(node);
    Entry written = entry(node, disabling_form());
    const bool only_article = written.value == &node && node.kind == yaml::Kind::Mapping &&
                              node.find("zh") == nullptr && node.find("en") == nullptr;
    if (written.value->kind == yaml::Kind::Null || only_article) {
      diagnostics_.add(disabled_without_reason(node));
      return;
    }
    auto reason = bilingual(written.value, diagnostics_);
    if (!found || !reason) {
      return;
    }
    const auto same =
        std::find_if(pack_.settings.begin(), pack_.settings.end(), [&](const Setting& setting) {
          return setting.kind == Setting::Kind::Level && setting.name == node.key_text;
        });
    if (same != pack_.settings.end()) {
      diagnostics_.add(disabled_and_overridden(node, same->place));
      return;
    }
    written.reason = *std::move(reason);
    add_of_rule({.kind = Setting::Kind::Disabled, .place = key_place_of(node)}, *found,
                std::move(written));
  }

  using Found = std::pair<const Pack*, std::size_t>;

  results::Setting& add_of_rule(Setting setting, const Found& found, Entry written) {
    const Rule& rule = found.first->rules[found.second];
    setting.pack = found.first->info.id;
    setting.name = rule.info.id;
    setting.index = found.second;
    setting.was = rule.info.level;
    results::Setting& info = add(std::move(setting), std::move(written));
    info.title = rule.info.title;
    info.rules = {rule.info.id};
    return info;
  }

  /// Beside the setting, what results say of it.
  results::Setting& add(Setting setting, Entry written) {
    using What = results::Setting::What;
    setting.by = pack_.info.id;
    setting.article = std::move(written.article);
    setting.reason = std::move(written.reason);
    results::Setting& info = pack_.info.settings.emplace_back();
    info.what = setting.kind == Setting::Kind::Parameter ? What::Parameter
                : setting.kind == Setting::Kind::Level   ? What::Level
                                                         : What::Disabled;
    info.pack = setting.pack;
    info.name = setting.name;
    info.article = setting.article;
    info.reason = setting.reason;
    pack_.settings.push_back(std::move(setting));
    return info;
  }

  std::optional<Found> find_parameter(const yaml::Node& node) {
    std::optional<Found> result;
    std::vector<std::string> packs;
    for (const Pack* base : bases_) {
      for (std::size_t i = 0; i < base->parameters.size(); ++i) {
        const std::string& name = base->parameters[i].name;
        if (names(node.key_text, *base, name)) {
          packs.push_back(base->info.id);
          result = {base, i};
        }
      }
    }
    if (!result) {
      diagnostics_.add(unknown_parameter(node, parameter_names_));
    } else if (packs.size() > 1) {
      diagnostics_.add(ambiguous_parameter(node, packs));
      return std::nullopt;
    }
    return result;
  }

  std::optional<Found> find_rule(const yaml::Node& node) {
    for (const Pack* base : bases_) {
      for (std::size_t i = 0; i < base->rules.size(); ++i) {
        if (base->rules[i].info.id == node.key_text) {
          return Found{base, i};
        }
      }
    }
    diagnostics_.add(unknown_rule(node, rule_ids_));
    return std::nullopt;
  }

  Pack& pack_;
  cel::Arena& arena_;
  base::Diagnostics& diagnostics_;
  std::vector<const Pack*> bases_;
  std::vector<std::string> rule_ids_, parameter_names_;
};

void add_with_bases(const Pack* pack, std::vector<const Pack*>& order) {
  if (std::find(order.begin(), order.end(), pack) != order.end()) {
    return;
  }
  for (const Pack* base : pack->extends) {
    add_with_bases(base, order);
  }
  order.push_back(pack);
}

}  // namespace

void read_settings(const yaml::Node& root, Pack& pack, cel::Arena& arena,
                   base::Diagnostics& diagnostics) {
  SettingsReader(pack, arena, diagnostics).read(root);
}

void read_parameter_settings(std::span<const yaml::Node> entries, Pack& pack, cel::Arena& arena,
                             base::Diagnostics& diagnostics) {
  SettingsReader(pack, arena, diagnostics).read_parameters(entries);
}

bool has_parameter(const Pack& pack, std::string_view parameter) {
  return std::any_of(pack.parameters.begin(), pack.parameters.end(),
                     [&](const Parameter& own) { return names(parameter, pack, own.name); });
}

std::vector<const Pack*> with_bases(std::span<const Pack* const> packs) {
  std::vector<const Pack*> order;
  for (const Pack* pack : packs) {
    add_with_bases(pack, order);
  }
  return order;
}

bool extends(const Pack& overlay, const Pack& base) {
  return std::any_of(overlay.extends.begin(), overlay.extends.end(),
                     [&](const Pack* direct) { return direct == &base || extends(*direct, base); });
}

}  // namespace audit::rules
