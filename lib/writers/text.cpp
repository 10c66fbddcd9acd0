// SPDX-License-Identifier: Apache-2.0
#include "writers/text.h"

#include "writers/phrases.h"
#include "writers/text_station.h"
#include "writers/text_summary.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace audit::writers {
namespace {

class TextWriter : public Writer {
 public:
  TextWriter(std::string& out, WriterOptions options, std::shared_ptr<RuleBook> book)
      : out_(out), options_(std::move(options)), book_(std::move(book)) {}

  void run(const results::Run& run) override { book_->add(run); }

  void rule(const results::RuleInfo& rule) override { book_->add(rule); }

  void file(const results::File& file) override;
  void result(const results::Result& result) override;
  void note(const results::Note& note) override;
  void summary(const results::Summary& summary) override;
  void finish() override;

  std::unique_ptr<Writer> part(std::string& out) const override {
    return std::make_unique<TextWriter>(out, options_, book_);
  }

  void join(std::string_view part_text) override { append(part_text); }

 private:
  void append(std::string_view text);
  std::string notes_text() const;

  std::string& out_;
  WriterOptions options_;
  std::shared_ptr<RuleBook> book_;
  // Of the file whose records are coming in.
  std::string path_;
  std::uint32_t stations_ = 0;
  std::vector<results::Note> notes_;
  std::vector<StationPage> pages_;
  bool ends_in_blank_line_ = false;
};

void TextWriter::append(std::string_view text) {
  out_ += text;
  if (!text.empty()) {
    ends_in_blank_line_ = text.ends_with("\n\n");
  }
}

void TextWriter::file(const results::File& file) {
  finish();
  path_ = file.path;
  stations_ = file.stations;
}

void TextWriter::result(const results::Result& result) {
  if (pages_.empty() || pages_.back().subject.id != result.subject.id) {
    pages_.emplace_back();
    pages_.back().path = path_;
    pages_.back().subject = result.subject;
  }
  StationPage& page = pages_.back();
  const results::Policy& policy = book_->policy();
  const results::RuleInfo* rule = book_->find(result.rule);
  bool is_weaker = false;
  if (rule != nullptr) {
    const results::Level level = effective_level(result, *rule);
    page.status =
        worst(page.status, status_of(result.outcome, level, policy.fail_on, policy.unknown));
    is_weaker = level > policy.fail_on;
  }
  const bool may_decide =
      result.outcome == results::Outcome::Fail || result.outcome == results::Outcome::Unknown;
  ++(may_decide && is_weaker ? page.below : page.counts)[result.outcome];
  if (options_.show.count(result.outcome) > 0) {
    page.results.push_back(result);
  }
}

void TextWriter::note(const results::Note& note) {
  if (note.about == results::About::Input) {  // what is wrong with rules is said on standard error
    notes_.push_back(note);
  }
}

std::string TextWriter::notes_text() const {
  std::string text;
  for (const results::Note& note : notes_) {
    text += text_of(note, options_.language);
    text += '\n';
  }
  return text;
}

void TextWriter::finish() {
  const StationText station(*book_, options_);
  std::string notes = notes_text();
  std::string text;
  if (pages_.size() == 1 && stations_ == 1) {
    // The usual case, one station: its line comes first, what was not understood belongs to it.
    const auto is_error = [](const results::Note& note) {
      return note.severity == results::Severity::Error;
    };
    pages_.front().mistakes =
        static_cast<std::uint64_t>(std::count_if(notes_.begin(), notes_.end(), is_error));
    station.append(text, pages_.front(), notes);
  } else {
    text = std::move(notes);
    for (const StationPage& page : pages_) {
      station.append(text, page, {});
    }
  }
  append(text);
  notes_.clear();
  pages_.clear();
}

void TextWriter::summary(const results::Summary& summary) {
  finish();
  std::string text;
  append_summary(text, summary, *book_, options_.language);
  // The summary begins with a blank line, the last station may have ended in one.
  append(ends_in_blank_line_ ? std::string_view(text).substr(1) : std::string_view(text));
}

}  // namespace

std::unique_ptr<Writer> make_text(std::string& out, const WriterOptions& options) {
  return std::make_unique<TextWriter>(out, options, std::make_shared<RuleBook>());
}

}  // namespace audit::writers
