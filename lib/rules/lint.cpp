// SPDX-License-Identifier: Apache-2.0
#include "rules/lint.h"

#include "rules/lint_diagnostics.h"
#include "rules/overlaps.h"
#include "rules/parts.h"
#include "rules/tailor.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace audit::rules {
namespace {

using results::Outcome;

bool is_word_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// As a whole word: `cap` is not in `capital`.
bool uses(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !is_word_character(text[at - 1])) &&
        (end == text.size() || !is_word_character(text[end]))) {
      return true;
    }
  }
  return false;
}

/// The expressions and templates of a rule.
std::vector<std::string_view> texts_of(const Rule& rule) {
  std::vector<std::string_view> texts;
  const auto add = [&](const auto& part) {
    if (part != nullptr) {
      texts.push_back(part->source().text);
    }
  };
  for (const ProgramRef& program : {rule.group_when, rule.when, rule.require, rule.due, rule.at}) {
    add(program);
  }
  for (const TemplateRef& text : {rule.message, rule.message_en, rule.remedy, rule.remedy_en}) {
    add(text);
  }
  for (const ForEach& entry : rule.for_each) {
    add(entry.list);
  }
  for (const Let& let : rule.lets) {
    add(let.program);
  }
  return texts;
}

base::Place place_of(const ProgramRef& program) {
  const cel::Source& source = program->source();
  return source.place({0, static_cast<std::uint32_t>(source.text.size())});
}

/// What stands between braces, without the format after the last `:%` or `:.2`.
std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '{') {
      continue;
    }
    if (text.substr(at, 2) == "{{") {
      ++at;
      continue;
    }
    const std::size_t end = std::min(text.find('}', at), text.size());
    std::string_view inside = text.substr(at + 1, end - at - 1);
    if (const std::size_t format = inside.rfind(':');
        format != std::string_view::npos && format + 4 > inside.size()) {
      inside = inside.substr(0, format);
    }
    result.emplace(inside);
    at = end;
  }
  return result;
}

class Linter {
 public:
  Linter(const Pack& pack, base::Diagnostics& diagnostics)
      : pack_(pack), diagnostics_(diagnostics) {}

  void tests(const RuleTests& tests) {
    std::set<std::pair<const Rule*, Outcome>> covered;
    for (const TestCase& test : tests.cases) {
      covered.emplace(test.rule, test.expect);
    }
    for (const Rule& rule : pack_.rules) {
      const std::vector<Outcome> wanted =
          rule.require == nullptr ? std::vector{Outcome::Manual}
                                  : std::vector{Outcome::Pass, Outcome::Fail, Outcome::Unknown};
      for (const Outcome outcome : wanted) {
        if (!covered.contains({&rule, outcome})) {
          diagnostics_.add(untested(rule.place, rule.info.id, results::id_of(outcome)));
        }
      }
      if (covered.contains({&rule, Outcome::Unknown}) && !has_gap_of_one_field(rule, tests)) {
        diagnostics_.add(no_gap_of_one_field(rule.place, rule.info.id));
      }
    }
  }

  /// A text with two readings is a parameter of yes or no: cases must show both.
  void readings(const RuleTests& tests) {
    for (const Parameter& parameter : pack_.parameters) {
      if (parameter.title.zh.empty() || parameter.title.en.empty()) {
        diagnostics_.add(parameter_title_missing(parameter.place, parameter.name));
      }
      const bool* value = parameter.value.get<bool>();
      if (value != nullptr && !is_set(tests, parameter.name, !*value)) {
        diagnostics_.add(reading_shown_one_way(parameter.place, parameter.name, *value));
      }
    }
  }

  void names() {
    std::vector<std::string_view> all;
    for (const Rule& rule : pack_.rules) {
      const std::vector<std::string_view> texts = texts_of(rule);
      all.insert(all.end(), texts.begin(), texts.end());
      unused_lets(rule.lets, texts);
    }
    for (const Let& let : pack_.lets) {
      all.push_back(let.program->source().text);
    }
    unused_lets(pack_.lets, all);
    for (const Parameter& parameter : pack_.parameters) {
      if (!is_used(all, "param." + parameter.name) && !is_used(all, "参数." + parameter.name)) {
        diagnostics_.add(unused_parameter(parameter.place, parameter.name));
      }
    }
  }

  void languages() {
    for (const Rule& rule : pack_.rules) {
      if (rule.info.title.en.empty()) {
        diagnostics_.add(missing_english(rule.place, rule.info.id));
      }
      for (const auto& [zh, en] :
           {std::pair(&rule.message, &rule.message_en), std::pair(&rule.remedy, &rule.remedy_en)}) {
        if (*zh != nullptr && *en != nullptr &&
            placeholders((*zh)->source().text) != placeholders((*en)->source().text)) {
          diagnostics_.add(placeholders_differ(rule.place, rule.info.id));
          break;
        }
      }
    }
  }

  void references(std::span<const Pack* const> known) {
    const auto exists = [&](const std::string& id) {
      return std::any_of(known.begin(), known.end(), [&](const Pack* pack) {
        return std::any_of(pack->rules.begin(), pack->rules.end(),
                           [&](const Rule& rule) { return rule.info.id == id; });
      });
    };
    for (const Rule& rule : pack_.rules) {
      for (const See& see : rule.see) {
        if (!exists(see.rule)) {
          diagnostics_.add(see_unknown_rule(rule.place, rule.info.id, see.rule));
        }
      }
    }
  }

  /// What an overlay sets, compared with what the packs that it extends have made of it already.
  void settings(const RuleTests& tests) {
    Tailor tailor;
    base::Diagnostics ignored;  // overlays that disagree are told when they are selected
    const std::vector<const Pack*> before =
        tailor.packs(pack_.extends, first_full_day(pack_), ignored);
    for (const Setting& setting : pack_.settings) {
      const Pack& base = **std::find_if(before.begin(), before.end(), [&](const Pack* pack) {
        return pack->info.id == setting.pack;
      });
      changes(setting, base);
      const bool is_seen =
          std::any_of(tests.cases.begin(), tests.cases.end(), [&](const TestCase& test) {
            const std::vector<const Setting*>& seen = test.rule->settings;
            return std::find(seen.begin(), seen.end(), &setting) != seen.end();
          });
      if (!is_seen) {
        diagnostics_.add(untested_setting(setting));
      }
    }
  }

 private:
  void changes(const Setting& setting, const Pack& base) {
    switch (setting.kind) {
      case Setting::Kind::Parameter: {
        const Parameter& parameter = base.parameters[setting.index];
        if (to_text(parameter.value, parameter.type, {}) ==
            to_text(setting.value, parameter.type, {})) {
          diagnostics_.add(changes_nothing(setting));
        }
        break;
      }
      case Setting::Kind::Level: {
        const Rule& rule = base.rules[setting.index];
        if (rule.info.level == setting.level && !rule.is_disabled) {
          diagnostics_.add(changes_nothing(setting));
        } else if (setting.level > rule.info.level) {
          diagnostics_.add(weakens(setting, rule.info.level));
        }
        break;
      }
      case Setting::Kind::Disabled:
        if (base.rules[setting.index].is_disabled) {
          diagnostics_.add(changes_nothing(setting));
        }
        break;
    }
  }

  /// A field whose absence stands for something is not missing unless it is set to 不详.
  static bool is_gap_of_one_field(const TestCase& test) {
    return !test.missing.empty() && (test.unsets == 1 || (test.unsets == 0 && test.sets == 1));
  }

  static bool has_gap_of_one_field(const Rule& rule, const RuleTests& tests) {
    return std::any_of(tests.cases.begin(), tests.cases.end(), [&](const TestCase& test) {
      return test.rule == &rule && test.expect == Outcome::Unknown && is_gap_of_one_field(test);
    });
  }

  /// Whether a case runs with this value of a yes/no parameter.
  static bool is_set(const RuleTests& tests, std::string_view parameter, bool value) {
    for (const TestCase& test : tests.cases) {
      for (const yaml::Node* given : test.parameters) {
        const yaml::Node* node = given->find(parameter);
        if (node != nullptr && yes_no_word(node->text) == value) {
          return true;
        }
      }
    }
    return false;
  }

  static bool is_used(const std::vector<std::string_view>& texts, const std::string& name) {
    return std::any_of(texts.begin(), texts.end(),
                       [&](std::string_view text) { return uses(text, name); });
  }

  /// A let of several scopes stands in the list once for each.
  void unused_lets(const std::vector<Let>& lets, const std::vector<std::string_view>& texts) {
    std::set<std::string> reported;
    for (const Let& let : lets) {
      if (!is_used(texts, let.name) && reported.insert(let.name).second) {
        diagnostics_.add(unused_let(place_of(let.program), let.name));
      }
    }
  }

  const Pack& pack_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

bool names_others(const Pack& pack) {
  return std::any_of(pack.rules.begin(), pack.rules.end(), [&](const Rule& rule) {
    return std::any_of(rule.see.begin(), rule.see.end(), [&](const See& see) {
      return std::none_of(pack.rules.begin(), pack.rules.end(),
                          [&](const Rule& other) { return other.info.id == see.rule; });
    });
  });
}

void lint(const Pack& pack, const RuleTests& tests, std::span<const Pack* const> loaded,
          std::span<const Pack* const> known, base::Diagnostics& diagnostics) {
  Linter linter(pack, diagnostics);
  linter.tests(tests);
  linter.readings(tests);
  linter.names();
  linter.languages();
  linter.references(known);
  linter.settings(tests);
  find_version_gaps(pack, diagnostics);
  find_contradictions(pack, loaded, diagnostics);
}

}  // namespace audit::rules
