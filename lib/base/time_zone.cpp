// SPDX-License-Identifier: Apache-2.0
#include "base/time_zone.h"

#include "base/posix_zone.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace audit::base {
namespace {

constexpr std::string_view database = "/usr/share/zoneinfo/";
constexpr std::size_t largest_file = 1024 * 1024;  // the largest of the database has 4 KiB

class RecordedZone : public TimeZone {
 public:
  std::int64_t offset_at(std::int64_t second) const override {
    const auto after = std::upper_bound(changes.begin(), changes.end(), second);
    if (after == changes.end() && afterwards) {
      return afterwards->offset_at(second);
    }
    return after == changes.begin()
               ? first_offset
               : offsets[static_cast<std::size_t>(after - changes.begin()) - 1];
  }

  std::vector<std::int64_t> changes;  ///< seconds, rising
  std::vector<std::int64_t> offsets;  ///< from each change on
  std::int64_t first_offset = 0;      ///< before the first
  std::optional<PosixZone> afterwards;
};

/// Big-endian numbers of a file (RFC 8536, "The TZif Format").
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool good() const { return good_; }

  std::string_view take(std::size_t size) {
    good_ = good_ && size <= bytes_.size();
    const std::string_view taken = bytes_.substr(0, good_ ? size : 0);
    bytes_.remove_prefix(taken.size());
    return taken;
  }

  std::int64_t number(std::size_t size) {
    const std::string_view taken = take(size);
    std::uint64_t value = !taken.empty() && (taken.front() & 0x80) != 0 ? ~std::uint64_t{0} : 0;
    for (const char c : taken) {
      value = (value << 8U) | static_cast<unsigned char>(c);
    }
    return static_cast<std::int64_t>(value);
  }

  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
  bool good_ = true;
};

struct Header {
  std::size_t ut_flags = 0, standard_flags = 0, leaps = 0, changes = 0, types = 0, letters = 0;

  std::size_t body_size(std::size_t time_size) const {
    return changes * (time_size + 1) + types * 6 + letters + leaps * (time_size + 4) +
           standard_flags + ut_flags;
  }
};

bool read_header(Reader& reader, Header& header, bool& has_second_body) {
  if (reader.take(4) != "TZif") {
    return false;
  }
  has_second_body = reader.take(1) >= "2";
  reader.take(15);
  for (std::size_t* count : {&header.ut_flags, &header.standard_flags, &header.leaps,
                             &header.changes, &header.types, &header.letters}) {
    *count = static_cast<std::size_t>(reader.number(4)) & 0xFFFFFFFFU;
  }
  return reader.good() && header.types > 0 && header.changes < largest_file &&
         header.types <= 256 && header.leaps < largest_file && header.letters < largest_file;
}

bool read_body(Reader& reader, const Header& header, std::size_t time_size, RecordedZone& zone) {
  for (std::size_t i = 0; i < header.changes && reader.good(); ++i) {
    zone.changes.push_back(reader.number(time_size));
  }
  const std::string_view types = reader.take(header.changes);
  std::vector<std::int64_t> offsets;
  for (std::size_t i = 0; i < header.types && reader.good(); ++i) {
    offsets.push_back(reader.number(4));
    reader.take(2);  // is it summer time, and its name
  }
  reader.take(header.body_size(time_size) - header.changes * (time_size + 1) - header.types * 6);
  if (!reader.good() || !std::is_sorted(zone.changes.begin(), zone.changes.end())) {
    return false;
  }
  zone.first_offset = offsets.front();
  for (const char type : types) {
    const auto index = static_cast<std::size_t>(static_cast<unsigned char>(type));
    if (index >= offsets.size()) {
      return false;
    }
    zone.offsets.push_back(offsets[index]);
  }
  return true;
}

/// `Asia/Shanghai`, `Etc/GMT+8`: nothing that leads out of the database.
bool is_zone_name(std::string_view name) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '+' || c == '/';
  };
  return !name.empty() && name.size() < 64 && name.front() != '/' &&
         std::all_of(name.begin(), name.end(), is_allowed);
}

std::shared_ptr<const TimeZone> read_zone(const std::string& name) {
  if (!is_zone_name(name)) {
    return nullptr;
  }
  std::ifstream file(std::string(database) + name, std::ios::binary);
  std::string bytes;
  if (file) {
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  }
  return TimeZone::parse(bytes);
}

}  // namespace

std::shared_ptr<const TimeZone> TimeZone::parse(std::string_view bytes) {
  Reader reader(bytes.substr(0, largest_file));
  auto zone = std::make_shared<RecordedZone>();
  Header header;
  bool has_second_body = false;
  if (!read_header(reader, header, has_second_body)) {
    return nullptr;
  }
  std::size_t time_size = 4;
  if (has_second_body) {  // the first is for old readers: 32 bits
    reader.take(header.body_size(time_size));
    time_size = 8;
    if (!read_header(reader, header, has_second_body)) {
      return nullptr;
    }
  }
  if (!read_body(reader, header, time_size, *zone)) {
    return nullptr;
  }
  const std::string_view footer = reader.rest();
  if (time_size == 8 && footer.size() > 2 && footer.front() == '\n') {
    zone->afterwards = read_posix_zone(footer.substr(1, footer.find('\n', 1) - 1));
  }
  return zone;
}

std::shared_ptr<const TimeZone> TimeZone::find(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const TimeZone>, std::less<>> known;
  constexpr std::size_t most_known = 1000;  // there are some 600 names
  const std::lock_guard lock(mutex);
  const auto found = known.find(name);
  if (found != known.end()) {
    return found->second;
  }
  auto zone = read_zone(std::string(name));
  if (known.size() < most_known) {
    known.emplace(name, zone);
  }
  return zone;
}

}  // namespace audit::base
