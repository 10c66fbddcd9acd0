// SPDX-License-Identifier: Apache-2.0
#include "common/environment.h"

#include <array>
#include <cstdlib>

namespace audit::tools {
namespace {

const std::array<EnvironmentRow, 5> table{{
    {"STATION_LANG",
     {.zh = "语言，zh 或 en；--lang 优先",
      .en = "the language, zh or en, where --lang is not given"}},
    {"STATION_AS_OF",
     {.zh = "按这一天判断，写作 2024-06-30；--as-of 优先",
      .en = "judge as of this day, such as 2024-06-30, where --as-of is not given"}},
    {"STATION_RULES_PATH",
     {.zh = "在这些文件夹（用冒号分隔）中找规则包，先于随命令安装的规则包",
      .en = "folders, divided by colons, in which packs are looked for before those that are "
            "installed with the command"}},
    {"NO_COLOR", {.zh = "不为空时不着色", .en = "no colours where it is not empty"}},
    {"LC_ALL, LC_MESSAGES, LANG",
     {.zh = "语言环境：第一个不为空的以 en 开头时用英文，否则用中文",
      .en = "the locale: English where the first that is not empty begins with en, else Chinese"}},
}};

}  // namespace

std::span<const EnvironmentRow> environment_table() {
  return table;
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
  return value == nullptr ? std::string_view() : value;
}

}  // namespace audit::tools
