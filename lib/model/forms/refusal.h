// SPDX-License-Identifier: Apache-2.0
//
// Why a text is not a value of the form that was asked for. The value forms (number_form,
// date_form, …) give a value or a Refusal; diagnostics.cpp makes the sentence.
//
//   Refusal{Refused::Approximate, "约"}         // 约60平
//   Refusal{Refused::LeadingZero, "010", "10"}  // what to write instead
#pragma once

#include <cstdint>
#include <string>

namespace audit::model {

enum class Refused : std::uint8_t {
  OtherForm,       ///< nothing of the kind: 齐全 where a number is asked
  ExtraText,       ///< a value, and then `part`: 20万(管理费10%)
  Approximate,     ///< `part` says that it is not exact: 约60平, 30余人
  Span,            ///< from … to …: 3-5人, 2023.1-2025.12
  LeadingZero,     ///< 010
  Negative,        ///< -3
  Fraction,        ///< 2.5人
  OtherUnit,       ///< `part` is a unit, but not the one that is asked for: 86户
  OtherNotation,   ///< 1e3, 0x10, .inf, nan, +5
  Grouping,        ///< 1,23
  TooLarge,        ///< does not fit
  ChineseNumeral,  ///< 三名
  AboveOne,        ///< 95 where a ratio is asked
  TwoDigitYear,    ///< 21年9月
  NoYear,          ///< 9月7日
  YearLast,        ///< 7/9/2022
  DotMonth,        ///< 1990.5: a spreadsheet writes October that way too
  NoSuchDay,       ///< 2023-02-30
  OtherYear,       ///< 3023-01-01: a year outside 1900..2199
  TimeOfDay,       ///< 2022-09-07 10:00
  Order,           ///< a period that ends before it begins
  Ambiguous,       ///< two readings: `part` and `instead`
};

struct Refusal {
  Refused reason = Refused::OtherForm;
  std::string part;     ///< the piece of the text that is to blame; may be empty
  std::string instead;  ///< what was probably meant, in an accepted form; may be empty
};

}  // namespace audit::model
