// SPDX-License-Identifier: Apache-2.0
//
// Which rules judge a document.
#pragma once

#include "model/model.h"
#include "rules/pack.h"

namespace audit::check {

inline rules::Scope scope_of(model::DocumentKind kind) {
  switch (kind) {
    case model::DocumentKind::County:
      return rules::Scope::County;
    case model::DocumentKind::City:
      return rules::Scope::City;
    case model::DocumentKind::Station:
    case model::DocumentKind::Rulings:
      break;
  }
  return rules::Scope::Station;
}

}  // namespace audit::check
