// SPDX-License-Identifier: Apache-2.0
#include "check/expectation.h"

#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>

namespace audit::check {
namespace {

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

class Comparison {
 public:
  explicit Comparison(const rules::TestCase& test) : test_(test) {}

  std::vector<Text> of(const std::vector<Result>& results) {
    compare(results);
    return std::move(problems_);
  }

 private:
  void compare(const std::vector<Result>& results) {
    const Result* result = test_.item ? find_item(results) : find_subject(results);
    if (result == nullptr) {
      return;
    }
    compare_place(*result);
    compare_missing(*result);
    compare_related(*result);
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
    const std::string found = result.at ? result.at->path + result.at->pointer : "-";
    const std::string expected = test_.at->file + test_.at->pointer;
    if (found != expected) {
      problems_.push_back(
          difference("位置", "place", found, expected + " (" + test_.at->written + ")"));
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

  void compare_related(const Result& result) {
    if (test_.related.empty()) {
      return;
    }
    std::set<std::string> found;
    std::set<std::string> expected;
    for (const results::Location& related : result.related) {
      found.insert(related.path + related.pointer);
    }
    for (const rules::ExpectedField& field : test_.related) {
      expected.insert(field.file + field.pointer);
    }
    if (found != expected) {
      problems_.push_back(
          difference("相关位置", "related places", joined(found), joined(expected)));
    }
  }

  void compare_message(const Result& result) {
    if (test_.message && result.message.zh.find(*test_.message) == std::string::npos &&
        result.message.en.find(*test_.message) == std::string::npos) {
      problems_.push_back(difference("消息", "message", result.message.zh, *test_.message));
    }
  }

  const rules::TestCase& test_;
  std::vector<Text> problems_;
};

}  // namespace

std::vector<Text> differences(const rules::TestCase& test, const std::vector<Result>& results) {
  return Comparison(test).of(results);
}

}  // namespace audit::check
