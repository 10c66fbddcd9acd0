// SPDX-License-Identifier: Apache-2.0
//
// Whether a waiver still covers a failure: the value that was waived against the value that the
// rule measures now, and the limit that held then against the one that holds now (cel/measures.h
// says which way is worse).
//
//   Comparison c = compare(ruling, rule, activation, model, false);
//   if (!c.covers()) c.lapse          // 认定时 3.75万元，现在 管理费 45,000 元
//
// Where it cannot be told, a waiver does not cover: the failure is certain, the waiver is not.
#pragma once

#include "base/text.h"
#include "cel/measures.h"
#include "check/rulings.h"
#include "results/records.h"

#include <optional>

namespace audit::check {

struct Comparison {
  base::Text lapse{};  ///< why it does not cover; empty when it does
  /// The recorded value or limit that is not of the kind that is measured.
  const base::Origin* not_understood = nullptr;

  bool covers() const { return lapse.empty(); }
};

/// Of a rule that was just found to fail.
Comparison compare(const Ruling& waiver, const rules::Rule& rule, cel::Activation& activation,
                   const model::Model& model, bool show_personal);

/// What a waiver could record of a failure, so that it covers it; nothing where no single value
/// decided, or a personal one that is not to be shown.
std::optional<results::Measured> measured(const rules::Rule& rule, cel::Activation& activation,
                                          const model::Model& model, bool show_personal);

/// The heart of it: is `now` worse than `then`? Both are known and of one type.
bool is_worse(cel::Worse worse, const cel::Value& now, const cel::Value& then,
              const cel::Value& limit, cel::TypeRef type);

/// Is a limit that was `then` stricter `now`?
bool is_stricter(cel::Worse worse, const cel::Value& now, const cel::Value& then,
                 cel::TypeRef type);

}  // namespace audit::check
