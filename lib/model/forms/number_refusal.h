// SPDX-License-Identifier: Apache-2.0
//
// Why a text is not a number, for number_form.cpp: both functions are called only for what is
// refused.
//
//   refuse_number("约60平")            // Approximate 约
//   refuse_after_number("余人")        // Approximate 余: what stands behind 30
#pragma once

#include "model/forms/refusal.h"

#include <string_view>

namespace audit::model {

/// A text that does not begin with a digit, in lookup form or as written.
Refusal refuse_number(std::string_view text);

/// What stands behind the digits where only a unit may stand.
Refusal refuse_after_number(std::string_view rest);

}  // namespace audit::model
