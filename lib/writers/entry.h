// SPDX-License-Identifier: Apache-2.0
//
// One line of a list: what the formats that are tables or annotations say of a result or note, in
// the order of a rectification list. All of it is text on one line without control characters,
// escaped for no medium yet.
//
//   entry_of(result, path, book, language).article      // 第二十六条
#pragma once

#include "results/records.h"
#include "writers/rule_book.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace audit::writers {

struct Entry {
  std::string station;      ///< name of the station or area
  std::string article;      ///< 第二十六条; empty for a note
  std::string issue;        ///< what was found; for an unknown result what cannot be decided
  std::string basis;        ///< regulation, article and strength
  std::string remedy;       ///< what to do; for an unknown result what to fill in
  std::string place;        ///< path:line:column
  std::string outcome;      ///< in words; for a note its severity
  std::string rule;         ///< id; for a note its code
  std::string calculation;  ///< how the verdict came about
  std::string related;      ///< further places
  std::string due;          ///< YYYY-MM-DD
  std::string ruling;       ///< what an authority decided
  std::string path;
  std::uint32_t line = 0;  ///< 0: the file as a whole
  std::uint32_t column = 0;
  std::string fingerprint;
};

/// `path` is that of the file, for results without a place.
Entry entry_of(const results::Result& result, std::string_view path, const RuleBook& book,
               base::Language language);
Entry entry_of(const results::Note& note, base::Language language);

/// Headings of the columns 站点、条款、问题、依据、整改要求、位置, with which every list begins.
const std::array<base::Text, 6>& list_headings();

/// The place of a result; of an unknown one that of the first field that is missing, where there is
/// something to do. Null: the file as a whole.
const results::Location* place_to_act(const results::Result& result);

/// What is to be filled in or corrected before an unknown result can be settled.
std::string fields_text(const results::Result& result, base::Language language);

}  // namespace audit::writers
