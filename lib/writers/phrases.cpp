// SPDX-License-Identifier: Apache-2.0
#include "writers/phrases.h"

#include "base/snippet.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace audit::writers {
namespace {

using base::Language;
using results::Location;
using results::Outcome;

/// Display columns of the first `count` code points.
std::size_t width_of_first(std::string_view text, std::size_t count) {
  std::size_t offset = 0;
  while (count > 0 && offset < text.size()) {
    offset += base::decode(text, offset).length;
    --count;
  }
  return base::display_width(text.substr(0, offset)) + count;
}

base::Snippet marked(const Location& at) {
  base::Snippet snippet{.line = at.line, .text = base::visible(at.snippet)};
  if (at.mark_width > 0) {
    snippet.mark = at.mark;
    snippet.width = at.mark_width;
    return snippet;
  }
  // A record of another program: the columns are all there is.
  const std::size_t begin = std::max<std::size_t>(at.column, 1) - 1;
  const std::size_t end = at.end_line == at.line && at.end_column > at.column
                              ? at.end_column - 1
                              : std::max(base::count_code_points(snippet.text), begin + 1);
  snippet.mark = width_of_first(snippet.text, begin);
  snippet.width = std::max<std::size_t>(width_of_first(snippet.text, end) - snippet.mark, 1);
  return snippet;
}

/// The same for two results that wait for the same field.
std::string key_of(const results::MissingField& field) {
  return field.field + '\n' + field.pointer + '\n' + field.where.zh;
}

/// Document, line and column; a field without a place comes first.
std::array<std::uint32_t, 3> position_of(const results::MissingField& field) {
  return field.at ? std::array{field.at->document, field.at->line, field.at->column}
                  : std::array<std::uint32_t, 3>{};
}

}  // namespace

std::string place_of(const Location& at) {
  std::string place = base::visible(at.path);
  if (at.line > 0) {
    place += ':' + std::to_string(at.line) + ':' + std::to_string(at.column);
  }
  return place;
}

std::string tidy_path(std::string_view path) {
  std::string tidy;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    const bool is_first = begin == 0;
    begin = end + 1;
    if (is_first && part.empty() && !path.empty()) {
      tidy = "/";
    } else if (!part.empty() && part != ".") {
      tidy += tidy.empty() || tidy == "/" ? "" : "/";
      tidy += part;
    }
  }
  return tidy.empty() && !path.empty() ? "." : tidy;
}

std::string without_placeholders(std::string_view text) {
  std::string out;
  char quote = 0;
  bool is_inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_inside) {
      const bool is_escaped = quote != 0 && c == '\\';
      i += is_escaped ? 1 : 0;
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote == 0 && c == '}') {
        is_inside = false;
      }
    } else if ((c == '{' || c == '}') && i + 1 < text.size() && text[i + 1] == c) {
      out += c;
      ++i;
    } else if (c == '{') {
      out += "…";
      is_inside = true;
    } else {
      out += c;
    }
  }
  return out;
}

std::string shown(const base::Text& text, Language language) {
  return base::visible(text.in(language));
}

std::string snippet_of(const Location& at) {
  return at.line == 0 || at.snippet.empty() ? std::string() : base::to_text(marked(at));
}

std::string_view comma(Language language) {
  return language == Language::Chinese ? "，" : ", ";
}

std::string_view semicolon(Language language) {
  return language == Language::Chinese ? "；" : "; ";
}

std::string counts_text(const std::map<Outcome, std::uint64_t>& counts,
                        std::span<const Outcome> outcomes, Language language) {
  std::string text;
  for (const Outcome outcome : outcomes) {
    const auto entry = counts.find(outcome);
    if (entry == counts.end() || entry->second == 0) {
      continue;
    }
    text += text.empty() ? std::string_view() : comma(language);
    text += results::name_of(outcome).in(language) + ' ' + std::to_string(entry->second);
  }
  return text;
}

std::string headline_of(const results::Note& note, Language language) {
  std::string text = note.at ? place_of(*note.at) + ": " : std::string();
  text += results::name_of(note.severity).in(language) + ": " + shown(note.message, language);
  return note.code.empty() ? text : text + " [" + note.code + ']';
}

std::string text_of(const results::Note& note, Language language) {
  std::string text = headline_of(note, language) + '\n';
  text += note.at ? snippet_of(*note.at) : "";
  for (const Location& place : note.related) {
    results::Note related;
    related.message = place.message;
    related.at = place;
    text += headline_of(related, language) + '\n' + snippet_of(place);
  }
  return text;
}

std::string ruling_text(const results::Ruling& ruling, Language language) {
  std::string by = base::visible(ruling.by);
  const auto add = [&](const base::Text& word, const std::string& part) {
    if (!part.empty()) {
      by += by.empty() ? std::string_view() : comma(language);
      by += word.in(language) + base::visible(part);
    }
  };
  add({}, ruling.on);
  add({.zh = "有效期至 ", .en = "until "}, ruling.until);
  add({.zh = "认定值 ", .en = "value "}, ruling.value);
  add({.zh = "限值 ", .en = "limit "}, ruling.limit);
  add({.zh = "见 ", .en = "see "}, ruling.at ? place_of(*ruling.at) : "");
  const bool is_chinese = language == Language::Chinese;
  std::string text = base::visible(ruling.verdict.in(language));
  if (!ruling.reason.empty()) {
    text += (is_chinese ? "：" : ": ") + base::visible(ruling.reason);
  }
  return by.empty() ? text : text + in_brackets(by, language);
}

std::string in_brackets(const std::string& text, Language language) {
  return language == Language::Chinese ? "（" + text + "）" : " (" + text + ')';
}

std::string escaped_markdown(std::string_view text) {
  constexpr std::string_view syntax = "\\`*_[]#|~$";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '@') {
      out += "&#64;";
    } else if (c == ':' && text.substr(i, 3) == "://") {
      out += "&#58;";
    } else if (c == '.' && i >= 3 && base::lookup_form(text.substr(i - 3, 3)) == "www") {
      out += "&#46;";
    } else if (syntax.find(c) != std::string_view::npos) {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

std::string count_of(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

std::vector<Gap> gaps_of(std::span<const results::Result> results) {
  std::vector<Gap> gaps;
  std::unordered_map<std::string, std::size_t> known;
  for (const results::Result& result : results) {
    if (result.outcome != Outcome::Unknown) {
      continue;
    }
    for (const results::MissingField& field : result.missing) {
      const auto [entry, is_new] = known.try_emplace(key_of(field), gaps.size());
      if (is_new) {
        gaps.push_back({&field, {}});
      }
      std::vector<std::string>& rules = gaps[entry->second].rules;
      if (std::find(rules.begin(), rules.end(), result.rule) == rules.end()) {
        rules.push_back(result.rule);
      }
    }
  }
  std::stable_sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) {
    return position_of(*a.field) < position_of(*b.field);
  });
  return gaps;
}

std::string Paint::in(std::string_view code, std::string_view text) const {
  if (!is_on_) {
    return std::string(text);
  }
  return "\x1b[" + std::string(code) + 'm' + std::string(text) + "\x1b[0m";
}

std::string Paint::outcome(Outcome outcome, std::string_view text) const {
  switch (outcome) {
    case Outcome::Fail:
    case Outcome::Error:
      return in("1;31", text);
    case Outcome::Unknown:
      return in("1;33", text);
    case Outcome::Pass:
      return in("32", text);
    case Outcome::Manual:
    case Outcome::Waived:
    case Outcome::NotDue:
      return in("36", text);
    case Outcome::NotApplicable:
      return in("2", text);
  }
  return std::string(text);
}

std::string Paint::severity(results::Severity severity, std::string_view text) const {
  switch (severity) {
    case results::Severity::Error:
      return in("1;31", text);
    case results::Severity::Warning:
      return in("1;33", text);
    case results::Severity::Note:
      return in("36", text);
  }
  return std::string(text);
}

std::string Paint::faint(std::string_view text) const {
  return in("2", text);
}

}  // namespace audit::writers
