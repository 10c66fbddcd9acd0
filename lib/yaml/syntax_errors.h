// SPDX-License-Identifier: Apache-2.0
//
// Why a text is no YAML, in words of ours. yaml-cpp says "end of map not found" where a person
// forgot the space after a colon two lines above; the lines since the last good node are searched
// for such slips first, and only then its report is translated.
#pragma once

#include "base/diagnostic.h"

#include <cstdint>
#include <string>

namespace audit::yaml {

/// What was known when reading failed.
struct SyntaxFailure {
  const base::SourceText& source;
  std::string reported;      ///< the parser's words
  std::uint32_t at = 0;      ///< where it gave up
  std::uint32_t cursor = 0;  ///< end of the last good node
  base::Span last_quoted;    ///< last quoted scalar
  base::Span open_flow;      ///< the bracket of the flow collection that is open; empty if none
};

base::Diagnostic explain(const SyntaxFailure& failure);

/// The last line of the text is a key without a colon.
base::Diagnostic key_without_colon(const base::SourceText& source, base::Span key);

/// The quote at `quote` is never closed.
base::Diagnostic unclosed_quote_at(const base::SourceText& source, std::uint32_t quote);

}  // namespace audit::yaml
