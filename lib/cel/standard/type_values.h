// SPDX-License-Identifier: Apache-2.0
//
// Types as values: `type(1) == int`. At run time a type has no parameters: that of [1] and that of
// ["a"] are both `list` (CEL spec, "Runtime types").
//
//   type_name(Kind::Timestamp)          // "google.protobuf.Timestamp"
#pragma once

#include "cel/value.h"

#include <string_view>

namespace audit::cel::standard {

/// As CEL names it.
std::string_view type_name(Kind kind);

/// The type that a name stands for in an expression (`list` is list(dyn)); null if none.
TypeRef named_type(std::string_view name, TypeTable& types);

Value type_value(Kind kind);

}  // namespace audit::cel::standard
