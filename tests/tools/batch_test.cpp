// SPDX-License-Identifier: Apache-2.0
#include "common/batch.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

namespace audit::tools {
namespace {

BOOST_AUTO_TEST_SUITE(batch)

BOOST_AUTO_TEST_CASE(results_come_in_the_order_of_the_work_with_any_number_of_threads) {
  for (const unsigned jobs : {1U, 2U, 3U, 16U}) {
    for (const std::size_t count :
         {std::size_t{0}, std::size_t{1}, std::size_t{5}, std::size_t{3000}}) {
      std::vector<std::size_t> taken;
      in_order(
          count, jobs,
          [&](unsigned worker, std::size_t i) {
            if (worker >= jobs) {
              throw std::logic_error("no such worker");
            }
            return std::to_string(i * i);
          },
          [&](std::size_t i, const std::string& result) {
            if (result == std::to_string(i * i)) {
              taken.push_back(i);
            }
          });
      BOOST_TEST(taken.size() == count);
      BOOST_TEST(std::is_sorted(taken.begin(), taken.end()));
    }
  }
}

BOOST_AUTO_TEST_CASE(no_more_results_wait_than_the_window_holds) {
  std::atomic<std::size_t> waiting = 0;
  std::size_t most = 0;
  in_order(
      2000, 4,
      [&](unsigned, std::size_t i) {
        if (i == 0) {  // all the others run ahead of this one, and must stop
          std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        ++waiting;
        return i;
      },
      [&](std::size_t, std::size_t) {
        most = std::max(most, waiting.load());
        --waiting;
      });
  BOOST_TEST(most <= 4 * window_per_job + 4);
  BOOST_TEST(most > 4U);
}

BOOST_AUTO_TEST_CASE(what_is_thrown_ends_the_batch_and_comes_out) {
  for (const unsigned jobs : {1U, 4U}) {
    const auto work = [](unsigned, std::size_t i) {
      if (i == 700) {
        throw std::runtime_error("work");
      }
      return i;
    };
    std::size_t taken = 0;
    BOOST_CHECK_THROW(in_order(1000, jobs, work, [&](std::size_t, std::size_t) { ++taken; }),
                      std::runtime_error);
    BOOST_TEST(taken <= 700U);
    BOOST_CHECK_THROW(in_order(
                          1000, jobs, [](unsigned, std::size_t i) { return i; },
                          [](std::size_t i, std::size_t) {
                            if (i == 100) {
                              throw std::invalid_argument("take");
                            }
                          }),
                      std::invalid_argument);
  }
}

BOOST_AUTO_TEST_CASE(results_that_can_only_be_moved_are_fine) {
  std::size_t sum = 0;
  in_order(
      100, 3, [](unsigned, std::size_t i) { return std::make_unique<std::size_t>(i); },
      [&](std::size_t, std::unique_ptr<std::size_t> result) { sum += *result; });
  BOOST_TEST(sum == 4950U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::tools
