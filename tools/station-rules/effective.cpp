// SPDX-License-Identifier: Apache-2.0
#include "station-rules/effective.h"

#include "base/utf8.h"
#include "results/json_object.h"
#include "writers/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

namespace audit::tools {
namespace {

using base::Language;
using base::Text;
using results::JsonObject;
using rules::Pack;
using rules::Parameter;
using rules::Rule;
using rules::Setting;
using Packs = std::span<const Pack* const>;
using Rows = std::vector<std::vector<std::string>>;

const Text unset{.zh = "未定", .en = "not set"};

/// `rules/wuhan/funds.yaml:7`
std::string place_text(const base::Place& place) {
  return place.source == nullptr ? std::string()
                                 : fmt::format("{}:{}", base::visible(place.source->name()),
                                               place.source->position(place.span.begin).line);
}

const Pack* find(Packs packs, const std::string& id) {
  const auto found =
      std::find_if(packs.begin(), packs.end(), [&](const Pack* p) { return p->info.id == id; });
  return found == packs.end() ? nullptr : *found;
}

std::string joined(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() || part.empty() ? "" : "  ") + part;
  }
  return text;
}

/// `shili-county  示县民〔2024〕3号 第三条  samples/…/pack.yaml:9`
std::string origin_of(const Setting& setting, Packs packs) {
  const Pack* overlay = find(packs, setting.by);
  if (overlay == nullptr) {
    return place_text(setting.place);  // a configuration, which is called as its file is
  }
  const std::string& number = overlay->info.number;
  return joined({setting.by,
                 number + (number.empty() || setting.article.empty() ? "" : " ") + setting.article,
                 place_text(setting.place)});
}

std::string origin_of(const Parameter& parameter, const Pack& pack, Packs packs) {
  return parameter.set != nullptr
             ? origin_of(*parameter.set, packs)
             : joined({pack.info.id, parameter.article, place_text(parameter.place)});
}

std::string value_of(const Parameter& parameter, Language language) {
  return parameter.value.kind() == cel::Kind::Null
             ? unset.in(language)
             : cel::to_text(parameter.value, parameter.type, {.language = language});
}

Text state_of(const Rule& rule, base::Date day) {
  if (rule.is_disabled) {
    return {.zh = "停用", .en = "disabled"};
  }
  if (rule.effective && day < *rule.effective) {
    return {.zh = "未施行", .en = "not yet"};
  }
  if (rule.until && *rule.until < day) {
    return {.zh = "已失效", .en = "expired"};
  }
  return name_of(rule.info.level);
}

/// `2021-04-01 起`, `2021-04-01 至 2023-12-31`
std::string dates_of(const std::string& effective, const std::string& until, Language language) {
  const bool is_chinese = language == Language::Chinese;
  if (until.empty()) {
    return effective.empty() ? std::string()
                             : (is_chinese ? effective + " 起" : "from " + effective);
  }
  return effective +
         (is_chinese ? (effective.empty() ? "至 " : " 至 ")
                     : (effective.empty() ? "to " : " to ")) +
         until;
}

/// What overlays say of the rule, each with its origin.
std::vector<std::pair<Text, const Setting*>> sayings_of(const Rule& rule, const Pack& pack) {
  std::vector<std::pair<Text, const Setting*>> result;
  for (const Setting* setting : rule.settings) {
    Text text;
    switch (setting->kind) {
      case Setting::Kind::Parameter: {
        const Parameter& parameter = pack.parameters[setting->index];
        text = {.zh = parameter.title.zh + " = " + value_of(parameter, Language::Chinese),
                .en = parameter.title.in(Language::English) + " = " +
                      value_of(parameter, Language::English)};
        break;
      }
      case Setting::Kind::Level:
        text = {.zh = name_of(setting->was).zh + " → " + name_of(setting->level).zh,
                .en = name_of(setting->was).en + " → " + name_of(setting->level).en};
        break;
      case Setting::Kind::Disabled:
        text = {.zh = "停用：" + setting->reason.zh,
                .en = "disabled: " + setting->reason.in(Language::English)};
        break;
    }
    if (setting->kind != Setting::Kind::Disabled && !setting->reason.empty()) {
      text.zh += "；" + setting->reason.zh;
      text.en += "; " + setting->reason.in(Language::English);
    }
    result.emplace_back(std::move(text), setting);
  }
  return result;
}

class Table {
 public:
  Table(Packs packs, base::Date day, Language language)
      : packs_(packs), day_(day), language_(language) {}

  void append(std::string& out, const Pack& pack) const {
    out += joined({pack.info.id, pack.info.title.in(language_), pack.info.number,
                   dates_of(pack.info.effective, pack.info.until, language_)});
    if (!pack.is_in_force(day_)) {
      const Text not_now{.zh = "  （" + to_text(day_) + " 不在施行期内）",
                         .en = "  (not in force on " + to_text(day_) + ")"};
      out += not_now.in(language_);
    }
    out += '\n';
    append_parameters(out, pack);
    for (const results::Group& group : pack.groups) {
      append_group(out, pack, group);
    }
    append_group(out, pack, {});
  }

 private:
  void append_parameters(std::string& out, const Pack& pack) const {
    Rows rows;  // values and titles may be long: only names are put into a column
    for (const Parameter& parameter : pack.parameters) {
      rows.push_back({"    " + parameter.name, joined({parameter.title.in(language_) + " = " +
                                                           value_of(parameter, language_),
                                                       origin_of(parameter, pack, packs_)})});
    }
    if (!rows.empty()) {
      const Text heading{.zh = "  参数\n", .en = "  Parameters\n"};
      out += heading.in(language_);
      writers::append_columns(out, rows, "ll");
    }
  }

  void append_group(std::string& out, const Pack& pack, const results::Group& group) const {
    Rows rows;
    std::vector<const Rule*> rules;
    for (const Rule& rule : pack.rules) {
      if (rule.info.group.id != group.id) {
        continue;
      }
      const bool has_dates =
          rule.info.effective != pack.info.effective || rule.info.until != pack.info.until;
      std::string title = rule.info.title.in(language_);
      if (has_dates) {
        const std::string dates = dates_of(rule.info.effective, rule.info.until, language_);
        title += language_ == Language::Chinese ? "（" + dates + "）" : " (" + dates + ")";
      }
      rows.push_back({"    " + rule.info.id, state_of(rule, day_).in(language_), rule.info.article,
                      std::move(title)});
      rules.push_back(&rule);
    }
    if (rows.empty()) {
      return;
    }
    if (!group.id.empty()) {
      out += "  " + group.title.in(language_) + '\n';
    }
    std::string lines;
    writers::append_columns(lines, rows, "llll");
    std::size_t at = 0;
    for (const Rule* rule : rules) {
      const std::size_t end = lines.find('\n', at) + 1;
      out += lines.substr(at, end - at);
      at = end;
      for (const auto& [text, setting] : sayings_of(*rule, pack)) {
        out += "        " + joined({text.in(language_), origin_of(*setting, packs_)}) + '\n';
      }
    }
  }

  Packs packs_;
  base::Date day_;
  Language language_;
};

/// `"from":{"pack":…,"article":…,"path":…,"line":…}`
void append_from(JsonObject& parent, const std::string& pack, const std::string& article,
                 const base::Place& place) {
  JsonObject from(parent.member("from"));
  from.required("pack", pack);
  from.text("article", article);
  if (place.source != nullptr) {
    from.required("path", place.source->name());
    from.number("line", place.source->position(place.span.begin).line);
  }
  from.close();
}

void append_from(JsonObject& parent, const Setting& setting) {
  append_from(parent, setting.by, setting.article, setting.place);
}

void append_parameter(std::string& out, const Parameter& parameter, const Pack& pack) {
  JsonObject object(out);
  object.required("name", parameter.name);
  if (parameter.value.kind() != cel::Kind::Null) {
    object.text("value", Text{.zh = value_of(parameter, Language::Chinese),
                              .en = value_of(parameter, Language::English)});
  }
  if (parameter.set != nullptr) {
    append_from(object, *parameter.set);
  } else {
    append_from(object, pack.info.id, parameter.article, parameter.place);
  }
  object.close();
}

void append_rule(std::string& out, const Rule& rule, const Pack& pack, base::Date day) {
  JsonObject object(out);
  object.required("record", "effective_rule");
  object.required("id", rule.info.id);
  object.required("pack", rule.info.pack);
  object.text("article", rule.info.article);
  object.text("title", rule.info.title);
  object.required("state", rule.is_disabled        ? "disabled"
                           : rule.is_in_force(day) ? "in_force"
                                                   : "not_in_force");
  object.text("effective", rule.info.effective);
  object.text("until", rule.info.until);
  const auto of_kind = [&](Setting::Kind kind) {
    const auto found = std::find_if(rule.settings.begin(), rule.settings.end(),
                                    [kind](const Setting* s) { return s->kind == kind; });
    return found == rule.settings.end() ? nullptr : *found;
  };
  JsonObject level(object.member("level"));
  level.required("value", id_of(rule.info.level));
  if (const Setting* setting = of_kind(Setting::Kind::Level)) {
    level.required("was", id_of(setting->was));
    level.text("reason", setting->reason);
    append_from(level, *setting);
  } else {
    append_from(level, pack.info.id, rule.info.article, rule.place);
  }
  level.close();
  if (const Setting* setting = of_kind(Setting::Kind::Disabled)) {
    JsonObject disabled(object.member("disabled"));
    disabled.text("reason", setting->reason);
    append_from(disabled, *setting);
    disabled.close();
  }
  object.array("parameters", rule.parameters, [&](int index) {
    append_parameter(out, pack.parameters[static_cast<std::size_t>(index)], pack);
  });
  object.close();
  out += '\n';
}

}  // namespace

std::string effective_text(Packs packs, base::Date day, Language language) {
  const Table table(packs, day, language);
  std::string out;
  for (const Pack* pack : packs) {
    out += out.empty() ? "" : "\n";
    table.append(out, *pack);
  }
  return out;
}

std::string effective_jsonl(Packs packs, base::Date day) {
  std::string out;
  for (const Pack* pack : packs) {
    for (const Rule& rule : pack->rules) {
      append_rule(out, rule, *pack, day);
    }
  }
  return out;
}

}  // namespace audit::tools
