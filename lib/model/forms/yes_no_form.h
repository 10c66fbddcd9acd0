// SPDX-License-Identifier: Apache-2.0
//
// Yes and no as people write them: 是 否 有 无 √ × yes no true false y n, and the ticks of other
// fonts.
//
//   read_yes_no("√")      // true
//   read_yes_no("基本有")  // nullopt
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace audit::model {

std::optional<bool> read_yes_no(std::string_view text);

/// The words for yes, or those for no.
std::span<const std::string_view> yes_no_words(bool yes);

}  // namespace audit::model
