// SPDX-License-Identifier: Apache-2.0
#include "cel/diagnostics.h"

#include <fmt/format.h>

#include <utility>

namespace audit::cel::diagnostic {
namespace {

Diagnostic make(const Source& source, Span at, std::string_view code, std::string zh,
                std::string en) {
  return {.severity = base::Severity::Error,
          .code = std::string(code),
          .message = {.zh = std::move(zh), .en = std::move(en)},
          .at = source.place(at),
          .related = {}};
}

/// A type in words that rule writers use; the technical name for what has none.
Text in_words(TypeRef type) {
  switch (type->kind) {
    case Kind::Bool:
      return {.zh = "是/否", .en = "yes/no (bool)"};
    case Kind::String:
      return {.zh = "文字", .en = "text"};
    case Kind::Date:
      return {.zh = "日期", .en = "a date"};
    case Kind::Period:
      return {.zh = "时长（years、months、days）", .en = "a period"};
    case Kind::Number: {
      if (type->unit.is_plain()) {
        return {.zh = "数", .en = "a number"};
      }
      return {.zh = "以" + base::to_text(type->unit, base::Language::Chinese) + "计的数",
              .en = "a number of " + base::to_text(type->unit, base::Language::English)};
    }
    case Kind::Enum:
      return {.zh = "选项 " + to_text(type), .en = "a word of " + to_text(type)};
    case Kind::Record: {
      const RecordType& record = *type->record;
      return {.zh = "「" + (record.title.zh.empty() ? record.name : record.title.zh) + "」记录",
              .en = "a record " + record.name};
    }
    case Kind::List: {
      const Text element = in_words(type->element);
      return {.zh = element.zh + "的列表", .en = "a list of " + element.en};
    }
    case Kind::Dyn:
      if (type->literal) {
        return {.zh = "空", .en = "nothing"};
      }
      break;
    default:
      break;
  }
  return {.zh = to_text(type), .en = to_text(type)};
}

/// `_<=_` as it is written.
std::string symbol(std::string_view function) {
  std::string text;
  for (const char c : function) {
    if (c != '_') {
      text += c;
    }
  }
  return text;
}

std::string zh_suggestion(std::string_view suggestion) {
  return suggestion.empty() ? std::string() : fmt::format("，是否想写「{}」？", suggestion);
}

std::string en_suggestion(std::string_view suggestion) {
  return suggestion.empty() ? std::string() : fmt::format("; did you mean `{}`?", suggestion);
}

}  // namespace

Diagnostic unexpected_character(const Source& source, Span at, std::string_view write_instead) {
  const std::string found = source.text.substr(at.begin, at.end - at.begin);
  if (write_instead.empty()) {
    return make(source, at, "CEL001", "表达式中不能出现这个字符",
                "this character cannot stand in an expression");
  }
  return make(source, at, "CEL001",
              fmt::format("表达式中不能用「{}」，请写 {}", found, write_instead),
              fmt::format("`{}` cannot stand in an expression; write {}", found, write_instead));
}

Diagnostic unterminated_string(const Source& source, Span at) {
  return make(source, at, "CEL002", "文字缺少结尾的引号", "the closing quote is missing");
}

Diagnostic bad_escape(const Source& source, Span at) {
  return make(source, at, "CEL003", "不认识的转义；反斜杠本身写作 \\\\",
              "unknown escape; a backslash itself is written \\\\");
}

Diagnostic malformed_number(const Source& source, Span at) {
  return make(source, at, "CEL004", "不认识的数；请写成 10 或 0.1 这样",
              "this is no number; write it like 10 or 0.1");
}

Diagnostic number_out_of_range(const Source& source, Span at) {
  return make(source, at, "CEL004", "数太大，无法精确表示",
              "the number is too large to be held exactly");
}

Diagnostic unexpected_token(const Source& source, Span at, const Text& found,
                            const Text& expected) {
  return make(source, at, "CEL005", fmt::format("此处是{}，应为{}", found.zh, expected.zh),
              fmt::format("found {}, expected {}", found.en, expected.en));
}

Diagnostic reserved_word(const Source& source, Span at, std::string_view word) {
  return make(source, at, "CEL006", fmt::format("「{}」是 CEL 的保留字，请换一个名称", word),
              fmt::format("`{}` is reserved by CEL; choose another name", word));
}

Diagnostic too_long(const Source& source) {
  return make(source, {}, "CEL007", "表达式太长（上限 64 KiB）",
              "the expression is too long (limit 64 KiB)");
}

Diagnostic too_deep(const Source& source, Span at) {
  return make(source, at, "CEL007", "表达式嵌套太深（上限 250 层）；请用 let 拆开",
              "the expression is nested too deeply (limit 250 levels); split it with let");
}

Diagnostic has_needs_field(const Source& source, Span at) {
  return make(source, at, "CEL008", "has(…) 里要写字段，例如 has(services.total)",
              "has(…) takes a field, as in has(services.total)");
}

Diagnostic macro_needs_name(const Source& source, Span at, std::string_view macro) {
  return make(
      source, at, "CEL008",
      fmt::format("{} 的第一个参数是给每一项取的名称，例如 {}(s, …)", macro, macro),
      fmt::format("the first argument of {} names each element, as in {}(s, …)", macro, macro));
}

Diagnostic macro_repeats_name(const Source& source, Span at, std::string_view name) {
  return make(source, at, "CEL008", fmt::format("名称「{}」用了两次", name),
              fmt::format("the name `{}` is used twice", name));
}

Diagnostic not_in_packs(const Source& source, Span at, const Text& what, const Text& hint) {
  return make(source, at, "CEL009",
              fmt::format("规则中不能用{}{}", what.zh, hint.zh.empty() ? "" : "；" + hint.zh),
              fmt::format("rules have no {}{}", what.en, hint.en.empty() ? "" : "; " + hint.en));
}

Diagnostic no_messages(const Source& source, Span at) {
  return make(source, at, "CEL009", "不支持消息构造 名称{…}",
              "messages (Name{…}) are not supported");
}

Diagnostic unknown_name(const Source& source, Span at, std::string_view name,
                        std::string_view suggestion) {
  return make(source, at, "CEL020",
              fmt::format("没有名为「{}」的字段或名称{}", name, zh_suggestion(suggestion)),
              fmt::format("there is no field or name `{}`{}", name, en_suggestion(suggestion)));
}

Diagnostic unknown_field(const Source& source, Span at, std::string_view name, TypeRef record,
                         std::string_view suggestion) {
  const Text owner = in_words(record);
  return make(source, at, "CEL021",
              fmt::format("{}没有字段「{}」{}", owner.zh, name, zh_suggestion(suggestion)),
              fmt::format("{} has no field `{}`{}", owner.en, name, en_suggestion(suggestion)));
}

Diagnostic no_fields(const Source& source, Span at, std::string_view name, TypeRef found) {
  const Text type = in_words(found);
  if (found->kind == Kind::List) {
    return make(source, at, "CEL031",
                fmt::format("这是{}，不能直接取「{}」；请用 .map(x, x.{}) 或按位置、键取其中一项",
                            type.zh, name, name),
                fmt::format("this is {}; take `{}` of its elements with .map(x, x.{}) or pick one "
                            "by position or key",
                            type.en, name, name));
  }
  return make(source, at, "CEL031", fmt::format("{}没有字段，不能取「{}」", type.zh, name),
              fmt::format("{} has no fields, so there is no `{}`", type.en, name));
}

Diagnostic unknown_function(const Source& source, Span at, std::string_view name,
                            std::string_view suggestion) {
  return make(source, at, "CEL022",
              fmt::format("没有名为「{}」的函数{}", name, zh_suggestion(suggestion)),
              fmt::format("there is no function `{}`{}", name, en_suggestion(suggestion)));
}

Diagnostic no_overload(const Source& source, Span at, std::string_view name,
                       const std::vector<TypeRef>& found,
                       const std::vector<std::string_view>& signatures) {
  std::string zh;
  std::string en;
  bool has_date = false;
  bool has_text = false;
  for (TypeRef type : found) {
    const Text words = in_words(type);
    zh += (zh.empty() ? "" : "、") + words.zh;
    en += (en.empty() ? "" : ", ") + words.en;
    has_date = has_date || type->kind == Kind::Date;
    has_text = has_text || (type->kind == Kind::String && type->literal);
  }
  std::string forms;
  constexpr std::size_t most = 4;  // more forms than that help nobody
  for (std::size_t i = 0; i < signatures.size() && i < most; ++i) {
    forms += (i == 0 ? "" : "; ") + std::string(signatures[i]);
  }
  const bool is_operator = name.find('_') != std::string_view::npos;
  const std::string shown = is_operator ? symbol(name) : std::string(name);
  std::string zh_hint;
  std::string en_hint;
  if (is_operator && has_date && has_text) {
    zh_hint = "；日期请写成 date(\"2022-09-07\")";
    en_hint = "; write a date as date(\"2022-09-07\")";
  } else if (!is_operator) {
    zh_hint = "；可用的形式：" + forms;
    en_hint = "; its forms are: " + forms;
  }
  return make(source, at, "CEL023",
              is_operator ? fmt::format("「{}」不能用于{}{}", shown, zh, zh_hint)
                          : fmt::format("函数 {} 不能用于（{}）{}", shown, zh, zh_hint),
              is_operator ? fmt::format("`{}` does not go with {}{}", shown, en, en_hint)
                          : fmt::format("function {} does not take ({}){}", shown, en, en_hint));
}

Diagnostic units_differ(const Source& source, Span at, std::string_view function, TypeRef left,
                        TypeRef right) {
  const Text a = in_words(left);
  const Text b = in_words(right);
  return make(
      source, at, "CEL024",
      fmt::format("「{}」两边的单位要相同：左边是{}，右边是{}", symbol(function), a.zh, b.zh),
      fmt::format("`{}` wants one unit on both sides: left is {}, right is {}", symbol(function),
                  a.en, b.en));
}

Diagnostic wrong_type(const Source& source, Span at, TypeRef found, TypeRef wanted) {
  const Text a = in_words(found);
  const Text b = in_words(wanted);
  return make(source, at, "CEL025", fmt::format("这里是{}，应为{}", a.zh, b.zh),
              fmt::format("this is {}, expected {}", a.en, b.en));
}

Diagnostic not_a_member(const Source& source, Span at, std::string_view word,
                        const EnumType& enumeration, std::string_view suggestion) {
  constexpr std::size_t most = 12;
  std::string zh;
  std::string en;
  for (std::size_t i = 0; i < enumeration.members.size() && i < most; ++i) {
    const EnumType::Member& member = enumeration.members[i];
    zh += (i == 0 ? "" : "、") + (member.zh.empty() ? member.id : member.zh);
    en += (i == 0 ? "" : ", ") + (member.id.empty() ? member.zh : member.id);
  }
  if (enumeration.members.size() > most) {
    zh += "…";
    en += ", …";
  }
  return make(source, at, "CEL026",
              fmt::format("「{}」不是 {} 的选项{}选项有：{}", word, enumeration.name,
                          suggestion.empty() ? "；" : zh_suggestion(suggestion), zh),
              fmt::format("`{}` is no word of {}{}; its words are: {}", word, enumeration.name,
                          en_suggestion(suggestion), en));
}

Diagnostic not_ordered(const Source& source, Span at, TypeRef found) {
  const Text type = in_words(found);
  return make(source, at, "CEL027", fmt::format("{} 没有先后高低，不能比较大小或排序", type.zh),
              fmt::format("{} has no order: it cannot be compared with < or sorted", type.en));
}

Diagnostic no_group_key(const Source& source, Span at, TypeRef found) {
  const Text type = in_words(found);
  return make(
      source, at, "CEL035", fmt::format("不能按{}分组；请按文字、数、日期、是/否或选项", type.zh),
      fmt::format("cannot group by {}; group by a text, number, date, yes/no or option", type.en));
}

Diagnostic about_the_file(const Source& source, Span at, std::string_view name) {
  return make(
      source, at, "CEL028",
      fmt::format("{}(…) 只能用在 when 和 for_each 里：它问的是文件写没写，不是事实如何", name),
      fmt::format("{}(…) is for `when` and `for_each` only: it asks about the file, not about the "
                  "world",
                  name));
}

Diagnostic has_derived(const Source& source, Span at, std::string_view field) {
  return make(
      source, at, "CEL028", fmt::format("「{}」是推算出来的，文件里不填，不能用 has(…) 问", field),
      fmt::format("`{}` is derived and never written in a file: has(…) cannot ask for it", field));
}

Diagnostic mixed_list(const Source& source, Span at, TypeRef first, TypeRef other) {
  const Text a = in_words(first);
  const Text b = in_words(other);
  return make(source, at, "CEL029",
              fmt::format("列表的各项类型要相同：前面是{}，这里是{}", a.zh, b.zh),
              fmt::format("the items of a list are of one type: so far {}, here {}", a.en, b.en));
}

Diagnostic branches_differ(const Source& source, Span at, TypeRef first, TypeRef second) {
  const Text a = in_words(first);
  const Text b = in_words(second);
  return make(
      source, at, "CEL029",
      fmt::format("「? :」的两个结果类型要相同：一个是{}，一个是{}", a.zh, b.zh),
      fmt::format("both results of `? :` are of one type: one is {}, the other {}", a.en, b.en));
}

Diagnostic not_a_list(const Source& source, Span at, std::string_view what, TypeRef found) {
  const Text type = in_words(found);
  return make(source, at, "CEL032", fmt::format("{} 要用在列表上，这里是{}", what, type.zh),
              fmt::format("{} wants a list, this is {}", what, type.en));
}

Diagnostic wrong_index(const Source& source, Span at, TypeRef found, TypeRef key) {
  const Text type = in_words(found);
  const Text wanted = key == nullptr
                          ? Text{.zh = "位置（从 0 起的数）", .en = "a position (a number from 0)"}
                          : in_words(key);
  return make(source, at, "CEL033", fmt::format("方括号里是{}，应为{}", type.zh, wanted.zh),
              fmt::format("the index is {}, expected {}", type.en, wanted.en));
}

Diagnostic no_index(const Source& source, Span at, TypeRef found) {
  const Text type = in_words(found);
  return make(source, at, "CEL034", fmt::format("{}没有可以用 […] 取的项", type.zh),
              fmt::format("{} has no elements that […] could take", type.en));
}

Diagnostic bad_constant(const Source& source, Span at, const Text& problem) {
  return make(source, at, "CEL030", problem.zh, problem.en);
}

Diagnostic unclosed_place(const Source& source, Span at) {
  return make(source, at, "CEL050", "「{」没有对应的「}」；要写花括号本身，请写「{{」",
              "`{` has no `}`; write `{{` for a brace itself");
}

Diagnostic stray_brace(const Source& source, Span at) {
  return make(source, at, "CEL050", "「}」没有对应的「{」；要写花括号本身，请写「}}」",
              "`}` has no `{`; write `}}` for a brace itself");
}

Diagnostic empty_place(const Source& source, Span at) {
  return make(source, at, "CEL051", "花括号里没有表达式",
              "there is no expression between the braces");
}

Diagnostic bad_format(const Source& source, Span at, std::string_view format) {
  return make(
      source, at, "CEL052",
      fmt::format("不认识的格式「:{}」；可用 :%（百分比）、:.2（两位小数）、:.1%", format),
      fmt::format("unknown format `:{}`; there are :% (per cent), :.2 (two digits), :.1%", format));
}

Diagnostic format_needs_number(const Source& source, Span at, TypeRef found) {
  const Text type = in_words(found);
  return make(source, at, "CEL053", fmt::format("数的格式不能用于{}", type.zh),
              fmt::format("a number format does not go with {}", type.en));
}

}  // namespace audit::cel::diagnostic
