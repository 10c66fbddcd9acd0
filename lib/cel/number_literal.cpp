// SPDX-License-Identifier: Apache-2.0
#include "cel/number_literal.h"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace audit::cel {
namespace {

using Problem = NumberLiteral::Problem;

/// Packs know decimals only: no exponent, no hexadecimal, no suffix, and no leading zero, which
/// people who write 010 mean as 10 and others as 8.
NumberLiteral read_exact(const Token& token, const std::string& text) {
  const std::string& digits = token.text;
  const bool leading_zero =
      digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9';
  if (token.kind == TokenKind::Uint || leading_zero ||
      text.find_first_of("xXeE") != std::string::npos) {
    return {.literal = {}, .problem = Problem::Malformed};
  }
  const auto value = base::Number::parse(text);
  return value ? NumberLiteral{.literal = {*value}}
               : NumberLiteral{.literal = {}, .problem = Problem::OutOfRange};
}

template <class Integer>
NumberLiteral read_integer(const std::string& digits, int base) {
  Integer value = 0;
  const char* end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, value, base);
  const bool good = result.ec == std::errc() && result.ptr == end;
  return good ? NumberLiteral{.literal = {value}}
              : NumberLiteral{.literal = {}, .problem = Problem::OutOfRange};
}

/// Too small is zero, too large is a mistake.
NumberLiteral read_double(const std::string& text) {
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec == std::errc::result_out_of_range) {
    value = std::strtod(text.c_str(), nullptr);
    return std::isinf(value) ? NumberLiteral{.literal = {}, .problem = Problem::OutOfRange}
                             : NumberLiteral{.literal = {value}};
  }
  return result.ec == std::errc() ? NumberLiteral{.literal = {value}}
                                  : NumberLiteral{.literal = {}, .problem = Problem::Malformed};
}

}  // namespace

NumberLiteral read_number(const Token& token, bool negative, Dialect dialect) {
  const std::string sign = negative ? "-" : "";
  if (dialect == Dialect::Pack) {
    return read_exact(token, sign + token.text);
  }
  if (token.kind == TokenKind::Double) {
    return read_double(sign + token.text);
  }
  const bool hexadecimal = token.text.starts_with("0x") || token.text.starts_with("0X");
  const std::string digits = sign + (hexadecimal ? token.text.substr(2) : token.text);
  const int base = hexadecimal ? 16 : 10;
  return token.kind == TokenKind::Uint ? read_integer<std::uint64_t>(digits, base)
                                       : read_integer<std::int64_t>(digits, base);
}

}  // namespace audit::cel
