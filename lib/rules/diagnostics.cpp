// SPDX-License-Identifier: Apache-2.0
#include "rules/diagnostics.h"

#include "base/system_error.h"
#include "base/utf8.h"
#include "results/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace audit::rules {
namespace {

base::Diagnostic error(const char* code, const base::Place& at, std::string zh, std::string en) {
  return {.severity = base::Severity::Error,
          .code = code,
          .message = {.zh = std::move(zh), .en = std::move(en)},
          .at = at,
          .related = {}};
}

base::Text kind_of(const yaml::Node& node) {
  switch (node.kind) {
    case yaml::Kind::Null:
      return {.zh = "空值", .en = "nothing"};
    case yaml::Kind::Scalar:
      return node.text.empty() ? base::Text{.zh = "空文字", .en = "an empty text"}
                               : base::Text{.zh = "文字", .en = "a text"};
    case yaml::Kind::Sequence:
      return {.zh = "列表", .en = "a list"};
    case yaml::Kind::Mapping:
      return {.zh = "映射", .en = "a mapping"};
  }
  return {};
}

/// `。是否想写「x」` / `; did you mean "x"?`, or nothing.
base::Text suggestion(std::string_view found, std::span<const std::string> known) {
  const std::string near = closest(found, known);
  if (near.empty()) {
    return {};
  }
  return {.zh = fmt::format("，是否想写「{}」", near),
          .en = fmt::format("; did you mean \"{}\"?", near)};
}

std::string joined(std::span<const std::string> words, std::string_view separator) {
  return fmt::format("{}", fmt::join(words, separator));
}

std::string shown(std::string_view text) {
  return base::visible(text);
}

}  // namespace

std::string closest(std::string_view found, std::span<const std::string> known) {
  const std::string word = base::lookup_form(found);
  const std::size_t length = base::count_code_points(word);
  const std::size_t limit = length <= 2 ? 1 : (length <= 5 ? 2 : 3);
  std::size_t best = 2 * (limit + 1);
  std::string result;
  for (const std::string& candidate : known) {
    const std::string other = base::lookup_form(candidate);
    const std::size_t distance = base::edit_distance(word, other, limit);
    // Of two that are equally near, the one that begins alike: `case` is `cases`, not `base`.
    const std::size_t rank = 2 * distance + (word.empty() || word.front() != other.front() ? 1 : 0);
    if (rank < best && distance < length) {
      best = rank;
      result = candidate;
    }
  }
  return result;
}

base::Diagnostic unknown_key(const yaml::Node& node, std::span<const std::string_view> known) {
  const std::vector<std::string> words(known.begin(), known.end());
  const base::Text hint = suggestion(node.key_text, words);
  const std::string key = shown(node.key_text);
  if (hint.empty() && node.kind == yaml::Kind::Null) {
    return error(
        "RULE001", key_place_of(node),
        fmt::format("不认识的键「{}」：花括号里的半角逗号会把一句话切成几个键，请给整句加引号",
                    key),
        fmt::format("unknown key \"{}\": a comma inside {{…}} cuts a sentence into keys; "
                    "put the whole text in quotes",
                    key));
  }
  return error("RULE001", key_place_of(node),
               fmt::format("不认识的键「{}」{}；这里可以有：{}", key, hint.zh, joined(words, " ")),
               fmt::format("unknown key \"{}\"{}{} known here: {}", key, hint.en,
                           hint.en.empty() ? ";" : "", joined(words, ", ")));
}

base::Diagnostic missing_key(const yaml::Node& mapping, std::string_view key) {
  return error("RULE002", key_place_of(mapping), fmt::format("缺少「{}」", key),
               fmt::format("\"{}\" is missing", key));
}

base::Diagnostic not_text(const yaml::Node& node) {
  const base::Text kind = kind_of(node);
  return error(
      "RULE003", node.span.empty() ? key_place_of(node) : place_of(node),
      fmt::format("这里应是文字，却是{}；表达式含「: 」或以 {{ [ & * ! 开头时请加引号", kind.zh),
      fmt::format("expected a text, found {}; quote an expression that contains \": \" or begins "
                  "with one of {{ [ & * !",
                  kind.en));
}

base::Diagnostic tagged(const yaml::Node& node) {
  const std::string tag = shown(node.tag);
  return error(
      "RULE004", node.span.empty() ? key_place_of(node) : place_of(node),
      fmt::format("YAML 把「{}」读成标签而不是文字，请给表达式加引号，如 '!pilot'", tag),
      fmt::format(
          "YAML reads \"{}\" as a tag, not as text; put the expression in quotes, as '!pilot'",
          tag));
}

base::Diagnostic not_a_mapping(const yaml::Node& node) {
  const base::Text kind = kind_of(node);
  return error("RULE005", place_of(node), fmt::format("这里应是「键: 值」的映射，却是{}", kind.zh),
               fmt::format("expected a mapping (key: value), found {}", kind.en));
}

base::Diagnostic not_a_list(const yaml::Node& node) {
  const base::Text kind = kind_of(node);
  return error("RULE005", place_of(node),
               fmt::format("这里应是列表（每项以 - 开头），却是{}", kind.zh),
               fmt::format("expected a list (items begin with -), found {}", kind.en));
}

base::Diagnostic not_a_date(const yaml::Node& node) {
  return error("RULE006", place_of(node),
               fmt::format("「{}」不是日期，请写 2022-09-07", shown(node.text)),
               fmt::format("\"{}\" is no date; write 2022-09-07", shown(node.text)));
}

base::Diagnostic not_yes_or_no(const yaml::Node& node) {
  return error("RULE006", place_of(node),
               fmt::format("「{}」不是是/否，请写 true 或 false", shown(node.text)),
               fmt::format("\"{}\" is neither yes nor no; write true or false", shown(node.text)));
}

base::Diagnostic not_a_name(const yaml::Node& node) {
  return error(
      "RULE006", key_place_of(node),
      fmt::format("「{}」不能作名称：名称由字母、汉字、数字和 _ 组成，不以数字开头",
                  shown(node.key_text)),
      fmt::format(
          "\"{}\" cannot be a name: names are letters, digits and _, and do not begin with a digit",
          shown(node.key_text)));
}

base::Diagnostic ends_before_it_starts(const yaml::Node& until) {
  return error("RULE006", place_of(until), "截止日早于生效日", "it ends before it takes effect");
}

base::Diagnostic unknown_level(const yaml::Node& node) {
  const std::vector<std::string> known{"must", "principle", "target", "encouraged", "practice"};
  const base::Text hint = suggestion(node.text, known);
  return error(
      "RULE007", place_of(node),
      fmt::format("没有规范强度「{}」{}；可写：{}", shown(node.text), hint.zh, joined(known, " ")),
      fmt::format("no level \"{}\"{}{} levels are {}", shown(node.text), hint.en,
                  hint.en.empty() ? ";" : "", joined(known, ", ")));
}

base::Diagnostic unknown_scope(const yaml::Node& node) {
  return error("RULE008", place_of(node),
               fmt::format("没有范围「{}」；可写：station county city", shown(node.text)),
               fmt::format("no scope \"{}\"; scopes are station, county, city", shown(node.text)));
}

base::Diagnostic unknown_group(const yaml::Node& node, std::span<const std::string> known) {
  const base::Text hint = suggestion(node.text, known);
  return error(
      "RULE009", place_of(node),
      fmt::format("本规则包没有分组「{}」{}；分组在 pack.yaml 的 groups 里定义", shown(node.text),
                  hint.zh),
      fmt::format("this pack has no group \"{}\"{}{} groups are defined under groups in pack.yaml",
                  shown(node.text), hint.en, hint.en.empty() ? ";" : ""));
}

base::Diagnostic defined_twice(const yaml::Node& node, const base::Place& first) {
  const std::string_view name = node.kind == yaml::Kind::Scalar ? node.text : node.key_text;
  base::Diagnostic diagnostic =
      error("RULE010", node.kind == yaml::Kind::Scalar ? place_of(node) : key_place_of(node),
            fmt::format("「{}」定义了两次", shown(name)),
            fmt::format("\"{}\" is defined twice", shown(name)));
  diagnostic.related.push_back(
      {.message = {.zh = "第一次在这里", .en = "first defined here"}, .at = first});
  return diagnostic;
}

base::Diagnostic rule_defined_twice(const base::Place& second, std::string_view id,
                                    const base::Place& first) {
  base::Diagnostic diagnostic = error(
      "RULE011", second, fmt::format("规则编号「{}」已经用过；编号在所有规则包中唯一", shown(id)),
      fmt::format("rule id \"{}\" is taken; ids are unique over all packs", shown(id)));
  diagnostic.related.push_back(
      {.message = {.zh = "第一次在这里", .en = "first used here"}, .at = first});
  return diagnostic;
}

base::Diagnostic unknown_field_path(const yaml::Node& node) {
  return error(
      "RULE013", place_of(node),
      fmt::format("模型里没有字段「{}」；请写从文件起的路径，如 staff.source", shown(node.text)),
      fmt::format(
          "the model has no field \"{}\"; write a path from the file's root, as staff.source",
          shown(node.text)));
}

base::Diagnostic unknown_unit(const yaml::Node& node) {
  return error(
      "RULE014", place_of(node),
      fmt::format("没有单位「{}」；可写：元 ㎡ 小时 天 年 人 人次 户 比例 个", shown(node.text)),
      fmt::format("no unit \"{}\"; units are 元 ㎡ 小时 天 年 人 人次 户 比例 个",
                  shown(node.text)));
}

base::Diagnostic unclear_parameter(const yaml::Node& node) {
  return error(
      "RULE015", key_place_of(node),
      fmt::format("看不出参数「{}」是什么类型：请加 of（字段路径）或 unit（单位）",
                  shown(node.key_text)),
      fmt::format("the type of parameter \"{}\" is not clear: add of (a field path) or unit",
                  shown(node.key_text)));
}

base::Diagnostic unknown_parameter(const yaml::Node& node, std::span<const std::string> known) {
  const base::Text hint = suggestion(node.key_text, known);
  return error("RULE016", key_place_of(node),
               fmt::format("规则包没有参数「{}」{}", shown(node.key_text), hint.zh),
               fmt::format("the pack has no parameter \"{}\"{}", shown(node.key_text), hint.en));
}

base::Diagnostic not_a_list_value(const base::Place& at, cel::TypeRef found) {
  return error("RULE017", at, fmt::format("for_each 要一个列表，这里是 {}", cel::to_text(found)),
               fmt::format("for_each wants a list, this is {}", cel::to_text(found)));
}

base::Diagnostic not_a_path(const yaml::Node& node) {
  return error("RULE018", place_of(node),
               fmt::format("at 要一个字段路径，如 finance.operation.admin_fee；「{}」不是",
                           shown(node.text)),
               fmt::format("at wants a field path, as finance.operation.admin_fee; \"{}\" is none",
                           shown(node.text)));
}

base::Diagnostic missing_message(const base::Place& rule, std::string_view id) {
  return error(
      "RULE019", rule,
      fmt::format("规则「{}」有 require 而没有 message：不符合时要说清楚什么不符合", shown(id)),
      fmt::format("rule \"{}\" has a require but no message: say what is wrong when it fails",
                  shown(id)));
}

base::Diagnostic empty_file(const base::Place& at) {
  return error("RULE020", at, "文件是空的", "the file is empty");
}

base::Diagnostic several_packs(const base::Place& second) {
  return error("RULE020", second, "一个文件只写一个规则包：请把第二个文档移到另一个文件",
               "one pack a file: move the second document to a file of its own");
}

base::Diagnostic no_rules(const base::Place& head, std::string_view id) {
  return error("RULE021", head, fmt::format("规则包「{}」没有一条规则", shown(id)),
               fmt::format("pack \"{}\" has no rule", shown(id)));
}

base::Diagnostic other_pack(const yaml::Node& node, std::string_view id) {
  return error(
      "RULE022", place_of(node),
      fmt::format("这个文件写着规则包「{}」，却在「{}」的文件夹里", shown(node.text), shown(id)),
      fmt::format("the file says pack \"{}\", but stands in the folder of \"{}\"", shown(node.text),
                  shown(id)));
}

base::Diagnostic folder_has_other_name(const base::Place& at, std::string_view id,
                                       std::string_view folder) {
  return error(
      "RULE022", at,
      fmt::format("规则包编号「{}」与文件夹名「{}」不同：按编号查找时要相同", shown(id),
                  shown(folder)),
      fmt::format("pack id \"{}\" differs from its folder \"{}\": packs are looked up by folder",
                  shown(id), shown(folder)));
}

base::Diagnostic pack_id_taken(std::string_view id, std::string_view first,
                               std::string_view second) {
  return error(
      "RULE023", {},
      fmt::format("两个规则包都叫「{}」：{} 和 {}", shown(id), shown(first), shown(second)),
      fmt::format("two packs are called \"{}\": {} and {}", shown(id), shown(first),
                  shown(second)));
}

base::Diagnostic cannot_read(std::string_view path, int error_number) {
  const base::Text reason = base::reason_of(error_number);
  return error("RULE024", {}, fmt::format("读不了 {}：{}", shown(path), reason.zh),
               fmt::format("cannot read {}: {}", shown(path), reason.en));
}

base::Diagnostic no_pack_here(std::string_view path) {
  return error("RULE024", {}, fmt::format("{} 里没有 pack.yaml", shown(path)),
               fmt::format("there is no pack.yaml in {}", shown(path)));
}

base::Diagnostic unknown_pack(std::string_view id, std::span<const std::string> available) {
  const base::Text hint = suggestion(id, available);
  const base::Text list = available.empty()
                              ? base::Text{.zh = "查找路径上没有任何规则包",
                                           .en = "there is no pack on the search path"}
                              : base::Text{.zh = "现有：" + joined(available, " "),
                                           .en = "packs: " + joined(available, ", ")};
  return error("RULE025", {}, fmt::format("没有规则包「{}」{}；{}", shown(id), hint.zh, list.zh),
               fmt::format("no pack \"{}\"{}{} {}", shown(id), hint.en, hint.en.empty() ? ";" : "",
                           list.en));
}

base::Diagnostic unknown_base(const base::Place& at, std::string_view id,
                              std::span<const std::string> available) {
  const base::Text hint = suggestion(id, available);
  return error(
      "RULE026", at,
      fmt::format("没有规则包「{}」{}；extends 写规则包编号，在查找路径或本规则包旁边的文件夹里找",
                  shown(id), hint.zh),
      fmt::format("no pack \"{}\"{}{} extends names packs by id; they are looked up on the search "
                  "path and beside this pack",
                  shown(id), hint.en, hint.en.empty() ? ";" : ""));
}

base::Diagnostic unusable_base(const base::Place& at, std::string_view id) {
  return error(
      "RULE027", at,
      fmt::format("规则包「{}」有错误，建立在它上面的这个规则包也不能使用", shown(id)),
      fmt::format("pack \"{}\" has errors; this one, which extends it, cannot be used", shown(id)));
}

base::Diagnostic extends_itself(const base::Place& at, std::string_view id) {
  return error(
      "RULE028", at, fmt::format("extends 绕成了圈：「{}」经过本规则包又回到它自己", shown(id)),
      fmt::format("extends goes in a circle: \"{}\" extends itself through this pack", shown(id)));
}

base::Diagnostic nothing_extended(const yaml::Node& node) {
  return error(
      "RULE029", key_place_of(node),
      fmt::format("「{}」要先有 extends：写明调整的是哪个规则包", shown(node.key_text)),
      fmt::format("\"{}\" wants an extends: name the pack that is tailored", shown(node.key_text)));
}

base::Diagnostic unknown_rule(const yaml::Node& node, std::span<const std::string> known) {
  const base::Text hint = suggestion(node.key_text, known);
  return error("RULE030", key_place_of(node),
               fmt::format("extends 的规则包里没有规则「{}」{}", shown(node.key_text), hint.zh),
               fmt::format("the packs that are extended have no rule \"{}\"{}",
                           shown(node.key_text), hint.en));
}

base::Diagnostic disabled_without_reason(const yaml::Node& node) {
  return error(
      "RULE031", key_place_of(node),
      fmt::format("停用规则「{}」要写明理由：{}: 理由", shown(node.key_text), shown(node.key_text)),
      fmt::format("say why rule \"{}\" is disabled: {}: reason", shown(node.key_text),
                  shown(node.key_text)));
}

base::Diagnostic ambiguous_parameter(const yaml::Node& node, std::span<const std::string> packs) {
  std::vector<std::string> names;
  for (const std::string& pack : packs) {
    names.push_back(pack + "." + std::string(node.key_text));
  }
  return error("RULE032", key_place_of(node),
               fmt::format("不止一个规则包有参数「{}」，请写明是哪一个：{}", shown(node.key_text),
                           joined(names, " ")),
               fmt::format("several packs have a parameter \"{}\"; say which: {}",
                           shown(node.key_text), joined(names, ", ")));
}

base::Diagnostic set_to_nothing(const yaml::Node& node) {
  return error(
      "RULE033", key_place_of(node),
      fmt::format("参数「{}」没有写值；要停用规则，请在 disable 里写明理由", shown(node.key_text)),
      fmt::format("parameter \"{}\" has no value; to switch rules off, disable them with a reason",
                  shown(node.key_text)));
}

base::Diagnostic disabled_and_overridden(const yaml::Node& node, const base::Place& level) {
  base::Diagnostic diagnostic =
      error("RULE034", key_place_of(node),
            fmt::format("规则「{}」既停用又改规范强度，请留其一", shown(node.key_text)),
            fmt::format("rule \"{}\" is disabled and given a level; keep one of them",
                        shown(node.key_text)));
  diagnostic.related.push_back(
      {.message = {.zh = "改规范强度在这里", .en = "its level is given here"}, .at = level});
  return diagnostic;
}

base::Diagnostic overlays_disagree(const Setting& second, const Setting& first) {
  const bool is_parameter = second.kind == Setting::Kind::Parameter;
  base::Diagnostic diagnostic = error(
      "RULE035", second.place,
      fmt::format("规则包「{}」和「{}」对{}「{}」的规定不同，而对同一个站都适用；请让其中一个 "
                  "extends 另一个",
                  shown(first.by), shown(second.by), is_parameter ? "参数" : "规则",
                  shown(second.name)),
      fmt::format("packs \"{}\" and \"{}\" say different things of {} \"{}\" and hold for one "
                  "station; let one of them extend the other",
                  shown(first.by), shown(second.by), is_parameter ? "parameter" : "rule",
                  shown(second.name)));
  diagnostic.related.push_back(
      {.message = {.zh = "另一个在这里", .en = "the other one is here"}, .at = first.place});
  return diagnostic;
}

base::Diagnostic test_of_unknown_rule(const yaml::Node& node, std::span<const std::string> known) {
  const base::Text hint = suggestion(node.text, known);
  return error("RULE040", place_of(node),
               fmt::format("规则包没有规则「{}」{}", shown(node.text), hint.zh),
               fmt::format("the pack has no rule \"{}\"{}", shown(node.text), hint.en));
}

base::Diagnostic unknown_outcome(const yaml::Node& node) {
  static constexpr std::array all{results::Outcome::Pass,    results::Outcome::Fail,
                                  results::Outcome::Unknown, results::Outcome::NotApplicable,
                                  results::Outcome::NotDue,  results::Outcome::Manual,
                                  results::Outcome::Waived,  results::Outcome::Error};
  std::vector<std::string> known;
  for (const results::Outcome outcome : all) {
    known.emplace_back(results::id_of(outcome));
  }
  const base::Text hint = suggestion(node.text, known);
  return error(
      "RULE041", place_of(node),
      fmt::format("没有结论「{}」{}；可写：{}", shown(node.text), hint.zh, joined(known, " ")),
      fmt::format("no outcome \"{}\"{}{} outcomes are {}", shown(node.text), hint.en,
                  hint.en.empty() ? ";" : "", joined(known, ", ")));
}

base::Diagnostic path_leads_nowhere(const base::Place& at, std::string_view path,
                                    std::string_view part) {
  return error("RULE042", at,
               fmt::format("路径「{}」在「{}」处走不通：模型没有这个字段，或列表里没有这一项",
                           shown(path), shown(part)),
               fmt::format("path \"{}\" leads nowhere at \"{}\": no such field in the model, or no "
                           "such item in the list",
                           shown(path), shown(part)));
}

base::Diagnostic nothing_to_unset(const yaml::Node& node) {
  return error("RULE043", place_of(node),
               fmt::format("样本里没有「{}」，无从删去", shown(node.text)),
               fmt::format("the base has no \"{}\" that could be removed", shown(node.text)));
}

base::Diagnostic base_not_understood(const base::Place& at, const base::Text& problem) {
  return error("RULE044", at, fmt::format("测试样本读不懂：{}", problem.zh),
               fmt::format("the base of the test is not understood: {}",
                           problem.in(base::Language::English)));
}

}  // namespace audit::rules
