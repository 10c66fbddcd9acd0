// SPDX-License-Identifier: Apache-2.0
//
// station-check: loads station files, judges them by the packs that apply, prints what was found.
#include "common/batch.h"
#include "common/diagnostics.h"
#include "common/file_check.h"
#include "common/main.h"
#include "common/options.h"
#include "common/outputs.h"
#include "common/rules_path.h"
#include "common/station_index.h"

#include "results/tally.h"

#include <deque>
#include <filesystem>
#include <ostream>

namespace {

using namespace audit;         // NOLINT(google-build-using-namespace): this file is the command
using namespace audit::tools;  // NOLINT(google-build-using-namespace)
using results::Status;

// A run that is small enough is read before rules are loaded, so that only the packs of its stations are.
// Of a larger one every pack that has a region is loaded first: it will probably be needed, and that way
// no more than a few files are in memory at once.
constexpr std::size_t small_run_files = 64;
constexpr std::uintmax_t small_run_bytes = std::uintmax_t{4} << 20;

std::vector<std::string> operands_of(const Arguments& arguments, const Session& session) {
  std::vector<std::string> operands = arguments.operands;
  if (const std::string* list = arguments.value("files-from")) {
    const std::vector<std::string> listed = read_list(*list, session.in);
    operands.insert(operands.end(), listed.begin(), listed.end());
  } else if (operands.empty()) {
    throw UsageError{{.zh = "要检查哪些文件？请写出文件或文件夹（. 为当前文件夹，- 为标准输入）",
                      .en = "which files? Name files or folders (. is this folder, - is standard input)"}};
  }
  return operands;
}

std::vector<std::string> pack_names(const Arguments& arguments) {
  std::vector<std::string> names = list_of(arguments, "rules");
  if (arguments.has("rules") && names.empty()) {
    throw UsageError{{.zh = "--rules 没有写明规则包", .en = "--rules names no pack"}};
  }
  return names;
}

bool is_small(const std::vector<Input>& inputs) {
  std::uintmax_t bytes = 0;
  for (const Input& input : inputs) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(input.path, error);
    bytes += error ? 0 : size;
  }
  return inputs.size() <= small_run_files && bytes <= small_run_bytes;
}

/// Says what is wrong with the rules, on standard error and in the stream; true where they can be used.
bool usable(base::Diagnostics& diagnostics, results::Sink& sink, const Session& session) {
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostics.has_errors()) {
      session.err << to_text(diagnostic, session.language);
    }
    sink.note(rules_note(diagnostic));
  }
  return !diagnostics.has_errors();
}

void write_heads(results::Run run, const PackList& packs, results::Sink& sink) {
  for (const rules::Pack* pack : packs) {
    run.packs.push_back(pack->info);
    run.packs.back().groups = pack->groups;
  }
  sink.run(run);
  for (const rules::Pack* pack : packs) {
    for (const rules::Rule& rule : pack->rules) {
      if (rule.scope == rules::Scope::Station) {
        sink.rule(rule.info);
      }
    }
  }
}

Status check_stations(const Arguments& arguments, const Session& session) {
  const results::Policy policy{.fail_on = fail_on(arguments), .unknown = unknown_policy(arguments)};
  const check::Options options{.as_of = as_of(arguments), .show_personal = arguments.has("show-personal")};
  const unsigned job_count = jobs(arguments);
  const std::vector<std::string> names = pack_names(arguments);
  const std::vector<Input> inputs = find_inputs(operands_of(arguments, session));
  Outputs outputs(arguments, session);
  results::Tally tally(policy);
  results::FanOut sink;
  sink.add(tally);
  sink.add(outputs);

  results::Run run;
  run.version = version();
  run.as_of = to_text(options.as_of);
  run.options = {{"fail_on", id_of(policy.fail_on)}, {"unknown", id_of(policy.unknown)}};
  for (const std::string& name : names) {
    run.options["rules"] += (run.options["rules"].empty() ? "" : ",") + name;
  }
  const auto close = [&] {
    const results::Summary summary = tally.summary();
    outputs.summary(summary);
    outputs.close();
    return static_cast<Status>(summary.status);
  };

  // Rules.
  base::Diagnostics rules_diagnostics;
  const Rulebook book = open_rules(rules_diagnostics);
  if (book.library == nullptr) {
    sink.run(run);
    usable(rules_diagnostics, sink, session);
    return close();
  }
  Selection selection(*book.library);
  std::vector<ReadFile> files;  // those of a small run
  const auto read = [&](std::size_t i) { return read_file(inputs[i], *book.model, session.in); };
  if (!names.empty()) {
    selection.load_named(names, rules_diagnostics);
  } else if (is_small(inputs)) {
    std::vector<model::Region> regions;
    in_order(inputs.size(), job_count, [&](unsigned, std::size_t i) { return read(i); },
             [&](std::size_t, ReadFile file) { files.push_back(std::move(file)); });
    for (const ReadFile& file : files) {
      const std::vector<model::Region> found = file.regions();
      regions.insert(regions.end(), found.begin(), found.end());
    }
    selection.load_for(regions, rules_diagnostics);
  } else {
    selection.load_bound(rules_diagnostics);
  }
  write_heads(run, selection.packs(), sink);
  if (!usable(rules_diagnostics, sink, session)) {
    return close();
  }

  // Stations.
  struct Checked {
    Outputs::Part part;
    results::Tally tally;
    std::vector<SeenStation> stations;
  };
  std::deque<FileCheck> workers;  // one a thread
  StationIndex seen;
  for (unsigned i = 0; i < job_count; ++i) {
    workers.emplace_back(selection, options);
  }
  const auto check_one = [&](unsigned worker, std::size_t i) {
    Checked checked{Outputs::Part(outputs), tally.part(), {}};
    results::FanOut both;
    both.add(checked.part);
    both.add(checked.tally);
    FileCheck& check = workers[worker];
    checked.stations = files.empty() ? check.write(read(i), both) : check.write(files[i], both);
    checked.part.finish();
    return checked;
  };
  in_order(inputs.size(), job_count, check_one, [&](std::size_t, const Checked& checked) {
    outputs.take(checked.part);
    tally.merge(checked.tally);
    for (const SeenStation& station : checked.stations) {
      if (const auto first = seen.add(station.id, station.at)) {
        sink.note(same_station(station.at, *first));
      }
    }
  });
  if (inputs.empty()) {
    sink.note(nothing_to_check());
  }
  return close();
}

Command station_check() {
  return {
      .name = "station-check",
      .purpose = {.zh = "检查社工站文件是否符合适用的规定，列出不符合和待补充之处",
                  .en = "Checks station files against the rules that apply to them and lists what does not comply "
                        "and what is missing."},
      .operands = {.zh = "文件或文件夹 …", .en = "FILE or FOLDER …"},
      .options = joined({verdict_options(), input_options(), output_options(), general_options()}),
      .examples = {{"station-check samples/over-cap.yaml",
                    {.zh = "检查一个站", .en = "checks one station"}},
                   {"station-check --format line --fail-on must samples/wuhan/yangban",
                    {.zh = "检查一个县区的所有文件，一处问题一行，只看必须遵守的规则",
                     .en = "checks all files of a county, one line a finding; only rules that must be followed count"}},
                   {"station-check --rules liuyou-wuyao,wuhan --format text --format jsonl:results.jsonl samples/wuhan",
                    {.zh = "用指定的规则包检查，报告给人看，结果流留给脚本",
                     .en = "checks by two named packs: a report to read, and the stream for scripts"}}},
      .run = check_stations,
  };
}

}  // namespace

int main(int argc, char** argv) { return audit::tools::main_of({station_check()}, argc, argv); }
