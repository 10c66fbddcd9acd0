// SPDX-License-Identifier: Apache-2.0
#include "rules/lint_diagnostics.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace audit::rules {
namespace {

base::Diagnostic warning(const char* code, const base::Place& at, std::string zh, std::string en) {
  return {.severity = base::Severity::Warning,
          .code = code,
          .message = {.zh = std::move(zh), .en = std::move(en)},
          .at = at,
          .related = {}};
}

std::string shown(std::string_view text) {
  return base::visible(text);
}

std::string day(const std::optional<base::Date>& date) {
  return date ? base::to_text(*date) : "…";
}

void relate(base::Diagnostic& diagnostic, const std::string& rule, const base::Place& at) {
  diagnostic.related.push_back(
      {.message = {.zh = "规则「" + rule + "」在这里", .en = "rule \"" + rule + "\" is here"},
       .at = at});
}

}  // namespace

base::Diagnostic untested(const base::Place& rule, std::string_view id, std::string_view outcome) {
  return warning("RULE060", rule, fmt::format("规则「{}」没有 {} 的测试用例", shown(id), outcome),
                 fmt::format("rule \"{}\" has no test case with outcome {}", shown(id), outcome));
}

base::Diagnostic unused_parameter(const base::Place& at, std::string_view name) {
  return warning("RULE061", at, fmt::format("参数「{}」没有规则使用", shown(name)),
                 fmt::format("parameter \"{}\" is used by no rule", shown(name)));
}

base::Diagnostic unused_let(const base::Place& at, std::string_view name) {
  return warning("RULE062", at, fmt::format("let「{}」没有被使用", shown(name)),
                 fmt::format("let \"{}\" is not used", shown(name)));
}

base::Diagnostic placeholders_differ(const base::Place& rule, std::string_view id) {
  return warning("RULE063", rule, fmt::format("规则「{}」的中英文消息占位不一致", shown(id)),
                 fmt::format("the messages of rule \"{}\" have other placeholders in zh than in en",
                             shown(id)));
}

base::Diagnostic missing_english(const base::Place& rule, std::string_view id) {
  return warning("RULE064", rule, fmt::format("规则「{}」没有英文标题", shown(id)),
                 fmt::format("rule \"{}\" has no English title", shown(id)));
}

base::Diagnostic see_unknown_rule(const base::Place& rule, std::string_view id,
                                  std::string_view other) {
  return warning(
      "RULE065", rule,
      fmt::format("规则「{}」的 see 指向「{}」，载入的规则包里没有它", shown(id), shown(other)),
      fmt::format("see of rule \"{}\" names \"{}\", which is in no loaded pack", shown(id),
                  shown(other)));
}

base::Diagnostic parameter_title_missing(const base::Place& at, std::string_view name) {
  return warning(
      "RULE066", at,
      fmt::format("参数「{}」缺少中文或英文标题；请写 title: {{zh: …, en: …}}，说明它是条文的"
                  "哪个数字或哪种理解",
                  shown(name)),
      fmt::format(
          "parameter \"{}\" has no title in both languages; write title: {{zh: …, en: …}} and "
          "say which number or which reading of the text it is",
          shown(name)));
}

base::Diagnostic reading_shown_one_way(const base::Place& at, std::string_view name, bool value) {
  return warning(
      "RULE067", at,
      fmt::format("参数「{}」的另一种理解没有用例；请加一个写有 parameters: {{{}: {}}} 的用例",
                  shown(name), shown(name), value ? "否" : "是"),
      fmt::format("no case shows the other reading of parameter \"{}\"; add one with "
                  "parameters: {{{}: {}}}",
                  shown(name), shown(name), value ? "no" : "yes"));
}

base::Diagnostic no_gap_of_one_field(const base::Place& rule, std::string_view id) {
  return warning(
      "RULE068", rule,
      fmt::format("规则「{}」没有只去掉一个字段、并在 missing 中写明它的 unknown 用例", shown(id)),
      fmt::format("rule \"{}\" has no unknown case that takes away a single field and names it in "
                  "missing",
                  shown(id)));
}

base::Diagnostic changes_nothing(const Setting& setting) {
  return warning(
      "RULE080", setting.place,
      fmt::format("「{}」原来就是这样，这里什么也没有改", shown(setting.name)),
      fmt::format("\"{}\" is like that already; nothing is changed here", shown(setting.name)));
}

base::Diagnostic weakens(const Setting& setting, results::Level before) {
  base::Diagnostic diagnostic =
      warning("RULE081", setting.place,
              fmt::format("规则「{}」由 {} 放宽为 {}", shown(setting.name), name_of(before).zh,
                          name_of(setting.level).zh),
              fmt::format("rule \"{}\" is weakened from {} to {}", shown(setting.name),
                          name_of(before).en, name_of(setting.level).en));
  diagnostic.severity = base::Severity::Note;
  return diagnostic;
}

base::Diagnostic untested_setting(const Setting& setting) {
  return warning(
      "RULE082", setting.place,
      fmt::format("「{}」的调整没有测试用例：请写一个用例，用到受它影响的规则",
                  shown(setting.name)),
      fmt::format("no test case sees what is set for \"{}\": write one of a rule that it bears on",
                  shown(setting.name)));
}

base::Diagnostic versions_overlap(const Rule& later, const Rule& earlier) {
  base::Diagnostic diagnostic = warning(
      "RULE083", later.place,
      fmt::format("规则「{}」{} 起施行，而「{}」施行至 {}：两者有几天同时有效", later.info.id,
                  day(later.effective), earlier.info.id, day(earlier.until)),
      fmt::format("rule \"{}\" is in force from {}, \"{}\" to {}: some days have both",
                  later.info.id, day(later.effective), earlier.info.id, day(earlier.until)));
  relate(diagnostic, earlier.info.id, earlier.place);
  return diagnostic;
}

base::Diagnostic versions_leave_gap(const Rule& later, const Rule& earlier) {
  base::Diagnostic diagnostic = warning(
      "RULE084", later.place,
      fmt::format("规则「{}」施行至 {}，「{}」{} 才起施行：中间几天都不适用", earlier.info.id,
                  day(earlier.until), later.info.id, day(later.effective)),
      fmt::format("rule \"{}\" is in force to {}, \"{}\" from {}: some days have neither",
                  earlier.info.id, day(earlier.until), later.info.id, day(later.effective)));
  relate(diagnostic, earlier.info.id, earlier.place);
  return diagnostic;
}

base::Diagnostic contradiction(const Asked& second, const Asked& first) {
  const auto name = [](const Asked& asked) {
    return asked.row.empty()
               ? base::Text{.zh = "「" + asked.rule + "」", .en = "\"" + asked.rule + "\""}
               : base::Text{.zh = "「" + asked.rule + "」（" + shown(asked.row) + "）",
                            .en = "\"" + asked.rule + "\" (" + shown(asked.row) + ")"};
  };
  const base::Text other = name(first);
  const base::Text own = name(second);
  base::Diagnostic diagnostic =
      warning("RULE085", second.at,
              fmt::format("规则{}要求 {}，{}要求 {}，不能都符合；原文如此的，请在 see 里写明",
                          own.zh, second.what.zh, other.zh, first.what.zh),
              fmt::format("rule {} asks for {}, {} for {}: both cannot be met; where the texts say "
                          "so, declare it under see",
                          own.en, second.what.in(base::Language::English), other.en,
                          first.what.in(base::Language::English)));
  relate(diagnostic, first.rule, first.at);
  return diagnostic;
}

base::Diagnostic implied(const Asked& weaker, const Asked& stronger) {
  base::Diagnostic diagnostic = warning(
      "RULE086", weaker.at, fmt::format("符合「{}」就一定符合「{}」", stronger.rule, weaker.rule),
      fmt::format("what complies with \"{}\" complies with \"{}\"", stronger.rule, weaker.rule));
  diagnostic.severity = base::Severity::Note;
  relate(diagnostic, stronger.rule, stronger.at);
  return diagnostic;
}

}  // namespace audit::rules
