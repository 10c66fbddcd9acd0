// SPDX-License-Identifier: Apache-2.0
//
// Characters beyond ASCII as the lexer sees them.
#pragma once

#include <string_view>

namespace audit::cel {

/// Han characters, and the two that behave like them (〇, 々). Punctuation and symbols are no
/// letters.
bool is_han(char32_t c);

/// What should have been typed instead of a character that Chinese input methods and word
/// processors make:
/// `(` for `（`, `>=` for `≥`; empty if there is nothing to suggest.
std::string_view ascii_for(char32_t c);

}  // namespace audit::cel
