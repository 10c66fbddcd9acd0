// SPDX-License-Identifier: Apache-2.0
#include "writers/comparison/entry.h"

#include "base/utf8.h"
#include "writers/entry.h"
#include "writers/phrases.h"
#include "writers/tailoring.h"

#include <utility>

namespace audit::writers {
namespace {

using base::Language;
using base::Text;
using results::Change;
using results::Outcome;
using results::Result;
using results::TrackedFinding;

/// What was found, or is missing, or why the rule does not apply.
std::string detail_of(const Result& result, const RuleBook& book, Language language) {
  switch (result.outcome) {
    case Outcome::Fail:
    case Outcome::Error:
      return shown(result.message, language);
    case Outcome::Unknown:
      return result.missing.empty() ? shown(result.message, language)
                                    : fields_text(result, language);
    case Outcome::NotDue:
      return base::visible(result.due);
    case Outcome::NotApplicable:
      return why_not_applicable(result, book, language);
    case Outcome::Pass:
    case Outcome::Manual:
    case Outcome::Waived:
      return {};
  }
  return {};
}

/// `不符合：管理费 37,500 元`, `已豁免：点位多（某区民政局，2024-01-02）`.
std::string state_text(const Result& result, const RuleBook& book, Language language) {
  std::string text = results::name_of(result.outcome).in(language);
  const bool is_ruled = result.outcome == Outcome::Waived || result.outcome == Outcome::Pass;
  if (is_ruled && result.ruling) {
    results::Ruling ruling = *result.ruling;
    ruling.verdict = {};  // the outcome says it
    return text + ruling_text(ruling, language);
  }
  if (const std::string detail = detail_of(result, book, language); !detail.empty()) {
    text += (language == Language::Chinese ? "：" : ": ") + detail;
  }
  return text;
}

std::string before_text(const TrackedFinding& finding, const RuleBook& book, Language language) {
  if (finding.before) {
    return state_text(finding.before->result, book, language);
  }
  const Text no_finding{.zh = "没有这个问题", .en = "not a finding"};
  const Text not_checked{.zh = "没有检查", .en = "not checked"};
  return (finding.was_checked ? no_finding : not_checked).in(language);
}

std::string after_text(const TrackedFinding& finding, const RuleBook& book, Language language) {
  if (finding.after) {
    const Result& result = finding.after->result;
    const bool is_gap = result.outcome == Outcome::Unknown && !result.missing.empty();
    // What is missing is said by what is to be done.
    return is_gap ? results::name_of(result.outcome).in(language)
                  : state_text(result, book, language);
  }
  return finding.gone ? results::name_of(*finding.gone).in(language) : std::string();
}

/// The calculation behind a failure whose message is the same as before, though something changed.
std::string with_calculation(std::string text, const Result& result, Language language) {
  const std::string calculation = shown(result.calculation, language);
  return calculation.empty() ? text : text + in_brackets(calculation, language);
}

/// Of what is settled there is nothing left to do; what was not checked again is still asked for.
bool is_settled(Change change) {
  return change == Change::Fixed || change == Change::Waived || change == Change::NotApplicable;
}

std::string issue_of(const Result& result, const results::RuleInfo* rule, Language language) {
  std::string text =
      rule != nullptr ? shown(rule->title, language) : shown(result.message, language);
  return result.subject.item.empty()
             ? text
             : text + in_brackets(base::visible(result.subject.item), language);
}

}  // namespace

TrackedEntry tracked_entry(const TrackedFinding& finding, const RuleBook& book, Language language) {
  const results::FindingState& latest = finding.latest();
  const Entry entry = entry_of(latest.result, latest.path, book, language);
  std::string before = before_text(finding, book, language);
  std::string after = after_text(finding, book, language);
  if (finding.change == Change::Changed && before == after && finding.before && finding.after) {
    before = with_calculation(std::move(before), finding.before->result, language);
    after = with_calculation(std::move(after), finding.after->result, language);
  }
  return {
      .rule = entry.rule,
      .article = entry.article,
      .issue = issue_of(finding.named().result, book.find(latest.result.rule), language),
      .before = std::move(before),
      .after = std::move(after),
      .change = results::name_of(finding.change).in(language),
      .basis = entry.basis,
      .remedy = is_settled(finding.change) ? std::string() : entry.remedy,
      .place = entry.place,
  };
}

RuleBook book_of(const results::ComparisonHead& head) {
  RuleBook book;
  book.add(head.before);
  book.add(head.after);
  for (const results::RuleInfo& rule : head.rules) {
    book.add(rule);
  }
  return book;
}

std::string changes_text(const std::map<Change, std::uint64_t>& changes, Language language) {
  std::string text;
  for (const auto& [change, count] : changes) {
    if (count > 0) {
      text += text.empty() ? std::string_view() : comma(language);
      text += results::name_of(change).in(language) + ' ' + std::to_string(count);
    }
  }
  return text;
}

std::string summary_text(const results::ComparisonSummary& summary, Language language) {
  const bool is_chinese = language == Language::Chinese;
  const std::string status = std::to_string(summary.status);
  const auto add = [&](std::string& text, std::uint64_t count, const Text& words) {
    if (count > 0) {
      text += comma(language);
      text += words.in(language);
    }
  };
  std::string stations =
      is_chinese ? std::to_string(summary.stations_in_both) + " 个站点前后对照"
                 : count_of(summary.stations_in_both, "station", "stations") + " compared";
  const std::string gone = std::to_string(summary.stations_only_in_old);
  const std::string added = std::to_string(summary.stations_only_in_new);
  add(stations, summary.stations_only_in_old,
      {.zh = gone + " 个只在旧结果中", .en = gone + " only in OLD"});
  add(stations, summary.stations_only_in_new,
      {.zh = added + " 个只在新结果中", .en = added + " only in NEW"});
  const std::string changes = changes_text(summary.changes, language);
  const Text nothing{.zh = "前后都没有问题", .en = "no findings before or now"};
  stations += (is_chinese ? "：" : ": ") + (changes.empty() ? nothing.in(language) : changes);
  return stations + (is_chinese ? "（退出状态 " + status + "）" : " (exit status " + status + ")");
}

}  // namespace audit::writers
