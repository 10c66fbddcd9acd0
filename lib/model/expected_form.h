// SPDX-License-Identifier: Apache-2.0
//
// What a file may write for a value, in words and with an example: the second half of every message
// about a value that was not understood.
//
//   expected_form(spec)            // 应写面积,如 60、60㎡、60平方米
//   short_form(spec, Language::Chinese)   // 单位㎡，如 60㎡
//   example(spec, Language::Chinese)   // 60㎡
#pragma once

#include "base/text.h"
#include "model/schema.h"

#include <string>

namespace audit::model {

base::Text expected_form(const ValueSpec& spec);

/// The same in a few words, for a comment beside a field that is yet to be filled in. `words`: the
/// language of keys, members of enumerations and the like in it.
base::Text short_form(const ValueSpec& spec, base::Language words);

/// A value as a file would write it, on one line: `60㎡`, `{类型: 社工办公室, 面积: 20㎡}`.
std::string example(const ValueSpec& spec, base::Language language);

/// All words of an enumeration in the official term: 专职、兼职; English: the ids.
std::string allowed_words(const cel::EnumType& type, base::Language language);

}  // namespace audit::model
