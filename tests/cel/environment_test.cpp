// SPDX-License-Identifier: Apache-2.0
// Environments, lets and activations as rule packs use them.
#include "cel/limits.h"
#include "world.h"

#include <boost/test/unit_test.hpp>

#include <thread>

using namespace audit;

namespace {

/// A world whose environment grows by lets and elements, as that of a rule does.
struct Rule {
  test::World world;
  cel::Environment names = world.environment();
  base::Diagnostics diagnostics;
  std::unique_ptr<cel::Activation> activation;

  std::shared_ptr<const cel::Program> compile(const std::string& text,
                                              cel::TypeRef expected = nullptr) {
    return cel::compile(cel::Source::of(text), names, expected, diagnostics);
  }

  void let(const std::string& name, const std::string& text) {
    const auto program = compile(text);
    BOOST_REQUIRE_MESSAGE(program != nullptr, test::dump(diagnostics));
    names.declare_let(name, program);
  }

  std::string value(const std::string& text) {
    const auto program = compile(text);
    if (program == nullptr) {
      return std::exchange(diagnostics, {}).empty() ? "" : "refused";
    }
    if (activation == nullptr) {
      activation = world.activation();
      activation->slots.resize(static_cast<std::size_t>(names.slot_count()));
    }
    return test::dump(cel::evaluate(*program, *activation), program->type());
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(environment)

BOOST_AUTO_TEST_CASE(a_let_is_inlined_in_explanations_and_evaluated_once) {
  Rule rule;
  rule.let("cap", "finance.total * param.fee_cap");
  rule.let("fee", "finance.operation.fee + (separate_account ? finance.operation.tax : 0)");
  BOOST_TEST(rule.value("fee <= cap") == "false");
  const auto program = rule.compile("fee <= cap");
  const cel::Why why = cel::explain(*program, *rule.activation, false);
  BOOST_TEST(why.sentence.zh ==
             "管理费 37,500 元 + 税费 1,500 元 = 39,000 元 ≤ 项目总经费 300,000 元 × 10 % = 30,000 "
             "元 不成立");
  BOOST_TEST(program->reads().size() == 5U);
}

BOOST_AUTO_TEST_CASE(literals_take_the_unit_that_is_asked_also_through_lets) {
  Rule rule;
  rule.let("enough", "40");
  rule.let("either", "separate_account ? enough : 50 + 5");
  BOOST_TEST(rule.value("area >= enough") == "true");
  BOOST_TEST(rule.value("population >= either") == "true");
  BOOST_TEST(rule.value("area + either") == "100 ㎡");
  rule.let("exact", "area + 1");
  BOOST_TEST(rule.value("population >= exact") == "refused");
}

BOOST_AUTO_TEST_CASE(words_of_a_constant_let_are_read_as_the_enumeration_that_is_asked) {
  Rule rule;
  rule.let("wanted", "[\"站长\", \"社工\"]");
  rule.let("head", "\"负责人\"");
  BOOST_TEST(rule.value("staff.filter(s, s.role in wanted).size()") == "3");
  BOOST_TEST(rule.value("wanted.without(staff.map(s, s.role))") == "[]");
  BOOST_TEST(rule.value("staff.exists(s, s.role == head)") == "true");
  BOOST_TEST(rule.value("head == name") == "false");
  rule.let("misspelt", "[\"站张\"]");
  BOOST_TEST(rule.value("staff.exists(s, s.role in misspelt)") == "refused");
}

BOOST_AUTO_TEST_CASE(an_element_of_a_for_each_has_the_type_the_paths_and_the_mark_of_its_list) {
  Rule rule;
  const auto list = rule.compile("staff.filter(s, s.on_post)");
  const int slot = rule.names.declare_element("w", *list);
  const auto names = rule.compile("staff.map(s, s.name)");
  const int name_slot = rule.names.declare_element("n", *names);
  const auto program = rule.compile("w.wage >= 70000");
  BOOST_REQUIRE(program != nullptr);
  BOOST_TEST(program->reads().back() == "staff.wage");
  BOOST_TEST(rule.compile("n")->is_personal());
  BOOST_TEST(rule.compile("w.name")->is_personal());
  BOOST_TEST(!rule.compile("w.wage")->is_personal());

  rule.activation = rule.world.activation();
  rule.activation->slots.resize(static_cast<std::size_t>(rule.names.slot_count()));
  const cel::Value staff = cel::evaluate(*list, *rule.activation);
  std::string verdicts;
  for (const cel::Value& member : staff.list()->items) {
    rule.activation->forget(slot);
    rule.activation->set(slot, member);
    rule.activation->set(name_slot, cel::Value::text("甲"));
    verdicts += test::dump(cel::evaluate(*program, *rule.activation), program->type()) + " ";
  }
  BOOST_TEST(verdicts == "true false ");
}

BOOST_AUTO_TEST_CASE(forget_lets_the_lets_be_evaluated_again) {
  Rule rule;
  const int item = rule.names.declare("item", rule.world.types().number());
  rule.let("twice", "item * 2");
  const auto program = rule.compile("twice");
  rule.activation = rule.world.activation();
  rule.activation->slots.resize(static_cast<std::size_t>(rule.names.slot_count()));
  for (const int value : {1, 5}) {
    rule.activation->forget(item);
    rule.activation->set(item, cel::Value::number(base::Number(value)));
    BOOST_TEST(test::dump(cel::evaluate(*program, *rule.activation), program->type()) ==
               std::to_string(2 * value));
  }
}

BOOST_AUTO_TEST_CASE(a_later_name_hides_an_earlier_one_and_a_declared_name_a_field) {
  Rule rule;
  rule.let("area", "1");
  BOOST_TEST(rule.value("area") == "1");
  rule.let("area", "area + 1");
  BOOST_TEST(rule.value("area") == "2");
  BOOST_TEST(rule.world.compile("area", rule.diagnostics)->reads().front() ==
             "area");  // the original is untouched
}

BOOST_AUTO_TEST_CASE(what_is_expected_is_checked_and_asked_of_literals) {
  Rule rule;
  cel::TypeTable& types = rule.world.types();
  const auto boolean = cel::TypeTable::simple(cel::Kind::Bool);
  BOOST_TEST(rule.compile("area >= 40", boolean) != nullptr);
  BOOST_TEST(rule.compile("area", boolean) == nullptr);
  BOOST_TEST(test::dump(rule.diagnostics) ==
             "CEL025 0-4 this is a number of m², expected yes/no (bool)");
  const auto yuan = types.number(base::Unit::of(base::BaseUnit::Yuan));
  BOOST_TEST(rule.compile("40", yuan)->type() == yuan);
  BOOST_TEST(rule.compile("[1, 2]", types.list(yuan))->type() == types.list(yuan));
  BOOST_TEST(rule.compile("area", yuan) == nullptr);
}

BOOST_AUTO_TEST_CASE(only_chains_of_fields_are_paths) {
  Rule rule;
  rule.let("l", "ledgers[\"困难群众\"]");
  for (const char* text : {"finance.operation.fee", "staff", "ledgers[\"困难群众\"].visited",
                           "l.visited", "运营 == 运营 || true"}) {
    const auto program = rule.compile(text);
    if (program != nullptr) {
      BOOST_TEST(program->is_path(), text);
    }
  }
  for (const char* text : {"finance.total + 1", "staff.size()", "area > 3"}) {
    BOOST_TEST(!rule.compile(text)->is_path(), text);
  }
}

BOOST_AUTO_TEST_CASE(has_is_refused_unless_it_is_allowed) {
  Rule rule;
  BOOST_TEST(rule.compile("has(finance.total)") == nullptr);
  BOOST_TEST(cel::compile(cel::Source::of("has(finance.total)"), rule.names, nullptr,
                          rule.diagnostics, {.allow_has = true}) != nullptr);
}

BOOST_AUTO_TEST_CASE(an_error_says_where_also_inside_a_let) {
  Rule rule;
  rule.let("huge", "9223372036854775807 * 2 > 1");
  const auto program = rule.compile("area > 1 && huge");
  rule.activation = rule.world.activation();
  rule.activation->slots.resize(static_cast<std::size_t>(rule.names.slot_count()));
  const cel::Value value = cel::evaluate(*program, *rule.activation);
  BOOST_REQUIRE(value.is_error());
  BOOST_TEST(value.error()->code == "CEL102");
  BOOST_TEST(value.error()->source->text == "9223372036854775807 * 2 > 1");
  BOOST_TEST(value.error()->at.end == 23U);
}

BOOST_AUTO_TEST_CASE(mistakes_are_placed_in_the_file_that_the_text_came_from) {
  Rule rule;
  // require: "area >= \"x\"": the escapes of YAML are undone before the text gets here.
  const base::SourceText file("pack.yaml", "require: \"area >= \\\"x\\\"\"\n");
  cel::Source source{.text = "area >= \"x\"", .file = &file, .offsets = {}};
  for (std::uint32_t i = 0; i < 8; ++i) {
    source.offsets.push_back(10 + i);
  }
  source.offsets.insert(source.offsets.end(), {18, 20, 21, 23});
  BOOST_TEST(cel::compile(source, rule.names, nullptr, rule.diagnostics) == nullptr);
  const base::Diagnostic& found = rule.diagnostics.items().front();
  BOOST_TEST(found.at.source == &file);
  BOOST_TEST(file.slice(found.at.span) == "area >= \\\"x\\\"");
}

BOOST_AUTO_TEST_CASE(places_of_a_message_are_placed_in_the_file_too) {
  Rule rule;
  const base::SourceText file("pack.yaml", "zh: 面积 {aera}\n");
  cel::Source source{.text = "面积 {aera}", .file = &file, .offsets = {}};
  for (std::uint32_t i = 0; i <= source.text.size(); ++i) {
    source.offsets.push_back(4 + i);
  }
  BOOST_TEST(cel::compile_template(source, rule.names, rule.diagnostics) == nullptr);
  BOOST_TEST(file.slice(rule.diagnostics.items().front().at.span) == "aera");
}

BOOST_AUTO_TEST_CASE(deep_and_long_expressions_are_refused_not_suffered) {
  Rule rule;
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '(') + "1" +
           std::string(static_cast<std::size_t>(depth), ')');
  };
  BOOST_TEST(rule.value(nested(200)) == "1");
  BOOST_TEST(rule.value(nested(300)) == "refused");
  BOOST_TEST(rule.value(nested(100'000)) == "refused");
  std::string sum = "1";
  for (int i = 0; i < 200; ++i) {
    sum += " + 1";
  }
  BOOST_TEST(rule.value(sum) == "201");
  BOOST_TEST(rule.value(sum + sum.substr(1) + sum.substr(1)) == "refused");
  BOOST_TEST(rule.value(std::string(cel::limits::expression_bytes, ' ') + "1") == "refused");
  BOOST_TEST(rule.value(std::string(240, '!') + "true") == "true");
  std::string lists = "area";
  for (int i = 0; i < 60; ++i) {
    lists = "[1].map(x" + std::to_string(i) + ", " + lists + ")";
  }
  BOOST_TEST(rule.value(lists + ".size()") == "1");
}

BOOST_AUTO_TEST_CASE(threads_share_programs) {
  test::World world;
  base::Diagnostics diagnostics;
  const auto program = world.compile(
      "staff.filter(s, s.on_post && s.wage > 55000).map(s, s.wage).sum() + 1", diagnostics);
  const auto shared = world.activation();
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&] {
      cel::Arena arena;
      cel::Activation activation(arena, world.environment().slot_count());
      activation.slots = shared->slots;
      activation.set_dates(shared->as_of, shared->base_date, shared->period);
      for (int i = 0; i < 200; ++i) {
        result = test::dump(cel::evaluate(*program, activation), program->type());
        arena.reset();
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const std::string& result : results) {
    BOOST_TEST(result == "140,001 元");
  }
}

BOOST_AUTO_TEST_SUITE_END()
