// SPDX-License-Identifier: Apache-2.0
#include "model/forms/unit_words.h"

#include "model/name_table.h"

#include <algorithm>
#include <iterator>

namespace audit::model {
namespace {

using base::BaseUnit;
using base::Unit;

// As written or in lookup form (㎡ and m² have the lookup form m2). Words with neither unit nor
// classifier are other measures: a file that uses one is told that it is not what was asked.
constexpr UnitWord unit_words[] = {
    {"元", BaseUnit::Yuan},
    {"元整", BaseUnit::Yuan},
    {"圆", BaseUnit::Yuan},
    {"圆整", BaseUnit::Yuan},
    {"人民币", BaseUnit::Yuan},
    {"元人民币", BaseUnit::Yuan},
    {"yuan", BaseUnit::Yuan},
    {"rmb", BaseUnit::Yuan},
    {"cny", BaseUnit::Yuan},
    {"㎡", BaseUnit::SquareMetre},
    {"m²", BaseUnit::SquareMetre},
    {"m2", BaseUnit::SquareMetre},
    {"平方米", BaseUnit::SquareMetre},
    {"平米", BaseUnit::SquareMetre},
    {"平方", BaseUnit::SquareMetre},
    {"平", BaseUnit::SquareMetre},
    {"sqm", BaseUnit::SquareMetre},
    {"小时", BaseUnit::Hour},
    {"个小时", BaseUnit::Hour},
    {"钟头", BaseUnit::Hour},
    {"h", BaseUnit::Hour},
    {"hour", BaseUnit::Hour},
    {"hours", BaseUnit::Hour},
    {"天", BaseUnit::Day},
    {"日", BaseUnit::Day},
    {"day", BaseUnit::Day},
    {"days", BaseUnit::Day},
    {"年", BaseUnit::Year},
    {"周年", BaseUnit::Year},
    {"周岁", BaseUnit::Year},
    {"岁", BaseUnit::Year},
    {"year", BaseUnit::Year},
    {"years", BaseUnit::Year},
    {"人", BaseUnit::Person, false, true},
    {"个人", BaseUnit::Person, false, true},
    {"名", std::nullopt, true, true},
    {"位", std::nullopt, true, true},
    {"个", std::nullopt, true, true},
    {"person", BaseUnit::Person, false, true},
    {"persons", BaseUnit::Person, false, true},
    {"people", BaseUnit::Person, false, true},
    {"人次", BaseUnit::PersonTime},
    {"person-time", BaseUnit::PersonTime},
    {"person-times", BaseUnit::PersonTime},
    {"户", BaseUnit::Household},
    {"household", BaseUnit::Household},
    {"households", BaseUnit::Household},
    {"学时"},
    {"课时"},
    {"分钟"},
    {"月"},
    {"个月"},
    {"周"},
    {"星期"},
    {"工作日"},
    {"个工作日"},
    {"亩"},
    {"公顷"},
    {"米"},
    {"台", std::nullopt, true},
    {"间", std::nullopt, true},
    {"场", std::nullopt, true},
    {"场次", std::nullopt, true},
    {"次", std::nullopt, true},
    {"份", std::nullopt, true},
    {"件", std::nullopt, true},
    {"套", std::nullopt, true},
    {"张", std::nullopt, true},
    {"把", std::nullopt, true},
    {"部", std::nullopt, true},
    {"块", std::nullopt, true},
    {"面", std::nullopt, true},
    {"条", std::nullopt, true},
    {"项", std::nullopt, true},
    {"例", std::nullopt, true},
    {"起", std::nullopt, true},
    {"期", std::nullopt, true},
    {"节", std::nullopt, true},
    {"家", std::nullopt, true},
    {"所", std::nullopt, true},
    {"处", std::nullopt, true},
    {"座", std::nullopt, true},
    {"支", std::nullopt, true},
    {"队", std::nullopt, true},
    {"组", std::nullopt, true},
    {"本", std::nullopt, true},
    {"册", std::nullopt, true},
    {"篇", std::nullopt, true},
    {"封", std::nullopt, true},
    {"辆", std::nullopt, true},
    {"只", std::nullopt, true},
    {"具", std::nullopt, true},
    {"瓶", std::nullopt, true},
    {"柜", std::nullopt, true},
    {"对", std::nullopt, true},
    {"批", std::nullopt, true},
    {"种", std::nullopt, true},
    {"类", std::nullopt, true},
};

NameTable make_table() {
  NameTable table;
  for (std::size_t i = 0; i < std::size(unit_words); ++i) {
    table.add(unit_words[i].word, static_cast<int>(i));
  }
  return table;
}

/// Takes the first word off, up to `/` or 每.
std::string_view next_part(std::string_view& text) {
  constexpr std::string_view each = "每";
  const std::size_t slash = text.find('/');
  const std::size_t word = text.find(each);
  const std::size_t end = std::min({slash, word, text.size()});
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end);
  text.remove_prefix(text.empty() ? 0 : slash < word ? 1 : each.size());
  return part;
}

}  // namespace

const UnitWord* find_unit_word(std::string_view word) {
  static const NameTable table = make_table();
  const int found = table.find_exact(word);
  return found == NameTable::not_found ? nullptr : &unit_words[found];
}

std::span<const UnitWord> all_unit_words() {
  return unit_words;
}

std::optional<Unit> unit_of(std::string_view text) {
  Unit result;
  for (bool is_first = true; is_first || !text.empty(); is_first = false) {
    const UnitWord* word = find_unit_word(next_part(text));
    if (word == nullptr || !word->unit) {
      return std::nullopt;
    }
    const Unit unit = Unit::of(*word->unit);
    result = is_first ? unit : divide(result, unit);
  }
  return result;
}

bool unit_fits(std::string_view text, const Unit& asked) {
  const UnitWord* word = find_unit_word(text);
  if (word != nullptr) {
    if (asked.is_plain()) {
      return word->is_classifier;
    }
    if (asked == Unit::of(BaseUnit::Person) && word->counts_people) {
      return true;
    }
    if (!word->unit) {
      return false;
    }
    const Unit unit = Unit::of(*word->unit);
    return unit == asked || divide(unit, Unit::of(BaseUnit::Year)) == asked;
  }
  const std::optional<Unit> unit = unit_of(text);
  return unit && *unit == asked;
}

}  // namespace audit::model
