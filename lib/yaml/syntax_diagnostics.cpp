// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "yaml/diagnostics.h"

#include <fmt/format.h>

#include <utility>

namespace audit::yaml {
namespace {

using base::Diagnostic;
using base::Place;
using base::Severity;

Diagnostic error(std::string code, Place at, std::string zh, std::string en) {
  return {.severity = Severity::Error,
          .code = std::move(code),
          .message = {.zh = std::move(zh), .en = std::move(en)},
          .at = at};
}

Diagnostic with_related(Diagnostic diagnostic, base::Span span, std::string zh, std::string en) {
  diagnostic.related.push_back({.message = {.zh = std::move(zh), .en = std::move(en)},
                                .at = {.source = diagnostic.at.source, .span = span}});
  return diagnostic;
}

std::string first_character(Place at) {
  const std::string_view text = at.source->text();
  if (at.span.begin >= text.size()) {
    return {};
  }
  return base::visible(base::decode(text, at.span.begin).value);
}

}  // namespace

Diagnostic no_key_value(Place at) {
  return error("YAML030", at,
               "这里应是「键: 值」（半角冒号，后面有空格）。请补上键或冒号，或检查缩进",
               "expected `key: value` here (a colon and a space): add what is missing, or check "
               "the indentation");
}

Diagnostic second_colon(Place at) {
  return error("YAML031", at, "同一行里又有一个「: 」。值里有冒号时请给值加引号，或写全角冒号",
               "a second `: ` in one line: quote a value that has a colon in it");
}

Diagnostic tab_indentation(Place at) {
  return error("YAML032", at, "缩进里有制表符（Tab），YAML 只用空格缩进。请把它换成空格",
               "a tab in the indentation: YAML indents by spaces only, replace it");
}

Diagnostic wrong_indentation(Place at) {
  return error("YAML033", at, "这一行的缩进和上面对不上。同一层的各行要从同一列开始",
               "the indentation of this line fits nothing above: lines of one level begin in the "
               "same column");
}

Diagnostic full_width_comment(Place at) {
  return error("YAML034", at, "这里是全角「\uFF03」。注释请用半角「#」",
               "a full-width `#`: comments begin with the half-width `#`");
}

Diagnostic unclosed_quote(Place at, bool has_smart_quote) {
  if (has_smart_quote) {
    return error("YAML035", at, "这个引号没有结束：行末是中文引号。请用同样的半角引号结束",
                 "this quote is not closed: the line ends in a curly quote, use the same straight "
                 "quote");
  }
  return error("YAML035", at, "这个引号没有结束。请在值的末尾加上同样的引号",
               "this quote is not closed: add the same quote at the end of the value");
}

Diagnostic quote_over_lines(Place at, base::Span next) {
  return with_related(
      error("YAML035", at, "这个引号到后面的行才结束，像是漏了结束的引号。请检查",
            "this quote is closed on a later line only: is the closing quote missing?"),
      next, "读到这里出错", "reading failed here");
}

Diagnostic text_after_quote(Place at) {
  return error("YAML036", at, "引号结束后还有文字。请把整个值放进引号，或去掉引号",
               "text after the closing quote: put the whole value in quotes, or use none");
}

Diagnostic unclosed_bracket(Place at, base::Span reached) {
  const std::string bracket = first_character(at);
  const std::string closing = bracket == "{" ? "}" : "]";
  return with_related(
      error("YAML037", at, fmt::format("从这里开始的「{}」没有正确结束", bracket),
            fmt::format("the `{}` that begins here does not end properly", bracket)),
      reached, fmt::format("读到这里应是「,」或「{}」", closing),
      fmt::format("expected `,` or `{}` here", closing));
}

Diagnostic unexpected_bracket(Place at) {
  const std::string bracket = first_character(at);
  return error(
      "YAML038", at,
      fmt::format("多余的「{}」，前面没有与它配对的括号。文字里的括号请给值加引号", bracket),
      fmt::format("`{}` closes nothing: quote a value that has brackets in it", bracket));
}

Diagnostic list_on_key_line(Place at) {
  return error("YAML039", at, "列表项「- 」不能写在这里。请另起一行，缩进后再写",
               "a list item `- ` cannot stand here: begin a new, indented line");
}

Diagnostic reserved_character(Place at) {
  const std::string character = first_character(at);
  return error("YAML040", at, fmt::format("值不能以「{}」开头。请给值加引号", character),
               fmt::format("a value cannot begin with `{}`: quote it", character));
}

Diagnostic bad_escape(Place at, bool is_surrogate) {
  if (is_surrogate) {
    return error("YAML041", at, "「\\u」后面不是字符编码（可能是 JSON 的代理对）。请直接写这个字符",
                 "what follows `\\u` is no character (half of a JSON surrogate pair?): write the "
                 "character itself");
  }
  return error("YAML041", at, "双引号里的反斜杠写法不对。请改用单引号，或把「\\」写成「\\\\」",
               "an unknown escape in double quotes: use single quotes, or write `\\\\` for `\\`");
}

Diagnostic bad_block_scalar(Place at) {
  return error("YAML042", at,
               "「|」和「>」后面应换行写文字。值本身以它们开头时（如「>30人」）请加引号",
               "after `|` and `>` the text begins on the next line: quote a value that begins with "
               "them, as \">30\"");
}

Diagnostic unknown_alias(Place at) {
  return error(
      "YAML043", at, "「*」引用的名字前面没有用「&」定义。以星号开头的文字请加引号",
      "`*` refers to a name that no `&` has defined before: quote text that begins with an "
      "asterisk");
}

Diagnostic bad_anchor_or_tag(Place at) {
  return error("YAML044", at, "以「&」「*」「!」开头的值有特殊含义，这里的写法不对。文字请加引号",
               "values that begin with `&`, `*` or `!` have a special meaning and this one is "
               "malformed: quote text");
}

Diagnostic bad_directive(Place at) {
  return error("YAML045", at, "以「%」开头的行是 YAML 指令，这里的写法不对。文字请加引号",
               "a line that begins with `%` is a YAML directive and this one is malformed: quote "
               "text");
}

Diagnostic content_after_document(Place at) {
  return error("YAML046", at, "上面的内容已经结束，这里却还有文字。多个文档之间请用「---」隔开",
               "what is above is complete, yet there is more here: separate documents by `---`");
}

Diagnostic stray_comma(Place at) {
  return error("YAML047", at, "这里不应有逗号。每一项各占一行，行末不写逗号",
               "a comma cannot stand here: write each entry on a line of its own, without commas");
}

Diagnostic text_after_marker(Place at) {
  return error("YAML048", at, "「---」后面不能直接写「键: 值」。请另起一行",
               "no `key: value` on the line of `---`: begin a new line");
}

Diagnostic other_syntax_error(Place at, std::string_view reported) {
  return error("YAML049", at, fmt::format("从这里起不是 YAML(解析器:{}）", reported),
               fmt::format("this is not YAML from here on (the parser says: {})", reported));
}

}  // namespace audit::yaml
