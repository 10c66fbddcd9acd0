// SPDX-License-Identifier: Apache-2.0
// What explain() names as having decided is enough to decide: with every other fact taken away the
// verdict stays. Random conditions over random stations with gaps; TEST_SEED repeats a run,
// TEST_ROUNDS makes it longer. (That nothing needless is named is shown by cases/why.txt.)
#include "expression_gen.h"
#include "support/environment.h"
#include "world.h"

#include <boost/test/unit_test.hpp>

using namespace audit;

namespace {

/// More reasons than explain() gives are not all of them.
constexpr std::size_t most_reasons = 12;

}  // namespace

BOOST_AUTO_TEST_SUITE(explanations)

BOOST_AUTO_TEST_CASE(the_facts_named_are_enough_for_the_verdict) {
  const std::uint64_t seed = test::number_from("TEST_SEED", 20240601);
  const std::uint64_t rounds = test::number_from("TEST_ROUNDS", 1000);
  std::size_t explained = 0;
  for (std::uint64_t round = 0; round < rounds; ++round) {
    std::mt19937_64 random(seed + round);
    test::World world;
    world.randomise(random);
    world.forget(random, 0.1);
    world.locate();
    const std::string text = test::ExpressionGen(random).boolean(3);
    base::Diagnostics diagnostics;
    const auto program = world.compile(text, diagnostics);
    BOOST_REQUIRE_MESSAGE(program != nullptr, text << "\n" << test::dump(diagnostics));
    const auto before = world.activation();
    const cel::Value verdict = cel::evaluate(*program, *before);
    if (verdict.is_unknown() || verdict.is_error()) {
      continue;
    }
    const cel::Why why = cel::explain(*program, *before, true);
    if (why.reasons.size() >= most_reasons) {
      continue;
    }
    std::set<const base::Origin*> places;
    std::string named;
    for (const cel::Reason& reason : why.reasons) {
      places.insert(reason.at);
      named += "\n    " + reason.expression.en + ": " + reason.value.en;
    }
    // `staff[1]` has no answer in a list that may have others; that it is written so is no fact.
    world.keep_only(places, text.find('[') == std::string::npos);
    const auto after = world.activation();
    const cel::Value again = cel::evaluate(*program, *after);
    BOOST_CHECK_MESSAGE(
        again.is_error() || (again.get<bool>() != nullptr && again.is_true() == verdict.is_true()),
        text << "\n  was: " << test::dump(verdict, program->type())
             << "\n  of the facts named alone: " << test::dump(again, program->type()) << named
             << "\n  (TEST_SEED=" << seed + round << " TEST_ROUNDS=1)");
    ++explained;
  }
  BOOST_CHECK_GT(explained, rounds / 4);
}

BOOST_AUTO_TEST_SUITE_END()
