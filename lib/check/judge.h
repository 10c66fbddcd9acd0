// SPDX-License-Identifier: Apache-2.0
//
// One rule and one document: which items there are, and what the table of design §5 says of each.
// The first row that applies decides:
//
//   disabled by an overlay, not in force,
//   a parameter unset, `when` false                   not_applicable
//   `when` unknown                                    unknown
//   (a ruling of the evaluators: document_rulings.h)             pass, fail
//   no `require`                                      manual
//   `require` true                                    pass
//   as_of on or before `due`                          not_due
//   `require` or `due` unknown                        unknown
//   fails, and a recorded reason covers it            waived
//   fails                                             fail
//
// A rule without for_each has one subject. An empty list gives one not_applicable, a list that may
// have further elements one unknown beside those that are there; where it is undecided whether an
// element is one, `when` is unknown.
#pragma once

#include "base/date.h"
#include "base/source.h"
#include "cel/program.h"
#include "results/records.h"
#include "rules/pack.h"

#include <optional>
#include <string>
#include <vector>

namespace audit::check {

/// What a rule says of one subject, and what decided it. Lives as long as the values of the
/// activation.
struct Verdict {
  results::Outcome outcome = results::Outcome::Pass;
  const cel::Program* program =
      nullptr;  ///< that decided: `require`, `when`, `due` or a list; may be null
  std::vector<cel::Value> undecided;  ///< Unknown: the values that are waited for
  const cel::Error* error = nullptr;  ///< Error
  std::optional<base::Date> due;      ///< where the rule has one and it is known
  bool applies = false;  ///< the rule is known to apply, so that a ruling may decide
};

/// Which item of a for_each rule is judged.
struct Item {
  std::string name;         ///< key fields joined with ` / `; empty without for_each
  std::string masked_name;  ///< the same with personal parts masked
  /// What tells the item from others, in whatever language and spelling the file is written:
  /// enumerations by their id, texts in comparison form, personal parts masked.
  std::string key;
  const base::Origin* origin = nullptr;  ///< of the innermost item that was written
  /// Records that are judged together with it: those of a group (duplicatesBy) after the first.
  std::vector<const cel::Record*> others;
};

/// Takes the verdicts on one rule in order of its items. The slots of the activation hold the
/// item's values while it is called.
class VerdictSink {
 public:
  virtual ~VerdictSink() = default;
  virtual void take(const rules::Rule& rule, const Verdict& verdict, const Item& item) = 0;
};

class Judge {
 public:
  /// `activation` has the root slots of the rules' pack set.
  Judge(cel::Activation& activation, base::Date as_of, VerdictSink& sink)
      : activation_(activation), as_of_(as_of), sink_(sink) {}

  void judge(const rules::Rule& rule);

 private:
  enum class Applies { Yes, No, Unknown, Error };

  void each(std::size_t level, const Item& outer);
  void rest(std::size_t level, const Item& outer, const cel::Value& list);
  void subject(const Item& item);
  Applies applies(Verdict& verdict) const;
  bool decide_due(Verdict& verdict, bool& undecided) const;
  void take(results::Outcome outcome, const Item& item);

  cel::Activation& activation_;
  base::Date as_of_;
  VerdictSink& sink_;
  const rules::Rule* rule_ = nullptr;
  std::vector<cel::Value> possible_;  ///< why it is undecided whether the outer items are items
};

}  // namespace audit::check
