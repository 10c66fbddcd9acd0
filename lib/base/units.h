// SPDX-License-Identifier: Apache-2.0
//
// Units of measure as part of a number's type. A unit is a product of powers of base units; `+ - <
// ==` want one unit on both sides, `*` and `/` combine them. The number itself is always in the
// base unit (25万元 is read as 250000 元), so a unit costs nothing at run time.
//
//   Unit wage = divide(Unit::of(BaseUnit::Yuan), Unit::of(BaseUnit::Person));     // 元/人
#pragma once

#include "base/number.h"
#include "base/text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit::base {

/// What regulations count in. Other classifiers (台, 间, 场, 次, 个 …) are plain counts.
enum class BaseUnit : std::uint8_t {
  Yuan,
  SquareMetre,
  Hour,
  Day,
  Year,
  Person,
  PersonTime,
  Household
};
inline constexpr int base_unit_count = 8;

class Unit {
 public:
  constexpr Unit() = default;  ///< a plain number

  static constexpr Unit of(BaseUnit base) {
    Unit unit;
    unit.powers_[static_cast<std::size_t>(base)] = 1;
    return unit;
  }

  constexpr int power(BaseUnit base) const { return powers_[static_cast<std::size_t>(base)]; }

  bool is_plain() const { return *this == Unit(); }

  friend bool operator==(const Unit&, const Unit&) = default;
  friend Unit multiply(const Unit& a, const Unit& b);
  friend Unit divide(const Unit& a, const Unit& b);

 private:
  std::array<std::int8_t, base_unit_count> powers_{};
};

/// `元`, `㎡`, `元/人`; empty for a plain number. English: `yuan`, `m²`, `yuan/person`.
std::string to_text(const Unit& unit, Language language);

/// A quantity as people read it: `37,500 元`, `1 person`, `3 persons`, `0.5`.
std::string to_text(const Number& number, const Unit& unit, Language language);

/// A base unit by the name that the model and packs use: 元 ㎡ 小时 天 年 人 人次 户 (also m2,
/// 平方米, 平米; 学时 is not 小时), and by its English name.
std::optional<BaseUnit> find_base_unit(std::string_view name);

}  // namespace audit::base
