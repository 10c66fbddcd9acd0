// SPDX-License-Identifier: Apache-2.0
#include "cel/standard/text.h"

#include "base/date.h"
#include "cel/standard/time.h"
#include "cel/standard/type_values.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace audit::cel::standard {
namespace {

/// Reads digits and marks from the front of a text; after the first that is not there it stays bad.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool good() const { return good_; }

  bool at_end() const { return text_.empty(); }

  char peek() const { return text_.empty() ? '\0' : text_.front(); }

  bool accept(std::string_view mark) {
    const bool found = text_.starts_with(mark);
    text_.remove_prefix(found ? mark.size() : 0);
    return found;
  }

  void expect(std::string_view mark) { good_ = accept(mark) && good_; }

  /// Exactly `count` digits.
  int number(std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      value = value * 10 + digit();
    }
    return value;
  }

  /// One digit or more, with at most `most` that count; the others must only be digits. Gives the
  /// value of a fraction in units of 10^-most.
  std::int64_t fraction(int most) {
    std::int64_t value = digit();
    int read = 1;
    for (; is_digit(peek()); ++read) {
      const int next = digit();
      value = read < most ? value * 10 + next : value;
    }
    for (; read < most; ++read) {
      value *= 10;
    }
    return value;
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

 private:
  int digit() {
    const char c = peek();
    good_ = good_ && is_digit(c);
    text_.remove_prefix(text_.empty() ? 0 : 1);
    return is_digit(c) ? c - '0' : 0;
  }

  std::string_view text_;
  bool good_ = true;
};

/// Seconds that an offset (`Z`, `+08:00`) is ahead of UTC.
std::int64_t read_offset(Scanner& scanner) {
  if (scanner.accept("Z") || scanner.accept("z")) {
    return 0;
  }
  const bool west = scanner.peek() == '-';
  scanner.expect(west ? "-" : "+");
  const int hours = scanner.number(2);
  scanner.expect(":");
  const std::int64_t offset = hours * 3600 + scanner.number(2) * 60;
  return west ? -offset : offset;
}

std::string fraction_text(std::int32_t nanos) {
  if (nanos == 0) {
    return {};
  }
  std::string digits = fmt::format(".{:09}", nanos);
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

std::string timestamp_text(const Timestamp& timestamp) {
  const Civil at = civil(timestamp, 0);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", at.year, at.month, at.day, at.hour,
                     at.minute, at.second, fraction_text(timestamp.nanos));
}

std::string duration_text(const Duration& duration) {
  const bool negative = duration.seconds < 0 || duration.nanos < 0;
  return fmt::format("{}{}{}s", negative ? "-" : "", std::abs(duration.seconds),
                     fraction_text(std::abs(duration.nanos)));
}

/// Nanoseconds of the unit that stands next; 0 if none does.
std::int64_t read_unit(Scanner& scanner) {
  static constexpr std::pair<std::string_view, std::int64_t> units[] = {
      {"ns", 1},
      {"us", 1'000},
      {"µs", 1'000},
      {"μs", 1'000},
      {"ms", 1'000'000},
      {"s", nanos_in_second},
      {"m", 60 * nanos_in_second},
      {"h", 3600 * nanos_in_second},
  };
  for (const auto& [name, nanos] : units) {
    if (scanner.accept(name)) {
      return nanos;
    }
  }
  return 0;
}

struct ToText {
  std::string operator()(std::monostate) const { return "null"; }

  std::string operator()(bool yes) const { return yes ? "true" : "false"; }

  std::string operator()(std::int64_t number) const { return std::to_string(number); }

  std::string operator()(std::uint64_t number) const { return std::to_string(number); }

  std::string operator()(double number) const { return double_text(number); }

  std::string operator()(std::string_view text) const { return std::string(text); }

  std::string operator()(const Bytes& bytes) const { return std::string(bytes.data); }

  std::string operator()(const Timestamp& timestamp) const { return timestamp_text(timestamp); }

  std::string operator()(const Duration& duration) const { return duration_text(duration); }

  std::string operator()(TypeRef type) const { return std::string(type_name(type->kind)); }

  template <class Other>
  std::string operator()(const Other& /*other*/) const {
    return {};
  }
};

}  // namespace

std::optional<double> read_double(std::string_view text) {
  const bool has_plus = text.starts_with('+') && !text.starts_with("+-");
  text.remove_prefix(has_plus ? 1 : 0);
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool good = result.ec == std::errc() && result.ptr == text.data() + text.size();
  const bool is_nan_with_note = good && std::isnan(value) && text.find('(') != text.npos;
  return good && !is_nan_with_note ? std::optional(value) : std::nullopt;
}

std::string double_text(double value) {
  if (std::isnan(value)) {
    return "NaN";
  }
  if (std::isinf(value)) {
    return value > 0 ? "Infinity" : "-Infinity";
  }
  std::array<char, 32> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), result.ptr};
}

std::optional<Timestamp> read_timestamp(std::string_view text) {
  Scanner scanner(text);
  const int year = scanner.number(4);
  scanner.expect("-");
  const int month = scanner.number(2);
  scanner.expect("-");
  const int day = scanner.number(2);
  if (!scanner.accept("t")) {
    scanner.expect("T");
  }
  const int hour = scanner.number(2);
  scanner.expect(":");
  const int minute = scanner.number(2);
  scanner.expect(":");
  const int second = scanner.number(2);
  const std::int64_t nanos = scanner.accept(".") ? scanner.fraction(9) : 0;
  const std::int64_t offset = read_offset(scanner);
  const bool in_order = hour < 24 && minute < 60 && second < 60 && std::abs(offset) < 86'400;
  const auto date = base::Date::of(year, month, day);
  if (!scanner.good() || !scanner.at_end() || !in_order || !date) {
    return std::nullopt;
  }
  return timestamp_of(
      std::int64_t{date->days()} * 86'400 + hour * 3600 + minute * 60 + second - offset, nanos);
}

std::optional<Duration> read_duration(std::string_view text) {
  Scanner scanner(text);
  const bool negative = scanner.accept("-");
  if (!negative) {
    scanner.accept("+");
  }
  if (scanner.accept("0") && scanner.at_end()) {
    return Duration{};
  }
  scanner = Scanner(text.substr(text.starts_with('-') || text.starts_with('+') ? 1 : 0));
  __extension__ using Wide = __int128;
  constexpr Wide most = std::numeric_limits<std::int64_t>::max();
  Wide total = 0;
  do {
    Wide whole = 0;
    const bool has_whole = Scanner::is_digit(scanner.peek());
    while (Scanner::is_digit(scanner.peek()) && whole <= most) {
      whole = whole * 10 + scanner.number(1);
    }
    const bool has_point = scanner.accept(".");
    constexpr int fraction_digits = 15;
    constexpr Wide fraction_unit = 1'000'000'000'000'000;
    const bool has_fraction = has_point && Scanner::is_digit(scanner.peek());
    const Wide fraction = has_fraction ? scanner.fraction(fraction_digits) : 0;
    const std::int64_t unit = read_unit(scanner);
    if (unit == 0 || whole > most || !(has_whole || has_fraction)) {
      return std::nullopt;
    }
    total += whole * unit + fraction * unit / fraction_unit;
    if (total > most) {
      return std::nullopt;
    }
  } while (!scanner.at_end());
  return duration_of(static_cast<std::int64_t>(negative ? -total : total));
}

std::string scalar_text(const Value& value) {
  return std::visit(ToText{}, value.storage());
}

}  // namespace audit::cel::standard
