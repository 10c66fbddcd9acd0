// SPDX-License-Identifier: Apache-2.0
#include "station-rules/test_report.h"

#include "base/utf8.h"
#include "results/json_object.h"

#include <fmt/format.h>

namespace audit::tools {
namespace {

using base::Language;
using base::Text;
using check::Sight;

/// 1-based; columns count code points.
struct Spot {
  std::string path;
  std::uint32_t line = 0, column = 0;
};

Spot spot_of(const base::Place& place) {
  const base::Position position = place.source->position(place.span.begin);
  return {.path = place.source->name(), .line = position.line, .column = position.column};
}

const char* id_of(Sight sight) {
  switch (sight) {
    case Sight::True:
      return "true";
    case Sight::False:
      return "false";
    case Sight::Unknown:
      return "unknown";
  }
  return "";
}

Text never(Sight sight) {
  switch (sight) {
    case Sight::True:
      return {.zh = "从未成立", .en = "never true"};
    case Sight::False:
      return {.zh = "从未不成立", .en = "never false"};
    case Sight::Unknown:
      return {.zh = "从未待补充", .en = "never unknown"};
  }
  return {};
}

class TextReport : public TestReport {
 public:
  explicit TextReport(Language language) : language_(language) {}

  /// `rules/wuhan/tests/funds.yaml:20: fail WH-26d "passes at ten per cent": outcome: fail,
  /// expected pass`
  void failure(const check::CaseFailure& failure) override {
    const rules::TestCase& test = *failure.test;
    const Spot spot = spot_of(test.place);
    for (const Text& problem : failure.problems) {
      out_ += fmt::format("{}:{}: fail {} \"{}\": {}\n", spot.path, spot.line, test.rule->info.id,
                          base::visible(test.name), base::visible(problem.in(language_)));
    }
  }

  void unseen(const check::Unseen& unseen) override {
    line(unseen.place, never(unseen.sight), unseen.rule->info.id, unseen.expression);
    if (unseen.witness.test == nullptr) {
      return;
    }
    out_.pop_back();
    out_ +=
        fmt::format(fmt::runtime(said({.zh = "（用例「{}」去掉 {} 即可）\n",
                                       .en = "  (case \"{}\" without {} shows it)\n"})),
                    base::visible(unseen.witness.test->name), base::visible(unseen.witness.path));
  }

  void survivor(const check::Mutant& mutant) override {
    line(mutant.place, {.zh = "改动未被发现", .en = "survived"}, mutant.rules.front()->info.id,
         mutant.mutated);
    out_.pop_back();
    out_ += fmt::format(fmt::runtime(said({.zh = "（原为 {}）\n", .en = "  (was {})\n"})),
                        mutant.original);
  }

  void unfounded(const rules::Equivalent& declared) override {
    line(declared.place,
         {.zh = "声明为等价，但没有这样的改动，或用例已能发现",
          .en = "declared equivalent, but noticed or no mutant"},
         declared.rule->info.id, declared.mutant);
  }

  void unfounded(const rules::Unreachable& declared) override {
    line(declared.place,
         {.zh = "声明为不会出现，但没有这样的子条件，或用例已出现",
          .en = "declared unreachable, but seen or no sub-condition"},
         declared.rule->info.id, declared.condition);
  }

  void totals(const TestTotals& totals) override {
    out_ += fmt::format(fmt::runtime(said({.zh = "规则包 {} 个，用例 {} 个：通过 {}，失败 {}\n",
                                           .en = "{} packs, {} cases: {} passed, {} failed\n"})),
                        totals.packs, totals.cases, totals.cases - totals.failed, totals.failed);
    if (totals.coverage) {
      const TestTotals::Coverage& c = *totals.coverage;
      out_ += fmt::format(
          fmt::runtime(said(
              {.zh = "子条件 {} 个，应出现的结果 {} 种：已出现 {}，不会出现 {}，从未出现 {}\n",
               .en = "{} sub-conditions, {} outcomes: {} seen, {} unreachable, {} never seen\n"})),
          c.conditions, c.outcomes, c.outcomes - c.unseen - c.unreachable, c.unreachable, c.unseen);
    }
    if (totals.mutation) {
      const TestTotals::Mutation& m = *totals.mutation;
      out_ += fmt::format(
          fmt::runtime(said({.zh = "改动 {} 处：被发现 {}，等价 {}，未被发现 {}\n",
                             .en = "{} mutants: {} noticed, {} equivalent, {} survived\n"})),
          m.mutants, m.mutants - m.survived - m.equivalent, m.equivalent, m.survived);
    }
  }

 private:
  const std::string& said(const Text& text) {
    said_ = text;
    return said_.in(language_);
  }

  void line(const base::Place& place, const Text& what, const std::string& rule,
            const std::string& expression) {
    const Spot spot = spot_of(place);
    out_ += fmt::format("{}:{}:{}: {} {}: {}\n", spot.path, spot.line, spot.column,
                        what.in(language_), rule, base::visible(expression));
  }

  Language language_;
  Text said_;
};

class JsonlReport : public TestReport {
 public:
  void failure(const check::CaseFailure& failure) override {
    results::JsonObject object(out_);
    begin(object, "case_failure", failure.test->rule->info.id, failure.test->place);
    object.text("case", failure.test->name);
    object.array("problems", failure.problems, [this](const Text& problem) {
      results::JsonObject item(out_);
      item.text("zh", problem.zh);
      item.text("en", problem.en);
      item.close();
    });
    end(object);
  }

  void unseen(const check::Unseen& unseen) override {
    results::JsonObject object(out_);
    begin(object, "unseen", unseen.rule->info.id, unseen.place);
    object.text("expression", unseen.expression);
    object.text("never", id_of(unseen.sight));
    if (unseen.witness.test != nullptr) {
      object.text("case", unseen.witness.test->name);
      object.text("without", unseen.witness.path);
    }
    end(object);
  }

  void survivor(const check::Mutant& mutant) override {
    results::JsonObject object(out_);
    begin(object, "survivor", mutant.rules.front()->info.id, mutant.place);
    object.text("original", mutant.original);
    object.text("mutated", mutant.mutated);
    end(object);
  }

  void unfounded(const rules::Equivalent& declared) override {
    results::JsonObject object(out_);
    begin(object, "unfounded", declared.rule->info.id, declared.place);
    object.text("mutated", declared.mutant);
    object.text("reason", declared.reason);
    end(object);
  }

  void unfounded(const rules::Unreachable& declared) override {
    results::JsonObject object(out_);
    begin(object, "unfounded", declared.rule->info.id, declared.place);
    object.text("expression", declared.condition);
    object.text("never", declared.never ? "true" : "false");
    object.text("reason", declared.reason);
    end(object);
  }

  void totals(const TestTotals& totals) override {
    results::JsonObject object(out_);
    object.required("record", "totals");
    object.number("packs", totals.packs);
    object.number("cases", totals.cases);
    object.number("failed", totals.failed);
    if (totals.coverage) {
      object.number("conditions", totals.coverage->conditions);
      object.number("outcomes", totals.coverage->outcomes);
      object.number("unreachable", totals.coverage->unreachable);
      object.number("unseen", totals.coverage->unseen);
    }
    if (totals.mutation) {
      object.number("mutants", totals.mutation->mutants);
      object.number("equivalent", totals.mutation->equivalent);
      object.number("survived", totals.mutation->survived);
    }
    end(object);
  }

 private:
  static void begin(results::JsonObject& object, std::string_view record, const std::string& rule,
                    const base::Place& place) {
    const Spot spot = spot_of(place);
    object.required("record", record);
    object.required("rule", rule);
    object.required("path", spot.path);
    object.number("line", spot.line);
    object.number("column", spot.column);
  }

  void end(results::JsonObject& object) {
    object.close();
    out_ += '\n';
  }
};

}  // namespace

bool TestTotals::is_clean() const {
  return failed == 0 && (!coverage || (coverage->unseen == 0 && coverage->unfounded == 0)) &&
         (!mutation || (mutation->survived == 0 && mutation->unfounded == 0));
}

std::unique_ptr<TestReport> make_test_report(std::string_view format, Language language) {
  if (format == "jsonl") {
    return std::make_unique<JsonlReport>();
  }
  return std::make_unique<TextReport>(language);
}

}  // namespace audit::tools
