// SPDX-License-Identifier: Apache-2.0
//
// The forms of values as regular expressions of ECMAScript, for JSON Schema: what the readers of
// this folder accept, as far as an expression can say it. They have no anchors; whole() adds them.
// Words come from the tables of the readers; tests/node/ holds expressions and readers together.
//
//   whole(any_word(absence_words(Absence::None)))     // ^\s*(?:无|没\s*有|…)\s*$
//   whole(number_pattern({.unit = Unit::of(BaseUnit::Yuan)}))
#pragma once

#include "model/forms/number_form.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit::model {

/// A word as NameTable finds it: signs full-width or not, letters in any case, with spaces between
/// Chinese characters, `_` as a space or hyphen.
std::string word_pattern(std::string_view word);

/// Any of several words.
std::string any_word(std::span<const std::string_view> words);

/// Any of several patterns; empty ones are left out.
std::string either(const std::vector<std::string>& patterns);

/// The whole text, spaces around it allowed.
std::string whole(const std::string& pattern);

std::string number_pattern(const NumberAsked& asked);
std::string date_pattern();
std::string year_pattern();
std::string period_pattern();
std::string region_pattern();

/// Words in one line; `spaces_divide` where a space alone separates two.
std::string words_in_line_pattern(const std::string& word, bool spaces_divide);

}  // namespace audit::model
