// SPDX-License-Identifier: Apache-2.0
#include "common/language.h"

#include "base/utf8.h"
#include "common/command.h"
#include "common/environment.h"

#include <optional>
#include <string_view>

namespace audit::tools {
namespace {

using base::Language;

std::optional<Language> language_of(std::string_view word) {
  if (word == "zh") {
    return Language::Chinese;
  }
  if (word == "en") {
    return Language::English;
  }
  return std::nullopt;
}

std::optional<Language> of_command_line(const std::vector<std::string>& words) {
  constexpr std::string_view option = "--lang";
  std::optional<Language> language;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const std::string_view word = words[i];
    if (word == option && i + 1 < words.size()) {
      language = language_of(words[i + 1]);
    } else if (word.substr(0, option.size() + 1) == "--lang=") {
      language = language_of(word.substr(option.size() + 1));
    }
  }
  return language;
}

/// As POSIX looks them up: the first that is not empty.
Language of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view value = environment(name);
    if (!value.empty()) {
      return value.substr(0, 2) == "en" ? Language::English : Language::Chinese;
    }
  }
  return Language::Chinese;
}

}  // namespace

Language choose_language(const std::vector<std::string>& words) {
  if (const auto language = of_command_line(words)) {
    return *language;
  }
  if (const auto language = language_of(environment("STATION_LANG"))) {
    return *language;
  }
  return of_locale();
}

void check_language_environment() {
  const std::string_view value = environment("STATION_LANG");
  if (!value.empty() && !language_of(value)) {
    const std::string shown = base::visible(value);
    throw UsageError{
        {.zh = "环境变量 STATION_LANG 不能是 " + shown + "，可用 zh、en",
         .en = "the environment variable STATION_LANG cannot be " + shown + ": use zh, en"}};
  }
}

}  // namespace audit::tools
