// SPDX-License-Identifier: Apache-2.0
#include "model/forms/yes_no_form.h"

#include "model/name_table.h"

namespace audit::model {
namespace {

NameTable make_table() {
  NameTable table;
  for (const std::string_view yes :
       {"是", "有", "√", "✓", "✔", "☑", "yes", "true", "y", "已有", "具备"}) {
    table.add(yes, 1);
  }
  for (const std::string_view no : {"否", "无", "×", "✗", "✘", "✕", "☒", "no", "false", "n", "没有",
                                    "不是", "暂无", "不具备"}) {
    table.add(no, 0);
  }
  return table;
}

}  // namespace

std::optional<bool> read_yes_no(std::string_view text) {
  static const NameTable table = make_table();
  const int found = table.find(text);
  return found == NameTable::not_found ? std::nullopt : std::optional(found == 1);
}

}  // namespace audit::model
