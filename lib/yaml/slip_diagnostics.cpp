// SPDX-License-Identifier: Apache-2.0
#include "yaml/diagnostics.h"

#include <fmt/format.h>

#include <utility>

namespace audit::yaml {
namespace {

using base::Diagnostic;
using base::Place;
using base::Severity;

Diagnostic warning(std::string code, Place at, std::string zh, std::string en) {
  return {.severity = Severity::Warning,
          .code = std::move(code),
          .message = {.zh = std::move(zh), .en = std::move(en)},
          .at = at};
}

}  // namespace

Diagnostic full_width_colon(Place at, Severity severity) {
  Diagnostic result =
      warning("YAML050", at, "这里是全角冒号，不分隔键和值。请写半角冒号加空格「: 」",
              "a full-width colon does not separate key and value: write `: `");
  result.severity = severity;
  return result;
}

Diagnostic no_space_after_colon(Place at, Severity severity) {
  Diagnostic result =
      warning("YAML051", at, "冒号后面没有半角空格，不分隔键和值。请写成「: 」",
              "a colon without a space does not separate key and value: write `: `");
  result.severity = severity;
  return result;
}

Diagnostic full_width_space(Place at) {
  return warning("YAML052", at, "键前面是全角空格，它不是缩进。请换成半角空格",
                 "full-width spaces before a key are no indentation: use ordinary spaces");
}

Diagnostic invisible_character(Place at, char32_t character) {
  return warning("YAML053", at,
                 fmt::format("键里有看不见的字符 U+{:04X}。请删除，重新输入这个键",
                             static_cast<std::uint32_t>(character)),
                 fmt::format("the key has an invisible character, U+{:04X}: type the key again",
                             static_cast<std::uint32_t>(character)));
}

Diagnostic smart_quotes(Place at) {
  return warning("YAML054", at,
                 "中文引号是文字的一部分，不起引号作用。如不需要请删除，或换成半角引号",
                 "curly quotes are part of the text and do not quote: remove them, or use straight "
                 "quotes");
}

Diagnostic comma_cuts_text(Place at, bool is_number) {
  if (is_number) {
    return warning("YAML055", at, "花括号里的半角逗号把数字断开了。数字里不要写逗号",
                   "the comma cuts a number in two within `{}`: write numbers without commas");
  }
  return warning("YAML055", at,
                 "花括号里的半角逗号把这里断成了单独的键。文字里请用全角逗号，或给值加引号",
                 "the comma makes a key of this within `{}`: quote a value that has a comma in it");
}

Diagnostic full_width_comma(Place at) {
  return warning("YAML056", at, "方括号里的全角逗号或顿号不分隔各项。请用半角逗号",
                 "a full-width comma does not separate items within `[]`: use a half-width one");
}

Diagnostic no_space_after_dash(Place at) {
  return warning("YAML057", at, "列表项的「-」后面要有半角空格。请写成「- 」",
                 "a list item is a half-width `-` and a space: write `- `");
}

Diagnostic comment_cuts_text(Place at) {
  return warning("YAML058", at, "空格后的「#」起是注释，不属于值。如果是文字，请给值加引号",
                 "from ` #` on this is a comment and not part of the value: quote the value if it "
                 "is text");
}

Diagnostic empty_item(Place at) {
  return warning("YAML059", at, "两个逗号之间没有内容，成了空的一项。请删除多余的逗号",
                 "nothing stands between two commas, which makes an empty item: remove a comma");
}

}  // namespace audit::yaml
