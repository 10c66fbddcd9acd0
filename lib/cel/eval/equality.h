// SPDX-License-Identifier: Apache-2.0
//
// When two values are equal and which comes first, with what is not known taken into account:
// numbers and dates that are unknown are compared by their bounds. Text is compared in
// base::comparison_form, so that full-width letters and stray spaces of a file make no difference.
#pragma once

#include "cel/eval/bounds.h"
#include "cel/value.h"

#include <compare>
#include <string_view>

namespace audit::cel {

Truth equals(const Value& a, const Value& b);

/// Of one ordered type, which is that of both.
Truth less(const Value& a, const Value& b, TypeRef type);
Truth less_equal(const Value& a, const Value& b, TypeRef type);

/// Both known, of one ordered type.
std::strong_ordering order(const Value& a, const Value& b);

bool texts_equal(std::string_view a, std::string_view b);
std::strong_ordering compare_texts(std::string_view a, std::string_view b);

}  // namespace audit::cel
