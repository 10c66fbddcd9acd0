// SPDX-License-Identifier: Apache-2.0
//
// The words that people write behind a number: units of measure and classifiers.
//
//   find_unit_word("平米")->unit              // ㎡
//   find_unit_word("台")->is_classifier       // a plain count
//   unit_fits("名", Unit::of(BaseUnit::Person))
#pragma once

#include "base/units.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace audit::model {

struct UnitWord {
  std::string_view word;
  std::optional<base::BaseUnit> unit = {};  ///< none: only a classifier, or another measure
  bool is_classifier = false;               ///< may stand behind a plain count: 台, 间, 场
  bool counts_people = false;               ///< may stand behind a number of persons: 名, 位
};

/// Null when the word is neither a unit nor a classifier; `word` in lookup form or as written (㎡).
const UnitWord* find_unit_word(std::string_view word);

std::span<const UnitWord> all_unit_words();

/// The unit of `元`, `元/人`, `元每人每年`; nullopt when a part of it is no unit of measure.
std::optional<base::Unit> unit_of(std::string_view text);

/// True when a number followed by `text` is a number in the unit that is asked for. `元` is
/// accepted for 元/年: 年薪 8万元 says the year in its name.
bool unit_fits(std::string_view text, const base::Unit& asked);

}  // namespace audit::model
