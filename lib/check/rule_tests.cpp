// SPDX-License-Identifier: Apache-2.0
#include "check/rule_tests.h"

#include "cel/value.h"
#include "check/audit.h"
#include "check/kept_fields.h"
#include "model/submission.h"
#include "rules/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace audit::check {
namespace {

using base::Language;
using base::Text;
using results::Outcome;
using results::Result;

std::string joined(const std::set<std::string>& words) {
  return words.empty() ? "-" : fmt::format("{}", fmt::join(words, " "));
}

Text difference(std::string_view zh, std::string_view en, std::string_view found,
                std::string_view expected) {
  return {.zh = fmt::format("{}：实为 {}，应为 {}", zh, found, expected),
          .en = fmt::format("{}: {}, expected {}", en, found, expected)};
}

class CaseRunner {
 public:
  CaseRunner(const rules::Pack& pack, const rules::TestCase& test) : pack_(pack), test_(test) {}

  std::vector<Text> run() {
    const model::Submission submission = model::load(*pack_.model, "test", test_.station);
    report_unread(submission);
    const auto document =
        std::find_if(submission.documents.begin(), submission.documents.end(),
                     [](const model::BoundDocument& d) { return d.root != nullptr; });
    cel::Arena arena;
    base::Diagnostics diagnostics;
    const cel::Record* parameters =
        rules::with_parameters(pack_, test_.parameters, arena, diagnostics);
    for (const base::Diagnostic& diagnostic : diagnostics.items()) {
      problems_.push_back(diagnostic.message);
    }
    if (document == submission.documents.end() || parameters == nullptr) {
      return std::move(problems_);
    }
    Auditor auditor({.as_of = test_.as_of, .show_personal = true});
    auditor.set_parameters(pack_, parameters);
    const rules::Pack* const packs[] = {&pack_};
    std::vector<Result> results =
        auditor.audit(packs, *document, submission, {}, members().members);
    std::erase_if(results,
                  [&](const Result& result) { return result.rule != test_.rule->info.id; });
    compare(results);
    return std::move(problems_);
  }

 private:
  /// The stations and counties that a case gives to an area, and what they live in.
  struct Given {
    std::deque<model::Submission> submissions;
    std::vector<std::shared_ptr<const model::Kept>> kept;
    Members members;
  };

  const Given& members() {
    static const base::Text more{.zh = "可能还有其他社工站", .en = "there may be more stations"};
    model::FieldSet fields;
    add_area_fields(pack_, fields);
    for (const std::string& text : test_.members) {
      given_.submissions.push_back(model::load(*pack_.model, "member", text));
      const model::Submission& submission = given_.submissions.back();
      report_unread(submission);
      for (const model::BoundDocument& document : submission.documents) {
        if (document.root == nullptr) {
          continue;
        }
        if (document.kind == model::DocumentKind::Station) {
          given_.kept.push_back(model::keep(submission, document, fields));
          given_.members.stations.push_back(given_.kept.back().get());
        } else {
          given_.members.counties.push_back({&document, &submission});
        }
      }
    }
    given_.members.more_stations = test_.more_members ? &more : nullptr;
    given_.members.more_counties = given_.members.more_stations;
    return given_;
  }

  /// A base that is not understood tests nothing; values that a case sets may be wrong on purpose.
  void report_unread(const model::Submission& submission) {
    for (const base::Diagnostic& diagnostic : submission.diagnostics.items()) {
      if (diagnostic.severity == base::Severity::Error &&
          (!test_.sets_values || submission.rejected())) {
        problems_.push_back(
            {.zh = "样本读不懂：" + diagnostic.message.zh,
             .en = "the base is not understood: " + diagnostic.message.in(Language::English)});
      }
    }
  }

  void compare(const std::vector<Result>& results) {
    const Result* result = test_.item ? find_item(results) : find_subject(results);
    if (result == nullptr) {
      return;
    }
    compare_place(*result);
    compare_missing(*result);
    compare_message(*result);
  }

  const Result* find_item(const std::vector<Result>& results) {
    std::set<std::string> items;
    for (const Result& result : results) {
      if (result.subject.item == *test_.item) {
        return has_expected_outcome(result) ? &result : nullptr;
      }
      items.insert(result.subject.item);
    }
    problems_.push_back(
        {.zh = fmt::format("没有「{}」这一项；有：{}", *test_.item, joined(items)),
         .en = fmt::format("there is no item \"{}\"; items: {}", *test_.item, joined(items))});
    return nullptr;
  }

  /// Without `item:` one subject comes out as expected and the others are in order.
  const Result* find_subject(const std::vector<Result>& results) {
    const Result* found = nullptr;
    const Result* other = nullptr;
    for (const Result& result : results) {
      if (result.outcome == test_.expect) {
        found = found != nullptr ? found : &result;
      } else if (other == nullptr || other->outcome == Outcome::Pass ||
                 other->outcome == Outcome::NotApplicable) {
        other = &result;
      }
    }
    const bool others_are_in_order = other == nullptr || other->outcome == Outcome::Pass ||
                                     other->outcome == Outcome::NotApplicable;
    const bool every_one = test_.expect == Outcome::Pass || test_.expect == Outcome::NotApplicable;
    if (found != nullptr && others_are_in_order && (other == nullptr || !every_one)) {
      return found;
    }
    if (other != nullptr) {
      has_expected_outcome(*other);
    }
    return nullptr;
  }

  bool has_expected_outcome(const Result& result) {
    if (result.outcome == test_.expect) {
      return true;
    }
    std::string found = results::id_of(result.outcome);
    if (!result.message.zh.empty()) {
      found += " (" + result.message.zh + ")";
    }
    problems_.push_back(difference("结论", "outcome", found, results::id_of(test_.expect)));
    return false;
  }

  void compare_place(const Result& result) {
    if (!test_.at) {
      return;
    }
    const std::string found = result.at ? result.at->pointer : "-";
    if (found != test_.at->pointer) {
      problems_.push_back(
          difference("位置", "place", found, test_.at->pointer + " (" + test_.at->written + ")"));
    }
  }

  void compare_missing(const Result& result) {
    if (test_.missing.empty()) {
      return;
    }
    std::set<std::string> found;
    std::set<std::string> expected;
    for (const results::MissingField& missing : result.missing) {
      found.insert(missing.field);
    }
    for (const rules::ExpectedField& field : test_.missing) {
      expected.insert(field.field);
    }
    if (found != expected) {
      problems_.push_back(
          difference("缺少的字段", "missing fields", joined(found), joined(expected)));
    }
  }

  void compare_message(const Result& result) {
    if (test_.message && result.message.zh.find(*test_.message) == std::string::npos &&
        result.message.en.find(*test_.message) == std::string::npos) {
      problems_.push_back(difference("消息", "message", result.message.zh, *test_.message));
    }
  }

  const rules::Pack& pack_;
  const rules::TestCase& test_;
  Given given_;
  std::vector<Text> problems_;
};

}  // namespace

TestRun run_rule_tests(const rules::Pack& pack, const rules::RuleTests& tests) {
  TestRun run;
  for (const rules::TestCase& test : tests.cases) {
    ++run.cases;
    std::vector<Text> problems = CaseRunner(pack, test).run();
    if (!problems.empty()) {
      run.failures.push_back({.test = &test, .problems = std::move(problems)});
    }
  }
  return run;
}

}  // namespace audit::check
