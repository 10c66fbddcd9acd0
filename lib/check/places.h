// SPDX-License-Identifier: Apache-2.0
//
// Places of the texts that were read as locations of the stream: lines and columns, pointer, and
// the line as it is shown, personal data masked.
//
//   Places places(false);
//   places.add(submission);
//   result.at = places.of(*value.origin());
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "check/masking.h"
#include "model/submission.h"
#include "results/records.h"

#include <cstdint>
#include <optional>

namespace audit::check {

class Places {
 public:
  explicit Places(bool show_personal) : show_personal_(show_personal) {}

  /// Places of this submission will be asked for.
  void add(const model::Submission& submission) { masking_.add(submission); }

  void add(const base::SourceText& source, std::span<const base::Span> personal) {
    masking_.add(source, personal);
  }

  void reset() { masking_ = {}; }

  /// A text that was added: not one of a rule pack.
  bool knows(const base::SourceText* source) const { return masking_.knows(source); }

  /// Where a value was written; its key when the value takes several lines.
  results::Location of(const base::Origin& origin) const;

  /// The key that stands in front of a value (its beginning where there is none): where something
  /// belongs.
  results::Location of_key(const base::Origin& origin) const;

  /// A span of a text without pointer; `document` is 1-based.
  results::Location of_span(const base::Place& place, std::uint32_t document = 1) const;

  /// The `*alias` or `<<` through which a value came to where it counts; nullopt when it is written
  /// in place.
  std::optional<results::Location> of_use(const base::Origin& origin) const;

 private:
  /// With a pointer whose keys are masked where they are names (人员: {甲某: 社工}).
  model::Written where(const base::Origin& origin) const;

  bool show_personal_;
  Masking masking_;
};

}  // namespace audit::check
