// SPDX-License-Identifier: Apache-2.0
//
// Words that stand where a value is not given. "Not given" and "there is none" are two things: 待定
// leaves the question open, 无 answers it.
//
//   absence_of("/")       // Empty: as if nothing were written
//   absence_of("不详")    // NotKnown: nobody knows; no default of the model stands in for it
//   absence_of("无")      // None: known - no, 0, the empty list, the empty text
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace audit::model {

enum class Absence : std::uint8_t { Given, Empty, NotKnown, None };

/// Given for every other text.
Absence absence_of(std::string_view text);

/// The words of one kind of absence; none for Given.
std::span<const std::string_view> absence_words(Absence absence);

}  // namespace audit::model
