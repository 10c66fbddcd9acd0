// SPDX-License-Identifier: Apache-2.0
//
// Time zones of the system's database (/usr/share/zoneinfo, RFC 8536), for timestamps of standard
// CEL. Dates of regulations need none: they have no clock (date.h).
//
//   auto zone = TimeZone::find("Asia/Kathmandu");
//   zone->offset_at(1234567890)          // 20700 seconds east of Greenwich
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace audit::base {

class TimeZone {
 public:
  /// By its name in the database; null if there is none, or no database. Zones are read once; safe
  /// to call from several threads.
  static std::shared_ptr<const TimeZone> find(std::string_view name);

  /// Of the bytes of a file of the database; null if they are none.
  static std::shared_ptr<const TimeZone> parse(std::string_view bytes);

  virtual ~TimeZone() = default;

  /// Seconds east of Greenwich at a second since 1970-01-01T00:00:00Z.
  virtual std::int64_t offset_at(std::int64_t second) const = 0;
};

}  // namespace audit::base
