// SPDX-License-Identifier: Apache-2.0
//
// Messages about submitted files, one function each: what was found, why it was not accepted, what
// to write. Personal values are masked in the text. (Messages about model files:
// definition_diagnostics.h.)
#pragma once

#include "base/diagnostic.h"
#include "model/forms/refusal.h"
#include "model/schema.h"
#include "yaml/node.h"

namespace audit::model {

/// What of a message must be masked: the value, or the key in front of it (甲某: 社工 in a list of
/// people).
struct Masks {
  bool value = false;
  bool key = false;
};

/// `advice` says what the key may have been meant for (key_advice.h).
base::Diagnostic unknown_key(const yaml::Node& entry, const base::Text& advice,
                             const Masks& masks);  // MODEL001
/// A field that the model defines by an expression.
base::Diagnostic derived_given(const yaml::Node& entry, const base::Text& advice);  // MODEL005
base::Diagnostic given_twice(const yaml::Node& second, const yaml::Node& first, const Masks& masks);

/// Two records of a list have one key, which stands for one of them only.
base::Diagnostic entry_given_twice(const yaml::Node& second, const yaml::Node& first);  // MODEL002
base::Diagnostic wrong_shape(const yaml::Node& node, const ValueSpec& spec,
                             const Masks& masks);  // MODEL003
base::Diagnostic item_without_parts(const yaml::Node& node, const RecordSpec& spec,
                                    const Masks& masks);  // MODEL004

/// A number, date, yes or no, region or period in another form: MODEL010 to MODEL015, by the form
/// asked for.
base::Diagnostic value_refused(const yaml::Node& node, const ValueSpec& spec,
                               const Refusal& refusal, const Masks& masks);
base::Diagnostic word_refused(const yaml::Node& node, const EnumSpec& spec,
                              const Masks& masks);  // MODEL016

/// Adds "or write its parts" to the message about a bare value where a record stands.
void add_parts_hint(base::Diagnostic& diagnostic, const ValueSpec& record);

base::Diagnostic document_not_mapping(const yaml::Node& root);                          // MODEL020
base::Diagnostic unknown_document_kind(const yaml::Node& node, const EnumSpec& kinds);  // MODEL021
base::Diagnostic no_documents(const base::SourceText& source);                          // MODEL022
// Of a file that is one record: a configuration.
base::Diagnostic record_not_mapping(const yaml::Node& root, const RecordSpec& spec);  // MODEL023
base::Diagnostic second_document(const yaml::Node& root, const RecordSpec& spec);     // MODEL024

}  // namespace audit::model
