// SPDX-License-Identifier: Apache-2.0
#include "rules/commented_yaml.h"

#include "base/utf8.h"

#include <array>
#include <utility>

namespace audit::rules {
namespace {

constexpr std::size_t comment_column = 26;  // most keys end before it
constexpr std::size_t line_width = 120;     // display columns; what cannot be broken is longer

/// Behind these a comment may be broken.
constexpr std::array<std::string_view, 6> breaks{"、", "；", "，", "。", ", ", "; "};

/// Up to the next place where the text may be broken.
std::string_view next_piece(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view divider : breaks) {
    const std::size_t at = text.find(divider);
    end = at == std::string_view::npos ? end : std::min(end, at + divider.size());
  }
  return text.substr(0, end);
}

/// In lines of at most `width` columns, as far as it can be broken.
std::vector<std::string> broken(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view piece = next_piece(text);
    text.remove_prefix(piece.size());
    const std::size_t columns = base::display_width(piece);
    if (used > 0 && used + columns > width) {
      lines.emplace_back();
      used = 0;
    }
    lines.back() += piece;
    used += columns;
  }
  for (std::string& line : lines) {
    line.erase(line.find_last_not_of(' ') + 1);
  }
  return lines;
}

/// Filled up with spaces, at least one.
std::string padded(std::string text, std::size_t column) {
  const std::size_t width = base::display_width(text);
  return text.append(width < column ? column - width : 1, ' ');
}

}  // namespace

CommentedYaml::Prefix CommentedYaml::inside(const Prefix& outer) {
  return {.text = outer.below + "  ", .below = outer.below + "  "};
}

CommentedYaml::Item CommentedYaml::item(const Prefix& outer) {
  const std::string lines = outer.below + "  # ";
  const Prefix rest{.text = lines + "  ", .below = lines + "  "};
  return {.first = {.text = lines + "- ", .below = rest.below}, .rest = rest};
}

void CommentedYaml::field(const Prefix& prefix, std::string_view key, std::string_view value,
                          const Comment& comment) {
  std::string line = prefix.text + std::string(key) + ":";
  if (!value.empty()) {
    line += " " + std::string(value);
  }
  std::string words;
  for (const base::Text& part : comment) {
    const std::string_view divider = language_ == base::Language::Chinese ? "；" : "; ";
    words += words.empty() ? "" : divider;
    words += base::visible(part.in(language_));
  }
  const std::size_t begin =
      std::max(comment_column, base::display_width(line) + 1) + 2;  // behind the `# `
  const std::size_t width = begin < line_width ? line_width - begin : 1;
  for (const std::string& part : broken(words, width)) {
    if (!part.empty()) {
      line = padded(std::move(line), comment_column) + "# " + part;
    }
    text_ += line + '\n';
    line = prefix.below;
  }
}

void CommentedYaml::line(const base::Text& text) {
  for (const std::string& part : broken(base::visible(text.in(language_)), line_width - 2)) {
    text_ += "# " + part + '\n';
  }
}

void CommentedYaml::blank_line() {
  text_ += text_.empty() || text_.ends_with("\n\n") ? "" : "\n";
}

}  // namespace audit::rules
