// SPDX-License-Identifier: Apache-2.0
//
// What conditions ask, as rows of subject and range; and how ranges compare.
#include "cel/constraints.h"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace audit::cel;  // NOLINT(google-build-using-namespace)
using audit::base::Diagnostics;

/// Names: numbers a and b, a yes/no c, a text t, a list of numbers n, a date d, a let `enough`.
class World {
 public:
  World() {
    meanings_.slots[names_.declare("a", types_.number())] = "a";
    meanings_.slots[names_.declare("b", types_.number())] = "b";
    meanings_.slots[names_.declare("c", types_.simple(Kind::Bool))] = "c";
    meanings_.slots[names_.declare("t", types_.simple(Kind::String))] = "t";
    meanings_.slots[names_.declare("n", types_.list(types_.number()))] = "n";
    meanings_.slots[names_.declare("d", types_.simple(Kind::Date))] = "d";
    names_.declare_let("enough", compiled("a >= 3"));
  }

  std::vector<Constraint> of(const std::string& text) {
    return constraints(*compiled(text), meanings_);
  }

 private:
  std::shared_ptr<const Program> compiled(const std::string& text) {
    Diagnostics diagnostics;
    auto program = compile(Source::of(text), names_, types_.simple(Kind::Bool), diagnostics);
    BOOST_REQUIRE_MESSAGE(program != nullptr, text);
    kept_.push_back(program);
    return program;
  }

  TypeTable types_;
  Environment names_{Dialect::Pack, types_};
  Meanings meanings_;
  std::vector<std::shared_ptr<const Program>> kept_;
};

std::string text_of(const std::vector<Constraint>& constraints) {
  std::string text;
  for (const Constraint& constraint : constraints) {
    text += (text.empty() ? "" : " | ") + constraint.subject + " " + constraint.range.text().en;
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(constraints_of_conditions)

BOOST_AUTO_TEST_CASE(a_row_for_each_thing_that_is_asked) {
  const std::pair<const char*, const char*> cases[] = {
      {"a >= 5", "a ≥ 5"},
      {"5 <= a", "a ≥ 5"},
      {"a > 5 && a <= 8", "a > 5, ≤ 8"},
      {"a == 9", "a = 9"},
      {"!(a < 5)", "a ≥ 5"},
      {"!(a < 5 || b > 2)", "a ≥ 5 | b ≤ 2"},
      {"enough && a <= 8", "a ≥ 3, ≤ 8"},
      {"c", "c yes"},
      {"!c", "c no"},
      {"c == false", "c no"},
      {"t == \"x\"", "t x"},
      {"t != \"x\"", "t not x"},
      {"t in [\"y\", \"x\"]", "t x, y"},
      {"d >= date(\"2024-01-01\")", "d ≥ 2024-01-01"},
      {"n.size() >= 2", "size(n) ≥ 2"},
      {"size(n) >= 2", "size(n) ≥ 2"},
      {"n.filter(x, x > 1).size() == 2", "size(macro4(n,_>_($1,=1))) = 2"},
      // What is not such a comparison is met or not, and nothing more is known of it.
      {"a >= b", "_>=_(a,b) yes"},
      {"a >= 1 || c", "or(_>=_(a,=1),c) yes"},
      {"!(a >= 1 && c)", "and(_>=_(a,=1),c) no"},
  };
  World world;
  for (const auto& [expression, expected] : cases) {
    BOOST_TEST(text_of(world.of(expression)) == expected, expression);
  }
}

BOOST_AUTO_TEST_CASE(ranges_exclude_each_other_or_one_holds_the_other) {
  struct Case {
    const char *first, *second, *relation;
  };

  const Case cases[] = {
      {"a == 9", "a >= 5 && a <= 8", "exclude"},
      {"a >= 9", "a < 9", "exclude"},
      {"a > 9", "a <= 9", "exclude"},
      {"a >= 9", "a <= 9", "overlap"},
      {"a >= 5", "a >= 8", "contains"},
      {"a >= 5", "a >= 5", "contains"},
      {"a >= 5", "a > 5", "contains"},
      {"a > 5", "a >= 5", "overlap"},
      {"a <= 5", "a <= 3", "contains"},
      {"a >= 5", "a == 5", "contains"},
      {"t == \"x\"", "t == \"y\"", "exclude"},
      {"t == \"x\"", "t != \"x\"", "exclude"},
      {"t in [\"x\", \"y\"]", "t == \"x\"", "contains"},
      {"t != \"x\"", "t == \"y\"", "contains"},
      {"t in [\"x\", \"y\"]", "t in [\"y\", \"z\"]", "overlap"},
      {"c", "!c", "exclude"},
      {"d >= date(\"2024-01-01\")", "d < date(\"2024-01-01\")", "exclude"},
  };
  World world;
  for (const Case& one : cases) {
    const Range first = world.of(one.first).front().range;
    const Range second = world.of(one.second).front().range;
    const std::string relation = (first & second).is_empty() ? "exclude"
                                 : first.contains(second)    ? "contains"
                                                             : "overlap";
    BOOST_TEST(relation == one.relation, one.first << " and " << one.second);
  }
}

BOOST_AUTO_TEST_SUITE_END()
