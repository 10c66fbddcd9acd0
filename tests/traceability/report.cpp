// SPDX-License-Identifier: Apache-2.0
#include "traceability/report.h"

#include "rules/test_cases.h"

#include <fmt/format.h>

#include <algorithm>

namespace audit::test {
namespace {

constexpr const char* preface = R"(# Traceability

Every line of the six source documents that can be checked, with the rules that say it, a sample that shows it, or the
reason why no rule does. This page is written by a test (`UPDATE_GOLDEN=1 ctest -R unit.traceability`) from the packs, their
own tests and the samples; only ids, scopes, decidability and reasons are kept by hand, in `tests/traceability/<pack>.txt`.

- *asked of*: ST station, RM community room, TW township, PR provider, CO county, CI city, PV province.
- *decided*: D from the file, DE with a document, DX with a figure from outside, DS to be confirmed on site, S on site
  only, J by judgement, `-` not at all.
- *can fail*: a test case of the pack expects the rule to fail. A *manual* rule goes on the checklist and never fails.
- *sample*: a file below `samples/` in which a rule of the line passes, or fails, on 2024-06-30.
)";

bool is_manual(const rules::Rule& rule) {
  return rule.require == nullptr;
}

std::string sample(const std::string& path) {
  return fmt::format("`{}`", path.substr(path.find('/') + 1));
}

std::string rules_cell(const std::vector<const rules::Rule*>& rules) {
  std::string cell;
  for (const rules::Rule* rule : rules) {
    cell += fmt::format("{}`{}`", cell.empty() ? "" : ", ", rule->info.id);
    cell += is_manual(*rule) ? " (manual)" : "";
    cell += rule->scope == rules::Scope::County ? " (county)" : "";
    cell += rule->scope == rules::Scope::City ? " (city)" : "";
  }
  return cell;
}

/// The first sample in which a rule of the line passes, and the first in which one fails.
std::string sample_cell(const Trace& trace, const std::vector<const rules::Rule*>& rules) {
  std::string passes;
  std::string fails;
  for (const rules::Rule* rule : rules) {
    const RuleFacts& facts = trace.facts.at(rule->info.id);
    passes = passes.empty() ? facts.passes_in : passes;
    fails = fails.empty() ? facts.fails_in : fails;
  }
  if (std::all_of(rules.begin(), rules.end(), [](const rules::Rule* r) { return is_manual(*r); })) {
    return "for the checklist";
  }
  if (passes.empty() && fails.empty()) {
    return "the pack's own tests only";
  }
  std::string cell = passes.empty() ? "" : "passes in " + sample(passes);
  cell += passes.empty() || fails.empty() ? "" : ", ";
  return cell + (fails.empty() ? "" : "fails in " + sample(fails));
}

std::string row(const Trace& trace, const Line& line) {
  const auto rules = trace.rules_of.find(line.id);
  const bool has_rules = rules != trace.rules_of.end();
  std::string last = has_rules ? sample_cell(trace, rules->second) : line.reason;
  if (last.empty()) {
    last = "MISSING";
  }
  return fmt::format("| {} | {} | {} | {} | {} |\n", line.id, line.scope, line.decidable,
                     has_rules ? rules_cell(rules->second) : "", last);
}

std::string summary(const std::vector<Trace>& traces) {
  std::string text =
      "\n| pack | lines | with a reason | rules | can fail | manual | D, DE, DX, DS lines "
      "| of these can fail |\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
  for (const Trace& one : traces) {
    const Counts c = count(one);
    text += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} |\n", one.pack->info.id, c.lines,
                        c.with_reason, c.rules, c.failing, c.manual, c.decidable, c.decided);
  }
  return text;
}

}  // namespace

Trace trace(const rules::Pack& pack, Samples& samples) {
  Trace result{.pack = &pack,
               .lines = read_lines(pack.info.id),
               .facts = {},
               .rules_of = {},
               .without_line = {}};
  for (const rules::Rule& rule : pack.rules) {
    result.facts[rule.info.id];
    if (const Line* line = line_of(result.lines, rule.info.id)) {
      result.rules_of[line->id].push_back(&rule);
    } else {
      result.without_line.push_back(rule.info.id);
    }
  }
  base::Diagnostics diagnostics;
  for (const rules::TestCase& test : rules::load_rule_tests(pack, diagnostics).cases) {
    RuleFacts& facts = result.facts[test.rule->info.id];
    facts.can_fail = facts.can_fail || test.expect == results::Outcome::Fail;
  }
  samples.judge(pack, result.facts);
  return result;
}

Counts count(const Trace& trace) {
  Counts counts;
  counts.lines = trace.lines.size();
  counts.rules = trace.pack->rules.size();
  for (const rules::Rule& rule : trace.pack->rules) {
    counts.failing += trace.facts.at(rule.info.id).can_fail ? 1U : 0U;
    counts.manual += is_manual(rule) ? 1U : 0U;
  }
  for (const Line& line : trace.lines) {
    const auto rules = trace.rules_of.find(line.id);
    const bool has_rules = rules != trace.rules_of.end();
    counts.with_reason += !has_rules && !line.reason.empty() ? 1U : 0U;
    if (line.is_decidable()) {
      ++counts.decidable;
      counts.decided += has_rules && std::any_of(rules->second.begin(), rules->second.end(),
                                                 [&](const rules::Rule* rule) {
                                                   return trace.facts.at(rule->info.id).can_fail;
                                                 })
                            ? 1U
                            : 0U;
    }
  }
  return counts;
}

std::string to_markdown(const std::vector<Trace>& traces) {
  std::string text = preface + summary(traces);
  for (const Trace& one : traces) {
    const results::PackInfo& pack = one.pack->info;
    text += fmt::format("\n## {}\n\n{}{}{}\n\n", pack.id, pack.title.in(base::Language::English),
                        pack.number.empty() ? "" : ", ", pack.number);
    text +=
        "| line | asked of | decided | rules | sample, or the reason |\n"
        "| --- | --- | --- | --- | --- |\n";
    for (const Line& line : one.lines) {
      text += row(one, line);
    }
  }
  return text;
}

}  // namespace audit::test
