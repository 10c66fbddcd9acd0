// SPDX-License-Identifier: Apache-2.0
//
// Judges one bound document by one pack: exactly one result for each rule and subject (or item), by the
// table of design §5; nothing is dropped and nothing is thrown for what a file says.
//
//   for (const results::Result& r : audit(*pack, document, submission, {.as_of = today})) sink.result(r);
#pragma once

#include "base/date.h"
#include "model/submission.h"
#include "results/records.h"
#include "rules/pack.h"

#include <string>
#include <vector>

namespace audit::check {

struct Options {
  base::Date as_of;
  bool show_personal = false;
  /// Results of these outcomes get message, place and reasons; the others only rule, outcome and subject.
  bool explain = true;
};

/// Results in the order: document place (line, column), rule in pack order, item. `document` is a station
/// of `submission`.
std::vector<results::Result> audit(const rules::Pack& pack, const model::BoundDocument& document,
                                   const model::Submission& submission, const Options& options);

/// The identity of a station: 站点编号 if given, else its region and name in comparison form. Fingerprints
/// are built on it.
results::Subject subject_of(const model::BoundDocument& document);

/// Digest of rule, station identity and item key; never of line, value, path or personal data.
std::string fingerprint(const std::string& rule, const results::Subject& subject);

/// A diagnostic of reading as a record of the stream.
results::Note to_note(const base::Diagnostic& diagnostic, bool show_personal);

}  // namespace audit::check
