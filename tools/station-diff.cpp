// SPDX-License-Identifier: Apache-2.0
//
// station-diff: compares the results of two runs of station-check and says what was fixed, what is
// new and what remains.
#include "base/utf8.h"
#include "common/descriptor_stream.h"
#include "common/diagnostics.h"
#include "common/folder_settings.h"
#include "common/main.h"
#include "common/options.h"
#include "common/rules_path.h"
#include "common/suggest.h"
#include "results/comparison/comparer.h"
#include "results/jsonl.h"
#include "station-diff/outputs.h"
#include "writers/phrases.h"

#include <optional>
#include <ostream>

namespace {

using namespace audit;         // NOLINT(google-build-using-namespace): this file is the command
using namespace audit::tools;  // NOLINT(google-build-using-namespace)

/// The words of --show.
std::vector<std::string_view> change_names() {
  std::vector<std::string_view> names;
  for (const results::Change change : results::all_changes()) {
    names.emplace_back(results::id_of(change));
  }
  return names;
}

/// `new, changed, …`
std::string change_words() {
  std::string words;
  for (const std::string_view name : change_names()) {
    words += (words.empty() ? "" : ", ") + std::string(name);
  }
  return words;
}

UsageError no_such_change(const std::string& word) {
  const std::vector<std::string_view> names = change_names();
  const base::Text hint = did_you_mean(word, {names.begin(), names.end()});
  const std::string shown = base::visible(word);
  return {{.zh = "--show 没有变化 " + shown + "，可用 " + change_words() + hint.zh,
           .en = "--show: there is no change " + shown + ": use " + change_words() + hint.en}};
}

std::set<results::Change> shown_changes(const Arguments& arguments) {
  std::set<results::Change> shown;
  for (const std::string& word : list_of(arguments, "show")) {
    const auto change = results::change_of_id(word);
    if (!change) {
      throw no_such_change(word);
    }
    shown.insert(*change);
  }
  return shown;
}

results::ComparisonPolicy policy_of(const Arguments& arguments) {
  results::ComparisonPolicy policy;
  if (arguments.has("fail-on")) {
    policy.fail_on = fail_on(arguments);
  }
  if (arguments.has("unknown")) {
    policy.unknown = unknown_policy(arguments);
  }
  policy.only_new = arguments.has("fail-on-new");
  return policy;
}

void check_operands(const Arguments& arguments) {
  const std::vector<std::string>& operands = arguments.operands;
  if (operands.size() != 2) {
    throw UsageError{
        {.zh = "要比较哪两份结果？请依次写出旧结果和新结果（station-check --format jsonl 的输出）",
         .en = "which two results? Name OLD and NEW (what station-check --format jsonl wrote)"}};
  }
  if (operands[0] == "-" && operands[1] == "-") {
    throw UsageError{{.zh = "标准输入不能既是旧结果又是新结果",
                      .en = "standard input cannot be both OLD and NEW"}};
  }
}

/// False, and said on standard error, where the stream cannot be used to its end.
bool read(const std::string& path, results::Sink& sink, const Session& session) {
  DescriptorStream in(path, session.in);
  const results::StreamEnd end = results::read_jsonl(in, sink);
  if (in.error_number() == 0 && end.is_complete) {
    return true;
  }
  const results::Note problem =
      in.error_number() != 0 ? cannot_read(path, in.error_number()) : damaged_results(path, end);
  session.err << writers::text_of(problem, session.language);
  return false;
}

/// In the language that the configuration of the working folder asks for; nullopt, and said, where
/// it has mistakes. The model, which reads it, is no concern of a comparison otherwise.
std::optional<Session> speaking(const Arguments& arguments, const Session& asked) {
  if (!arguments.has("config") && !is_configured("")) {
    return asked;
  }
  base::Diagnostics of_no_concern;
  const Rulebook book = open_rules(of_no_concern);
  FolderSettings folder(book.model.get(), arguments, "");
  const base::Diagnostics problems = folder.take_problems();
  for (const base::Diagnostic& problem : problems.items()) {
    asked.err << to_text(problem, asked.language);
  }
  return problems.has_errors() ? std::nullopt : std::optional(folder.speaking(asked, arguments));
}

results::Status compare_runs(const Arguments& arguments, const Session& asked) {
  check_operands(arguments);
  const std::optional<Session> chosen = speaking(arguments, asked);
  if (!chosen) {
    return results::Status::Rules;
  }
  const Session& session = *chosen;
  ComparisonOutputs outputs(arguments, session, shown_changes(arguments));
  results::EarlierRun earlier;
  if (!read(arguments.operands[0], earlier, session)) {
    return results::Status::Input;
  }
  results::Comparer comparer(earlier, policy_of(arguments), outputs);
  if (!read(arguments.operands[1], comparer, session)) {
    return results::Status::Input;
  }
  const results::Status status = comparer.finish();
  outputs.close();
  return status;
}

std::vector<Option> diff_options() {
  return {
      {.name = "fail-on-new",
       .argument = "",
       .help = {.zh = "结论只看新增的问题：没有新增就是状态 "
                      "0（新结果没有读懂或规则出错时仍为 3、4）",
                .en = "of the findings only new ones count: without any the status is 0 (what NEW "
                      "could not read is still 3, a rule that erred 4)"}},
      {.name = "fail-on",
       .argument = "LEVEL",
       .help = {.zh = "从哪一级强度起影响退出状态：must、principle、target、encouraged、practice"
                      "（默认与新结果相同）",
                .en = "from which level on rules count for the exit status: must, principle, "
                      "target, encouraged, practice (default: as NEW)"},
       .values = level_words()},
      {.name = "unknown",
       .argument = "WORD",
       .help = {.zh = "待补充的规则怎样计入退出状态：report、fail、ok（默认与新结果相同）",
                .en = "what unknown rules make of the exit status: report, fail, ok (default: as "
                      "NEW)"},
       .values = {"report", "fail", "ok"}},
      format_option(comparison_format_names()),
      output_option(),
      {.name = "show",
       .argument = "CHANGES",
       .help = {.zh = "列出哪些变化，用逗号分隔（默认全部）：" + change_words() +
                      "；不影响计数和退出状态，也不影响 jsonl",
                .en = "which changes to list, divided by commas (default: all): " + change_words() +
                      "; changes neither counts nor status, nor jsonl"},
       .repeatable = true,
       .suggestions = change_names()},
      color_option(),
  };
}

Command station_diff() {
  return {
      .name = "station-diff",
      .purpose = {.zh =
                      "比较两次检查的结果（station-check --format jsonl）：哪些问题整改完成，哪些新"
                      "增，哪些仍存在。问题指不符合、待补充和规则出错；只有变为符合才算整改完成",
                  .en =
                      "Compares the results of two checks (station-check --format jsonl): what was "
                      "fixed, what is new, what remains. A finding is a result that fails, is "
                      "unknown or erred; only a pass fixes it."},
      .operands = {.zh = "旧结果 新结果", .en = "OLD NEW"},
      .options = joined({diff_options(),
                         folder_options({.zh = "lang 一项", .en = "lang"},
                                        {.zh = "当前文件夹", .en = "this folder"}),
                         general_options()}),
      .examples = {{"station-diff before.jsonl after.jsonl",
                    {.zh = "逐站列出变化", .en = "what has changed, station by station"}},
                   {"station-check --format jsonl stations | station-diff --fail-on-new --show new "
                    "last.jsonl -",
                    {.zh = "只看上次之后新增的问题，没有新增时状态为 0",
                     .en = "only what is new since last time; status 0 when nothing is"}},
                   {"station-diff --format markdown:tracking.md before.jsonl after.jsonl",
                    {.zh = "整改对照表：站点、条款、问题、原状、现状、状态、依据、整改要求、位置",
                     .en = "the table by which rectification is tracked"}}},
      .run = compare_runs,
  };
}

}  // namespace

int main(int argc, char** argv) {
  return audit::tools::main_of({station_diff()}, argc, argv);
}
