// SPDX-License-Identifier: Apache-2.0
//
// Places of the texts that were read as locations of the stream: lines and columns, pointer, and the line
// as it is shown, personal data masked. What is needed for masking is looked up when the first place of a
// document is asked for, so a document without findings costs nothing.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "check/masking.h"
#include "model/submission.h"
#include "results/records.h"

#include <vector>

namespace audit::check {

class Places {
 public:
  explicit Places(bool show_personal) : show_personal_(show_personal) {}

  /// Forgets what was before; `root` and those given with add() are masked.
  void reset();
  void add(const model::BoundDocument& document);

  /// Where a value was written; its key when the value takes several lines.
  results::Location of(const base::Origin& origin);

  /// The key that stands in front of a value (its beginning where there is none): where something belongs.
  results::Location of_key(const base::Origin& origin);

  /// A span of a text without pointer; `document` is 1-based.
  results::Location of_span(const base::Place& place, std::uint32_t document = 1);

  /// The `*alias` or `<<` through which a value came to where it counts; nullopt when it is written in place.
  std::optional<results::Location> of_use(const base::Origin& origin);

 private:
  const Masking& masking();

  bool show_personal_;
  std::vector<const cel::Record*> roots_;
  std::optional<Masking> masking_;
};

}  // namespace audit::check
