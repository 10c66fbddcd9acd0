// SPDX-License-Identifier: Apache-2.0
//
// station-check: loads station files, judges them by the packs that apply, prints what was found.
#include "common/main.h"
#include "common/options.h"
#include "common/settings.h"
#include "common/station_run.h"

#include <algorithm>
#include <ostream>
#include <utility>

namespace {

using namespace audit;         // NOLINT(google-build-using-namespace): this file is the command
using namespace audit::tools;  // NOLINT(google-build-using-namespace)

/// The operands and those of --files-from.
std::vector<std::string> paths_of(const Arguments& arguments, const Session& session) {
  std::vector<std::string> paths = arguments.operands;
  if (const std::string* list = arguments.value("files-from")) {
    if (*list == "-" && std::find(paths.begin(), paths.end(), "-") != paths.end()) {
      throw UsageError{{.zh = "标准输入不能既是文件又是文件列表",
                        .en = "standard input cannot be both a file and a list of files"}};
    }
    const std::vector<std::string> listed = read_list(*list, session.in);
    paths.insert(paths.end(), listed.begin(), listed.end());
  } else if (paths.empty()) {
    throw UsageError{
        {.zh = "要检查哪些文件？请写出文件或文件夹（. 为当前文件夹，- 为标准输入）",
         .en = "which files? Name files or folders (. is this folder, - is standard input)"}};
  }
  return paths;
}

/// What a result must not be written over.
std::vector<std::string> files_read(const Arguments& given, const std::vector<Input>& inputs,
                                    const std::vector<Input>& rulings,
                                    const Configurations& configurations) {
  std::vector<std::string> files = given.values("files-from");
  for (const std::vector<Input>* some : {&inputs, &rulings}) {
    for (const Input& input : *some) {
      files.push_back(input.path);
    }
  }
  for (const Configuration* configuration : configurations.used()) {
    files.push_back(configuration->path);
  }
  return files;
}

/// --show-config
results::Status show(const Arguments& given, const std::vector<Input>& inputs,
                     const Configurations& configurations, const base::Diagnostics& diagnostics,
                     const Rulebook& book, const Session& session) {
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    session.err << to_text(diagnostic, session.language);
  }
  if (book.model == nullptr) {
    return results::Status::Rules;
  }
  std::vector<std::string> files;
  for (const Input& input : inputs) {
    files.push_back(input.path);
  }
  show_settings(given, files, configurations, book, session);
  return diagnostics.has_errors() ? results::Status::Rules : results::Status::Ok;
}

/// Options say what is to be done, the configuration of the files' folder what they leave out.
results::Status check_stations(const Arguments& given, const Session& asked) {
  const bool shows_settings = given.has("show-config");
  Arguments named = given;
  if (shows_settings && named.operands.empty() && !named.has("files-from")) {
    named.operands = {"."};
  }
  const std::vector<std::string> paths = paths_of(named, asked);
  base::Diagnostics diagnostics;
  Rulebook book = open_rules(diagnostics);
  Configurations configurations(book.model.get());
  find_configurations(given, paths, configurations);
  std::vector<Input> inputs = find_inputs(paths);
  for (const Input& input : inputs) {
    configurations.look_around(input.path);
  }
  diagnostics.append(configurations.take_problems());
  const Configuration* configuration = configurations.settings();
  const Arguments arguments = with_configuration(given, configuration);
  const Session session = with_language(asked, given, configuration);
  if (configuration != nullptr) {
    search_also(book, configuration->rules_path);
    diagnostics.append(effects_of(*configuration, given));
  }
  if (shows_settings) {
    return show(given, inputs, configurations, diagnostics, book, session);
  }
  RunSettings settings{
      .policy = {.fail_on = fail_on(arguments), .unknown = unknown_policy(arguments)},
      .check = {.as_of = as_of(arguments), .show_personal = arguments.has("show-personal")},
      .jobs = jobs(arguments),
      .packs = opened(named_packs(given, configuration)),
      .rulings = find_inputs(arguments.values("rulings")),
      .statistics = arguments.has("statistics"),
  };
  inputs = without(std::move(inputs), settings.rulings);
  Outputs outputs(arguments, session, files_read(given, inputs, settings.rulings, configurations));
  return StationRun(std::move(settings), std::move(book), configurations, std::move(diagnostics),
                    std::move(inputs), outputs, session)
      .finish();
}

Command station_check() {
  return {
      .name = "station-check",
      .purpose = {.zh = "检查社工站文件是否符合适用的规定，列出不符合和待补充之处",
                  .en = "Checks station files against the rules that apply to them and lists what "
                        "does not comply "
                        "and what is missing."},
      .operands = {.zh = "文件或文件夹 …", .en = "FILE or FOLDER …"},
      .options = joined({verdict_options(), configuration_options(), input_options(),
                         output_options(), general_options()}),
      .examples =
          {{"station-check samples/over-cap.yaml",
            {.zh = "检查一个站", .en = "checks one station"}},
           {"station-check --format line --fail-on must samples/wuhan/yangban",
            {.zh = "检查一个县区的所有文件，一处问题一行，只看必须遵守的规则",
             .en = "checks all files of a county, one line a finding; only rules that must be "
                   "followed count"}},
           {"station-check --rules liuyou-wuyao,wuhan --format text --format jsonl:results.jsonl "
            "samples/wuhan",
            {.zh = "用指定的规则包检查，报告给人看，结果流留给脚本",
             .en = "checks by two named packs: a report to read, and the stream for scripts"}},
           {"station-check --rulings samples/rulings/yangban.yaml samples/wuhan/yangban",
            {.zh = "带上评估方的认定：豁免和现场核查结论",
             .en = "with the rulings of the evaluators: waivers and verdicts of inspections"}}},
      .run = check_stations,
  };
}

}  // namespace

int main(int argc, char** argv) {
  return audit::tools::main_of({station_check()}, argc, argv);
}
