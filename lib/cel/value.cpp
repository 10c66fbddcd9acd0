// SPDX-License-Identifier: Apache-2.0
#include "cel/value.h"

#include <cstring>

namespace audit::cel {
namespace {

// In the order of Value::Storage.
constexpr Kind kinds[] = {
    Kind::Null,     Kind::Bool,      Kind::Int,   Kind::Uint,   Kind::Double,
    Kind::Number,   Kind::String,    Kind::Bytes, Kind::Date,   Kind::Period,
    Kind::Duration, Kind::Timestamp, Kind::Enum,  Kind::Record, Kind::List,
    Kind::Map,      Kind::Optional,  Kind::Type,  Kind::Error,  Kind::Unknown,
};
static_assert(std::size(kinds) == std::variant_size_v<Value::Storage>);
static_assert(std::is_trivially_copyable_v<Value>);
static_assert(sizeof(Value) <= 32, "values are copied all the time");

}  // namespace

Kind Value::kind() const {
  return kinds[storage_.index()];
}

std::string_view Arena::text(std::string_view text) {
  if (text.empty()) {
    return {};
  }
  char* copy = static_cast<char*>(resource_.allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

}  // namespace audit::cel
