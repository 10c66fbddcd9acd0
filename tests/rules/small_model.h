// SPDX-License-Identifier: Apache-2.0
//
// The model of tests/check/model, for which the packs under tests/rules are written.
#pragma once

#include "base/diagnostic.h"
#include "model/model.h"
#include "support/files.h"

namespace audit::test {

inline const model::Model& small_model() {
  static const auto model = [] {
    base::Diagnostics diagnostics;
    return model::Model::load(source_path("tests/check/model"), diagnostics);
  }();
  return *model;
}

}  // namespace audit::test
