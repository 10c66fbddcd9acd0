// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "writers/comparison/entry.h"
#include "writers/comparison/writer.h"
#include "writers/markdown_table.h"
#include "writers/phrases.h"

#include <array>
#include <utility>

namespace audit::writers {
namespace {

using base::Language;
using base::Text;

const Text title{.zh = "整改对照表", .en = "Rectification tracking"};
const Text days{.zh = "检查日期：", .en = "As of: "};
const std::array<Text, 9> headings{{
    {.zh = "站点", .en = "station"},
    {.zh = "条款", .en = "article"},
    {.zh = "问题", .en = "finding"},
    {.zh = "原状", .en = "before"},
    {.zh = "现状", .en = "now"},
    {.zh = "状态", .en = "state"},
    {.zh = "依据", .en = "basis"},
    {.zh = "整改要求", .en = "remedy"},
    {.zh = "位置", .en = "place"},
}};

class ComparisonMarkdown : public results::ComparisonSink {
 public:
  ComparisonMarkdown(std::string& out, ComparisonOptions options)
      : out_(out), options_(std::move(options)) {}

  void head(const results::ComparisonHead& head) override;
  void note(const results::Note& note) override;
  void station(const results::StationComparison& station) override;
  void summary(const results::ComparisonSummary& summary) override;

 private:
  void begin_table();

  std::string& out_;
  ComparisonOptions options_;
  RuleBook book_;
  bool is_in_table_ = false;
  std::string late_notes_;  ///< a table cannot be interrupted
};

void ComparisonMarkdown::head(const results::ComparisonHead& head) {
  book_ = book_of(head);
  out_ += "# " + title.in(options_.language) + "\n\n";
  out_ += "- " + days.in(options_.language) + escaped_markdown(base::visible(head.before.as_of)) +
          " → " + escaped_markdown(base::visible(head.after.as_of)) + '\n';
}

void ComparisonMarkdown::note(const results::Note& note) {
  (is_in_table_ ? late_notes_ : out_) +=
      "- " + escaped_markdown(headline_of(note, options_.language)) + '\n';
}

void ComparisonMarkdown::begin_table() {
  if (!is_in_table_) {
    is_in_table_ = true;
    out_ += '\n';
    append_headings(out_, headings, options_.language);
  }
}

void ComparisonMarkdown::station(const results::StationComparison& station) {
  const std::string name = escaped_markdown(
      base::visible(station.subject.name.empty() ? station.subject.id : station.subject.name));
  if (!station.in_new && station.findings.empty() && options_.shows(results::Change::NotChecked)) {
    late_notes_ += "- " + name +
                   in_brackets(results::name_of(results::Gone::Station).in(options_.language),
                               options_.language) +
                   '\n';
  }
  for (const results::TrackedFinding& finding : station.findings) {
    if (!options_.shows(finding.change)) {
      continue;
    }
    const TrackedEntry entry = tracked_entry(finding, book_, options_.language);
    std::vector<std::string> cells{name};
    for (const std::string* cell : {&entry.article, &entry.issue, &entry.before, &entry.after,
                                    &entry.change, &entry.basis, &entry.remedy, &entry.place}) {
      cells.push_back(escaped_markdown(*cell));
    }
    begin_table();
    append_row(out_, cells);
  }
}

void ComparisonMarkdown::summary(const results::ComparisonSummary& summary) {
  if (!late_notes_.empty()) {
    out_ += '\n' + late_notes_;
  }
  out_ += '\n' + summary_text(summary, options_.language) + '\n';
}

}  // namespace

std::unique_ptr<results::ComparisonSink> make_comparison_markdown(
    std::string& out, const ComparisonOptions& options) {
  return std::make_unique<ComparisonMarkdown>(out, options);
}

}  // namespace audit::writers
