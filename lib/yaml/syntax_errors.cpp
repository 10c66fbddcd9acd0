// SPDX-License-Identifier: Apache-2.0
#include "yaml/syntax_errors.h"

#include "yaml/diagnostics.h"
#include "yaml/slips.h"
#include "yaml/text_scan.h"

#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

namespace audit::yaml {
namespace {

using base::Diagnostic;
using base::Place;
using base::Span;
namespace reports = YAML::ErrorMsg;

constexpr std::uint32_t max_suspect_lines = 50;  // that are searched for the cause of an error
constexpr std::size_t max_related = 5;           // further lines with the same slip that are named

bool is_one_of(std::string_view reported, std::initializer_list<std::string_view> known) {
  return std::any_of(known.begin(), known.end(),
                     [reported](std::string_view report) { return reported.starts_with(report); });
}

class Explanation {
 public:
  explicit Explanation(const SyntaxFailure& failure)
      : failure_(failure), source_(failure.source), text_(failure.source.text()) {}

  Diagnostic run() const {
    const std::string_view reported = failure_.reported;
    if (is_one_of(reported,
                  {reports::MAP_VALUE, reports::END_OF_MAP, reports::END_OF_SEQ, reports::MAP_KEY,
                   reports::BLOCK_ENTRY, reports::TAB_IN_INDENTATION}) &&
        !is_one_of(reported, {reports::END_OF_MAP_FLOW, reports::END_OF_SEQ_FLOW})) {
      return structure();
    }
    if (is_one_of(reported, {reports::EOF_IN_SCALAR, reports::DOC_IN_SCALAR})) {
      return unclosed_quote_at(source_, find_open_quote());
    }
    if (is_one_of(reported, {reports::END_OF_MAP_FLOW, reports::END_OF_SEQ_FLOW})) {
      return flow();
    }
    return by_report(reported);
  }

 private:
  Place place(std::uint32_t begin, std::uint32_t length = 1) const {
    const auto size = static_cast<std::uint32_t>(text_.size());
    return {&source_, {std::min(begin, size), std::min(begin + length, size)}};
  }

  /// From `begin` to the end of its line, trailing blanks left out.
  Place rest_of_line(std::uint32_t begin) const {
    std::uint32_t end = begin;
    for (std::uint32_t i = begin; i < text_.size() && !is_break(text_[i]); ++i) {
      end = is_blank(text_[i]) ? end : i + 1;
    }
    return {&source_, {begin, end}};
  }

  std::uint32_t line_of(std::uint32_t offset) const { return source_.position(offset).line; }

  /// Block structure does not hold: a line is no `key: value`, or its indentation fits nothing.
  Diagnostic structure() const {
    if (const auto slip = find_slip()) {
      return *slip;
    }
    const std::uint32_t at = failure_.at;
    const Span quoted = failure_.last_quoted;
    const bool is_after_quote =
        !quoted.empty() && quoted.end <= at && line_of(quoted.end) == line_of(at);
    if (is_after_quote && line_of(quoted.begin) < line_of(quoted.end)) {
      return quote_over_lines(place(quoted.begin), place(at).span);
    }
    if (at < text_.size() && text_[at] == ',') {
      return stray_comma(place(at));
    }
    if (is_after_quote) {
      return text_after_quote(rest_of_line(at));
    }
    if (is_one_of(failure_.reported, {reports::BLOCK_ENTRY})) {
      return list_on_key_line(place(at));
    }
    if (is_one_of(failure_.reported, {reports::MAP_VALUE})) {
      return value_without_key();
    }
    const std::uint32_t begin = source_.line_begin(line_of(at));
    return find_separator(text_, begin) || (at < text_.size() && text_[at] == '-')
               ? wrong_indentation(rest_of_line(at))
               : no_key_value(rest_of_line(at));
  }

  /// A `: ` that follows no key: the second of its line, or the text before it began lines above.
  Diagnostic value_without_key() const {
    const std::uint32_t line = line_of(failure_.at);
    if (source_.line(line).starts_with("---")) {
      return text_after_marker(place(failure_.at));
    }
    const auto first = find_separator(text_, source_.line_begin(line));
    if (first && *first < failure_.at) {
      return second_colon(place(failure_.at));
    }
    std::uint32_t begin = skip_to_token(text_, first_suspect_offset());
    while (begin < text_.size() && text_[begin] == '-' && is_blank(text_[begin + 1])) {
      begin = skip_to_token(text_, begin + 1);
    }
    return line_of(begin) < line ? no_key_value(rest_of_line(begin))
                                 : wrong_indentation(rest_of_line(begin));
  }

  /// Past what belongs to the last good node.
  std::uint32_t first_suspect_offset() const {
    std::uint32_t begin = std::min(failure_.cursor, failure_.at);
    begin = skip_blanks(text_, begin);
    return begin < text_.size() && text_[begin] == ':' ? begin + 1 : begin;
  }

  std::optional<Diagnostic> find_slip() const {
    const std::uint32_t last = line_of(failure_.at);
    const std::uint32_t after_node = line_of(skip_to_token(text_, first_suspect_offset()));
    const std::uint32_t oldest = last > max_suspect_lines ? last - max_suspect_lines : 1;
    std::optional<Diagnostic> found;
    for (std::uint32_t line = std::max(std::min(after_node, last), oldest); line <= last; ++line) {
      auto slip = line_slip(source_, line);
      if (!slip) {
        continue;
      }
      if (!found) {
        found = std::move(slip);
      } else if (slip->code == found->code && found->related.size() < max_related) {
        found->related.push_back(
            {.message = {.zh = "这一行也是", .en = "and this line"}, .at = slip->at});
      }
    }
    return found;
  }

  Diagnostic flow() const {
    const Span quoted = failure_.last_quoted;
    if (!quoted.empty() && line_of(quoted.begin) < line_of(quoted.end) &&
        failure_.at >= quoted.end && line_of(quoted.end) == line_of(failure_.at)) {
      return quote_over_lines(place(quoted.begin), place(failure_.at).span);
    }
    const std::uint32_t begin = failure_.open_flow.empty() ? failure_.at : failure_.open_flow.begin;
    return unclosed_bracket(place(begin), place(failure_.at).span);
  }

  /// The quote that yaml-cpp was reading when the text or the document ended.
  std::uint32_t find_open_quote() const {
    for (std::uint32_t i = failure_.cursor; i < text_.size(); ++i) {
      const bool begins_token = i == 0 || is_blank(text_[i - 1]) || is_break(text_[i - 1]) ||
                                is_bracket_or_comma(text_[i - 1]) || text_[i - 1] == ':';
      if ((text_[i] != '"' && text_[i] != '\'') || !begins_token) {
        continue;
      }
      const auto end = end_of_quoted(text_, i);
      if (!end || *end > failure_.at) {
        return i;
      }
      i = *end - 1;
    }
    return std::min(failure_.at, static_cast<std::uint32_t>(text_.size()));
  }

  Diagnostic by_report(std::string_view reported) const {
    const std::uint32_t at = failure_.at;
    if (is_one_of(reported, {reports::FLOW_END})) {
      return unexpected_bracket(place(at));
    }
    if (is_one_of(reported, {reports::UNKNOWN_TOKEN})) {
      return at < text_.size() && text_[at] == ',' ? stray_comma(place(at))
                                                   : reserved_character(place(at));
    }
    if (is_one_of(reported,
                  {reports::INVALID_ESCAPE, reports::INVALID_HEX, reports::INVALID_UNICODE})) {
      const std::size_t backslash = text_.rfind('\\', at > 0 ? at - 1 : 0);
      const auto begin =
          backslash == std::string_view::npos ? at : static_cast<std::uint32_t>(backslash);
      return bad_escape(place(begin, 2), is_one_of(reported, {reports::INVALID_UNICODE}));
    }
    if (is_one_of(reported, {reports::ZERO_INDENT_IN_BLOCK, reports::CHAR_IN_BLOCK})) {
      const std::size_t header = text_.find_last_of("|>", at);
      const auto begin = header == std::string_view::npos ? at : static_cast<std::uint32_t>(header);
      return bad_block_scalar(rest_of_line(begin));
    }
    if (is_one_of(reported, {reports::UNKNOWN_ANCHOR})) {
      return unknown_alias(place(at, end_of_name(text_, at) - at));
    }
    if (is_one_of(reported,
                  {reports::ALIAS_NOT_FOUND, reports::ANCHOR_NOT_FOUND, reports::CHAR_IN_ALIAS,
                   reports::CHAR_IN_ANCHOR, reports::MULTIPLE_ANCHORS, reports::MULTIPLE_TAGS,
                   reports::CHAR_IN_TAG_HANDLE, reports::TAG_WITH_NO_SUFFIX,
                   reports::END_OF_VERBATIM_TAG})) {
      return bad_anchor_or_tag(place(at));
    }
    if (is_one_of(reported, {reports::YAML_DIRECTIVE_ARGS, reports::YAML_VERSION,
                             reports::YAML_MAJOR_VERSION, reports::REPEATED_YAML_DIRECTIVE,
                             reports::TAG_DIRECTIVE_ARGS, reports::REPEATED_TAG_DIRECTIVE})) {
      return bad_directive(rest_of_line(at));
    }
    if (is_one_of(reported, {reports::BAD_FILE})) {  // DeepRecursion
      return too_deep(place(at));
    }
    return other_syntax_error(place(at), reported);
  }

  const SyntaxFailure& failure_;
  const base::SourceText& source_;
  std::string_view text_;
};

}  // namespace

Diagnostic explain(const SyntaxFailure& failure) {
  return Explanation(failure).run();
}

Diagnostic key_without_colon(const base::SourceText& source, Span key) {
  auto slip = line_slip(source, source.position(key.begin).line);
  return slip ? std::move(*slip) : no_key_value({&source, key});
}

Diagnostic unclosed_quote_at(const base::SourceText& source, std::uint32_t quote) {
  const std::string_view line = source.line(source.position(quote).line);
  const bool has_smart_quote =
      line.find("”") != std::string_view::npos || line.find("’") != std::string_view::npos;
  const std::uint32_t end = std::min(quote + 1, static_cast<std::uint32_t>(source.text().size()));
  return unclosed_quote({&source, {quote, end}}, has_smart_quote);
}

}  // namespace audit::yaml
