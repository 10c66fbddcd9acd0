// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "writers/comparison/entry.h"
#include "writers/comparison/writer.h"
#include "writers/phrases.h"

#include <algorithm>
#include <utility>

namespace audit::writers {
namespace {

using base::Language;
using base::Text;
using results::Change;
using results::Outcome;

const Text was{.zh = "原状", .en = "was   "};
const Text now{.zh = "现状", .en = "now   "};
const Text basis{.zh = "依据", .en = "basis "};
const Text remedy{.zh = "整改", .en = "remedy"};

/// The colours of outcomes serve for changes too.
Outcome colour_of(Change change) {
  switch (change) {
    case Change::New:
      return Outcome::Fail;
    case Change::Changed:
    case Change::Remaining:
    case Change::Undecided:
    case Change::NotChecked:
      return Outcome::Unknown;
    case Change::NotApplicable:
    case Change::Waived:
      return Outcome::Waived;
    case Change::Fixed:
      return Outcome::Pass;
  }
  return Outcome::Pass;
}

class ComparisonText : public results::ComparisonSink {
 public:
  ComparisonText(std::string& out, ComparisonOptions options)
      : out_(out), options_(std::move(options)), paint_(options_.color) {}

  void head(const results::ComparisonHead& head) override { book_ = book_of(head); }

  void note(const results::Note& note) override {
    out_ += headline_of(note, options_.language) + '\n';
    ends_in_blank_line_ = false;
  }

  void station(const results::StationComparison& station) override;
  void summary(const results::ComparisonSummary& summary) override;

 private:
  void separate();
  void append_finding(const results::TrackedFinding& finding);
  void append_label(const Text& label, const std::string& text);
  std::string heading_of(const results::StationComparison& station) const;

  std::string& out_;
  ComparisonOptions options_;
  Paint paint_;
  RuleBook book_;
  bool ends_in_blank_line_ = true;
};

/// A blank line, unless there is one or nothing was written yet.
void ComparisonText::separate() {
  out_ += ends_in_blank_line_ ? "" : "\n";
  ends_in_blank_line_ = true;
}

std::string ComparisonText::heading_of(const results::StationComparison& station) const {
  const Language language = options_.language;
  std::string text =
      base::visible(station.path) + ": " +
      base::visible(station.subject.name.empty() ? station.subject.id : station.subject.name);
  std::map<Change, std::uint64_t> changes;
  for (const results::TrackedFinding& finding : station.findings) {
    ++changes[finding.change];
  }
  std::string counts;
  const Text only_in_new{.zh = "旧结果中没有这个站点",
                         .en = "the old results do not have this station"};
  if (!station.in_new) {
    counts = results::name_of(results::Gone::Station).in(language);
  } else if (!station.in_old) {
    counts = only_in_new.in(language);
  }
  if (const std::string listed = changes_text(changes, language); !listed.empty()) {
    counts += counts.empty() ? std::string_view() : semicolon(language);
    counts += listed;
  }
  return counts.empty() ? text : text + in_brackets(counts, language);
}

void ComparisonText::station(const results::StationComparison& station) {
  const auto is_shown = [this](const results::TrackedFinding& finding) {
    return options_.shows(finding.change);
  };
  const bool has_any = std::any_of(station.findings.begin(), station.findings.end(), is_shown);
  if (!has_any && (station.in_new || !options_.shows(Change::NotChecked))) {
    return;
  }
  separate();
  out_ += heading_of(station) + "\n\n";
  for (const results::TrackedFinding& finding : station.findings) {
    if (is_shown(finding)) {
      append_finding(finding);
    }
  }
}

void ComparisonText::append_finding(const results::TrackedFinding& finding) {
  const TrackedEntry entry = tracked_entry(finding, book_, options_.language);
  out_ += entry.place + ": " + paint_.outcome(colour_of(finding.change), entry.change);
  out_ += " [" + entry.rule + "] " + entry.issue + '\n';
  if (finding.change != Change::Remaining) {
    append_label(was, entry.before);
  }
  append_label(now, entry.after);
  append_label(basis, entry.basis);
  append_label(remedy, entry.remedy);
  out_ += '\n';
}

void ComparisonText::append_label(const Text& label, const std::string& text) {
  if (!text.empty()) {
    out_ += "   " + paint_.faint(label.in(options_.language)) + "  " + text + '\n';
  }
}

void ComparisonText::summary(const results::ComparisonSummary& summary) {
  separate();
  out_ += summary_text(summary, options_.language) + '\n';
}

}  // namespace

std::unique_ptr<results::ComparisonSink> make_comparison_text(std::string& out,
                                                              const ComparisonOptions& options) {
  return std::make_unique<ComparisonText>(out, options);
}

}  // namespace audit::writers
