// SPDX-License-Identifier: Apache-2.0
//
// What a program says, in words and without a file: for those who know the regulation and want to
// see whether a rule says the same. Fields by their titles, parameters by their values.
//
//   describe(*compile("finance.operation.admin_fee <= cap", …), activation).sentence
//       管理费 ≤ 项目总经费 × 10 %
//
// Of the activation only `param` need be set. A let is put in where it is short; a longer one keeps
// its name in the sentence and is told apart from it.
#pragma once

#include "base/text.h"
#include "cel/program.h"

#include <string>
#include <vector>

namespace audit::cel {

struct Description {
  struct Part {
    std::string name;  ///< of a let
    base::Text text;
  };

  base::Text sentence;
  bool is_always = false;   ///< parameters alone make it true: it asks nothing
  std::vector<Part> parts;  ///< the lets that the sentence (or a part before) names
};

/// Programs of packs only.
Description describe(const Program& program, Activation& activation);

}  // namespace audit::cel
