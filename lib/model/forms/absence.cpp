// SPDX-License-Identifier: Apache-2.0
#include "model/forms/absence.h"

#include "model/name_table.h"

namespace audit::model {
namespace {

constexpr std::size_t longest_word = 16;  // bytes; a longer text is a value

int number_of(Absence absence) {
  return static_cast<int>(absence);
}

NameTable make_table() {
  NameTable table;
  for (const std::string_view word :
       {"/", "\\", "-", "--", "---", "—", "——", "–", "―", "待定", "待填", "未填", "tbd", "n/a"}) {
    table.add(word, number_of(Absence::Empty));
  }
  for (const std::string_view word :
       {"不详", "未知", "不清楚", "待补充", "待查", "待核实", "unknown", "?"}) {
    table.add(word, number_of(Absence::NotKnown));
  }
  for (const std::string_view word : {"无", "没有", "暂无", "none"}) {
    table.add(word, number_of(Absence::None));
  }
  return table;
}

}  // namespace

Absence absence_of(std::string_view text) {
  static const NameTable table = make_table();
  if (text.size() > longest_word) {
    return Absence::Given;
  }
  const int found = table.find(text);
  return found == NameTable::not_found ? Absence::Given : static_cast<Absence>(found);
}

}  // namespace audit::model
