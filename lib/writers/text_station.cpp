// SPDX-License-Identifier: Apache-2.0
#include "writers/text_station.h"

#include "base/utf8.h"
#include "writers/tailoring.h"

#include <algorithm>
#include <array>

namespace audit::writers {
namespace {

using base::Language;
using base::Text;
using results::Outcome;
using results::Result;
using results::Status;

const Text basis{.zh = "依据", .en = "basis "};
const Text setting{.zh = "调整", .en = "set   "};
const Text calculation{.zh = "计算", .en = "why   "};
const Text remedy{.zh = "整改", .en = "remedy"};
const Text see_also{.zh = "另见", .en = "see   "};
const Text conflict{.zh = "冲突", .en = "clash "};
const Text ruling{.zh = "认定", .en = "ruling"};
const Text due{.zh = "期限", .en = "due   "};
const Text no_verdict{.zh = "没有结论", .en = "no verdict"};
const Text settles{.zh = "用于", .en = "for   "};
const Text missing{.zh = "待补充", .en = "missing:"};
const Text to_correct{.zh = "待更正", .en = "to correct:"};

/// What weaker rules come to: it is said apart, so that `pass (fail 4)` does not contradict itself.
constexpr std::array weaker{Outcome::Fail, Outcome::Unknown};

/// Of the outcomes these make a difference to somebody who reads one line about a station.
constexpr std::array notable{Outcome::Error, Outcome::Fail, Outcome::Unknown, Outcome::Waived,
                             Outcome::Manual};

/// How many of the rules that wait for one field are named with their titles.
constexpr std::size_t max_titles = 3;
/// And how many at all: a field that decides whether a whole pack applies is waited for by most of
/// it.
constexpr std::size_t max_rules = 12;

/// The word for how a station stands, and its colour.
Outcome verdict_of(Status status) {
  switch (status) {
    case Status::Failed:
      return Outcome::Fail;
    case Status::Unknown:
      return Outcome::Unknown;
    case Status::Rules:
      return Outcome::Error;
    case Status::Ok:
    case Status::Input:
    case Status::Usage:
    case Status::Defect:
    case Status::Output:
      return Outcome::Pass;
  }
  return Outcome::Pass;
}

/// Whether some rule that counts says that the station complies.
bool is_settled(const StationPage& page) {
  return page.counts.contains(Outcome::Pass) || page.counts.contains(Outcome::Waived);
}

/// Places in other files that are listed; the stream has them all.
constexpr std::size_t max_places = 12;

bool is_gap(const Result& result) {
  return result.outcome == Outcome::Unknown && !result.missing.empty();
}

}  // namespace

void StationText::append(std::string& out, const StationPage& page, std::string_view notes) const {
  out += line_of(page) + '\n';
  if (page.results.empty() && notes.empty()) {
    return;
  }
  out += '\n';
  out += notes;
  append_gaps(out, page);
  std::vector<const Result*> findings;
  for (const Result& result : page.results) {
    if (!is_gap(result)) {
      findings.push_back(&result);
    }
  }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    append_finding(out, page, *findings[i], i + 1 < findings.size() ? findings[i + 1] : nullptr);
  }
}

std::string StationText::verdict_on(const StationPage& page) const {
  if (page.status == Status::Ok && !is_settled(page)) {
    return paint_.faint(no_verdict.in(options_.language));
  }
  const Outcome verdict = verdict_of(page.status);
  return paint_.outcome(verdict, results::name_of(verdict).in(options_.language));
}

std::string StationText::line_of(const StationPage& page) const {
  std::string line = base::visible(page.path) + ": " + verdict_on(page);
  if (!page.subject.name.empty()) {
    line += ' ' + base::visible(page.subject.name);
  }
  std::string counts = counts_text(page.counts, notable, options_.language);
  if (page.mistakes > 0) {
    const std::string number = std::to_string(page.mistakes);
    const Text text{.zh = "没有读懂 " + number + " 处", .en = "not understood " + number};
    counts = text.in(options_.language) +
             std::string(counts.empty() ? std::string_view() : comma(options_.language)) + counts;
  }
  const std::string below = counts_text(page.below, weaker, options_.language);
  if (!below.empty()) {
    const Text text{.zh = "低于 --fail-on 的：" + below, .en = "below --fail-on: " + below};
    counts += std::string(counts.empty() ? std::string_view() : semicolon(options_.language)) +
              text.in(options_.language);
  }
  return counts.empty() ? line : line + in_brackets(counts, options_.language);
}

void StationText::append_gaps(std::string& out, const StationPage& page) const {
  const std::vector<Gap> gaps = gaps_of(page.results);
  if (gaps.empty()) {
    return;
  }
  const auto rules =
      static_cast<std::uint64_t>(std::count_if(page.results.begin(), page.results.end(), is_gap));
  const Text heading{.zh = "待补充 " + std::to_string(gaps.size()) + " 处，补齐后可得出 " +
                           std::to_string(rules) + " 条结论：",
                     .en = "To fill in: " + count_of(gaps.size(), "place", "places") +
                           ", which will settle " + count_of(rules, "result", "results") + ':'};
  out += heading.in(options_.language) + '\n';
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    append_gap(out, page, gaps[i]);
    if (i + 1 == gaps.size() ||
        gaps[i + 1].rules != gaps[i].rules) {  // said once for fields that go together
      append_label(out, settles, rules_text(gaps[i].rules));
    }
  }
  out += '\n';
}

void StationText::append_gap(std::string& out, const StationPage& page, const Gap& gap) const {
  const Language language = options_.language;
  const Text& word = gap.field->written ? to_correct : missing;
  out += (gap.field->at ? place_of(*gap.field->at) : base::visible(page.path)) + ": ";
  out += paint_.outcome(Outcome::Unknown, word.in(language)) + ' ';
  out += gap.field->where.empty() ? base::visible(gap.field->field)
                                  : shown(gap.field->where, language);
  out += '\n';
}

std::string StationText::rules_text(const std::vector<std::string>& ids) const {
  std::string text;
  const std::size_t shown_rules = ids.size() > max_rules + 1 ? max_rules : ids.size();
  for (std::size_t i = 0; i < shown_rules; ++i) {
    const results::RuleInfo* rule = book_.find(ids[i]);
    const bool has_title = rule != nullptr && i < max_titles;
    text += i == 0 ? std::string_view() : has_title ? semicolon(options_.language) : " ";
    text += '[' + ids[i] + ']';
    if (rule != nullptr && !rule->article.empty()) {
      text += ' ' + base::visible(rule->article);
    }
    if (has_title) {
      text += ' ' + shown(rule->title, options_.language);
    }
  }
  if (shown_rules < ids.size()) {
    const Text more{.zh = " 等 " + std::to_string(ids.size()) + " 条",
                    .en = " and " + std::to_string(ids.size() - shown_rules) + " more"};
    text += more.in(options_.language);
  }
  return text;
}

void StationText::append_finding(std::string& out, const StationPage& page, const Result& result,
                                 const Result* next) const {
  const Language language = options_.language;
  const results::RuleInfo* rule = book_.find(result.rule);
  const std::string message = !result.message.empty() || rule == nullptr
                                  ? shown(result.message, language)
                                  : shown(rule->title, language);
  out += (result.at ? place_of(*result.at) : base::visible(page.path)) + ": ";
  out += paint_.outcome(result.outcome, results::name_of(result.outcome).in(language));
  out += " [" + result.rule + "] " + message;
  if (result.message.empty() && !result.subject.item.empty()) {
    out += in_brackets(base::visible(result.subject.item), language);
  }
  if (result.outcome == Outcome::NotApplicable) {
    const std::string reason = why_not_applicable(result, book_, language);
    out += reason.empty() ? reason : in_brackets(reason, language);
  }
  out += '\n';
  if (result.outcome == Outcome::Pass || result.outcome == Outcome::NotApplicable) {
    if (result.ruling) {
      append_label(out, ruling, ruling_text(*result.ruling, language));
    }
    return;
  }
  if (result.at) {
    out += snippet_of(*result.at);
  }
  // What the next finding says too, word for word, is said once, by the last.
  const bool is_repeated = next != nullptr && next->rule == result.rule &&
                           next->outcome == result.outcome && remedy_of(*next) == remedy_of(result);
  if (!is_repeated) {
    append_label(out, basis, basis_of(result));
    for (const std::string& line : settings_of(result, book_, language)) {
      append_label(out, setting, line);
    }
  }
  append_reasons(out, result);
  if (!is_repeated) {
    append_label(out, remedy, remedy_of(result));
  }
  out += '\n';
}

void StationText::append_reasons(std::string& out, const Result& result) const {
  const Language language = options_.language;
  if (!result.calculation.empty()) {
    append_label(out, calculation, shown(result.calculation, language));
  } else {
    for (const results::Why& why : result.why) {
      append_label(out, calculation,
                   shown(why.expression, language) + ": " + shown(why.value, language));
    }
  }
  if (!result.due.empty()) {
    append_label(out, due, base::visible(result.due));
  }
  for (std::size_t i = 0; i < std::min(result.related.size(), max_places); ++i) {
    const results::Location& place = result.related[i];
    append_label(out, see_also, place_of(place) + ' ' + shown(place.message, language));
  }
  if (result.related.size() > max_places) {
    const std::string all = std::to_string(result.related.size());
    const Text more{.zh = "等共 " + all + " 处", .en = all + " places in all"};
    append_label(out, see_also, more.in(language));
  }
  for (const Text& text : result.conflicts) {
    append_label(out, conflict, shown(text, language));
  }
  if (result.ruling) {
    append_label(out, ruling, ruling_text(*result.ruling, language));
  }
}

void StationText::append_label(std::string& out, const Text& label, const std::string& text) const {
  if (!text.empty()) {
    out += "   " + paint_.faint(label.in(options_.language)) + "  " + text + '\n';
  }
}

std::string StationText::basis_of(const Result& result) const {
  const results::RuleInfo* rule = book_.find(result.rule);
  if (rule == nullptr) {
    return {};
  }
  return book_.source_of(*rule, options_.language) +
         in_brackets(results::name_of(rule->level).in(options_.language), options_.language);
}

std::string StationText::remedy_of(const Result& result) const {
  return result.outcome == Outcome::Fail ? shown(result.remedy, options_.language) : std::string();
}

}  // namespace audit::writers
