// SPDX-License-Identifier: Apache-2.0
#include "model/forms/yes_no_form.h"

#include "model/name_table.h"

namespace audit::model {
namespace {

constexpr std::string_view words_for_yes[] = {"是",  "有",   "√", "✓",    "✔",   "☑",
                                              "yes", "true", "y", "已有", "具备"};
constexpr std::string_view words_for_no[] = {"否", "无",    "×", "✗",    "✘",    "✕",    "☒",
                                             "no", "false", "n", "没有", "不是", "暂无", "不具备"};

NameTable make_table() {
  NameTable table;
  for (const bool yes : {true, false}) {
    for (const std::string_view word : yes_no_words(yes)) {
      table.add(word, yes ? 1 : 0);
    }
  }
  return table;
}

}  // namespace

std::span<const std::string_view> yes_no_words(bool yes) {
  return yes ? std::span<const std::string_view>(words_for_yes) : words_for_no;
}

std::optional<bool> read_yes_no(std::string_view text) {
  static const NameTable table = make_table();
  const int found = table.find(text);
  return found == NameTable::not_found ? std::nullopt : std::optional(found == 1);
}

}  // namespace audit::model
