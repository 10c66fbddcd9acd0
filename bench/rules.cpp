// SPDX-License-Identifier: Apache-2.0
// What rule packs cost: compiling each, evaluating its conditions over a sample station, and
// judging the station as station-check does. Allocations are counted by replacing operator new.
//
//   cmake --build --preset release --target bench_rules && build/release/bin/bench_rules
//
// Figures and what they mean: bench/README.md.
#include "check/audit.h"
#include "check/roots.h"
#include "model/submission.h"
#include "rules/library.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace {

std::size_t allocations = 0;

}  // namespace

// One thread; only counted.
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) {
    return memory;
  }
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept {
  std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace {

using namespace audit;
using Clock = std::chrono::steady_clock;

const base::Date as_of = *base::Date::parse("2024-06-30");

/// The best of several runs: what the work costs when nothing else runs. In nanoseconds.
template <class Work>
double best_of(int runs, const Work& work) {
  double best = 1e18;
  for (int i = 0; i < runs; ++i) {
    const auto begin = Clock::now();
    work();
    const std::chrono::duration<double, std::nano> time = Clock::now() - begin;
    best = std::min(best, time.count());
  }
  return best;
}

/// Rules that are judged once for a station: items of a for_each only an audit knows.
std::vector<const rules::Rule*> judged_once(const rules::Pack& pack) {
  std::vector<const rules::Rule*> list;
  for (const rules::Rule& rule : pack.rules) {
    if (rule.scope == rules::Scope::Station && rule.for_each.empty()) {
      list.push_back(&rule);
    }
  }
  return list;
}

std::size_t conditions(const rules::Pack& pack) {
  std::size_t count = 0;
  for (const rules::Rule* rule : judged_once(pack)) {
    count += (rule->when != nullptr ? 1U : 0U) + (rule->require != nullptr ? 1U : 0U);
  }
  return count;
}

struct Cost {
  double nanoseconds = 0;
  double allocations = 0;
};

/// Of one evaluation; lets that several conditions use are evaluated once a round, as in an audit.
Cost evaluation(const rules::Pack& pack, const model::Submission& station) {
  const std::vector<const rules::Rule*> judged = judged_once(pack);
  cel::Arena arena(256 * 1024);
  cel::Activation activation(arena, pack.slot_count);
  constexpr int repeats = 200;
  std::size_t allocated = 0;
  const double time = best_of(5, [&] {
    const std::size_t before = allocations;
    for (int round = 0; round < repeats; ++round) {
      arena.reset();
      check::set_roots(activation, pack, pack.parameter_record, station.documents.front(), {},
                       as_of);
      int section = -1;
      for (const rules::Rule* rule : judged) {
        // Lets of other files and rules stand in the same slots.
        activation.forget(rule->section == section ? rule->first_slot : rule->section_slot);
        section = rule->section;
        for (const rules::ProgramRef& program : {rule->when, rule->require}) {
          if (program != nullptr) {
            cel::evaluate(*program, activation);
          }
        }
      }
    }
    allocated = allocations - before;
  });
  const double evaluations = static_cast<double>(conditions(pack)) * repeats;
  return {.nanoseconds = time / evaluations,
          .allocations = static_cast<double>(allocated) / evaluations};
}

/// All rules on one station, without reasons and texts.
double audit_time(const rules::Pack& pack, const model::Submission& station) {
  check::Auditor auditor({.as_of = as_of, .explain = false});
  const rules::Pack* const packs[] = {&pack};
  return best_of(200, [&] { auditor.audit(packs, station.documents.front(), station); });
}

double compile_time(const model::Model& model, const std::string& path) {
  return best_of(5, [&] {
    base::Diagnostics diagnostics;
    rules::Library(model, {}).load(path, diagnostics);
  });
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main() {
  const std::string root = AUDIT_SOURCE_DIR;
  const std::string sample = "samples/keys/chinese.yaml";
  base::Diagnostics diagnostics;
  const auto model = model::Model::load(root + "/rules/model", diagnostics);
  const model::Submission station = model::load(*model, sample, bytes_of(root + "/" + sample));
  rules::Library library(*model, {});
  fmt::print(
      "| pack | rules | compile, ms | conditions | ns each | allocations each | audit of "
      "one station, µs |\n| --- | --- | --- | --- | --- | --- | --- |\n");
  for (const std::string& path : rules::packs_in(root + "/rules")) {
    const rules::Pack* pack = library.load(path, diagnostics);
    if (pack == nullptr) {
      continue;
    }
    const Cost cost = evaluation(*pack, station);
    fmt::print("| {} | {} | {:.1f} | {} | {:.0f} | {:.3f} | {:.0f} |\n", pack->info.id,
               pack->rules.size(), compile_time(*model, path) / 1e6, conditions(*pack),
               cost.nanoseconds, cost.allocations, audit_time(*pack, station) / 1e3);
  }
  return 0;
}
