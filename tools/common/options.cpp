// SPDX-License-Identifier: Apache-2.0
#include "common/options.h"

#include "base/utf8.h"
#include "common/environment.h"
#include "common/format_choices.h"
#include "common/suggest.h"

#include <algorithm>
#include <charconv>
#include <sched.h>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace audit::tools {
namespace {

constexpr unsigned max_jobs = 256;  // more threads than any one machine has use for

std::vector<std::string_view> outcome_words() {
  std::vector<std::string_view> words;
  for (const results::Outcome outcome : results::all_outcomes()) {
    words.emplace_back(results::id_of(outcome));
  }
  words.emplace_back("all");
  return words;
}

UsageError not_a_date(const std::string& source, std::string_view value) {
  const std::string shown = base::visible(value);
  return {{.zh = source + " 不是日期：" + shown + "，应写作 2024-06-30",
           .en = source + " is no date: " + shown + "; write it as 2024-06-30"}};
}

UsageError not_a_job_count(std::string_view value) {
  const std::string most = std::to_string(max_jobs);
  const std::string shown = base::visible(value);
  return {{.zh = "--jobs 不能是 " + shown + "，可用 1 至 " + most,
           .en = "--jobs cannot be " + shown + ": use 1 to " + most}};
}

UsageError no_such_outcome(const std::string& word) {
  std::vector<std::string> words;
  std::string list;
  for (const results::Outcome outcome : results::all_outcomes()) {
    words.emplace_back(results::id_of(outcome));
    list += (list.empty() ? "" : ", ") + words.back();
  }
  const base::Text hint = did_you_mean(word, words);
  const std::string shown = base::visible(word);
  return {{.zh = "--show 没有结论 " + shown + "，可用 " + list + ", all" + hint.zh,
           .en = "--show: there is no outcome " + shown + ": use " + list + ", all" + hint.en}};
}

/// The names of formats, the first of them marked as the default.
std::string formats_text(const std::vector<std::string_view>& formats, std::string_view mark,
                         std::string_view divider) {
  std::string text;
  for (const std::string_view format : formats) {
    text += text.empty() ? std::string() : std::string(divider);
    text += format;
    text += format == formats.front() ? mark : std::string_view();
  }
  return text;
}

unsigned processors() {
  cpu_set_t set;
  if (::sched_getaffinity(0, sizeof set, &set) != 0) {
    return 1;
  }
  return static_cast<unsigned>(std::clamp(CPU_COUNT(&set), 1, static_cast<int>(max_jobs)));
}

}  // namespace

std::vector<Option> joined(const std::vector<std::vector<Option>>& parts) {
  std::vector<Option> all;
  for (const std::vector<Option>& part : parts) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

Option jobs_option() {
  return {
      .name = "jobs",
      .argument = "N",
      .help =
          {.zh = "同时使用 N 个线程（默认为可用的处理器数）；结果与 N 无关",
           .en = "use N threads (default: the processors there are); results do not depend on it"},
      .letter = 'j'};
}

std::vector<Option> input_options() {
  return {
      {.name = "files-from",
       .argument = "FILE",
       .help = {.zh = "从 FILE 读取要检查的路径，一行一个（- 为标准输入）",
                .en = "read the paths to check from FILE, one a line (- is standard input)"}},
      jobs_option(),
  };
}

Option as_of_option() {
  return {.name = "as-of",
          .argument = "DATE",
          .help = {.zh = "按这一天判断（默认 STATION_AS_OF，再默认今天）",
                   .en = "judge as of this day (default: STATION_AS_OF, else today)"}};
}

std::vector<Option> verdict_options() {
  return {
      {.name = "rules",
       .argument = "PACK",
       .help = {.zh = "用这些规则包（名称、文件或文件夹；可重复，可用逗号分隔），而不按地区选择",
                .en = "use these packs (ids, files or folders; repeatable, or divided by commas) "
                      "instead of "
                      "choosing by region"},
       .repeatable = true},
      {.name = "rulings",
       .argument = "FILE",
       .help = {.zh = "评估方的认定（豁免、现场核查结论）的文件或文件夹；可重复",
                .en = "rulings of the evaluators (waivers, verdicts of inspections): a file or "
                      "folder; repeatable"},
       .repeatable = true},
      as_of_option(),
      {.name = "fail-on",
       .argument = "LEVEL",
       .help =
           {.zh =
                "从哪一级强度起影响退出状态：must、principle（默认）、target、encouraged、practice",
            .en = "from which level on rules count for the exit status: must, principle (default), "
                  "target, encouraged, practice"},
       .values = level_words()},
      {.name = "unknown",
       .argument = "WORD",
       .help = {.zh = "待补充的规则怎样计入退出状态：report（默认，状态 2）、fail（状态 "
                      "1）、ok（状态 0）",
                .en =
                    "what unknown rules make of the exit status: report (default, status 2), fail "
                    "(status 1), ok (status 0)"},
       .values = {"report", "fail", "ok"}},
  };
}

std::vector<std::string_view> level_words() {
  std::vector<std::string_view> words;
  for (const results::Level level : results::all_levels()) {
    words.emplace_back(results::id_of(level));
  }
  return words;
}

Option format_option(const std::vector<std::string_view>& formats) {
  return {.name = "format",
          .argument = "NAME[:FILE]",
          .help = {.zh = "结果的格式：" + formats_text(formats, "（默认）", "、") +
                         "；可重复，其中至多一个不写 FILE",
                   .en = "format of the result: " + formats_text(formats, " (default)", ", ") +
                         "; repeatable, at most one of them without FILE"},
          .repeatable = true,
          .suggestions = formats};
}

Option output_option() {
  return {.name = "output",
          .argument = "FILE",
          .help = {.zh = "结果写入 FILE 而不是标准输出；没有写完整就不留下文件",
                   .en = "write the result to FILE instead of standard output; a file that is not "
                         "complete is "
                         "not left behind"},
          .letter = 'o'};
}

Option color_option() {
  return {.name = "color",
          .argument = "WHEN",
          .help = {.zh = "着色：auto（默认，只在终端上）、always、never",
                   .en = "colour: auto (default, on a terminal only), always, never"},
          .values = {"auto", "always", "never"}};
}

std::vector<Option> output_options() {
  return {
      format_option(run_formats()),
      output_option(),
      {.name = "show",
       .argument = "OUTCOMES",
       .help = {.zh = "列出哪些结论，用逗号分隔（默认 fail,unknown,error；all "
                      "为全部）；不影响计数和退出状态",
                .en = "which outcomes to list, divided by commas (default fail,unknown,error; all: "
                      "each); "
                      "changes neither counts nor status"},
       .repeatable = true,
       .suggestions = outcome_words()},
      {.name = "statistics",
       .argument = "",
       .help = {.zh = "最后统计：不符合最多的条款、各乡镇街道、缺得最多的字段（text、jsonl）",
                .en = "count at the end: articles violated most, townships, fields missing most "
                      "(text, jsonl)"}},
      {.name = "show-personal",
       .argument = "",
       .help = {.zh = "不遮盖姓名、出生日期、证件号码和电话",
                .en = "do not mask names, birth dates, identity and telephone numbers"}},
      color_option(),
  };
}

std::vector<Option> general_options() {
  return {
      {.name = "lang",
       .argument = "LANG",
       .help = {.zh = "语言：zh、en（默认 STATION_LANG，再默认看语言环境）",
                .en = "language: zh, en (default: STATION_LANG, else the locale)"},
       .values = {"zh", "en"}},
      {.name = "version", .argument = "", .help = {.zh = "显示版本", .en = "print the version"}},
      {.name = "help",
       .argument = "",
       .help = {.zh = "显示本说明", .en = "print this help"},
       .letter = 'h'},
  };
}

base::Date as_of(const Arguments& arguments) {
  const std::string* option = arguments.value("as-of");
  const std::string_view text = option != nullptr ? *option : environment("STATION_AS_OF");
  if (option == nullptr && text.empty()) {
    return base::today();
  }
  const std::optional<base::Date> date = base::Date::parse(text);
  if (!date) {
    throw not_a_date(option != nullptr ? "--as-of" : "STATION_AS_OF", text);
  }
  return *date;
}

unsigned jobs(const Arguments& arguments) {
  const std::string* text = arguments.value("jobs");
  if (text == nullptr) {
    return processors();
  }
  unsigned count = 0;
  const char* end = text->data() + text->size();
  const auto [rest, error] = std::from_chars(text->data(), end, count);
  if (error != std::errc() || rest != end || count < 1 || count > max_jobs) {
    throw not_a_job_count(*text);
  }
  return count;
}

results::Level fail_on(const Arguments& arguments) {
  const std::string* word = arguments.value("fail-on");
  return word == nullptr ? results::Level::Principle : *results::level_of(*word);
}

results::UnknownPolicy unknown_policy(const Arguments& arguments) {
  const std::string* word = arguments.value("unknown");
  return word == nullptr ? results::UnknownPolicy::Report : *results::unknown_policy_of(*word);
}

std::optional<std::set<results::Outcome>> shown_outcomes(const Arguments& arguments) {
  if (!arguments.has("show")) {
    return std::nullopt;
  }
  std::set<results::Outcome> shown;
  for (const std::string& word : list_of(arguments, "show")) {
    if (word == "all") {
      shown.insert(results::all_outcomes().begin(), results::all_outcomes().end());
    } else if (const auto outcome = results::outcome_of(word)) {
      shown.insert(*outcome);
    } else {
      throw no_such_outcome(word);
    }
  }
  return shown;
}

std::vector<std::string> pack_names(const Arguments& arguments) {
  std::vector<std::string> names = list_of(arguments, "rules");
  if (arguments.has("rules") && names.empty()) {
    throw UsageError{{.zh = "--rules 没有写明规则包", .en = "--rules names no pack"}};
  }
  return names;
}

std::vector<std::string> list_of(const Arguments& arguments, std::string_view option) {
  std::vector<std::string> items;
  for (const std::string& value : arguments.values(option)) {
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t end = std::min(value.find(',', begin), value.size());
      if (end > begin) {
        items.push_back(value.substr(begin, end - begin));
      }
      begin = end + 1;
    }
  }
  return items;
}

bool use_color(const Arguments& arguments, const Session& session) {
  const std::string* when = arguments.value("color");
  if (when != nullptr && *when != "auto") {
    return *when == "always";
  }
  return environment("NO_COLOR").empty() && ::isatty(session.out) == 1;
}

}  // namespace audit::tools
