// SPDX-License-Identifier: Apache-2.0
//
// What an area keeps of its stations while their files stream past: the fields that rules about
// areas read, with the places where they were written, and the text of the file. Everything else of
// a submission is given back.
//
//   std::shared_ptr<const Kept> station = keep(submission, document, {fields that are read});
//   station->document.root                                 // as the submission's, but smaller
#pragma once

#include "cel/value.h"
#include "model/submission.h"

#include <memory>
#include <unordered_set>
#include <vector>

namespace audit::model {

/// Definitions of fields, in whatever record they stand.
using FieldSet = std::unordered_set<const cel::Field*>;

/// One document of a submission, cut down. Owns what it points to.
struct Kept {
  std::shared_ptr<const base::SourceText> source;
  cel::Arena arena{1024};  ///< bytes of the first block: most stations need a few of them
  BoundDocument document;
  std::vector<base::Span> personal;  ///< of the file, as Submission::personal

  Kept() = default;
};

/// The key fields of records (by which items are named), `id`, `name` and `region` are always kept.
std::shared_ptr<const Kept> keep(const Submission& submission,
                                 const BoundDocument& document, const FieldSet& fields);

}  // namespace audit::model
