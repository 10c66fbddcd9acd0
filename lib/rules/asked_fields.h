// SPDX-License-Identifier: Apache-2.0
//
// What rules ask of a file: the fields of one kind of document that the rules of packs read, as a
// tree in the model's order, each with the rules that read it. Rules of any scope count: those of a
// station read its county's file, those of a county the files of its stations.
//
//   for (const AskedField& field : asked_fields(model, model::DocumentKind::Station, {wuhan})) …
//   field.field->zh, field.askers, field.parts
//
// Rules that an overlay has disabled ask nothing. The exceptions that a station records count for the rules that they may cover. Derived fields are
// no fields of a file; what they read is.
#pragma once

#include "model/model.h"
#include "rules/pack.h"

#include <vector>

namespace audit::rules {

/// A rule, and the pack that it belongs to.
struct Asker {
  const Pack* pack = nullptr;
  const Rule* rule = nullptr;

  friend bool operator==(const Asker&, const Asker&) = default;
};

struct AskedField {
  const cel::Field* field = nullptr;
  /// In the order of packs and rules. The rules of a group whose condition reads the field only
  /// where no rule reads it itself.
  std::vector<Asker> askers;
  std::vector<AskedField> parts;  ///< of a record or of a list of records
};

/// Empty where no rule reads such a file.
std::vector<AskedField> asked_fields(const model::Model& model, model::DocumentKind kind,
                                     const std::vector<const Pack*>& packs);

}  // namespace audit::rules
