// SPDX-License-Identifier: Apache-2.0
//
// How near two words are, for suggestions. Chinese words are short, so that one character in four
// is already much: what counts is the share of characters that differ, and whether one word
// contains the other.
//
//   nearness("成立曰期", "成立日期")       // near: one character of four
//   nearest_word("助理社工", cert_level)   // assistant
#pragma once

#include "cel/type.h"

#include <cstddef>
#include <string_view>

namespace audit::model {

/// Smaller is nearer; no_likeness when nobody would take one for the other.
inline constexpr int no_likeness = 1000;
int nearness(std::string_view word, std::string_view name);

/// The member that was probably meant; -1 when none is near.
int nearest_word(std::string_view word, const cel::EnumType& type);

}  // namespace audit::model
