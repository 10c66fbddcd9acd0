// SPDX-License-Identifier: Apache-2.0
#include "writers/junit.h"

#include "base/utf8.h"
#include "results/status.h"
#include "writers/entry.h"
#include "writers/phrases.h"

#include <cstdint>
#include <iterator>
#include <utility>

namespace audit::writers {
namespace {

using base::Text;
using results::Location;
using results::Outcome;
using results::Status;

/// Text and attribute values; what XML 1.0 cannot hold at all becomes U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const base::CodePoint point = base::decode(text, offset);
    const std::string_view bytes = text.substr(offset, point.length);
    offset += point.length;
    const bool is_control = point.value < 0x20 && point.value != '\n';
    if (point.value == '<') {
      out += "&lt;";
    } else if (point.value == '>') {
      out += "&gt;";
    } else if (point.value == '&') {
      out += "&amp;";
    } else if (point.value == '"') {
      out += "&quot;";
    } else if (is_control || point.value >= 0xFFFD) {
      base::append_utf8(out, point.value > 0xFFFF ? point.value : 0xFFFD);
    } else {
      out += bytes;
    }
  }
  return out;
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  ((out += ' ') += name) += "=\"";
  out += escaped(value) + '"';
}

class JunitWriter : public Writer {
 public:
  JunitWriter(std::string& out, WriterOptions options, std::shared_ptr<RuleBook> book)
      : out_(out), options_(std::move(options)), book_(std::move(book)) {}

  void run(const results::Run& run) override;

  void rule(const results::RuleInfo& rule) override { book_->add(rule); }

  void file(const results::File& file) override {
    finish();
    path_ = file.path;
  }

  void result(const results::Result& result) override;
  void note(const results::Note& note) override;
  void summary(const results::Summary& summary) override;
  void finish() override;

  std::unique_ptr<Writer> part(std::string& out) const override {
    return std::make_unique<JunitWriter>(out, options_, book_);
  }

  void join(std::string_view part_text) override { out_ += part_text; }

 private:
  enum class Verdict { Passed, Failed, Erred, Skipped };

  Verdict verdict_of(const results::Result& result) const;
  /// `at`: null for the file as a whole. `type`: of the element that says why it did not pass.
  void add_case(const Entry& entry, const Location* at, Verdict verdict, std::string_view type);
  std::string details_of(const Entry& entry, const Location* at) const;

  std::string& out_;
  WriterOptions options_;
  std::shared_ptr<RuleBook> book_;
  // Of the file whose records are coming in.
  std::string path_;
  std::string cases_;
  std::string remarks_;
  std::uint64_t tests_ = 0;
  std::uint64_t failures_ = 0;
  std::uint64_t errors_ = 0;
  std::uint64_t skipped_ = 0;
};

void JunitWriter::run(const results::Run& run) {
  book_->add(run);
  out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"station-check\">\n";
}

void JunitWriter::summary(const results::Summary& /*summary*/) {
  finish();
  out_ += "</testsuites>\n";
}

JunitWriter::Verdict JunitWriter::verdict_of(const results::Result& result) const {
  if (result.outcome == Outcome::Pass) {
    return Verdict::Passed;
  }
  const Status status = book_->status_of(result);
  return status == Status::Ok       ? Verdict::Skipped
         : status == Status::Failed ? Verdict::Failed
                                    : Verdict::Erred;
}

void JunitWriter::result(const results::Result& result) {
  if (result.outcome != Outcome::NotApplicable) {
    add_case(entry_of(result, path_, *book_, options_.language), place_to_act(result),
             verdict_of(result), results::id_of(result.outcome));
  }
}

void JunitWriter::note(const results::Note& note) {
  if (note.about != results::About::Input) {  // what is wrong with rules is said on standard error
    return;
  }
  if (note.severity == results::Severity::Error) {
    add_case(entry_of(note, options_.language), note.at ? &*note.at : nullptr, Verdict::Erred,
             note.code);
  } else {
    remarks_ += headline_of(note, options_.language) + '\n';
  }
}

std::string JunitWriter::details_of(const Entry& entry, const Location* at) const {
  const Text labels[] = {{.zh = "依据", .en = "basis"},      {.zh = "计算", .en = "why"},
                         {.zh = "整改", .en = "remedy"},     {.zh = "另见", .en = "see"},
                         {.zh = "期限", .en = "due"},        {.zh = "认定", .en = "ruling"},
                         {.zh = "指纹", .en = "fingerprint"}};
  const std::string* parts[] = {&entry.basis, &entry.calculation, &entry.remedy,     &entry.related,
                                &entry.due,   &entry.ruling,      &entry.fingerprint};
  std::string text = entry.place + ": " + entry.outcome + ' ' + entry.issue + '\n';
  text += at != nullptr ? snippet_of(*at) : "";
  for (std::size_t i = 0; i < std::size(parts); ++i) {
    if (!parts[i]->empty()) {
      text += labels[i].in(options_.language) + "  " + *parts[i] + '\n';
    }
  }
  return text;
}

void JunitWriter::add_case(const Entry& entry, const Location* at, Verdict verdict,
                           std::string_view type) {
  ++tests_;
  cases_ += "    <testcase";
  append_attribute(cases_, "classname", entry.station.empty() ? entry.path : entry.station);
  append_attribute(
      cases_, "name",
      '[' + entry.rule + "] " + entry.article + (entry.article.empty() ? "" : " ") + entry.issue);
  if (!entry.path.empty()) {
    append_attribute(cases_, "file", entry.path);
  }
  if (entry.line > 0) {
    append_attribute(cases_, "line", std::to_string(entry.line));
  }
  if (verdict == Verdict::Passed) {
    cases_ += "/>\n";
    return;
  }
  if (verdict == Verdict::Skipped) {
    ++skipped_;
    cases_ += ">\n      <skipped";
    append_attribute(cases_, "message",
                     entry.outcome + (entry.basis.empty() ? "" : ": " + entry.basis) +
                         (entry.ruling.empty() ? "" : "; " + entry.ruling) +
                         (entry.due.empty() ? "" : "; " + entry.due));
    cases_ += "/>\n    </testcase>\n";
    return;
  }
  ++(verdict == Verdict::Failed ? failures_ : errors_);
  const std::string element = verdict == Verdict::Failed ? "failure" : "error";
  cases_ += ">\n      <" + element;
  append_attribute(cases_, "type", type);
  append_attribute(cases_, "message", entry.outcome + ": " + entry.issue);
  cases_ += '>' + escaped(details_of(entry, at)) + "</" + element + ">\n    </testcase>\n";
}

void JunitWriter::finish() {
  if (tests_ == 0 && remarks_.empty()) {
    return;
  }
  out_ += "  <testsuite";
  append_attribute(out_, "name", path_.empty() ? "station-check" : base::visible(path_));
  append_attribute(out_, "tests", std::to_string(tests_));
  append_attribute(out_, "failures", std::to_string(failures_));
  append_attribute(out_, "errors", std::to_string(errors_));
  append_attribute(out_, "skipped", std::to_string(skipped_));
  out_ += ">\n" + cases_;
  out_ += remarks_.empty() ? "" : "    <system-out>" + escaped(remarks_) + "</system-out>\n";
  out_ += "  </testsuite>\n";
  cases_.clear();
  remarks_.clear();
  tests_ = failures_ = errors_ = skipped_ = 0;
}

}  // namespace

std::unique_ptr<Writer> make_junit(std::string& out, const WriterOptions& options) {
  return std::make_unique<JunitWriter>(out, options, std::make_shared<RuleBook>());
}

}  // namespace audit::writers
