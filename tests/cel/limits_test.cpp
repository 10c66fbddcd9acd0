// SPDX-License-Identifier: Apache-2.0
// Limits: what is within them is evaluated, what is beyond is one diagnostic or a value that says
// so; nothing crashes, however deep or long. (Steps: cases/macros.txt.)
#include "cel/limits.h"

#include "world.h"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <string>

using namespace audit;

namespace {

std::string repeated(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) {
    result += text;
  }
  return result;
}

/// Every way in which an expression can nest; each gives a number or a truth.
struct Nesting {
  std::string name;
  std::function<std::string(int)> text;
};

const Nesting nestings[] = {
    {"parentheses", [](int n) { return repeated("(", n) + "1" + repeated(")", n); }},
    {"lists", [](int n) { return repeated("[", n) + "1" + repeated("]", n) + ".size()"; }},
    {"indexes", [](int n) { return repeated("[", n) + "1" + repeated("][0]", n); }},
    {"not", [](int n) { return repeated("!", n) + "true"; }},
    {"minus", [](int n) { return repeated("-", n) + "area"; }},
    {"sum", [](int n) { return repeated("1 + ", n) + "1"; }},
    {"and", [](int n) { return repeated("true && ", n) + "true"; }},
    {"conditional", [](int n) { return repeated("true ? 1 : ", n) + "1"; }},
    {"condition",
     [](int n) { return repeated("(", n) + "true" + repeated(" ? true : false)", n); }},
    {"calls", [](int n) { return repeated("math.abs(", n) + "1" + repeated(")", n); }},
    {"methods", [](int n) { return "name" + repeated(".trim()", n) + ".size()"; }},
    {"macros", [](int n) { return repeated("[1].all(x, ", n) + "true" + repeated(")", n); }},
};

std::string outcome(const std::string& text) {
  test::World world;
  base::Diagnostics diagnostics;
  const auto program = world.compile(text, diagnostics);
  if (program == nullptr) {
    return diagnostics.items().empty() ? "nothing" : diagnostics.items().front().code;
  }
  const auto activation = world.activation();
  const cel::Value value = cel::evaluate(*program, *activation);
  cel::explain(*program, *activation, false);
  return value.is_error() ? std::string(value.error()->code) : "value";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(what_nests_within_the_limit_is_evaluated) {
  for (const Nesting& nesting : nestings) {
    BOOST_TEST(outcome(nesting.text(100)) == "value", nesting.name);
  }
}

BOOST_AUTO_TEST_CASE(what_nests_deeper_is_said) {
  for (const Nesting& nesting : nestings) {
    for (const int levels : {260, 2000}) {
      BOOST_TEST(outcome(nesting.text(levels)) == "CEL007", nesting.name << " " << levels);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_too_long_is_said) {
  const std::string filler(cel::limits::expression_bytes - 1, ' ');
  BOOST_TEST(outcome(filler + "1") == "value");
  BOOST_TEST(outcome(filler + "11") == "CEL007");
  BOOST_TEST(outcome(repeated("((((", 100'000)) == "CEL007");
}

BOOST_AUTO_TEST_CASE(lists_and_texts_do_not_grow_without_end) {
  BOOST_TEST(outcome("lists.range(10000).size()") == "value");
  BOOST_TEST(outcome("lists.range(10000).map(i, \"社会工作服务站\").join().size()") == "value");
  // Each replacement makes the text eleven times as long.
  BOOST_TEST(outcome("name" + repeated(".replace(\"站\", \"站站站站站站站站站站站\")", 7)) ==
             "CEL106");
}

BOOST_AUTO_TEST_SUITE_END()
