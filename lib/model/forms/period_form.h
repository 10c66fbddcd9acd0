// SPDX-License-Identifier: Apache-2.0
//
// The reporting period in one word: 2023, 2023年, 2023年度, 2023年上半年, 2023年第二季度,
// 2023年6月, or from one date to another: 2023-01-01至2023-12-31, 2023年1月到2023年6月. A file may
// also give a record {first, last}.
#pragma once

#include "model/forms/date_form.h"

#include <span>
#include <string_view>

namespace audit::model {

/// The first and last day of the period; a single day is no period.
DateReading read_period(std::string_view text);

/// What may stand behind 2023年: 上半年, 第二季度.
std::span<const std::string_view> period_words();

}  // namespace audit::model
