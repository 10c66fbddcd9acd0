// SPDX-License-Identifier: Apache-2.0
#include "model/forms/number_form.h"

#include "base/utf8.h"
#include "model/forms/number_refusal.h"
#include "model/forms/taking.h"
#include "model/forms/unit_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace audit::model {
namespace {

using base::BaseUnit;
using base::Number;
using base::Unit;

constexpr std::size_t max_digits = 40;  // more do not fit into a Number anyway

constexpr Multiplier multipliers[] = {
    {"千万", 7}, {"百万", 6}, {"十万", 5}, {"亿", 8}, {"万", 4}, {"千", 3}, {"百", 2},
};

constexpr std::string_view signs[] = {"¥", "￥", "人民币"};

std::int64_t power_of_ten(int zeros) {
  std::int64_t power = 1;
  for (; zeros > 0; --zeros) {
    power *= 10;
  }
  return power;
}

Refusal refused(Refused reason, std::string_view part = {}, std::string_view instead = {}) {
  return {.reason = reason, .part = std::string(part), .instead = std::string(instead)};
}

/// Digits with their commas and fraction, taken off the text.
struct Digits {
  std::array<char, max_digits> plain{};  ///< without commas
  std::size_t size = 0;
  std::string_view integer;  ///< as written
  bool has_fraction = false;
  bool is_well_grouped = true;
  bool fits = true;
};

/// 1,234,567: one to three digits, then threes.
bool is_well_grouped(std::string_view integer) {
  std::size_t run = 0;
  bool is_first = true;
  for (const char c : integer) {
    if (c != ',') {
      ++run;
      continue;
    }
    if (run == 0 || run > 3 || (!is_first && run != 3)) {
      return false;
    }
    is_first = false;
    run = 0;
  }
  return is_first || run == 3;
}

Digits take_digits(std::string_view& text) {
  Digits digits;
  const auto put = [&digits](char c) {
    digits.fits = digits.fits && digits.size < max_digits;
    if (digits.fits) {
      digits.plain[digits.size++] = c;
    }
  };
  std::size_t i = 0;
  bool has_comma = false;
  for (; i < text.size() && (is_digit(text[i]) || (text[i] == ',' && i > 0)); ++i) {
    has_comma = has_comma || text[i] == ',';
    if (text[i] != ',') {
      put(text[i]);
    }
  }
  digits.integer = text.substr(0, i);
  digits.is_well_grouped = !has_comma || is_well_grouped(digits.integer);
  if (i > 0 && i + 1 < text.size() && text[i] == '.' && is_digit(text[i + 1])) {
    digits.has_fraction = true;
    put('.');
    for (++i; i < text.size() && is_digit(text[i]); ++i) {
      put(text[i]);
    }
  }
  text.remove_prefix(i);
  return digits;
}

/// 1e3, 0x10, 0o17.
bool is_other_notation(std::string_view integer, std::string_view rest) {
  const bool is_followed =
      rest.size() > 1 && (is_digit(rest[1]) || rest[1] == '-' || rest[1] == '+');
  const bool radix =
      rest.size() > 1 && integer == "0" && (rest[0] == 'x' || rest[0] == 'o' || rest[0] == 'b');
  return radix || (is_followed && rest[0] == 'e');
}

/// The number and what stands behind it, before any unit is looked at.
struct Scanned {
  Number number;
  std::string_view rest;  ///< the unit: 元, %, or nothing
};

std::variant<Scanned, Refusal> scan(std::string_view text) {
  for (const std::string_view sign : signs) {
    if (take(text, sign)) {
      skip_space(text);
      break;
    }
  }
  if (text.empty() || !is_digit(text.front())) {
    return refuse_number(text);
  }
  const std::string_view whole = text;
  const Digits digits = take_digits(text);
  if (digits.integer.size() > 1 && digits.integer.front() == '0') {
    const std::size_t zeros = std::min(whole.find_first_not_of('0'), digits.integer.size() - 1);
    return refused(Refused::LeadingZero, whole, whole.substr(zeros));
  }
  if (!digits.is_well_grouped) {
    return refused(Refused::Grouping, digits.integer);
  }
  if (is_other_notation(digits.integer, text)) {
    return refused(Refused::OtherNotation);
  }
  std::optional<Number> number;
  if (digits.fits) {
    number = Number::parse(std::string_view(digits.plain.data(), digits.size));
  }
  skip_space(text);
  for (const Multiplier& multiplier : multipliers) {
    if (take(text, multiplier.word)) {
      number = number ? base::multiply(*number, Number(power_of_ten(multiplier.zeros))) : number;
      skip_space(text);
      break;
    }
  }
  if (!number) {
    return refused(Refused::TooLarge);
  }
  return Scanned{.number = *number, .rest = text};
}

std::optional<Number> per_cent(const Scanned& scanned) {
  if (scanned.rest == "%") {
    return base::divide(scanned.number, Number(100));
  }
  if (scanned.rest == "‰") {
    return base::divide(scanned.number, Number(1000));
  }
  return std::nullopt;
}

NumberReading read_form(std::string_view text, const NumberAsked& asked) {
  const std::variant<Scanned, Refusal> result = scan(text);
  if (const Refusal* refusal = std::get_if<Refusal>(&result)) {
    return *refusal;
  }
  const Scanned& scanned = std::get<Scanned>(result);
  if (const std::optional<Number> share = per_cent(scanned)) {
    if (asked.whole || !asked.unit.is_plain()) {
      return refused(Refused::OtherUnit, scanned.rest);
    }
    return *share;
  }
  if (!scanned.rest.empty() && !unit_fits(scanned.rest, asked.unit)) {
    const bool is_unit = find_unit_word(scanned.rest) != nullptr || unit_of(scanned.rest);
    return is_unit ? refused(Refused::OtherUnit, scanned.rest) : refuse_after_number(scanned.rest);
  }
  if (asked.ratio && !scanned.rest.empty()) {
    return refused(Refused::OtherUnit, scanned.rest);
  }
  if (asked.ratio && scanned.number > Number(1)) {
    return refused(Refused::AboveOne, {}, base::to_text(scanned.number) + "%");
  }
  if (asked.whole && !scanned.number.is_integer()) {
    return refused(Refused::Fraction);
  }
  return scanned.number;
}

/// The usual case: a few digits and nothing else.
std::optional<std::int64_t> plain_integer(std::string_view text) {
  constexpr std::size_t safe_digits = 18;
  if (text.empty() || text.size() > safe_digits || (text.size() > 1 && text.front() == '0')) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::span<const Multiplier> number_multipliers() {
  return multipliers;
}

std::span<const std::string_view> currency_signs() {
  return signs;
}

NumberReading read_number(std::string_view text, const NumberAsked& asked) {
  if (!asked.ratio) {
    if (const std::optional<std::int64_t> value = plain_integer(text)) {
      return Number(*value);
    }
  }
  // As written first: ㎡ is in the table of units, and its lookup form would cost more than all the
  // rest.
  NumberReading reading = read_form(text, asked);
  if (std::holds_alternative<Number>(reading)) {
    return reading;
  }
  std::string buffer;
  const std::string_view form = base::lookup_form(text, buffer);
  return form == text ? reading : read_form(form, asked);
}

std::optional<Quantity> read_quantity(std::string_view text) {
  const std::string form = base::lookup_form(text);
  const std::variant<Scanned, Refusal> result = scan(form);
  const Scanned* scanned = std::get_if<Scanned>(&result);
  if (scanned == nullptr) {
    return std::nullopt;
  }
  if (const std::optional<Number> share = per_cent(*scanned)) {
    return Quantity{.number = *share, .unit = {}};
  }
  const UnitWord* word = find_unit_word(scanned->rest);
  if (word != nullptr && word->is_classifier && !word->unit) {
    return Quantity{.number = scanned->number, .unit = {}};
  }
  if (scanned->rest.empty()) {
    return Quantity{.number = scanned->number, .unit = {}};
  }
  const std::optional<Unit> unit = unit_of(scanned->rest);
  return unit ? std::optional(Quantity{.number = scanned->number, .unit = *unit}) : std::nullopt;
}

}  // namespace audit::model
