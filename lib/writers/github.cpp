// SPDX-License-Identifier: Apache-2.0
#include "writers/github.h"

#include "base/utf8.h"
#include "results/status.h"
#include "writers/entry.h"
#include "writers/entry_writer.h"
#include "writers/phrases.h"

#include <algorithm>
#include <iterator>

namespace audit::writers {
namespace {

using base::Text;
using results::Location;
using results::Outcome;
using results::Status;

/// Text behind the second `::`; in a property colon and comma end something too.
std::string escaped(std::string_view text, bool is_property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (is_property && c == ':') {
      out += "%3A";
    } else if (is_property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

/// One workflow command.
class Command {
 public:
  Command(std::string& out, std::string_view level) : out_(out) { (out_ += "::") += level; }

  void property(std::string_view name, std::string_view value) {
    if (value.empty()) {
      return;
    }
    out_ += is_first_ ? ' ' : ',';
    is_first_ = false;
    (out_ += name) += '=';
    out_ += escaped(value, true);
  }

  /// Columns are counted from 1, the last one included; GitHub takes them on one line only.
  void place(const Location& at) {
    property("file", base::visible(tidy_path(at.path)));
    if (at.line == 0) {
      return;
    }
    property("line", std::to_string(at.line));
    property("endLine", std::to_string(std::max(at.end_line, at.line)));
    if (at.end_line == at.line && at.end_column > at.column) {
      property("col", std::to_string(at.column));
      property("endColumn", std::to_string(at.end_column - 1));
    }
  }

  void end(std::string_view message) { (out_ += "::") += escaped(message, false) + '\n'; }

 private:
  std::string& out_;
  bool is_first_ = true;
};

class GithubWriter : public EntryWriter {
 public:
  using EntryWriter::EntryWriter;

  std::unique_ptr<Writer> part(std::string& out) const override {
    return part_of<GithubWriter>(out);
  }

 private:
  void write(const results::Result& result) override;
  void write(const results::Note& note) override;

  std::string_view level_of(const results::Result& result) const;
  std::string message_of(const Entry& entry) const;
};

std::string_view GithubWriter::level_of(const results::Result& result) const {
  if (book_->status_of(result) != Status::Ok) {
    return "error";
  }
  return result.outcome == Outcome::Fail || result.outcome == Outcome::Unknown ? "warning"
                                                                               : "notice";
}

std::string GithubWriter::message_of(const Entry& entry) const {
  const Text labels[] = {{.zh = "依据：", .en = "Basis: "},
                         {.zh = "整改：", .en = "Remedy: "},
                         {.zh = "认定：", .en = "Ruling: "},
                         {.zh = "另见：", .en = "See: "}};
  const std::string* parts[] = {&entry.basis, &entry.remedy, &entry.ruling, &entry.related};
  std::string text = entry.outcome + (options_.language == base::Language::Chinese ? "：" : ": ");
  text += (entry.station.empty() ? "" : entry.station + ' ') + entry.issue;
  for (std::size_t i = 0; i < std::size(parts); ++i) {
    if (!parts[i]->empty()) {
      text += '\n' + labels[i].in(options_.language) + *parts[i];
    }
  }
  return text;
}

void GithubWriter::write(const results::Result& result) {
  const Entry entry = entry_of(result, path_, *book_, options_.language);
  Command command(out_, level_of(result));
  if (const Location* at = place_to_act(result)) {
    command.place(*at);
  } else {
    command.property("file", base::visible(tidy_path(path_)));
  }
  command.property("title", entry.article.empty() ? entry.rule : entry.rule + ' ' + entry.article);
  command.end(message_of(entry));
}

void GithubWriter::write(const results::Note& note) {
  const bool is_error = note.severity == results::Severity::Error;
  const bool is_warning = note.severity == results::Severity::Warning;
  const Entry entry = entry_of(note, options_.language);
  Command command(out_, is_error ? "error" : is_warning ? "warning" : "notice");
  if (note.at) {
    command.place(*note.at);
  }
  command.property("title", entry.rule);
  command.end(message_of(entry));
}

}  // namespace

std::unique_ptr<Writer> make_github(std::string& out, const WriterOptions& options) {
  return std::make_unique<GithubWriter>(out, options);
}

}  // namespace audit::writers
