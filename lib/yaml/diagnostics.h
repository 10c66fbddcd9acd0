// SPDX-License-Identifier: Apache-2.0
//
// Every message of the YAML layer, one function each. Codes are stable: YAML00x file and encoding,
// YAML01x limits, YAML02x structure, YAML03x and YAML04x syntax, YAML05x slips of Chinese input.
#pragma once

#include "base/diagnostic.h"
#include "yaml/encoding.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace audit::yaml {

// File and encoding
base::Diagnostic file_too_large(const base::SourceText& source, std::size_t bytes);
base::Diagnostic cannot_decode(const base::SourceText& source, DecodeFailure failure);
base::Diagnostic was_converted(const base::SourceText& source, Encoding from);
base::Diagnostic control_character(base::Place at, char32_t character, std::size_t count);
base::Diagnostic empty_file(const base::SourceText& source);
base::Diagnostic empty_document(base::Place at, std::uint32_t index);

// Limits
base::Diagnostic too_deep(base::Place at);
base::Diagnostic too_many_brackets(base::Place at);
base::Diagnostic too_many_nodes(base::Place at);
base::Diagnostic too_many_documents(base::Place at);

// Structure
base::Diagnostic duplicate_key(base::Place at, base::Span first);
base::Diagnostic key_not_scalar(base::Place at);
base::Diagnostic missing_key(base::Place at);
base::Diagnostic alias_cycle(base::Place at, base::Span anchor);
base::Diagnostic merge_not_mapping(base::Place at, base::Span merge_key);
base::Diagnostic second_merge_key(base::Place at, base::Span first);

// Syntax: the file is rejected
base::Diagnostic no_key_value(base::Place at);
base::Diagnostic second_colon(base::Place at);
base::Diagnostic tab_indentation(base::Place at);
base::Diagnostic wrong_indentation(base::Place at);
base::Diagnostic full_width_comment(base::Place at);
base::Diagnostic unclosed_quote(base::Place at, bool has_smart_quote);
base::Diagnostic quote_over_lines(base::Place at, base::Span next);
base::Diagnostic text_after_quote(base::Place at);
base::Diagnostic unclosed_bracket(base::Place at, base::Span reached);
base::Diagnostic unexpected_bracket(base::Place at);
base::Diagnostic list_on_key_line(base::Place at);
base::Diagnostic reserved_character(base::Place at);
base::Diagnostic bad_escape(base::Place at, bool is_surrogate);
base::Diagnostic bad_block_scalar(base::Place at);
base::Diagnostic unknown_alias(base::Place at);
base::Diagnostic bad_anchor_or_tag(base::Place at);
base::Diagnostic bad_directive(base::Place at);
base::Diagnostic content_after_document(base::Place at);
base::Diagnostic stray_comma(base::Place at);
base::Diagnostic text_after_marker(base::Place at);
base::Diagnostic other_syntax_error(base::Place at, std::string_view reported);

// Slips: warnings, or errors where the file could not be read because of them
base::Diagnostic full_width_colon(base::Place at, base::Severity severity);
base::Diagnostic no_space_after_colon(base::Place at, base::Severity severity);
base::Diagnostic full_width_space(base::Place at);
base::Diagnostic invisible_character(base::Place at, char32_t character);
base::Diagnostic smart_quotes(base::Place at);
base::Diagnostic comma_cuts_text(base::Place at, bool is_number);
base::Diagnostic full_width_comma(base::Place at);
base::Diagnostic no_space_after_dash(base::Place at);
base::Diagnostic comment_cuts_text(base::Place at);
base::Diagnostic empty_item(base::Place at);

}  // namespace audit::yaml
