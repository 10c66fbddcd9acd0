// SPDX-License-Identifier: Apache-2.0
#include "base/units.h"

#include "base/utf8.h"

#include <algorithm>
#include <limits>

namespace audit::base {
namespace {

struct UnitName {
  BaseUnit unit;
  std::string_view zh;
  std::string_view en;
  std::string_view en_plural;
  std::array<std::string_view, 6> synonyms;  ///< in lookup form, beside zh and en
};

// ㎡ and m² have the lookup form m2.
constexpr std::array<UnitName, base_unit_count> unit_names{{
    {BaseUnit::Yuan, "元", "yuan", "yuan", {"人民币", "圆", "rmb", "cny"}},
    {BaseUnit::SquareMetre, "㎡", "m²", "m²", {"m2", "平方米", "平米", "平方", "sqm"}},
    {BaseUnit::Hour, "小时", "hour", "hours", {"h", "钟头"}},
    {BaseUnit::Day, "天", "day", "days", {"日"}},
    {BaseUnit::Year, "年", "year", "years", {"周年"}},
    {BaseUnit::Person, "人", "person", "persons", {"people"}},
    {BaseUnit::PersonTime, "人次", "person-time", "person-times", {}},
    {BaseUnit::Household, "户", "household", "households", {}},
}};

/// Powers beyond 127 have no meaning; they are cut instead of wrapped.
std::int8_t clamped(int power) {
  return static_cast<std::int8_t>(std::clamp<int>(power, std::numeric_limits<std::int8_t>::min(),
                                                  std::numeric_limits<std::int8_t>::max()));
}

std::string factor(const UnitName& name, int power, Language language) {
  std::string text(language == Language::English ? name.en : name.zh);
  if (power == 1) {
    return text;
  }
  // Not m²²; nobody writes one, but a type error may have to name it.
  const bool compound = name.unit == BaseUnit::SquareMetre;
  return (compound ? "(" + text + ")" : text) + (power == 2 ? "²" : "^" + std::to_string(power));
}

}  // namespace

Unit multiply(const Unit& a, const Unit& b) {
  Unit result;
  for (std::size_t i = 0; i < result.powers_.size(); ++i) {
    result.powers_[i] = clamped(a.powers_[i] + b.powers_[i]);
  }
  return result;
}

Unit divide(const Unit& a, const Unit& b) {
  Unit result;
  for (std::size_t i = 0; i < result.powers_.size(); ++i) {
    result.powers_[i] = clamped(a.powers_[i] - b.powers_[i]);
  }
  return result;
}

std::string to_text(const Unit& unit, Language language) {
  std::string above;
  std::string below;
  for (const UnitName& name : unit_names) {
    const int power = unit.power(name.unit);
    if (power > 0) {
      above += (above.empty() ? "" : "·") + factor(name, power, language);
    } else if (power < 0) {
      below += "/" + factor(name, -power, language);
    }
  }
  if (above.empty() && !below.empty()) {
    above = "1";
  }
  return above + below;
}

std::string to_text(const Number& number, const Unit& unit, Language language) {
  const std::string amount = to_text(number, true);
  if (unit.is_plain()) {
    return amount;
  }
  if (language == Language::English && number != Number(1)) {
    for (const UnitName& name : unit_names) {
      if (unit == Unit::of(name.unit)) {
        return amount + " " + std::string(name.en_plural);
      }
    }
  }
  return amount + " " + to_text(unit, language);
}

std::optional<BaseUnit> find_base_unit(std::string_view name) {
  const std::string form = lookup_form(name);
  for (const UnitName& known : unit_names) {
    const bool is_synonym =
        std::find(known.synonyms.begin(), known.synonyms.end(), form) != known.synonyms.end();
    if (!form.empty() &&
        (form == known.zh || form == known.en || form == known.en_plural || is_synonym)) {
      return known.unit;
    }
  }
  return std::nullopt;
}

}  // namespace audit::base
