// SPDX-License-Identifier: Apache-2.0
#include "base/number.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace audit::base {
namespace {

// Products of two 64-bit integers fit with room for one addition.
__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

constexpr int max_exact_digits = 12;     // fraction digits that to_text shows as they are
constexpr int approximate_digits = 4;    // and how many it shows of a number that has more
constexpr int max_fraction_digits = 18;  // 10^18 is the greatest power of ten in 64 bits

constexpr UnsignedWide magnitude(Wide value) {
  return value < 0 ? -static_cast<UnsignedWide>(value) : static_cast<UnsignedWide>(value);
}

UnsignedWide greatest_common_divisor(UnsignedWide a, UnsignedWide b) {
  constexpr UnsignedWide max64 = std::numeric_limits<std::uint64_t>::max();
  while (b != 0) {
    if (a <= max64 && b <= max64) {  // 64-bit division is several times faster
      return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
    }
    a %= b;
    std::swap(a, b);
  }
  return a;
}

std::optional<std::int64_t> narrowed(Wide value) {
  if (value < std::numeric_limits<std::int64_t>::min() ||
      value > std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(value);
}

struct Fraction {
  Wide numerator;
  Wide denominator;  // not zero
};

/// In lowest terms with a positive denominator.
Fraction reduced(Fraction value) {
  const UnsignedWide divisor =
      greatest_common_divisor(magnitude(value.numerator), magnitude(value.denominator));
  const Wide signed_divisor =
      value.denominator < 0 ? -static_cast<Wide>(divisor) : static_cast<Wide>(divisor);
  return {value.numerator / signed_divisor, value.denominator / signed_divisor};
}

std::optional<Number> number_of(Fraction value) {
  const Fraction lowest = reduced(value);
  const auto numerator = narrowed(lowest.numerator);
  const auto denominator = narrowed(lowest.denominator);
  if (!numerator || !denominator) {
    return std::nullopt;
  }
  return Number::ratio(*numerator, *denominator);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) {
    power *= 10;
  }
  return power;
}

std::string digits_of(UnsignedWide value) {
  std::string digits;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

/// `scaled` / 10^fraction_digits as decimal text.
std::string decimal_text(Wide scaled, int fraction_digits, bool grouped) {
  const auto fraction = static_cast<std::size_t>(fraction_digits);
  std::string digits = digits_of(magnitude(scaled));
  if (digits.size() <= fraction) {
    digits.insert(0, fraction + 1 - digits.size(), '0');
  }
  const std::size_t integer_digits = digits.size() - fraction;
  std::string text = scaled < 0 ? "-" : "";
  for (std::size_t i = 0; i < integer_digits; ++i) {
    if (grouped && i > 0 && (integer_digits - i) % 3 == 0) {
      text.push_back(',');
    }
    text.push_back(digits[i]);
  }
  if (fraction > 0) {
    text.push_back('.');
    text.append(digits, integer_digits, fraction);
  }
  return text;
}

/// How many fraction digits the number has as a decimal; nullopt if it has none that ends within
/// the limit.
std::optional<int> exact_digits(std::int64_t denominator) {
  int twos = 0;
  int fives = 0;
  for (; denominator % 2 == 0; denominator /= 2) {
    ++twos;
  }
  for (; denominator % 5 == 0; denominator /= 5) {
    ++fives;
  }
  const int digits = std::max(twos, fives);
  if (denominator != 1 || digits > max_exact_digits) {
    return std::nullopt;
  }
  return digits;
}

}  // namespace

std::optional<Number> Number::ratio(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) {
    return std::nullopt;
  }
  const Fraction lowest = reduced({numerator, denominator});
  const auto n = narrowed(lowest.numerator);
  const auto d = narrowed(lowest.denominator);
  if (!n || !d) {  // INT64_MIN / -1, 1 / INT64_MIN
    return std::nullopt;
  }
  Number result;
  result.numerator_ = *n;
  result.denominator_ = *d;
  return result;
}

std::optional<Number> Number::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) {
    text.remove_prefix(1);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view integer = text.substr(0, point);
  std::string_view fraction = text.substr(std::min(point + 1, text.size()));
  const bool has_form = !integer.empty() && (point == text.size() || !fraction.empty()) &&
                        std::all_of(integer.begin(), integer.end(), is_digit) &&
                        std::all_of(fraction.begin(), fraction.end(), is_digit);
  if (!has_form) {
    return std::nullopt;
  }
  while (!fraction.empty() && fraction.back() == '0') {
    fraction.remove_suffix(1);
  }
  // 19 integer digits fill 63 bits; 18 more of a fraction stay well within 127.
  if (fraction.size() > max_fraction_digits) {
    return std::nullopt;
  }
  Wide scaled = 0;
  for (const char digit : integer) {
    scaled = scaled * 10 + (digit - '0');
    if (magnitude(scaled) > magnitude(std::numeric_limits<std::int64_t>::min())) {
      return std::nullopt;
    }
  }
  for (const char digit : fraction) {
    scaled = scaled * 10 + (digit - '0');
  }
  return number_of({negative ? -scaled : scaled, power_of_ten(static_cast<int>(fraction.size()))});
}

std::int64_t Number::floor() const {
  const std::int64_t quotient = numerator_ / denominator_;  // denominator_ > 0: cannot overflow
  return numerator_ % denominator_ < 0 ? quotient - 1 : quotient;
}

double Number::approximate() const {
  return static_cast<double>(numerator_) / static_cast<double>(denominator_);
}

std::strong_ordering operator<=>(const Number& a, const Number& b) {
  const Wide left = static_cast<Wide>(a.numerator_) * b.denominator_;
  const Wide right = static_cast<Wide>(b.numerator_) * a.denominator_;
  if (left == right) {
    return std::strong_ordering::equal;
  }
  return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

std::optional<Number> add(const Number& a, const Number& b) {
  return number_of({static_cast<Wide>(a.numerator()) * b.denominator() +
                        static_cast<Wide>(b.numerator()) * a.denominator(),
                    static_cast<Wide>(a.denominator()) * b.denominator()});
}

std::optional<Number> subtract(const Number& a, const Number& b) {
  return number_of({static_cast<Wide>(a.numerator()) * b.denominator() -
                        static_cast<Wide>(b.numerator()) * a.denominator(),
                    static_cast<Wide>(a.denominator()) * b.denominator()});
}

std::optional<Number> multiply(const Number& a, const Number& b) {
  return number_of({static_cast<Wide>(a.numerator()) * b.numerator(),
                    static_cast<Wide>(a.denominator()) * b.denominator()});
}

std::optional<Number> divide(const Number& a, const Number& b) {
  if (b.is_zero()) {
    return std::nullopt;
  }
  return number_of({static_cast<Wide>(a.numerator()) * b.denominator(),
                    static_cast<Wide>(a.denominator()) * b.numerator()});
}

std::optional<Number> negate(const Number& a) {
  return number_of({-static_cast<Wide>(a.numerator()), a.denominator()});
}

std::string to_text(const Number& number, bool grouped) {
  const auto digits = exact_digits(number.denominator());
  if (!digits) {
    return "≈" + to_fixed(number, approximate_digits, grouped);
  }
  return to_fixed(number, *digits, grouped);
}

std::string to_fixed(const Number& number, int digits, bool grouped) {
  digits = std::clamp(digits, 0, max_fraction_digits);
  const Wide scaled = static_cast<Wide>(number.numerator()) * power_of_ten(digits);
  const Wide denominator = number.denominator();
  Wide quotient = scaled / denominator;
  const UnsignedWide remainder = magnitude(scaled % denominator);
  if (2 * remainder >= static_cast<UnsignedWide>(denominator)) {  // half away from zero
    quotient += number.is_negative() ? -1 : 1;
  }
  return decimal_text(quotient, digits, grouped);
}

}  // namespace audit::base
