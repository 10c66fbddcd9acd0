// SPDX-License-Identifier: Apache-2.0
#include "writers/line.h"

#include "base/utf8.h"
#include "writers/phrases.h"
#include "writers/rule_book.h"
#include "writers/tailoring.h"

#include <set>
#include <string_view>
#include <utility>

namespace audit::writers {
namespace {

using results::Outcome;

class LineWriter : public Writer {
 public:
  LineWriter(std::string& out, WriterOptions options, std::shared_ptr<RuleBook> book)
      : out_(out), options_(std::move(options)), paint_(options_.color), book_(std::move(book)) {}

  void run(const results::Run& run) override { book_->add(run); }

  void rule(const results::RuleInfo& rule) override { book_->add(rule); }

  void file(const results::File& file) override { path_ = file.path; }

  void result(const results::Result& result) override;
  void note(const results::Note& note) override;

  void summary(const results::Summary& /*summary*/) override {}

  std::unique_ptr<Writer> part(std::string& out) const override {
    return std::make_unique<LineWriter>(out, options_, book_);
  }

  void join(std::string_view part_text) override { out_ += part_text; }

 private:
  /// What is to be said of a result beside its rule: its message, for an unknown one the missing
  /// fields.
  std::string message_of(const results::Result& result, const results::RuleInfo* rule) const;

  /// Of an unknown result the place of the first field that is missing: there is something to do.
  std::string place_text(const results::Result& result) const;

  /// Places in other files that have their part in it.
  std::string others_text(const results::Result& result) const;

  std::string& out_;
  WriterOptions options_;
  Paint paint_;
  std::shared_ptr<RuleBook> book_;
  std::string path_;
};

std::string LineWriter::message_of(const results::Result& result,
                                   const results::RuleInfo* rule) const {
  std::string text;
  if (result.outcome == Outcome::Unknown) {
    for (const results::MissingField& field : result.missing) {
      text += text.empty() ? std::string_view() : semicolon(options_.language);
      text += shown(field.where, options_.language);
    }
  }
  if (text.empty()) {
    text = shown(result.message, options_.language);
  }
  if (text.empty() && rule != nullptr) {
    text = shown(rule->title, options_.language);
  }
  if (!result.subject.item.empty() && result.message.empty()) {
    text += " (" + base::visible(result.subject.item) + ')';
  }
  if (result.outcome == Outcome::NotApplicable) {
    const std::string reason = why_not_applicable(result, *book_, options_.language);
    text += reason.empty() ? reason : " (" + reason + ')';
  }
  return text;
}

std::string LineWriter::place_text(const results::Result& result) const {
  if (result.outcome == Outcome::Unknown && !result.missing.empty() && result.missing.front().at) {
    return place_of(*result.missing.front().at);
  }
  return result.at ? place_of(*result.at) : base::visible(path_);
}

std::string LineWriter::others_text(const results::Result& result) const {
  constexpr std::size_t most = 12;
  const std::string& own = result.at ? result.at->path : path_;
  std::string text;
  std::set<std::string_view> files;  // of each the first place
  for (const results::Location& place : result.related) {
    if (place.path != own && files.insert(place.path).second && files.size() <= most) {
      text += ' ' + place_of(place);
    }
  }
  const std::size_t count = files.size();
  if (count == 0) {
    return {};
  }
  const base::Text see{.zh = " [另见" + text, .en = " [see" + text};
  const std::string all = std::to_string(count);
  const base::Text more{.zh = " 等 " + all + " 个文件", .en = " and others, " + all + " files"};
  return see.in(options_.language) + (count > most ? more.in(options_.language) : "") + ']';
}

void LineWriter::result(const results::Result& result) {
  if (options_.show.count(result.outcome) == 0) {
    return;
  }
  const results::RuleInfo* rule = book_->find(result.rule);
  const std::string name = results::name_of(result.outcome).in(options_.language);
  out_ += place_text(result) + ": ";
  out_ += paint_.outcome(result.outcome, name) + " [" + result.rule + "] ";
  out_ += message_of(result, rule);
  if (rule != nullptr && !rule->article.empty()) {
    out_ += " (" + rule->article + ')';
  }
  if (result.ruling) {
    out_ += " | " + ruling_text(*result.ruling, options_.language);
  }
  out_ += others_text(result);
  out_ += '\n';
}

void LineWriter::note(const results::Note& note) {
  if (note.about == results::About::Input) {  // what is wrong with rules is said on standard error
    out_ += headline_of(note, options_.language) + '\n';
  }
}

}  // namespace

std::unique_ptr<Writer> make_line(std::string& out, const WriterOptions& options) {
  return std::make_unique<LineWriter>(out, options, std::make_shared<RuleBook>());
}

}  // namespace audit::writers
