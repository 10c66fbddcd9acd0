// SPDX-License-Identifier: Apache-2.0
//
// Dates as people write them, year first and with four digits:
//
//   a day      2022-09-07  2022-9-7  2022/9/7  2022.9.7  20220907  2022年9月7日  2022年9月7号
//   a month    2021年6月  2021-06  2021/6  2021.06
//   a year     2021年  2021
//
// A month or a year is a partial date: some day between its first and its last. 2021.1 is refused,
// as a spreadsheet writes January and October (2021.10) that way: it has two readings. 21年9月,
// 9月7日, 7/9/2022 are refused with a hint.
#pragma once

#include "base/date.h"
#include "model/forms/refusal.h"

#include <cstdint>
#include <string_view>
#include <variant>

namespace audit::model {

/// first == last for a date that is known to the day.
struct DateSpan {
  base::Date first;
  base::Date last;

  bool is_day() const { return first == last; }
};

using DateReading = std::variant<DateSpan, Refusal>;

DateReading read_date(std::string_view text);

/// A calendar year: 2023, 2023年, 2023年度.
std::variant<int, Refusal> read_year(std::string_view text);

}  // namespace audit::model
