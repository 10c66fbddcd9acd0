// SPDX-License-Identifier: Apache-2.0
#include "writers/tailoring.h"

#include "base/utf8.h"
#include "writers/phrases.h"

#include <algorithm>

namespace audit::writers {
namespace {

using base::Language;
using base::Text;
using results::PackInfo;
using results::Setting;

/// A setting and the overlay that has it.
struct Voice {
  const PackInfo* overlay = nullptr;
  const Setting* setting = nullptr;
};

bool bears_on(const Setting& setting, const std::string& rule) {
  return std::find(setting.rules.begin(), setting.rules.end(), rule) != setting.rules.end();
}

bool same_thing(const Setting& a, const Setting& b) {
  const auto is_parameter = [](const Setting& s) { return s.what == Setting::What::Parameter; };
  return a.pack == b.pack && a.name == b.name && is_parameter(a) == is_parameter(b);
}

/// `样县民〔2024〕3号 第三条`, or the overlay's title where it has no number.
std::string source_of(const PackInfo& overlay, const std::string& article, Language language) {
  const std::string& number = overlay.number;
  std::string text = number.empty() ? shown(overlay.title, language) : base::visible(number);
  text = text.empty() ? overlay.id : text;
  return article.empty() ? text : text + ' ' + base::visible(article);
}

std::string text_of(const Voice& voice, const results::RuleInfo* rule, Language language) {
  const Setting& setting = *voice.setting;
  const bool is_chinese = language == Language::Chinese;
  std::string text = source_of(*voice.overlay, setting.article, language);
  text += is_chinese ? "：" : ": ";
  switch (setting.what) {
    case Setting::What::Parameter: {
      const std::string title = shown(setting.title, language);
      text += (title.empty() ? setting.name : title) + " = " + shown(setting.value, language);
      break;
    }
    case Setting::What::Level:
      text += is_chinese ? "规范强度 " : "level ";
      if (rule != nullptr) {
        text += name_of(rule->level).in(language) + " → ";
      }
      text += setting.level ? name_of(*setting.level).in(language) : std::string();
      break;
    case Setting::What::Disabled:
      text += is_chinese ? "停用" : "disabled";
      break;
  }
  if (!setting.reason.empty()) {
    text += semicolon(language);
    text += shown(setting.reason, language);
  }
  return text;
}

}  // namespace

std::vector<std::string> settings_of(const results::Result& result, const RuleBook& book,
                                     Language language) {
  std::vector<Voice> voices;
  for (const std::string& id : result.tailored) {
    const PackInfo* overlay = book.find_pack(id);
    if (overlay == nullptr) {
      continue;
    }
    for (const Setting& setting : overlay->settings) {
      if (bears_on(setting, result.rule)) {
        std::erase_if(voices, [&](const Voice& earlier) {  // the last word counts
          return same_thing(*earlier.setting, setting);
        });
        voices.push_back({overlay, &setting});
      }
    }
  }
  std::vector<std::string> lines;
  for (const Voice& voice : voices) {
    lines.push_back(text_of(voice, book.find(result.rule), language));
  }
  return lines;
}

std::string disabled_text(const std::string& rule, const std::string& by, const RuleBook& book,
                          Language language) {
  if (const PackInfo* overlay = book.find_pack(by)) {
    for (const Setting& setting : overlay->settings) {
      if (setting.what == Setting::What::Disabled && setting.name == rule) {
        return text_of({overlay, &setting}, book.find(rule), language);
      }
    }
  }
  return by;
}

std::string why_not_applicable(const results::Result& result, const RuleBook& book,
                               Language language) {
  if (!result.disabled.empty()) {
    return disabled_text(result.rule, result.disabled, book, language);
  }
  const results::RuleInfo* rule = book.find(result.rule);
  const std::string& day = book.as_of();
  if (rule == nullptr || day.empty()) {
    return {};
  }
  Text text;
  if (!rule->effective.empty() && day < rule->effective) {
    text = {.zh = rule->effective + " 起施行", .en = "in force from " + rule->effective};
  } else if (!rule->until.empty() && rule->until < day) {
    text = {.zh = "施行至 " + rule->until, .en = "in force to " + rule->until};
  }
  return text.in(language);
}

}  // namespace audit::writers
