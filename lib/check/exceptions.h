// SPDX-License-Identifier: Apache-2.0
//
// The recorded exceptions (例外说明) of a station: for a rule that holds 原则上, a written reason
// covers a deviation until its last day. They are the submitter's own words, so they cover nothing
// else; waivers are the evaluators' (rulings).
//
//   例外说明:
//     - {规则: WH-26d, 理由: 驻站点位多,区民政局已同意, 批准: 示例区民政局, 有效期至: 2025-12-31}
#pragma once

#include "base/date.h"
#include "base/text.h"
#include "cel/value.h"
#include "results/records.h"
#include "rules/pack.h"

#include <optional>
#include <string>
#include <vector>

namespace audit::check {

struct Exception {
  const cel::Record* record = nullptr;
  std::string rule;  ///< in comparison form
  results::Ruling ruling;
  /// Why it covers nothing on the day of the audit; empty when it does.
  base::Text defect;
};

std::vector<Exception> read_exceptions(const cel::Record& station, base::Date as_of);

/// The one that speaks of a rule; one that covers it before one that does not. Null when there is
/// none.
const Exception* find_exception(const std::vector<Exception>& exceptions, const std::string& rule);

}  // namespace audit::check
