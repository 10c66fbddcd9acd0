// SPDX-License-Identifier: Apache-2.0
//
// Every message about a mistake in an expression: what was found, what was expected, what to do.
// One function a message. CEL001-019 syntax, 020-049 types and names, 050-059 message templates;
// the codes of run-time errors (CEL100 and up) stand in eval/errors.h.
#pragma once

#include "base/diagnostic.h"
#include "cel/program.h"
#include "cel/type.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit::cel::diagnostic {

using base::Diagnostic;
using base::Span;
using base::Text;

// Syntax.
Diagnostic unexpected_character(const Source& source, Span at, std::string_view write_instead);
Diagnostic unterminated_string(const Source& source, Span at);
Diagnostic bad_escape(const Source& source, Span at);
Diagnostic malformed_number(const Source& source, Span at);
Diagnostic number_out_of_range(const Source& source, Span at);
Diagnostic unexpected_token(const Source& source, Span at, const Text& found, const Text& expected);
Diagnostic reserved_word(const Source& source, Span at, std::string_view word);
Diagnostic too_long(const Source& source);
Diagnostic too_deep(const Source& source, Span at);
Diagnostic has_needs_field(const Source& source, Span at);
Diagnostic macro_needs_name(const Source& source, Span at, std::string_view macro);
Diagnostic macro_repeats_name(const Source& source, Span at, std::string_view name);
Diagnostic not_in_packs(const Source& source, Span at, const Text& what, const Text& hint);
Diagnostic no_messages(const Source& source, Span at);

// Names and types. `suggestion` may be empty.
Diagnostic unknown_name(const Source& source, Span at, std::string_view name,
                        std::string_view suggestion);
Diagnostic unknown_field(const Source& source, Span at, std::string_view name, TypeRef record,
                         std::string_view suggestion);
Diagnostic no_fields(const Source& source, Span at, std::string_view name, TypeRef found);
Diagnostic unknown_function(const Source& source, Span at, std::string_view name,
                            std::string_view suggestion);
Diagnostic no_overload(const Source& source, Span at, std::string_view name,
                       const std::vector<TypeRef>& found,
                       const std::vector<std::string_view>& signatures);
Diagnostic units_differ(const Source& source, Span at, std::string_view function, TypeRef left,
                        TypeRef right);
Diagnostic wrong_type(const Source& source, Span at, TypeRef found, TypeRef wanted);
Diagnostic not_a_member(const Source& source, Span at, std::string_view word,
                        const EnumType& enumeration, std::string_view suggestion);
Diagnostic not_ordered(const Source& source, Span at, TypeRef found);
Diagnostic no_group_key(const Source& source, Span at, TypeRef found);
/// What asks about the file stands where it must not.
Diagnostic about_the_file(const Source& source, Span at, std::string_view name);
Diagnostic has_derived(const Source& source, Span at, std::string_view field);
Diagnostic mixed_list(const Source& source, Span at, TypeRef first, TypeRef other);
Diagnostic branches_differ(const Source& source, Span at, TypeRef first, TypeRef second);
Diagnostic not_a_list(const Source& source, Span at, std::string_view what, TypeRef found);
Diagnostic wrong_index(const Source& source, Span at, TypeRef found, TypeRef key);
Diagnostic no_index(const Source& source, Span at, TypeRef found);
Diagnostic bad_constant(const Source& source, Span at, const Text& problem);

// Message templates.
Diagnostic unclosed_place(const Source& source, Span at);
Diagnostic stray_brace(const Source& source, Span at);
Diagnostic empty_place(const Source& source, Span at);
Diagnostic bad_format(const Source& source, Span at, std::string_view format);
Diagnostic format_needs_number(const Source& source, Span at, TypeRef found);

}  // namespace audit::cel::diagnostic
