// SPDX-License-Identifier: Apache-2.0
// The words of a configuration (rules/model/configuration.yaml) are those of the options that it
// stands for.
#include "model/model.h"
#include "results/records.h"
#include "results/status.h"
#include "support/files.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace audit;

namespace {

std::vector<std::string> ids_of(const model::Model& model, const char* enumeration) {
  const cel::EnumType* type = model.find_enumeration(enumeration);
  BOOST_REQUIRE(type != nullptr);
  std::vector<std::string> ids;
  for (const cel::EnumType::Member& member : type->members) {
    ids.push_back(member.id);
  }
  return ids;
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_of_a_configuration_are_those_of_the_options) {
  base::Diagnostics diagnostics;
  const auto model = model::Model::load(test::source_path("rules/model"), diagnostics);
  BOOST_REQUIRE(model != nullptr);

  std::vector<std::string> levels;
  for (const results::Level level : results::all_levels()) {
    levels.emplace_back(results::id_of(level));
  }
  BOOST_TEST(ids_of(*model, "rule_level") == levels, boost::test_tools::per_element());

  for (const std::string& word : ids_of(*model, "unknown_policy")) {
    BOOST_TEST(results::unknown_policy_of(word).has_value());
  }

  std::vector<std::string> outcomes = ids_of(*model, "shown_outcome");
  BOOST_TEST(outcomes.back() == "all");
  outcomes.pop_back();
  BOOST_TEST(outcomes.size() == results::all_outcomes().size());
  for (const std::string& word : outcomes) {
    BOOST_TEST(results::outcome_of(word).has_value());
  }
}
