// SPDX-License-Identifier: Apache-2.0
// The law that gives partial knowledge its meaning (design §5): what was decided while facts were
// missing stays decided, however the facts turn out. Random expressions over random stations;
// TEST_SEED repeats a run, TEST_ROUNDS makes it longer.
#include "expression_gen.h"
#include "support/environment.h"
#include "world.h"

#include <boost/test/unit_test.hpp>

using namespace audit;

namespace {

bool is_known(const cel::Value& value) {
  if (value.is_unknown() || value.is_error()) {
    return false;
  }
  if (const cel::List* list = value.list()) {
    return list->is_certain() && std::all_of(list->items.begin(), list->items.end(), is_known);
  }
  return value.record() == nullptr || value.record()->unknown == nullptr;
}

bool is_within(const cel::Value& value, const cel::Unknown& bounds) {
  base::Number number;
  if (const auto* known = value.get<base::Number>()) {
    number = *known;
  } else if (const auto* date = value.get<base::Date>()) {
    number = base::Number(date->days());
  } else {
    return !bounds.low && !bounds.high;  // a list or a text has no bounds
  }
  return (!bounds.low || *bounds.low <= number) && (!bounds.high || number <= *bounds.high);
}

/// Can what was known in part turn out as `full`?
bool agrees(const cel::Value& part, const cel::Value& full, cel::TypeRef type) {
  if (part.is_error() || full.is_error()) {
    return true;  // overflow: a defect of the program, no verdict
  }
  if (const cel::Unknown* unknown = part.unknown()) {
    if (const cel::Unknown* still = full.unknown()) {
      const bool low = !unknown->low || (still->low && *still->low >= *unknown->low);
      const bool high = !unknown->high || (still->high && *still->high <= *unknown->high);
      return low && high;
    }
    return is_within(full, *unknown);
  }
  if (const cel::List* list = part.list(); list != nullptr && !is_known(part)) {
    std::size_t certain = 0;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      certain += list->possible_at(i) == nullptr ? 1U : 0U;
    }
    const cel::List& other = *full.list();
    return (other.open != nullptr || other.items.size() >= certain || !other.is_certain()) &&
           (list->open != nullptr || other.items.size() <= list->items.size());
  }
  return !is_known(part) || test::dump(part, type) == test::dump(full, type);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(partial_knowledge)

BOOST_AUTO_TEST_CASE(no_decided_outcome_changes_when_facts_come_in) {
  const std::uint64_t seed = test::number_from("TEST_SEED", 20240301);
  const std::uint64_t rounds = test::number_from("TEST_ROUNDS", 3000);
  std::size_t decided = 0;
  std::size_t undecided = 0;
  for (std::uint64_t round = 0; round < rounds; ++round) {
    std::mt19937_64 random(seed + round);
    test::World world;
    world.randomise(random);
    test::ExpressionGen gen(random);
    const std::string text = round % 4 == 0   ? gen.yuan(3)
                             : round % 4 == 1 ? gen.yuans(3)
                                              : gen.boolean(4);
    base::Diagnostics diagnostics;
    const auto program = world.compile(text, diagnostics);
    BOOST_REQUIRE_MESSAGE(program != nullptr, text << "\n" << test::dump(diagnostics));
    world.forget(random, 0.25);
    const auto before = world.activation();
    const cel::Value part = cel::evaluate(*program, *before);
    (is_known(part) ? decided : undecided) += 1;
    if (part.is_unknown()) {
      BOOST_CHECK_MESSAGE(!part.unknown()->missing.empty() || part.unknown()->reason != nullptr,
                          "nothing is named: " << text << " (TEST_SEED=" << seed + round << ")");
    }
    for (int completion = 0; completion < 4; ++completion) {
      world.fill(random);
      const auto after = world.activation();
      const cel::Value full = cel::evaluate(*program, *after);
      BOOST_CHECK_MESSAGE(agrees(part, full, program->type()),
                          text << "\n  was:  " << test::dump(part, program->type())
                               << "\n  then: " << test::dump(full, program->type())
                               << "\n  (TEST_SEED=" << seed + round << " TEST_ROUNDS=1)");
    }
  }
  // The property says nothing where nothing is decided, and nothing where everything is.
  BOOST_CHECK_GT(decided, rounds / 5);
  BOOST_CHECK_GT(undecided, rounds / 5);
}

BOOST_AUTO_TEST_SUITE_END()
