// SPDX-License-Identifier: Apache-2.0
// The index of areas finds what asking each of them finds.
#include "common/region_index.h"

#include "rules/library.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

using namespace audit;

BOOST_AUTO_TEST_SUITE(region_index)

BOOST_AUTO_TEST_CASE(finds_what_asking_every_area_finds) {
  // Names with and without their last character, and one that a city and a county share.
  const std::array provinces{"", "湖北省", "湖北"};
  const std::array cities{"", "武汉市", "武汉", "江滩市", "沙市"};
  const std::array counties{"", "江滩区", "江滩", "郊区", "河东县"};
  const std::array codes{"", "42", "420000", "420100", "420102", "420102001", "421"};
  tools::RegionIndex index;
  std::vector<rules::AppliesTo> areas;
  std::vector<model::Region> regions;
  for (const std::string province : provinces) {
    for (const std::string city : cities) {
      for (const std::string county : counties) {
        for (const std::string code : codes) {
          areas.push_back({.province = province, .city = city, .county = county, .code = code});
          index.add(areas.back());
          regions.push_back(
              {.province = province, .city = city, .county = county, .township = {}, .code = code});
        }
      }
    }
  }
  std::size_t pairs = 0;
  for (const model::Region& region : regions) {
    std::vector<std::size_t> expected;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (rules::covers(areas[i], region)) {
        expected.push_back(i);
      }
    }
    pairs += expected.size();
    BOOST_TEST(index.covering(region) == expected, boost::test_tools::per_element());
  }
  BOOST_TEST(pairs > regions.size());
}

BOOST_AUTO_TEST_SUITE_END()
