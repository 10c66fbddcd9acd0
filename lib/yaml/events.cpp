// SPDX-License-Identifier: Apache-2.0
#include "yaml/events.h"

#include "yaml/diagnostics.h"
#include "yaml/syntax_errors.h"
#include "yaml/text_scan.h"

#include <algorithm>

namespace audit::yaml {
namespace {

/// `---` or `...` at the beginning of a line.
bool is_marker(std::string_view text, std::uint32_t offset, std::string_view marker) {
  const bool at_line_begin = offset == 0 || is_break(text[offset - 1]);
  const std::size_t end = offset + marker.size();
  return at_line_begin && text.substr(offset, marker.size()) == marker &&
         (end >= text.size() || is_blank(text[end]) || is_break(text[end]));
}

/// A document ends with `...` somewhere between its last node and the next document.
bool has_end_marker(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = skip_to_token(text, begin); i < end; i = skip_to_token(text, i + 1)) {
    if (is_marker(text, i, "...")) {
      return true;
    }
  }
  return false;
}

}  // namespace

Events::Events(const File& file, std::string_view fed, TreeBuilder& builder,
               base::Diagnostics& diagnostics)
    : file_(file),
      text_(file.source->text()),
      fed_size_(fed.size()),
      builder_(builder),
      diagnostics_(diagnostics) {}

// yaml-cpp takes whatever is left after a document's root as a further document, and if that begins
// with a comma it never ends: a document but the first has to be announced by a marker.
void Events::OnDocumentStart(const YAML::Mark& mark) {
  const std::uint32_t begin = offset(mark);
  const bool is_announced = is_marker(text_, begin, "---");
  if (!file_.documents.empty() && !is_announced && !has_end_marker(text_, cursor_, begin)) {
    const base::Place place{file_.source.get(), {begin, begin + 1}};
    diagnostics_.add(text_[begin] == ',' ? stray_comma(place) : content_after_document(place));
    throw Stop();
  }
  cursor_ = is_announced ? begin + 3 : begin;
  builder_.begin_document(begin);
}

void Events::OnDocumentEnd() {
  builder_.end_document(cursor_);
}

void Events::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const Properties given = properties("?", anchor);
  const std::uint32_t next = offset(mark);
  const bool is_key = builder_.expects_key();
  // The place of the key instead of what follows: there is no colon. `? key` needs none; yaml-cpp
  // also lets a last line without colon pass.
  const bool is_at_key = !is_key && next < cursor_;
  const bool is_in_block = builder_.open_flow_collection() == nullptr;
  if (is_at_key && is_in_block && text_[next] != '?') {
    diagnostics_.add(key_without_colon(*file_.source, {next, cursor_}));
    throw Stop();
  }
  const std::uint32_t begin = anchor == 0 ? next : skip_properties(text_, next);
  const std::uint32_t length = null_word(text_, begin);
  if (is_at_key || length == 0 || !is_written(begin)) {
    const base::Span span = absent(begin, anchor != 0);
    builder_.null(is_key ? base::Span{begin, begin} : span, given);
    return;
  }
  const base::Span span{begin, begin + length};
  cursor_ = span.end;
  if (is_key) {
    builder_.scalar(span, Style::Plain, text_.substr(begin, length), given);
  } else {
    builder_.null(span, given);
  }
}

void Events::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::uint32_t begin = offset(mark);
  cursor_ = end_of_name(text_, begin);
  builder_.alias({begin, cursor_}, anchor);
}

void Events::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                      const std::string& value) {
  const Properties given = properties(tag, anchor);
  const std::uint32_t begin = skip_properties(text_, offset(mark));
  const char first = begin < text_.size() ? text_[begin] : '\n';
  const bool is_quote = first == '"' || first == '\'';
  const bool is_block = first == '|' || first == '>';
  if (value.empty() && !is_block && !(is_quote && is_written(begin))) {  // `!!str` and nothing else
    builder_.scalar(absent(begin, true), Style::Plain, {}, given);
    return;
  }
  written_scalar(begin, value, given);
}

void Events::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value /*style*/) {
  begin_collection(Kind::Sequence, mark, tag, anchor, '[');
}

void Events::OnSequenceEnd() {
  end_collection();
}

void Events::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                        YAML::EmitterStyle::value style) {
  begin_collection(Kind::Mapping, mark, tag, anchor,
                   style == YAML::EmitterStyle::Flow ? '{' : '\0');
}

void Events::OnMapEnd() {
  end_collection();
}

// Lines have the same bytes in the text and in what yaml-cpp reads; only line breaks may differ. At
// the end of the stream yaml-cpp sets the column back.
std::uint32_t Events::offset(const YAML::Mark& mark) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (mark.pos < 0 || static_cast<std::size_t>(mark.pos) >= fed_size_) {
    return size;
  }
  const std::uint32_t line = file_.source->line_begin(static_cast<std::uint32_t>(mark.line) + 1);
  return std::min(size, line + static_cast<std::uint32_t>(mark.column));
}

Properties Events::properties(const std::string& tag, YAML::anchor_t anchor) {
  const bool is_given = tag != "?" && tag != "!";  // these are what yaml-cpp calls "no tag"
  return {.tag = is_given ? builder_.keep(tag) : std::string_view(), .anchor = anchor};
}

/// A collection in flow style begins with `bracket`, or is a single pair of a sequence without
/// braces.
void Events::begin_collection(Kind kind, const YAML::Mark& mark, const std::string& tag,
                              YAML::anchor_t anchor, char bracket) {
  const Properties given = properties(tag, anchor);
  const bool has_properties = anchor != 0 || tag != "?";
  const std::uint32_t begin = has_properties ? skip_properties(text_, offset(mark)) : offset(mark);
  const bool has_bracket = begin < text_.size() && text_[begin] == bracket;
  // `[{a: 1}: b]`: the mapping without braces that holds a pair begins where its key does.
  if (!open_.empty() && open_.back().has_bracket && open_.back().begin == begin) {
    open_.back().has_bracket = false;
    cursor_ = begin;
  }
  const bool is_flow = has_bracket || builder_.open_flow_collection() != nullptr;
  open_.push_back({.begin = begin, .has_bracket = has_bracket});
  cursor_ = has_bracket ? begin + 1 : begin;
  builder_.begin(kind, is_flow ? Style::Flow : Style::Block, begin, given);
}

void Events::end_collection() {
  if (open_.back().has_bracket) {
    std::uint32_t i = skip_to_token(text_, cursor_);
    while (i < text_.size() && text_[i] != ']' && text_[i] != '}') {
      i = skip_to_token(text_, i + 1);  // commas; indicators and properties of nodes not written
    }
    cursor_ = i < text_.size() ? i + 1 : i;
  }
  open_.pop_back();
  builder_.end(cursor_);
}

void Events::written_scalar(std::uint32_t begin, const std::string& value, Properties given) {
  const char first = text_[begin];
  Style style = Style::Plain;
  bool needs_decoding = false;
  if (first == '"' || first == '\'') {
    style = first == '"' ? Style::DoubleQuoted : Style::SingleQuoted;
    const auto end = end_of_quoted(text_, begin);
    if (!end) {  // accepted by yaml-cpp when the file ends in a line break
      diagnostics_.add(unclosed_quote_at(*file_.source, begin));
      throw Stop();
    }
    cursor_ = *end;
    last_quoted_ = {begin, *end};
    const std::string_view written = text_.substr(begin, *end - begin);
    needs_decoding = style == Style::DoubleQuoted && written.find('\\') != std::string_view::npos;
  } else if (first == '|' || first == '>') {
    style = first == '|' ? Style::Literal : Style::Folded;
    cursor_ = end_of_block_scalar(text_, begin, value);
  } else {
    cursor_ = end_of_plain(text_, begin, value);
  }
  const base::Span span{begin, cursor_};
  const std::size_t quote = style == Style::Plain ? 0 : 1;
  if (needs_decoding) {
    builder_.scalar(span, style, builder_.keep(decode_quoted(text_, span)), given);
  } else if (text_.substr(begin + quote, value.size()) == value) {
    builder_.scalar(span, style, text_.substr(begin + quote, value.size()), given);
  } else {
    builder_.scalar(span, style, builder_.keep(value), given);
  }
}

base::Span Events::absent(std::uint32_t next, bool has_properties) {
  std::uint32_t i = skip_to_token(text_, cursor_);
  const bool is_indicator = i < text_.size() && (text_[i] == ':' || text_[i] == '-') && i < next;
  if (!builder_.expects_key() && is_indicator) {
    cursor_ = i + 1;
    i = skip_to_token(text_, cursor_);
  } else if (const Node* open = builder_.open_flow_collection();
             open != nullptr && open->kind == Kind::Sequence) {
    cursor_ = next;  // [a, , b]
  }
  if (has_properties) {
    skip_properties(text_, i, &cursor_);
  }
  return {cursor_, cursor_};
}

/// yaml-cpp reports a node that is not written at the place of the next token; what stands at
/// `begin` is a word of its own unless it is the key of an entry that follows.
bool Events::is_written(std::uint32_t begin) const {
  if (builder_.expects_key()) {
    return true;
  }
  std::uint32_t end = begin + std::max<std::uint32_t>(null_word(text_, begin), 1);
  if (text_[begin] == '"' || text_[begin] == '\'') {
    end = end_of_quoted(text_, begin).value_or(end);
  }
  return !is_followed_by_colon(text_, end);
}

}  // namespace audit::yaml
