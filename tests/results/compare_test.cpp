// SPDX-License-Identifier: Apache-2.0
#include "results/comparison/compare.h"

#include "support/table.h"

#include <sstream>

namespace audit::results {
namespace {

FindingState state_of(std::istringstream& words) {
  std::string name;
  std::string outcome;
  FindingState state;
  words >> name;
  for (std::string more; name.find('[') != std::string::npos && name.back() != ']';) {
    words >> more;  // `A[张* #2]`
    name += ' ' + more;
  }
  words >> outcome;
  Result& result = state.result;
  const std::size_t bracket = name.find('[');
  result.rule = name.substr(0, bracket);
  result.outcome = outcome_of(outcome).value();
  result.subject = {.kind = "station", .id = "A01", .name = "甲站", .item = {}, .key = {}};
  if (bracket != std::string::npos) {
    result.subject.item = result.subject.key = name.substr(bracket + 1, name.size() - bracket - 2);
  }
  std::string found;
  std::getline(words >> std::ws, found);
  if (result.outcome == Outcome::Unknown) {
    result.missing.emplace_back().field = found;
  } else {
    result.message.zh = found;
  }
  state.measure = measure_of(result);
  return state;
}

std::string text_of(const TrackedFinding& finding) {
  const Result& named = finding.named().result;
  std::string text = std::string(id_of(finding.change)) + ' ' + named.rule;
  text += named.subject.item.empty() ? "" : '[' + named.subject.item + ']';
  text += std::string(": ") + (finding.before ? id_of(finding.before->result.outcome) : "-");
  text += std::string(" -> ") + (finding.after ? id_of(finding.after->result.outcome) : "no ");
  return text + (finding.gone ? id_of(*finding.gone) : "");
}

const test::TableTest compared("compare", "tests/results/cases/compare.txt",
                               [](const test::Row& row) {
                                 std::vector<FindingState> before;
                                 std::vector<FindingState> after;
                                 NamesakeCounter of_before;
                                 std::istringstream lines(row.text);
                                 for (std::string line; std::getline(lines, line);) {
                                   std::istringstream words(line);
                                   std::string run;
                                   words >> run;
                                   const FindingState state = state_of(words);
                                   if (run == "new") {
                                     after.push_back(state);
                                     continue;
                                   }
                                   of_before.add(state.result);
                                   const Outcome outcome = state.result.outcome;
                                   if (is_open(outcome) || outcome == Outcome::Waived) {
                                     before.push_back(state);  // of others OLD keeps no more
                                   }
                                 }
                                 std::string text;
                                 for (const TrackedFinding& finding :
                                      compare(before, after, of_before.take())) {
                                   text += (text.empty() ? "" : "\n") + text_of(finding);
                                 }
                                 return text.empty() ? "nothing" : text;
                               });

const test::TableTest changes("changes", "tests/results/cases/changes.txt",
                              [](const test::Row& row) {
                                std::string text;
                                for (const Outcome after : all_outcomes()) {
                                  const std::optional<Change> change =
                                      change_of(outcome_of(row.text), after);
                                  text += (text.empty() ? "" : "\n") + std::string(id_of(after)) +
                                          ": " + (change ? id_of(*change) : "-");
                                }
                                return text;
                              });

}  // namespace
}  // namespace audit::results
