// SPDX-License-Identifier: Apache-2.0
//
// What the formats for people have in common: places, names of outcomes, counts, lists, colours.
// All text that comes from files is shown through base::visible.
//
//   place_of(*result.at)                          // samples/a.yaml:31:10
//   counts_text({{Outcome::Fail, 1}, …}, …)       // 不符合 1,待补充 2
#pragma once

#include "base/text.h"
#include "results/records.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit::writers {

/// `path:line:column`; the path alone for a file as a whole.
std::string place_of(const results::Location& at);

/// Text in one of the languages, made safe for a terminal and put on one line.
std::string shown(const base::Text& text, base::Language language);

/// A path as programs compare it with those of a repository: without `./` and doubled slashes.
std::string tidy_path(std::string_view path);

/// A text of a rule for which nothing was judged: what would be filled in is an ellipsis.
std::string without_placeholders(std::string_view text);

/// The line of a place and the marks below it; empty where the place has no snippet.
std::string snippet_of(const results::Location& at);

/// What stands between the items of a list, and between clauses.
std::string_view comma(base::Language language);
std::string_view semicolon(base::Language language);

/// `不符合 1，待补充 2`: those of `outcomes` that occur, in the given order.
std::string counts_text(const std::map<results::Outcome, std::uint64_t>& counts,
                        std::span<const results::Outcome> outcomes, base::Language language);

/// The first line of a note: `place: error: message [CODE]`.
std::string headline_of(const results::Note& note, base::Language language);

/// The whole note: its first line, the line of its place, and related places.
std::string text_of(const results::Note& note, base::Language language);

/// What people decided: `豁免：理由（示例区民政局，2024-03-01，有效期至 2024-12-31，见
/// rulings.yaml:5:11）`.
std::string ruling_text(const results::Ruling& ruling, base::Language language);

/// The text in the brackets of the language, with the blank that English has in front of them.
std::string in_brackets(const std::string& text, base::Language language);

/// Text of a file as it is, whatever Markdown would make of it. Characters of the syntax get a
/// backslash; of HTML, bare links and addresses an entity, which a renderer never takes for them.
std::string escaped_markdown(std::string_view text);

/// `1 rule`, `3 rules`.
std::string count_of(std::uint64_t count, std::string_view one, std::string_view many);

/// A field that the file does not say, or says in a way that was not understood, and what waits for
/// it.
struct Gap {
  const results::MissingField* field = nullptr;
  std::vector<std::string> rules;  ///< ids in order, each once
};

/// The missing fields behind the unknown ones of some results, each once, in the order of their
/// places.
std::vector<Gap> gaps_of(std::span<const results::Result> results);

/// Terminal colours, or nothing.
class Paint {
 public:
  explicit Paint(bool is_on) : is_on_(is_on) {}

  std::string outcome(results::Outcome outcome, std::string_view text) const;
  std::string severity(results::Severity severity, std::string_view text) const;
  std::string faint(std::string_view text) const;

 private:
  std::string in(std::string_view code, std::string_view text) const;
  bool is_on_;
};

}  // namespace audit::writers
