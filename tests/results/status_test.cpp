// SPDX-License-Identifier: Apache-2.0
#include "results/status.h"

#include <boost/test/unit_test.hpp>

#include <map>

namespace audit::results {
namespace {

BOOST_AUTO_TEST_SUITE(status)

BOOST_AUTO_TEST_CASE(the_table_holds_each_status_once_by_number_and_in_both_languages) {
  int last = -1;
  for (const StatusRow& row : status_table()) {
    BOOST_TEST(static_cast<int>(row.status) > last);
    BOOST_TEST(!row.meaning.zh.empty());
    BOOST_TEST(!row.meaning.en.empty());
    last = static_cast<int>(row.status);
  }
  BOOST_TEST(status_table().size() == 8U);
}

BOOST_AUTO_TEST_CASE(the_worst_of_two_is_the_one_that_comes_first_in_the_contract) {
  const std::array order{Status::Defect, Status::Output, Status::Usage,   Status::Rules,
                         Status::Input,  Status::Failed, Status::Unknown, Status::Ok};
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i; j < order.size(); ++j) {
      BOOST_TEST((worst(order[i], order[j]) == order[i]));
      BOOST_TEST((worst(order[j], order[i]) == order[i]));
    }
  }
}

BOOST_AUTO_TEST_CASE(each_outcome_contributes_what_the_contract_says) {
  const std::map<Outcome, Status> expected{
      {Outcome::Pass, Status::Ok},         {Outcome::NotApplicable, Status::Ok},
      {Outcome::NotDue, Status::Ok},       {Outcome::Waived, Status::Ok},
      {Outcome::Manual, Status::Ok},       {Outcome::Fail, Status::Failed},
      {Outcome::Unknown, Status::Unknown}, {Outcome::Error, Status::Rules},
  };
  for (const Outcome outcome : all_outcomes()) {
    BOOST_TEST_CONTEXT(id_of(outcome)) {
      BOOST_TEST((status_of(outcome, Level::Must, Level::Principle, UnknownPolicy::Report) ==
                  expected.at(outcome)));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_rule_weaker_than_fail_on_counts_only_when_it_errs) {
  for (const Outcome outcome : all_outcomes()) {
    const Status status = status_of(outcome, Level::Target, Level::Principle, UnknownPolicy::Fail);
    BOOST_TEST((status == (outcome == Outcome::Error ? Status::Rules : Status::Ok)));
    BOOST_TEST((status_of(outcome, Level::Target, Level::Practice, UnknownPolicy::Fail) ==
                Status::Failed) == (outcome == Outcome::Fail || outcome == Outcome::Unknown));
  }
}

BOOST_AUTO_TEST_CASE(the_policy_decides_what_unknown_means) {
  const auto unknown = [](UnknownPolicy policy) {
    return status_of(Outcome::Unknown, Level::Must, Level::Principle, policy);
  };
  BOOST_TEST((unknown(UnknownPolicy::Report) == Status::Unknown));
  BOOST_TEST((unknown(UnknownPolicy::Fail) == Status::Failed));
  BOOST_TEST((unknown(UnknownPolicy::Ok) == Status::Ok));
}

BOOST_AUTO_TEST_CASE(every_word_is_found_again) {
  for (const Outcome outcome : all_outcomes()) {
    BOOST_TEST((outcome_of(id_of(outcome)) == outcome));
    BOOST_TEST(!name_of(outcome).zh.empty());
    BOOST_TEST(!name_of(outcome).en.empty());
  }
  for (const Level level : all_levels()) {
    BOOST_TEST((level_of(id_of(level)) == level));
    BOOST_TEST(!name_of(level).zh.empty());
    BOOST_TEST(!name_of(level).en.empty());
  }
  for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Note}) {
    BOOST_TEST((severity_of(id_of(severity)) == severity));
  }
  for (const Read read : {Read::Ok, Read::Partly, Read::Rejected}) {
    BOOST_TEST((read_of(id_of(read)) == read));
  }
  for (const About about : {About::Input, About::Rules}) {
    BOOST_TEST((about_of(id_of(about)) == about));
  }
  for (const UnknownPolicy policy :
       {UnknownPolicy::Report, UnknownPolicy::Fail, UnknownPolicy::Ok}) {
    BOOST_TEST((unknown_policy_of(id_of(policy)) == policy));
  }
  BOOST_TEST(!outcome_of("passed"));
  BOOST_TEST(!level_of(""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::results
