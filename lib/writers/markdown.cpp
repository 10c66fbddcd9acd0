// SPDX-License-Identifier: Apache-2.0
#include "writers/markdown.h"

#include "base/utf8.h"
#include "writers/entry.h"
#include "writers/markdown_table.h"
#include "writers/phrases.h"

#include <algorithm>
#include <array>
#include <utility>

namespace audit::writers {
namespace {

using base::Language;
using base::Text;
using results::Outcome;
using results::Result;

const Text list_title{.zh = "整改清单", .en = "Rectification list"};
const Text checklist_title{.zh = "现场核查清单", .en = "On-site checklist"};
const Text nothing_to_list{.zh = "没有需要列出的内容。", .en = "Nothing to list."};
const Text as_of{.zh = "检查日期：", .en = "As of: "};
const Text rules_of{.zh = "规则：", .en = "Rules: "};
const Text file_word{.zh = "文件：", .en = "File: "};
const Text notes_title{.zh = "文件中没有读懂或需要注意之处：",
                       .en = "Not understood in the file, or to be noted:"};
const std::array<Text, 6> checklist_headings{{
    {.zh = "序号", .en = "no."},
    {.zh = "条款", .en = "article"},
    {.zh = "现场查看", .en = "what to look at"},
    {.zh = "依据", .en = "basis"},
    {.zh = "位置", .en = "place in the file"},
    {.zh = "现场情况", .en = "finding on site"},
}};

bool is_checklist(const std::set<Outcome>& show) {
  return !show.empty() && std::all_of(show.begin(), show.end(), [](Outcome outcome) {
    return outcome == Outcome::Manual || outcome == Outcome::Unknown;
  });
}

class MarkdownWriter : public Writer {
 public:
  MarkdownWriter(std::string& out, WriterOptions options, std::shared_ptr<RuleBook> book,
                 bool is_part)
      : out_(out),
        options_(std::move(options)),
        book_(std::move(book)),
        is_part_(is_part),
        is_checklist_(is_checklist(options_.show)) {}

  void run(const results::Run& run) override;

  void rule(const results::RuleInfo& rule) override { book_->add(rule); }

  void file(const results::File& file) override {
    finish();
    path_ = file.path;
  }

  void result(const Result& result) override;
  void note(const results::Note& note) override;
  void summary(const results::Summary& summary) override;
  void finish() override;

  std::unique_ptr<Writer> part(std::string& out) const override {
    return std::make_unique<MarkdownWriter>(out, options_, book_, true);
  }

  void join(std::string_view part_text) override { append(part_text); }

 private:
  /// Writes rows or sections; the table of the list begins with the first of them.
  void append(std::string_view text);
  std::string list_text() const;
  std::string checklist_text() const;
  std::vector<std::vector<std::string>> check_rows() const;
  std::string notes_text() const;
  template <class Say>
  std::string of_rules(const std::vector<std::string>& rules, Say say) const;

  std::string& out_;
  WriterOptions options_;
  std::shared_ptr<RuleBook> book_;
  bool is_part_;
  bool is_checklist_;
  bool has_begun_ = false;
  // Of the file, and of the station whose results are coming in.
  std::string path_;
  std::vector<results::Note> notes_;
  std::vector<Result> results_;
};

void MarkdownWriter::run(const results::Run& run) {
  const Language language = options_.language;
  book_->add(run);
  out_ += "# " + (is_checklist_ ? checklist_title : list_title).in(language) + "\n\n";
  std::string packs;
  for (const results::PackInfo& pack : run.packs) {
    packs += packs.empty() ? std::string_view() : semicolon(language);
    packs += escaped_markdown(shown(pack.title, language));
    packs += pack.number.empty()
                 ? std::string()
                 : in_brackets(escaped_markdown(base::visible(pack.number)), language);
  }
  out_ += "- " + as_of.in(language) + escaped_markdown(base::visible(run.as_of)) + '\n';
  out_ += packs.empty() ? std::string() : "- " + rules_of.in(language) + packs + '\n';
}

void MarkdownWriter::append(std::string_view text) {
  if (text.empty()) {
    return;
  }
  if (!has_begun_ && !is_part_ && !is_checklist_) {
    out_ += '\n';
    append_headings(out_, list_headings(), options_.language);
  }
  has_begun_ = true;
  out_ += text;
}

void MarkdownWriter::result(const Result& result) {
  if (options_.show.count(result.outcome) == 0) {
    return;
  }
  if (!results_.empty() && results_.back().subject.id != result.subject.id) {
    finish();
  }
  results_.push_back(result);
}

void MarkdownWriter::note(const results::Note& note) {
  if (note.about == results::About::Input) {  // what is wrong with rules is said on standard error
    notes_.push_back(note);
  }
}

void MarkdownWriter::finish() {
  append(is_checklist_ ? checklist_text() : list_text());
  notes_.clear();
  results_.clear();
}

std::string MarkdownWriter::list_text() const {
  const auto row = [](std::string& text, const Entry& entry) {
    append_row(text, {escaped_markdown(entry.station), escaped_markdown(entry.article),
                      escaped_markdown(entry.issue), escaped_markdown(entry.basis),
                      escaped_markdown(entry.remedy), escaped_markdown(entry.place)});
  };
  std::string text;
  for (const results::Note& note : notes_) {
    Entry entry = entry_of(note, options_.language);
    entry.issue.insert(0, entry.outcome + ": ");
    entry.basis = entry.rule;
    row(text, entry);
  }
  for (const Result& result : results_) {
    Entry entry = entry_of(result, path_, *book_, options_.language);
    if (result.outcome != Outcome::Fail) {
      entry.issue.insert(0, entry.outcome + ": ");
    }
    if (!entry.ruling.empty()) {
      entry.remedy += (entry.remedy.empty() ? std::string_view() : semicolon(options_.language));
      entry.remedy += entry.ruling;
    }
    row(text, entry);
  }
  return text;
}

std::string MarkdownWriter::notes_text() const {
  if (notes_.empty()) {
    return {};
  }
  std::string text = '\n' + notes_title.in(options_.language) + "\n\n";
  for (const results::Note& note : notes_) {
    text += "- " + escaped_markdown(headline_of(note, options_.language)) + '\n';
  }
  return text;
}

/// What is to be said of each of some rules, in their order, what is the same once.
template <class Say>
std::string MarkdownWriter::of_rules(const std::vector<std::string>& rules, Say say) const {
  std::vector<std::string> said;
  std::string text;
  for (const std::string& id : rules) {
    if (const results::RuleInfo* rule = book_->find(id)) {
      const std::string one = base::visible(say(*rule));
      if (!one.empty() && std::find(said.begin(), said.end(), one) == said.end()) {
        text += said.empty() ? std::string_view() : semicolon(options_.language);
        text += one;
        said.push_back(one);
      }
    }
  }
  return text;
}

std::vector<std::vector<std::string>> MarkdownWriter::check_rows() const {
  const Language language = options_.language;
  std::vector<std::vector<std::string>> rows;
  const auto article = [](const results::RuleInfo& rule) { return rule.article; };
  const auto title = [&](const results::RuleInfo& rule) { return rule.title.in(language); };
  const auto source = [&](const results::RuleInfo& rule) {
    const auto tailored = std::find_if(results_.begin(), results_.end(), [&](const Result& result) {
      return result.rule == rule.id && result.level;
    });
    const results::Level level = tailored == results_.end() ? rule.level : *tailored->level;
    return book_->source_of(rule, language) +
           in_brackets(results::name_of(level).in(language), language);
  };
  const auto add = [&](const std::vector<std::string>& rules, const std::string& look,
                       const std::string& place) {
    rows.push_back({std::to_string(rows.size() + 1), escaped_markdown(of_rules(rules, article)),
                    escaped_markdown(look), escaped_markdown(of_rules(rules, source)),
                    escaped_markdown(place), ""});
  };
  const Text settles{.zh = "用于判断：", .en = "to judge: "};
  for (const Gap& gap : gaps_of(results_)) {
    std::string look = gap.field->where.empty() ? base::visible(gap.field->field)
                                                : shown(gap.field->where, language);
    if (const std::string titles = of_rules(gap.rules, title); !titles.empty()) {
      look += in_brackets(settles.in(language) + titles, language);
    }
    add(gap.rules, look, gap.field->at ? place_of(*gap.field->at) : base::visible(path_));
  }
  for (const Result& result : results_) {
    if (result.outcome == Outcome::Unknown && !result.missing.empty()) {
      continue;
    }
    const Entry entry = entry_of(result, path_, *book_, language);
    add({result.rule}, entry.issue, entry.place);
  }
  return rows;
}

std::string MarkdownWriter::checklist_text() const {
  const Language language = options_.language;
  std::string text = notes_text();
  if (results_.empty()) {
    return text;
  }
  const std::string name = results_.front().subject.name;
  text.insert(0, "\n## " + escaped_markdown(base::visible(name.empty() ? path_ : name)) + "\n\n" +
                     file_word.in(language) + escaped_markdown(base::visible(path_)) + '\n');
  text += '\n';
  append_headings(text, checklist_headings, language);
  for (const std::vector<std::string>& row : check_rows()) {
    append_row(text, row);
  }
  const Text signature{.zh = "核查人：＿＿＿＿＿＿　站点负责人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿",
                       .en = "Inspector: ............ Station: ............ Date: ............"};
  return text + '\n' + signature.in(language) + '\n';
}

void MarkdownWriter::summary(const results::Summary& summary) {
  finish();
  const Language language = options_.language;
  if (!has_begun_) {
    out_ += '\n' + nothing_to_list.in(language) + '\n';
  }
  const std::string counts = counts_text(summary.outcomes, results::all_outcomes(), language);
  const Text line{.zh = std::to_string(summary.files) + " 个文件，" +
                        std::to_string(summary.stations) + " 个站点" +
                        (counts.empty() ? "" : "：" + counts) + "。",
                  .en = count_of(summary.files, "file", "files") + ", " +
                        count_of(summary.stations, "station", "stations") +
                        (counts.empty() ? "" : ": " + counts) + '.'};
  out_ += '\n' + line.in(language) + '\n';
}

}  // namespace

std::unique_ptr<Writer> make_markdown(std::string& out, const WriterOptions& options) {
  return std::make_unique<MarkdownWriter>(out, options, std::make_shared<RuleBook>(), false);
}

}  // namespace audit::writers
