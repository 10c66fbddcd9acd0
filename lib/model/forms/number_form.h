// SPDX-License-Identifier: Apache-2.0
//
// Numbers as people write them in a form: 60, 60平米, 25万元, 1,234.50, 10%, 4台, full-width or
// not. Never a guess: what says "about" or says more than a number is refused with the reason.
//
//   read_number("25万元", {.unit = Unit::of(BaseUnit::Yuan)})                   // 250000
//   read_number("86户", {.unit = Unit::of(BaseUnit::Person), .whole = true})    // OtherUnit
#pragma once

#include "base/number.h"
#include "base/units.h"
#include "model/forms/refusal.h"

#include <span>
#include <string_view>
#include <variant>

namespace audit::model {

/// What kind of number a field asks for.
struct NumberAsked {
  base::Unit unit;
  bool whole = false;  ///< a count
  bool ratio = false;  ///< a share of one: 10%, 0.1
};

using NumberReading = std::variant<base::Number, Refusal>;

/// 万 and the like, longer words first.
struct Multiplier {
  std::string_view word;
  int zeros;  ///< of the number that it stands for
};

std::span<const Multiplier> number_multipliers();

/// What may stand in front of an amount: ¥.
std::span<const std::string_view> currency_signs();

NumberReading read_number(std::string_view text, const NumberAsked& asked);

/// A number with whatever unit it says: 25万元 is 250000 of 元, 10% a tenth of nothing. For texts
/// whose type is not known beforehand (parameters of packs); nullopt when it is no number at all.
struct Quantity {
  base::Number number;
  base::Unit unit;
};

std::optional<Quantity> read_quantity(std::string_view text);

}  // namespace audit::model
