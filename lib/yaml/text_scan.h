// SPDX-License-Identifier: Apache-2.0
//
// Small scans over YAML text, from a place where a token is known to begin. yaml-cpp reports where
// things begin but not where they end, nor how they are quoted; the ends are found here, knowing
// the decoded text. No scan looks further than what it is about, so that all of them together stay
// linear.
#pragma once

#include "base/source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audit::yaml {

/// `\n`, `\r\n` and a lone `\r` end lines (as in base::SourceText); control characters are read as
/// spaces.
bool is_break(char c);
bool is_blank(char c);
bool is_bracket_or_comma(char c);

/// Offset past the line break at `offset`.
std::uint32_t after_break(std::string_view text, std::uint32_t offset);

std::uint32_t skip_blanks(std::string_view text, std::uint32_t offset);

/// Past blanks, line breaks and comments: where the next token begins.
std::uint32_t skip_to_token(std::string_view text, std::uint32_t offset);

/// Past anchors and tags (`&a !x`) and what separates them: where the node itself begins. If
/// `properties_end` is given it is set to the end of the last anchor or tag.
std::uint32_t skip_properties(std::string_view text, std::uint32_t offset,
                              std::uint32_t* properties_end = nullptr);

/// End of an anchor or alias name (`&name`, `*name`).
std::uint32_t end_of_name(std::string_view text, std::uint32_t offset);

/// True when nothing but blanks stands between `offset` and a `:` that makes a key of what is
/// before it.
bool is_followed_by_colon(std::string_view text, std::uint32_t offset);

/// Length of the word that means null (`~`, `null` …) if one stands alone at `offset`, else 0.
std::uint32_t null_word(std::string_view text, std::uint32_t offset);

/// Past the closing quote of the quoted scalar at `offset`; nullopt when it is not closed.
std::optional<std::uint32_t> end_of_quoted(std::string_view text, std::uint32_t offset);

/// Decodes a quoted scalar, quotes included in `span`. Written here because yaml-cpp 0.7 turns `\N`
/// and
/// `\_` into bytes that are not UTF-8. `offsets` receives, for each byte of the result, where it
/// was written.
std::string decode_quoted(std::string_view text, base::Span span,
                          std::vector<std::uint32_t>* offsets = nullptr);

/// End of the plain scalar that begins at `offset` and reads `decoded` when its lines are folded.
std::uint32_t end_of_plain(std::string_view text, std::uint32_t offset, std::string_view decoded,
                           std::vector<std::uint32_t>* offsets = nullptr);

/// End of the last line with content of the literal or folded scalar whose `|` or `>` is at
/// `offset`.
std::uint32_t end_of_block_scalar(std::string_view text, std::uint32_t offset,
                                  std::string_view decoded);

/// Where each byte of a block scalar's decoded text was written.
void block_scalar_offsets(std::string_view text, std::uint32_t offset, std::string_view decoded,
                          std::vector<std::uint32_t>& offsets);

}  // namespace audit::yaml
