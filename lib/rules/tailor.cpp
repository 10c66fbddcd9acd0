// SPDX-License-Identifier: Apache-2.0
#include "rules/tailor.h"

#include "rules/diagnostics.h"
#include "rules/overlay.h"
#include "rules/parameters.h"

#include <algorithm>

namespace audit::rules {
namespace {

/// A setting and the overlay that has it.
struct Voice {
  const Pack* overlay = nullptr;
  const Setting* setting = nullptr;
};

bool is_parameter(const Setting& setting) {
  return setting.kind == Setting::Kind::Parameter;
}

/// The same parameter, or the same rule.
bool same_thing(const Setting& a, const Setting& b) {
  return a.pack == b.pack && a.index == b.index && is_parameter(a) == is_parameter(b);
}

bool says_the_same(const Setting& a, const Setting& b, const Pack& base) {
  if (a.kind != b.kind) {
    return false;
  }
  switch (a.kind) {
    case Setting::Kind::Parameter: {
      const cel::TypeRef type = base.parameters[a.index].type;
      return to_text(a.value, type, {}) == to_text(b.value, type, {});
    }
    case Setting::Kind::Level:
      return a.level == b.level;
    case Setting::Kind::Disabled:
      return true;
  }
  return false;
}

/// Of those that speak of one thing the ones that no other of them extends.
std::vector<Voice> last_words(const std::vector<Voice>& voices) {
  std::vector<Voice> last;
  std::copy_if(voices.begin(), voices.end(), std::back_inserter(last), [&](const Voice& voice) {
    return std::none_of(voices.begin(), voices.end(), [&](const Voice& other) {
      return extends(*other.overlay, *voice.overlay);
    });
  });
  return last;
}

}  // namespace

std::vector<const Pack*> Tailor::packs(std::span<const Pack* const> selected, base::Date as_of,
                                       base::Diagnostics& diagnostics) {
  std::vector<const Pack*> order = with_bases(selected);
  std::vector<Voice> all;
  for (const Pack* overlay : order) {
    for (const Setting& setting : overlay->settings) {
      if (overlay->is_in_force(as_of)) {
        all.push_back({overlay, &setting});
      }
    }
  }
  if (last_word_ != nullptr) {
    for (const Setting& setting : last_word_->settings) {
      all.push_back({last_word_, &setting});
    }
  }
  if (all.empty()) {
    return order;
  }
  for (const Pack*& pack : order) {
    Settings settings;
    std::vector<Voice> left;
    std::copy_if(all.begin(), all.end(), std::back_inserter(left),
                 [&](const Voice& voice) { return voice.setting->pack == pack->info.id; });
    while (!left.empty()) {
      const Setting& thing = *left.front().setting;
      const auto others = std::stable_partition(left.begin(), left.end(), [&](const Voice& voice) {
        return same_thing(*voice.setting, thing);
      });
      const std::vector<Voice> last = last_words({left.begin(), others});
      left.erase(left.begin(), others);
      for (const Voice& voice : last) {
        if (!says_the_same(*voice.setting, *last.front().setting, *pack)) {
          diagnostics.add(overlays_disagree(*voice.setting, *last.front().setting));
        }
      }
      settings.push_back(last.front().setting);
    }
    const auto place = [&](const Setting* setting) {
      return std::find_if(all.begin(), all.end(),
                          [&](const Voice& voice) { return voice.setting == setting; });
    };
    std::sort(settings.begin(), settings.end(),
              [&](const Setting* a, const Setting* b) { return place(a) < place(b); });
    pack = settings.empty() ? pack : variant(*pack, settings);
  }
  return order;
}

const Pack* Tailor::variant(const Pack& base, const Settings& settings) {
  auto& made = variants_[{&base, settings}];
  if (made != nullptr) {
    return &made->pack;
  }
  made = std::make_unique<Variant>();
  made->pack = base;
  Pack& pack = made->pack;
  for (const Setting* setting : settings) {
    if (is_parameter(*setting)) {
      pack.parameters[setting->index].value = setting->value;
      pack.parameters[setting->index].set = setting;
      for (Rule& rule : pack.rules) {
        const std::vector<int>& used = rule.parameters;
        if (std::find(used.begin(), used.end(), static_cast<int>(setting->index)) != used.end()) {
          rule.settings.push_back(setting);
        }
      }
      continue;
    }
    Rule& rule = pack.rules[setting->index];
    rule.settings.push_back(setting);
    if (setting->kind == Setting::Kind::Level) {
      rule.info.level = setting->level;
    } else {
      rule.is_disabled = true;
    }
  }
  pack.parameter_record =
      parameter_record(*base.parameter_record->type, pack.parameters, made->arena);
  return &pack;
}

}  // namespace audit::rules
