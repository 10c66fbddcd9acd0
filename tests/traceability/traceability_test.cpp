// SPDX-License-Identifier: Apache-2.0
// Nothing that a source document asks is missing: each of its lines has a rule or a reason, each
// rule a line, and what can be decided is decided. ../shared/requirements.md, where it is at hand,
// is compared by requirements_test.py.
#include "support/files.h"
#include "support/golden.h"
#include "traceability/report.h"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <stdexcept>

namespace test = audit::test;

namespace {

/// In the order of their documents.
constexpr const char* packs[] = {"liuyou-wuyao", "panzhihua", "yanji",
                                 "xunxian",      "yinchuan",  "wuhan"};

/// All packs of rules/, traced once.
struct World {
  std::unique_ptr<audit::model::Model> model;
  std::unique_ptr<audit::rules::Library> loaded;
  std::vector<test::Trace> traces;

  World() {
    audit::base::Diagnostics diagnostics;
    model = audit::model::Model::load(test::source_path("rules/model"), diagnostics);
    if (model == nullptr) {
      throw std::runtime_error("rules/model has errors");
    }
    loaded = std::make_unique<audit::rules::Library>(
        *model, std::vector<std::filesystem::path>{test::source_path("rules")});
    test::Samples samples(*model);
    for (const char* id : packs) {
      const audit::rules::Pack* pack = loaded->load(id, diagnostics);
      if (pack == nullptr) {
        throw std::runtime_error(std::string("the pack has errors: ") + id);
      }
      traces.push_back(test::trace(*pack, samples));
    }
  }
};

const World& world() {
  static const World instance;
  return instance;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(traceability)

BOOST_AUTO_TEST_CASE(every_pack_is_traced) {
  BOOST_TEST(world().loaded->available().size() ==
             std::size(packs) + 1 /* cross-checks says no document */);
}

BOOST_AUTO_TEST_CASE(every_line_has_a_rule_or_a_reason) {
  for (const test::Trace& trace : world().traces) {
    for (const test::Line& line : trace.lines) {
      BOOST_TEST_CONTEXT(line.id) {
        const bool has_rule = trace.rules_of.contains(line.id);
        BOOST_TEST((has_rule || !line.reason.empty()), "neither rule nor reason");
        BOOST_TEST((!has_rule || line.reason.empty()), "has a rule, and a reason to have none");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_rule_belongs_to_a_line) {
  for (const test::Trace& trace : world().traces) {
    for (const std::string& rule : trace.without_line) {
      BOOST_ERROR(trace.pack->info.id << ": rule " << rule << " belongs to no line");
    }
  }
}

BOOST_AUTO_TEST_CASE(every_rule_with_a_condition_can_fail) {
  for (const test::Trace& trace : world().traces) {
    for (const audit::rules::Rule& rule : trace.pack->rules) {
      BOOST_TEST_CONTEXT(rule.info.id) {
        BOOST_TEST((rule.require == nullptr || trace.facts.at(rule.info.id).can_fail));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_can_be_decided_is_decided) {
  for (const test::Trace& trace : world().traces) {
    const test::Counts counts = test::count(trace);
    BOOST_TEST_CONTEXT(trace.pack->info.id << ": " << counts.decided << " of "
                                           << counts.decidable) {
      BOOST_TEST(counts.decided * 100 >= counts.decidable * 85);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_page_is_up_to_date) {
  test::check_golden(test::to_markdown(world().traces), "docs/traceability.md");
}

BOOST_AUTO_TEST_SUITE_END()
