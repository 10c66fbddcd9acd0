// SPDX-License-Identifier: Apache-2.0
#include "writers/line.h"

#include "base/utf8.h"
#include "writers/entry_writer.h"
#include "writers/phrases.h"
#include "writers/tailoring.h"

#include <set>
#include <string_view>

namespace audit::writers {
namespace {

using results::Outcome;

class LineWriter : public EntryWriter {
 public:
  using EntryWriter::EntryWriter;

  std::unique_ptr<Writer> part(std::string& out) const override { return part_of<LineWriter>(out); }

 private:
  void write(const results::Result& result) override;
  void write(const results::Note& note) override;

  /// What is to be said of a result beside its rule: its message, for an unknown one the missing
  /// fields.
  std::string message_of(const results::Result& result, const results::RuleInfo* rule) const;

  /// Of an unknown result the place of the first field that is missing: there is something to do.
  std::string place_text(const results::Result& result) const;

  /// Places in other files that have their part in it.
  std::string others_text(const results::Result& result) const;

  Paint paint_{options_.color};
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

void LineWriter::write(const results::Result& result) {
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

void LineWriter::write(const results::Note& note) {
  out_ += headline_of(note, options_.language) + '\n';
}

}  // namespace

std::unique_ptr<Writer> make_line(std::string& out, const WriterOptions& options) {
  return std::make_unique<LineWriter>(out, options);
}

}  // namespace audit::writers
