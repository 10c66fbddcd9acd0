// SPDX-License-Identifier: Apache-2.0
//
// Judges one bound document by one pack: exactly one result for each rule and subject (or item), by
// the table of design §5; nothing is dropped and nothing is thrown for what a file says.
//
//   Auditor auditor({.as_of = today});                             // one per thread
//   for (const results::Result& r : auditor.audit(packs, document, submission)) sink.result(r);
#pragma once

#include "base/date.h"
#include "base/diagnostic.h"
#include "check/township_facts.h"
#include "model/kept.h"
#include "model/submission.h"
#include "results/records.h"
#include "rules/pack.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace audit::check {

using Packs = std::span<const rules::Pack* const>;

class Rulings;
struct RulingUse;

struct Options {
  base::Date as_of;
  bool show_personal = false;
  /// Results of these outcomes get message, place and reasons; the others only rule, outcome and
  /// subject.
  bool explain = true;
};

/// The document of an area that a station lies in, and the submission that owns it; null where none
/// was read.
struct Area {
  const model::BoundDocument* document = nullptr;
  const model::Submission* submission = nullptr;
  const TownshipFacts* townships = nullptr;  ///< of a county; null: its list is not looked at
  const base::Text* doubt = nullptr;  ///< among Members: why it may be none of the area's; or null
};

/// A station of an area, and what its county's file says of its township (or null). Where the files
/// of area and station do not agree it is in doubt (null: it is not) whether the station is one of
/// the area's, or in which township it is.
struct Member {
  const model::Kept* station = nullptr;
  const cel::Record* township = nullptr;
  const base::Text* doubt = nullptr;
  const base::Text* township_doubt = nullptr;
};

struct Areas {
  Area county, city;
};

/// What the rules of an area see as `stations` and `counties`. Nothing of it is copied.
struct Members {
  std::vector<Member> stations;
  std::vector<Area> counties;
  /// Members whose files could not be read: they are there, and nothing is known of them. Why.
  std::vector<const base::Text*> unread_stations;
  /// Why there may be more of them than are here; null: these are all.
  const base::Text* more_stations = nullptr;
  const base::Text* more_counties = nullptr;
};

/// Judges documents one after the other and keeps its memory between them. Not shared between
/// threads.
class Auditor {
 public:
  explicit Auditor(const Options& options);
  ~Auditor();

  /// Other values for the parameters of a pack (rules::with_parameters); null: the pack's own.
  void set_parameters(const rules::Pack& pack, const cel::Record* parameters);

  /// What people have decided about the documents that come; null: nothing.
  void set_rulings(const Rulings* rulings);

  /// What the rulings came to in the last audit (check/ruling_review.h).
  std::vector<RulingUse> take_ruling_uses();

  /// Results of the rules of the document's scope in the order: document place (line, column), rule
  /// in pack order, item. `document` is one of `submission`.
  std::vector<results::Result> audit(Packs packs, const model::BoundDocument& document,
                                     const model::Submission& submission, const Areas& areas = {});

  /// The same for the document of a county or city and its members.
  std::vector<results::Result> audit(Packs packs, const model::BoundDocument& document,
                                     const model::Submission& submission, const Areas& areas,
                                     const Members& members);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// One pack, one document: an Auditor for a single use.
std::vector<results::Result> audit(const rules::Pack& pack, const model::BoundDocument& document,
                                   const model::Submission& submission, const Options& options);

/// What is wrong with the recorded `exceptions` (例外说明) of a station: of no rule of `packs`, of
/// a rule that is not a 原则上 one, without a reason, past its `until`.
std::vector<results::Note> review_exceptions(Packs packs, const model::BoundDocument& document,
                                             const model::Submission& submission,
                                             const Options& options);

/// What tells a station from others, in comparison form; each may be empty.
struct Identity {
  std::string number;  ///< 站点编号
  std::string name;    ///< region and name
};

Identity identity_of(const model::BoundDocument& document);

/// The identity of a station: 站点编号 if given, else its region and name in comparison form.
/// Fingerprints are built on it.
results::Subject subject_of(const model::BoundDocument& document);

/// A diagnostic of reading `submission` as a record of the stream, its snippet masked.
results::Note to_note(const base::Diagnostic& diagnostic, const model::Submission& submission,
                      bool show_personal);

}  // namespace audit::check
