// SPDX-License-Identifier: Apache-2.0
#include "common/station_run.h"

#include "check/ruling_review.h"
#include "common/batch.h"
#include "common/diagnostics.h"
#include "common/main.h"
#include "common/missing_titles.h"
#include "common/progress.h"
#include "common/station_index.h"
#include "writers/phrases.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <ostream>
#include <system_error>
#include <utility>

namespace audit::tools {
namespace {

constexpr std::size_t small_run_files = 64;
constexpr std::uintmax_t small_run_bytes = std::uintmax_t{4} << 20;

bool is_small(const std::vector<Input>& inputs) {
  if (inputs.size() > small_run_files) {
    return false;
  }
  std::uintmax_t bytes = 0;
  for (const Input& input : inputs) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(input.path, error);
    bytes += error ? 0 : size;
  }
  return bytes <= small_run_bytes;
}

/// What one file of the run came to.
struct Checked {
  Outputs::Part part;
  results::Tally tally;
  std::vector<SeenStation> stations;
  KeptFile kept;
  std::vector<check::RulingUse> ruling_uses;
  std::optional<results::StatisticsCount> statistics;
};

}  // namespace

StationRun::StationRun(RunSettings settings, Rulebook book, Configurations& configurations,
                       base::Diagnostics diagnostics, std::vector<Input> inputs, Outputs& outputs,
                       const Session& session)
    : settings_(std::move(settings)),
      book_(std::move(book)),
      configurations_(configurations),
      diagnostics_(std::move(diagnostics)),
      inputs_(std::move(inputs)),
      outputs_(outputs),
      session_(session),
      tally_(settings_.policy) {
  sink_.add(tally_);
  sink_.add(outputs_);
  if (settings_.statistics) {
    sink_.add(statistics_.emplace());
  }
}

results::Status StationRun::finish() {
  base::Diagnostics diagnostics;
  const bool is_usable = load_rules(diagnostics);
  write_heads();
  tell(diagnostics_);
  if (!is_usable) {
    tell(diagnostics);
  }
  if (rulings_ != nullptr) {
    tell(rulings_->notes());
  }
  if (is_usable && (rulings_ == nullptr || !rulings_->has_errors())) {
    check_files();
    tell(selection_->contradictions());
    tell(configurations_.take_problems());
  }
  results::Summary summary = tally_.summary();
  if (statistics_) {
    summary.statistics = with_titles(statistics_->statistics(), book_.model.get());
  }
  outputs_.summary(summary);
  outputs_.close();
  return static_cast<results::Status>(summary.status);
}

bool StationRun::load_rules(base::Diagnostics& diagnostics) {
  if (book_.packs == nullptr || diagnostics_.has_errors()) {
    return false;
  }
  selection_ = std::make_unique<Selection>(*book_.packs, settings_.check.as_of);
  areas_ = std::make_unique<Areas>(*book_.model, configurations_, session_.in);
  if (!settings_.packs.names.empty()) {
    selection_->load_named(settings_.packs, diagnostics);
  } else if (is_small(inputs_)) {
    read_small_run(diagnostics);
  } else {
    selection_->load_bound(diagnostics);
  }
  areas_->take_from(inputs_, files_);
  if (!selection_->is_named() && !areas_->files().empty()) {
    selection_->load_everywhere(diagnostics);
  }
  configure_parameters(diagnostics);
  areas_->use(*selection_);
  if (!selection_->is_named() && !selection_->has_bound()) {
    diagnostics.add(no_pack_with_region(book_.path));
  }
  read_rulings();
  return !diagnostics.has_errors();
}

void StationRun::configure_parameters(base::Diagnostics& diagnostics) {
  const Configuration* configuration = configurations_.settings();
  if (configuration == nullptr || configuration->parameters.empty() || diagnostics.has_errors()) {
    return;
  }
  base::Diagnostics found;
  parameters_ = std::make_unique<ConfiguredParameters>(*configuration);
  parameters_->read(selection_->packs(), *book_.packs, found);
  selection_->set_last_word(parameters_->pack());
  (found.has_errors() ? diagnostics : diagnostics_).append(std::move(found));
}

void StationRun::read_rulings() {
  if (!settings_.rulings.empty()) {
    rulings_ = std::make_unique<RulingsFiles>(settings_.rulings, *book_.model, settings_.check,
                                              session_.in);
    rulings_->bind(*selection_, *book_.packs);
  }
}

ReadFile StationRun::read(const Input& input) const {
  return read_file(input, *book_.model, session_.in, configurations_.region_of(input.path));
}

void StationRun::read_small_run(base::Diagnostics& diagnostics) {
  in_order(
      inputs_.size(), settings_.jobs, [&](unsigned, std::size_t i) { return read(inputs_[i]); },
      [&](std::size_t, ReadFile file) { files_.push_back(std::move(file)); });
  std::vector<model::Region> regions;
  for (const ReadFile& file : files_) {
    const std::vector<model::Region> found = file.regions();
    regions.insert(regions.end(), found.begin(), found.end());
  }
  selection_->load_for(regions, diagnostics);
}

void StationRun::write_heads() {
  results::Run run;
  run.version = version();
  run.as_of = to_text(settings_.check.as_of);
  run.options = {{"fail_on", id_of(settings_.policy.fail_on)},
                 {"unknown", id_of(settings_.policy.unknown)}};
  for (const std::string& name : settings_.packs.names) {
    std::string& list = run.options["rules"];
    list += (list.empty() ? "" : ",") + name;
  }
  const PackList packs = selection_ == nullptr ? PackList() : selection_->packs();
  for (const rules::Pack* pack : packs) {
    run.packs.push_back(pack->info);
    run.packs.back().groups = pack->groups;
  }
  if (parameters_ != nullptr && !parameters_->pack().settings.empty()) {
    run.packs.push_back(parameters_->pack().info);
  }
  if (rulings_ != nullptr) {
    run.rulings = rulings_->heads();
  }
  for (const Configuration* configuration : configurations_.used()) {
    run.configurations.push_back(
        {.path = configuration->path, .sha256 = configuration->text.sha256});
  }
  sink_.run(run);
  for (const rules::Pack* pack : packs) {
    for (const rules::Rule& rule : pack->rules) {
      if (rule.scope == rules::Scope::Station || areas_->has(rule.scope)) {
        sink_.rule(rule.info);
      }
    }
  }
}

void StationRun::tell(const base::Diagnostics& diagnostics) {
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    session_.err << to_text(diagnostic, session_.language);
    sink_.note(rules_note(diagnostic));
  }
}

void StationRun::tell(const std::vector<results::Note>& notes) {
  for (const results::Note& note : notes) {
    session_.err << writers::text_of(note, session_.language);
    sink_.note(note);
  }
}

void StationRun::check_files() {
  std::deque<FileCheck> workers;  // one a thread
  const check::Rulings* rulings = rulings_ == nullptr ? nullptr : &rulings_->rulings();
  for (unsigned i = 0; i < settings_.jobs; ++i) {
    workers.emplace_back(*selection_, *areas_, configurations_, settings_.check, rulings);
  }
  std::optional<check::RulingReview> review;
  if (rulings != nullptr) {
    review.emplace(*rulings);
  }
  const auto check = [&](FileCheck& worker, const ReadFile& file) {
    Checked checked{Outputs::Part(outputs_), tally_.part(), {}, areas_->keep(file), {}, {}};
    results::FanOut all;
    all.add(checked.part);
    all.add(checked.tally);
    if (statistics_) {
      all.add(checked.statistics.emplace(statistics_->part()));
    }
    checked.stations = worker.write(file, all, checked.statistics ? &*checked.statistics : nullptr);
    checked.ruling_uses = worker.take_ruling_uses();
    checked.part.finish();
    return checked;
  };
  StationIndex seen;
  Progress progress(inputs_.size() + areas_->files().size(), outputs_.writes_to_terminal(),
                    session_);
  const auto take = [&](Checked checked) {
    outputs_.take(checked.part);
    tally_.merge(checked.tally);
    if (statistics_) {
      statistics_->merge(*std::move(checked.statistics));
    }
    areas_->add(std::move(checked.kept));
    if (review) {
      review->add(checked.ruling_uses);
    }
    progress.step();
    for (const SeenStation& station : checked.stations) {
      if (const auto first = seen.add(station)) {
        sink_.note(same_station(station.at, *first));
      }
    }
  };
  in_order(
      inputs_.size(), settings_.jobs,
      [&](unsigned worker, std::size_t i) {
        return files_.empty() ? check(workers[worker], read(inputs_[i]))
                              : check(workers[worker], files_[i]);
      },
      [&](std::size_t, Checked checked) { take(std::move(checked)); });
  for (const ReadFile& file : areas_->files()) {
    areas_->add(areas_->keep(file));  // an area's file may hold stations too
  }
  areas_->complete();
  for (const ReadFile& file : areas_->files()) {
    Checked checked = check(workers.front(), file);
    checked.kept = {};
    take(std::move(checked));
  }
  progress.clear();
  note_rules_not_run(workers);
  if (tally_.status() == results::Status::Ok && !tally_.has_verdicts()) {
    sink_.note(no_verdicts(settings_.policy.fail_on));
  }
  if (review) {
    tell(review->notes());
  }
  if (inputs_.empty() && areas_->files().empty()) {
    sink_.note(nothing_to_check());
  }
}

void StationRun::note_rules_not_run(const std::deque<FileCheck>& workers) {
  FileCheck::NotRun not_run;
  for (const FileCheck& worker : workers) {
    not_run.insert(worker.not_run().begin(), worker.not_run().end());
  }
  std::size_t of_counties = 0;
  std::size_t of_cities = 0;
  for (const auto& [pack, scope] : not_run) {
    (scope == rules::Scope::County ? of_counties : of_cities) += static_cast<std::size_t>(
        std::count_if(pack->rules.begin(), pack->rules.end(),
                      [scope = scope](const rules::Rule& rule) { return rule.scope == scope; }));
  }
  if (of_counties + of_cities > 0) {
    sink_.note(no_area_file(of_counties, of_cities));
  }
}

}  // namespace audit::tools
