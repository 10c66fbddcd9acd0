// SPDX-License-Identifier: Apache-2.0
#include "common/settings.h"

#include "common/configuration_diagnostics.h"
#include "common/settings_origin.h"
#include "writers/writer.h"

#include <algorithm>

namespace audit::tools {
namespace {

/// Who says --output wants a result there, whatever files the configuration has written beside it.
void add_open_format(const Arguments& given, const Configuration& configuration, Arguments& all) {
  const ConfiguredOption* formats = configuration.find("format");
  if (formats == nullptr || given.has("format") || !given.has("output")) {
    return;
  }
  const bool is_open =
      std::any_of(formats->values.begin(), formats->values.end(),
                  [](const std::string& one) { return one.find(':') == std::string::npos; });
  if (!is_open) {
    all.options["format"].emplace_back(writers::formats().front().name);
  }
}

}  // namespace

std::vector<Option> configuration_options() {
  return {
      {.name = "config",
       .argument = "FILE",
       .help = {.zh = "用 FILE 作为全部文件的配置，不再查找 station-audit.yaml",
                .en = "use FILE as the configuration of all files instead of looking for "
                      "station-audit.yaml"}},
      {.name = "no-config",
       .argument = "",
       .help = {.zh = "不用任何 station-audit.yaml（默认从所给文件的共同文件夹向上查找）",
                .en = "use no station-audit.yaml (default: the nearest one upward from the folder "
                      "that holds all files given)"}},
      {.name = "show-config",
       .argument = "",
       .help = {.zh = "只列出各项设置及其来源：选项、环境变量、配置或默认；可用 --format jsonl",
                .en = "only list the settings and where each comes from: option, environment, "
                      "configuration or default; --format jsonl for scripts"}},
  };
}

void find_configurations(const Arguments& arguments, const std::vector<std::string>& operands,
                         Configurations& configurations) {
  const std::string* path = arguments.value("config");
  if (path != nullptr && arguments.has("no-config")) {
    throw UsageError{{.zh = "--config 和 --no-config 只能用一个",
                      .en = "--config and --no-config exclude each other"}};
  }
  if (path != nullptr) {
    configurations.use_only(*path);
  } else if (!arguments.has("no-config")) {
    configurations.find(operands);
  }
}

Arguments with_configuration(const Arguments& given, const Configuration* configuration) {
  Arguments all = given;
  if (configuration != nullptr) {
    for (const ConfiguredOption& one : configuration->options) {
      if (origin_of(one.key, given, configuration).kind == Origin::Kind::Configuration) {
        all.options[option_of(one.key)] = one.values;
      }
    }
    add_open_format(given, *configuration, all);
  }
  return all;
}

Session with_language(const Session& session, const Arguments& given,
                      const Configuration* configuration) {
  Session speaking = session;
  if (origin_of("lang", given, configuration).kind == Origin::Kind::Configuration) {
    const bool is_english = configuration->find("lang")->values.front() == "en";
    speaking.language = is_english ? base::Language::English : base::Language::Chinese;
  }
  return speaking;
}

base::Diagnostics effects_of(const Configuration& configuration, const Arguments& given) {
  base::Diagnostics effects;
  const auto in_force = [&](std::string_view key) {
    return origin_of(key, given, &configuration).kind == Origin::Kind::Configuration
               ? configuration.find(key)
               : nullptr;
  };
  if (const ConfiguredOption* rules = in_force("rules")) {
    effects.add(chooses_packs(rules->at, rules->values));
  }
  if (const ConfiguredOption* day = in_force("as_of")) {
    effects.add(fixes_the_day(day->at, day->values.front()));
  }
  if (const ConfiguredOption* fail_on = in_force("fail_on")) {
    const auto level = results::level_of(fail_on->values.front());
    if (level && *level < results::Level::Principle) {
      effects.add(counts_less(fail_on->at, *level));
    }
  }
  if (const ConfiguredOption* unknown = in_force("unknown");
      unknown != nullptr && unknown->values.front() == "ok") {
    effects.add(forgives_unknown(unknown->at));
  }
  return effects;
}

}  // namespace audit::tools
