// SPDX-License-Identifier: Apache-2.0
//
// Messages about files, encodings, limits and structure; those about syntax are in
// syntax_diagnostics.cpp, those about slips in slip_diagnostics.cpp.
#include "yaml/diagnostics.h"

#include "base/number.h"
#include "base/utf8.h"
#include "yaml/limits.h"

#include <fmt/format.h>

#include <utility>

namespace audit::yaml {
namespace {

using base::Diagnostic;
using base::Place;
using base::Severity;

constexpr std::size_t mebibyte = 1024 * 1024;

/// 1,000,000
std::string grouped(std::size_t limit) {
  return base::to_text(base::Number(static_cast<std::int64_t>(limit)), true);
}

/// An empty span at the beginning of a text stands for the whole of it.
Place whole(const base::SourceText& source) {
  return {.source = &source, .span = {}};
}

Diagnostic error(std::string code, Place at, std::string zh, std::string en) {
  return {.severity = Severity::Error,
          .code = std::move(code),
          .message = {.zh = std::move(zh), .en = std::move(en)},
          .at = at};
}

/// A key as it is named in messages: as written, cut when long.
std::string shown(Place at) {
  constexpr std::size_t max_shown = 120;  // bytes: 40 Chinese characters
  std::string_view text = at.source->slice(at.span);
  std::string_view tail;
  if (text.size() > max_shown) {
    std::size_t end = max_shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
      --end;
    }
    text = text.substr(0, end);
    tail = "…";
  }
  return base::visible(text) + std::string(tail);
}

Diagnostic with_related(Diagnostic diagnostic, base::Span span, std::string zh, std::string en) {
  diagnostic.related.push_back({.message = {.zh = std::move(zh), .en = std::move(en)},
                                .at = {.source = diagnostic.at.source, .span = span}});
  return diagnostic;
}

}  // namespace

Diagnostic file_too_large(const base::SourceText& source, std::size_t bytes) {
  return error(
      "YAML001", whole(source),
      fmt::format("文件有 {} 字节，超过上限 {} MiB。请拆分成几个文件", bytes,
                  max_file_bytes / mebibyte),
      fmt::format("the file has {} bytes, the limit is {} MiB: split it into several files", bytes,
                  max_file_bytes / mebibyte));
}

Diagnostic cannot_decode(const base::SourceText& source, DecodeFailure failure) {
  using Kind = DecodeFailure::Kind;
  const auto offset = static_cast<std::uint32_t>(failure.offset);
  const Place at{.source = &source, .span = {offset, offset + 1}};
  switch (failure.kind) {
    case Kind::OfficeFile:
      return error(
          "YAML002", whole(source),
          "这是 Excel、Word 或 PDF 文件，不是文本。请把内容写成 UTF-8 编码的 YAML 文本文件",
          "this is a file of Excel, Word or a PDF, not text: write its content as YAML in "
          "UTF-8");
    case Kind::UnmarkedUtf16:
      return error("YAML003", whole(source),
                   "文件像是没有字节序标记的 UTF-16，或是 UTF-32。请另存为 UTF-8",
                   "the file looks like UTF-16 without a byte-order mark, or UTF-32: save it as "
                   "UTF-8");
    case Kind::BrokenUtf16:
      return error("YAML003", whole(source),
                   fmt::format("文件标明是 UTF-16，但第 {} 字节起无法读取。请另存为 UTF-8",
                               failure.offset + 1),
                   fmt::format("the file is marked as UTF-16 but cannot be read from byte {} on: "
                               "save it as UTF-8",
                               failure.offset + 1));
    case Kind::BrokenUtf8:
      return error(
          "YAML003", at,
          fmt::format("文件是 UTF-8，但第 {} 字节处损坏。请用编辑器打开，改正后以 UTF-8 保存",
                      failure.offset + 1),
          fmt::format("the file is UTF-8 but byte {} is damaged: correct it in an editor "
                      "and save it as UTF-8",
                      failure.offset + 1));
    case Kind::Unknown:
      break;
  }
  return error("YAML003", at,
               fmt::format("文件既不是 UTF-8 也不是 GB18030（从第 {} 字节起）。请另存为 UTF-8",
                           failure.offset + 1),
               fmt::format("the file is neither UTF-8 nor GB18030 (from byte {} on): save it as "
                           "UTF-8",
                           failure.offset + 1));
}

Diagnostic was_converted(const base::SourceText& source, Encoding from) {
  return {
      .severity = Severity::Note,
      .code = "YAML004",
      .message = {.zh = fmt::format("文件是 {} 编码，已按此读取。建议另存为 UTF-8", name_of(from)),
                  .en = fmt::format("the file was read as {}; better save it as UTF-8",
                                    name_of(from))},
      .at = whole(source)};
}

Diagnostic control_character(Place at, char32_t character, std::size_t count) {
  const auto code = static_cast<std::uint32_t>(character);
  return error(
      "YAML005", at,
      fmt::format("文件里有 {} 个看不见的控制字符，第一个在这里（U+{:04X}），按空格读取。请删除",
                  count, code),
      fmt::format("the file has {} control character{}, the first one here (U+{:04X}), "
                  "read as spaces: remove them",
                  count, count == 1 ? "" : "s", code));
}

Diagnostic empty_file(const base::SourceText& source) {
  return error("YAML006", whole(source), "文件里没有内容，没有可检查的对象",
               "the file has no content: there is nothing to check");
}

Diagnostic empty_document(Place at, std::uint32_t index) {
  return {.severity = Severity::Note,
          .code = "YAML007",
          .message = {.zh = fmt::format("第 {} 个文档是空的。多余的「---」可以删除", index + 1),
                      .en = fmt::format("document {} is empty: a surplus `---` can be removed",
                                        index + 1)},
          .at = at};
}

Diagnostic too_deep(Place at) {
  return error(
      "YAML010", at, fmt::format("嵌套超过 {} 层，不再读取。请检查括号和缩进", max_depth),
      fmt::format("nested more than {} levels deep: check brackets and indentation", max_depth));
}

Diagnostic too_many_brackets(Place at) {
  return error(
      "YAML010", at,
      fmt::format("到这里有 {} 个以上的括号没有结束。请检查括号", grouped(max_open_brackets)),
      fmt::format("more than {} brackets are open here: check the brackets",
                  grouped(max_open_brackets)));
}

Diagnostic too_many_nodes(Place at) {
  return error("YAML011", at,
               fmt::format("展开引用后超过 {} 项，不再读取。请拆分文件，或减少别名的嵌套",
                           grouped(max_nodes)),
               fmt::format("more than {} items after aliases are expanded: split the file, or nest "
                           "fewer aliases",
                           grouped(max_nodes)));
}

Diagnostic too_many_documents(Place at) {
  return error(
      "YAML012", at,
      fmt::format("一个文件里超过 {} 个文档，不再读取。请拆分文件", grouped(max_documents)),
      fmt::format("more than {} documents in one file: split it", grouped(max_documents)));
}

Diagnostic duplicate_key(Place at, base::Span first) {
  const std::string key = shown(at);
  return with_related(
      error(
          "YAML020", at, fmt::format("键「{}」重复，不知以哪一个为准。请只留一个", key),
          fmt::format(
              "key `{}` is repeated, and nobody can tell which one counts; keep one of them", key)),
      first, "第一个在这里", "the first one is here");
}

Diagnostic key_not_scalar(Place at) {
  return error("YAML021", at,
               "键只能是文字，这里是列表或映射，这一项不采用。以括号开头的文字请加引号",
               "a key is plain text, here it is a list or mapping and the entry is left out; quote "
               "text that begins with a bracket");
}

Diagnostic missing_key(Place at) {
  return error("YAML022", at, "冒号前没有键，这一项不采用。请在冒号前写上字段名",
               "there is no key before the colon and the entry is left out: write a field name");
}

Diagnostic alias_cycle(Place at, base::Span anchor) {
  const std::string name = shown(at);
  return with_related(
      error("YAML023", at, fmt::format("「{}」引用了它自己所在的内容，按未填写处理", name),
            fmt::format("`{}` stands within what it refers to; read as not given", name)),
      anchor, "被引用的内容从这里开始", "what it refers to begins here");
}

Diagnostic merge_not_mapping(Place at, base::Span merge_key) {
  return with_related(
      error("YAML024", at, "「<<」只能合并映射或映射的列表，这里不是，不采用",
            "`<<` merges a mapping or a list of mappings; this is neither and is left out"),
      merge_key, "合并键在这里", "the merge key is here");
}

Diagnostic second_merge_key(Place at, base::Span first) {
  return with_related(
      error("YAML020", at, "一个映射里只能有一个「<<」，这一个不采用。可以写成「<<: [*甲, *乙]」",
            "a mapping has one `<<` and this second one is left out: write `<<: [*a, *b]`"),
      first, "第一个在这里", "the first one is here");
}

}  // namespace audit::yaml
