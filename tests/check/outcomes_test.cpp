// SPDX-License-Identifier: Apache-2.0
//
// The outcome table of the design, row by row: a station, the rule that judges it (and the day),
// and its results. The rules are in packs/outcomes.yaml.
#include "check/world.h"
#include "support/table.h"

#include <string>

using audit::test::dump;
using audit::test::World;

namespace {

std::string outcomes(const audit::test::Row& row) {
  const std::size_t space = row.note.find(' ');
  const std::string rule = row.note.substr(0, space);
  const std::string day = space == std::string::npos ? "2024-06-30" : row.note.substr(space + 1);
  return dump(World::get().judge("outcomes", row.text, day).results, rule);
}

}  // namespace

const audit::test::TableTest table("outcomes", "tests/check/cases/outcomes.txt", outcomes);
