// SPDX-License-Identifier: Apache-2.0
// Look-up of names, and how near words are to each other.
#include "model/name_table.h"
#include "model/nearest_word.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using namespace audit::model;

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(finds_names_whatever_way_they_are_typed) {
  NameTable table;
  table.add("用工", 1);
  table.add("full_time", 2);
  table.add("统一LOGO", 3);
  table.add("办公面积(㎡)", 4);
  BOOST_TEST(table.find("用工") == 1);
  BOOST_TEST(table.find(" 用 工\u3000") == 1);
  BOOST_TEST(table.find("Full-Time") == 2);
  BOOST_TEST(table.find("full time") == 2);
  BOOST_TEST(table.find("统一logo") == 3);
  BOOST_TEST(table.find("统一\uFF2C\uFF2F\uFF27\uFF2F") == 3);
  BOOST_TEST(table.find("办公面积\uFF08m2\uFF09") == 4);
  BOOST_TEST(table.find("用") == NameTable::not_found);
  BOOST_TEST(table.find("") == NameTable::not_found);
  BOOST_TEST(NameTable().find("用工") == NameTable::not_found);
}

BOOST_AUTO_TEST_CASE(keeps_the_first_of_equal_names) {
  NameTable table;
  BOOST_TEST(table.add("LOGO", 1) == NameTable::not_found);
  BOOST_TEST(table.add("logo", 2) == 1);
  BOOST_TEST(table.find("Logo") == 1);
}

BOOST_AUTO_TEST_CASE(holds_many_names) {
  NameTable table;
  for (int i = 0; i < 1000; ++i) {
    table.add("name " + std::to_string(i), i);
  }
  for (int i = 0; i < 1000; ++i) {
    BOOST_TEST(table.find("name " + std::to_string(i)) == i);
  }
}

BOOST_AUTO_TEST_CASE(takes_slips_of_the_finger_for_near) {
  BOOST_TEST(nearness("成立曰期", "成立日期") < nearness("成立曰期", "建站日期"));
  BOOST_TEST(nearness("employement", "employment") < 40);
  BOOST_TEST(nearness("电话", "电话") == 0);
  BOOST_TEST(nearness("电话", "地址") == no_likeness);
  BOOST_TEST(nearness("社工", "人员") == no_likeness);
  BOOST_TEST(nearness("打印机等", "打印机") < no_likeness);
}

BOOST_AUTO_TEST_CASE(takes_one_of_two_characters_for_a_slip_where_a_single_member_is_that_near) {
  audit::cel::EnumType roles;
  roles.members = {{.id = "head", .zh = "站长", .synonyms = {"负责人"}},
                   {.id = "worker", .zh = "社工", .synonyms = {"一线社工"}},
                   {.id = "finance", .zh = "财务", .synonyms = {"会计"}}};
  BOOST_TEST(nearest_word("社公", roles) == 1);
  BOOST_TEST(nearest_word("财物", roles) == 2);
  BOOST_TEST(nearest_word("保洁", roles) == -1);
  audit::cel::EnumType equipment;
  equipment.members = {{.id = "computer", .zh = "电脑", .synonyms = {}},
                       {.id = "telephone", .zh = "电话", .synonyms = {}}};
  BOOST_TEST(nearest_word("电扇", equipment) == -1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
