// SPDX-License-Identifier: Apache-2.0
//
// Exact numbers: a fraction of two 64-bit integers, always in lowest terms. Verdicts about money
// must not depend on binary rounding: 0.1 is a tenth, 411 / 412 >= 1 is false, 300000.30 * 10 % is
// 30000.03. The intermediate products are computed in 128 bits; a result that does not fit is
// reported (nullopt), never wrapped.
//
//   Number fee = *Number::parse("30000.03");
//   fee <= *multiply(*Number::parse("300000.30"), *divide(Number(10), Number(100)))      // true
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit::base {

class Number {
 public:
  constexpr Number() = default;

  constexpr explicit Number(std::int64_t integer) : numerator_(integer) {}

  /// Decimal text: optional sign, digits, optional fraction. No exponent, no grouping, no leading
  /// `+`. nullopt when the text has another form or does not fit.
  static std::optional<Number> parse(std::string_view text);

  /// numerator / denominator in lowest terms; nullopt when the denominator is 0 or the result does
  /// not fit.
  static std::optional<Number> ratio(std::int64_t numerator, std::int64_t denominator);

  constexpr std::int64_t numerator() const { return numerator_; }

  constexpr std::int64_t denominator() const { return denominator_; }  ///< always > 0

  constexpr bool is_integer() const { return denominator_ == 1; }

  constexpr bool is_negative() const { return numerator_ < 0; }

  constexpr bool is_zero() const { return numerator_ == 0; }

  /// Greatest integer not above the number.
  std::int64_t floor() const;

  /// Nearest double; for display of statistics only, never for a verdict.
  double approximate() const;

  friend constexpr bool operator==(const Number&, const Number&) = default;
  friend std::strong_ordering operator<=>(const Number& a, const Number& b);

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

// Arithmetic; nullopt means that the exact result does not fit (overflow).
std::optional<Number> add(const Number& a, const Number& b);
std::optional<Number> subtract(const Number& a, const Number& b);
std::optional<Number> multiply(const Number& a, const Number& b);
/// The divisor must not be zero (the caller decides what that means).
std::optional<Number> divide(const Number& a, const Number& b);
std::optional<Number> negate(const Number& a);

/// Exact decimal text if the number has one of at most 12 fraction digits, else rounded half away
/// from zero to 4 digits and preceded by `≈`. `grouped` puts commas between thousands: 1,234,567.8.
std::string to_text(const Number& number, bool grouped = false);

/// Rounded half away from zero to `digits` fraction digits, trailing zeros kept: (2/3, 2) is 0.67.
std::string to_fixed(const Number& number, int digits, bool grouped = false);

}  // namespace audit::base
