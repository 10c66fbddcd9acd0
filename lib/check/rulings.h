// SPDX-License-Identifier: Apache-2.0
//
// The rulings of the evaluators (认定, design §6): inspection verdicts and waivers, read from files
// that are given beside the stations and never stand in one. Whatever is wrong with an entry is a
// note, and a run with an error among them is not started: nothing is judged by half of a file.
//
//   Rulings rulings(model, as_of, false);
//   rulings.add(model::load(model, "rulings.yaml", bytes));
//   rulings.bind(packs, {});                              // which rule each of them speaks of
//   if (!rulings.has_errors()) … rulings.of(document)     // those about a station or area, by hash
#pragma once

#include "base/date.h"
#include "base/diagnostic.h"
#include "check/audit.h"
#include "model/submission.h"
#include "results/records.h"
#include "rules/pack.h"

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace audit::check {

struct Ruling {
  enum class Verdict : std::uint8_t { Pass, Fail, Waived };
  enum class Validity : std::uint8_t { InForce, Expired, NotYet };

  std::size_t number = 0;           ///< among all rulings of the run
  std::string rule, station, item;  ///< in comparison form; `item` may be empty: all of them
  model::Region region;             ///< empty where the name is to do
  Verdict verdict = Verdict::Pass;
  Validity validity = Validity::InForce;
  cel::Value value, limit;  ///< texts, or Null
  results::Ruling shown;
  base::Place place;  ///< of the rule's id in the file
  const model::Submission* submission = nullptr;
  const rules::Rule* bound = nullptr;  ///< null: its pack is not used in this run
};

class Rulings {
 public:
  Rulings(const model::Model& model, base::Date as_of, bool show_personal)
      : model_(model), as_of_(as_of), show_personal_(show_personal) {}

  /// Takes the entries of one file, keeps the file.
  void add(model::Submission submission);

  /// Ids that none of the packs has.
  std::set<std::string> unknown_rules(Packs packs) const;

  /// Finds the rules that the entries speak of. `elsewhere`: ids of packs that are not used.
  void bind(Packs packs, const std::set<std::string>& elsewhere);

  /// What is wrong, in the order of the files.
  const std::vector<results::Note>& notes() const { return notes_; }

  bool has_errors() const { return has_errors_; }

  const std::deque<Ruling>& all() const { return rulings_; }

  const model::Model& model() const { return model_; }

  /// Those about one station or area, in the order of the files.
  std::vector<const Ruling*> of(const model::BoundDocument& document,
                                const results::Subject& subject) const;

  /// A message about a ruling as a record of the stream.
  results::Note note(const base::Diagnostic& diagnostic, const Ruling& ruling) const;

 private:
  void read_entry(const cel::Record& record, const model::BoundDocument& document,
                  const model::Submission& submission);
  bool read_dates(const cel::Record& record, const base::Place& place, Ruling& ruling,
                  const model::Submission& submission);
  void bind(Ruling& ruling, const std::map<std::string, const rules::Rule*>& known,
            const std::set<std::string>& elsewhere);
  void find_duplicates();
  void sort_notes();
  void tell(const base::Diagnostic& diagnostic, const model::Submission& submission);

  const model::Model& model_;
  base::Date as_of_;
  bool show_personal_;
  std::deque<model::Submission> files_;
  std::deque<Ruling> rulings_;
  std::unordered_map<std::string, std::vector<const Ruling*>> by_station_;
  std::vector<results::Note> notes_;
  bool has_errors_ = false;
};

}  // namespace audit::check
