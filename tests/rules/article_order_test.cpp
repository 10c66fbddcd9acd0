// SPDX-License-Identifier: Apache-2.0
#include "rules/article_order.h"

#include <boost/test/unit_test.hpp>

using audit::rules::articles_in_order;

BOOST_AUTO_TEST_CASE(articles_stand_in_the_order_of_their_numbers) {
  const std::vector<std::string> ordered{
      "开头",   "一（二）",           "一（二）“五要”",     "附件2 3.1.4", "附件2 3.10",
      "第三条", "第十九条第（一）项", "第十九条第（二）项", "第二十条"};
  std::vector<std::string> mixed(ordered.rbegin(), ordered.rend());
  mixed.push_back("第三条、第二十条");
  BOOST_TEST(articles_in_order(mixed) == ordered, boost::test_tools::per_element());
}
