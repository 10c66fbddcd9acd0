// SPDX-License-Identifier: Apache-2.0
#include "yaml/slips.h"

#include "base/utf8.h"
#include "yaml/diagnostics.h"
#include "yaml/text_scan.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace audit::yaml {
namespace {

using base::CodePoint;
using base::Span;

bool is_full_width_space(char32_t c) {
  return c == 0x3000 || c == 0xA0;
}

bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD;
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

class SlipFinder {
 public:
  SlipFinder(const base::SourceText& source, base::Diagnostics& diagnostics)
      : source_(source), text_(source.text()), diagnostics_(diagnostics) {}

  void visit(const Node& node) {
    if (!node.use.empty()) {
      return;  // a copy: looked at where it was written
    }
    if (!node.key.empty()) {
      check_key(node);
    }
    if (node.kind == Kind::Scalar && node.style == Style::Plain) {
      check_text(node);
    } else if (node.kind == Kind::Null) {
      check_absent(node);
    }
    for (const Node* child : node.children) {
      visit(*child);
    }
  }

 private:
  void check_key(const Node& node) {
    const std::string_view key = source_.slice(node.key);
    const char32_t first = base::decode(key, 0).value;
    if (is_full_width_space(first)) {
      diagnostics_.add(full_width_space({&source_, leading(node.key, is_full_width_space)}));
    } else if (first == 0xFF0D || first == 0x2014 || first == 0x2013 ||
               (first == '-' && key.size() > 1 && !is_digit(static_cast<unsigned char>(key[1])))) {
      diagnostics_.add(no_space_after_dash(
          {&source_, {node.key.begin, node.key.begin + base::decode(key, 0).length}}));
    } else if (first == 0x201C || first == 0x2018) {
      diagnostics_.add(smart_quotes({&source_, node.key}));
    }
    for (std::uint32_t i = 0; i < key.size();) {
      const CodePoint point = base::decode(key, i);
      if (is_invisible(point.value)) {
        diagnostics_.add(invisible_character({&source_, node.key}, point.value));
        break;
      }
      i += point.length;
    }
  }

  void check_text(const Node& node) {
    if (node.span.empty()) {
      return;
    }
    const std::string_view written = source_.slice(node.span);
    const bool is_alone = node.parent == nullptr || (!node.key.empty() && begins_line(node));
    if (is_alone) {
      if (auto slip = key_value_slip(node)) {
        diagnostics_.add(std::move(*slip));
      }
    }
    if (is_in_curly_quotes(written)) {
      diagnostics_.add(smart_quotes({&source_, node.span}));
    }
    const bool is_flow_item = node.parent != nullptr && node.parent->kind == Kind::Sequence &&
                              node.parent->style == Style::Flow;
    if (is_flow_item) {
      if (const auto comma = find_full_width_comma(written)) {
        const std::uint32_t begin = node.span.begin + *comma;
        diagnostics_.add(full_width_comma({&source_, {begin, begin + 3}}));
      }
    }
    check_comment(node);
  }

  /// ` #12` behind a value, as in `地址: 幸福路 #12`; comments that are meant have a space after
  /// the sign.
  void check_comment(const Node& node) {
    const std::uint32_t hash = skip_blanks(text_, node.span.end);
    if (hash > node.span.end && hash + 1 < text_.size() && text_[hash] == '#' &&
        is_digit(static_cast<unsigned char>(text_[hash + 1]))) {
      diagnostics_.add(comment_cuts_text({&source_, {hash, hash + 1}}));
    }
  }

  void check_absent(const Node& node) {
    if (node.parent == nullptr || node.parent->style != Style::Flow || !node.span.empty()) {
      return;
    }
    if (node.parent->kind == Kind::Sequence) {
      diagnostics_.add(empty_item({&source_, node.span}));
    } else if (!is_followed_by_colon(text_, node.key.end) && follows_comma(node)) {
      diagnostics_.add(comma_cuts_text({&source_, node.key}, is_cut_number(node)));
    }
  }

  bool begins_line(const Node& node) const {
    const std::string_view between = text_.substr(node.key.end, node.span.begin - node.key.end);
    return std::any_of(between.begin(), between.end(), is_break);
  }

  bool follows_comma(const Node& node) const {
    std::uint32_t i = node.key.begin;
    while (i > 0 && (is_blank(text_[i - 1]) || is_break(text_[i - 1]))) {
      --i;
    }
    return i > 0 && text_[i - 1] == ',';
  }

  /// `{金额: 25,000}`: digits on both sides of the comma.
  bool is_cut_number(const Node& node) const {
    const std::uint32_t begin = node.key.begin;
    return begin > 1 && text_[begin - 1] == ',' &&
           is_digit(static_cast<unsigned char>(text_[begin - 2])) &&
           is_digit(static_cast<unsigned char>(text_[begin]));
  }

  static bool is_in_curly_quotes(std::string_view text) {
    constexpr std::string_view pairs[][2] = {{"“", "”"}, {"‘", "’"}};
    return std::any_of(std::begin(pairs), std::end(pairs), [text](const auto& pair) {
      return text.starts_with(pair[0]) && text.find(pair[1]) == text.size() - pair[1].size();
    });
  }

  static std::optional<std::uint32_t> find_full_width_comma(std::string_view text) {
    const std::size_t at = std::min(text.find("\uFF0C"), text.find("、"));
    return at == std::string_view::npos ? std::nullopt
                                        : std::optional(static_cast<std::uint32_t>(at));
  }

  template <class Predicate>
  Span leading(Span span, Predicate belongs) const {
    std::uint32_t end = span.begin;
    while (end < span.end && belongs(base::decode(text_, end).value)) {
      end += base::decode(text_, end).length;
    }
    return {span.begin, end};
  }

  const base::SourceText& source_;
  std::string_view text_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

void find_slips(const File& file, base::Diagnostics& diagnostics) {
  SlipFinder finder(*file.source, diagnostics);
  for (const Document& document : file.documents) {
    if (document.root != nullptr) {
      finder.visit(*document.root);
    }
  }
}

}  // namespace audit::yaml
