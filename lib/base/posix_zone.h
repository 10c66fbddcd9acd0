// SPDX-License-Identifier: Apache-2.0
//
// The rule of a time zone for the years after its last recorded change, in the form of the POSIX
// variable TZ (RFC 8536, "Footer"): `EST5EDT,M3.2.0,M11.1.0`. Only what the database uses is read:
// names, offsets, and rules `Mm.w.d`, `Jn`, `n` with a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace audit::base {

/// When summer time begins or ends, each year.
struct ZoneChange {
  enum class Form { MonthWeekDay, JulianDay, DayOfYear } form = Form::DayOfYear;
  int month = 0, week = 0, day = 0;  ///< week 5: the last; day: of the week or of the year
  std::int64_t time = 7200;          ///< seconds after midnight by the clock that is left
};

struct PosixZone {
  std::int64_t standard = 0;  ///< seconds east of Greenwich
  std::int64_t summer = 0;
  bool has_summer = false;
  ZoneChange begins, ends;

  std::int64_t offset_at(std::int64_t second) const;
};

std::optional<PosixZone> read_posix_zone(std::string_view text);

}  // namespace audit::base
