// SPDX-License-Identifier: Apache-2.0
#include "model/forms/absence.h"

#include "model/name_table.h"

namespace audit::model {
namespace {

constexpr std::size_t longest_word = 16;  // bytes; a longer text is a value

constexpr std::string_view empty_words[] = {"/", "\\", "-",    "--",   "---",  "—",   "——",
                                            "–", "―",  "待定", "待填", "未填", "tbd", "n/a"};
constexpr std::string_view not_known_words[] = {"不详", "未知",   "不清楚",  "待补充",
                                                "待查", "待核实", "unknown", "?"};
constexpr std::string_view none_words[] = {"无", "没有", "暂无", "none"};

NameTable make_table() {
  NameTable table;
  for (const Absence absence : {Absence::Empty, Absence::NotKnown, Absence::None}) {
    for (const std::string_view word : absence_words(absence)) {
      table.add(word, static_cast<int>(absence));
    }
  }
  return table;
}

}  // namespace

std::span<const std::string_view> absence_words(Absence absence) {
  switch (absence) {
    case Absence::Empty:
      return empty_words;
    case Absence::NotKnown:
      return not_known_words;
    case Absence::None:
      return none_words;
    case Absence::Given:
      break;
  }
  return {};
}

Absence absence_of(std::string_view text) {
  static const NameTable table = make_table();
  if (text.size() > longest_word) {
    return Absence::Given;
  }
  const int found = table.find(text);
  return found == NameTable::not_found ? Absence::Given : static_cast<Absence>(found);
}

}  // namespace audit::model
