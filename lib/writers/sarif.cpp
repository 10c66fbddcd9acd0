// SPDX-License-Identifier: Apache-2.0
#include "writers/sarif.h"

#include "base/utf8.h"
#include "results/json_object.h"
#include "results/status.h"
#include "writers/entry.h"
#include "writers/phrases.h"

#include <cstdint>
#include <utility>

namespace audit::writers {
namespace {

using base::Language;
using base::Text;
using results::JsonObject;
using results::Location;
using results::Outcome;
using results::Status;

constexpr std::uint64_t max_results = 25'000;       // what GitHub takes of one run
constexpr std::uint64_t max_notifications = 1'000;  // they are kept until the end of the run

/// What divides a part's results from its notifications; no JSON text holds it.
constexpr char divider = '\0';

/// A path as given, as a URI reference.
std::string uri_of(std::string_view given) {
  const std::string path = tidy_path(given);
  constexpr std::string_view kept = "-._~/";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
        kept.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += '%';
      uri += digits[byte >> 4U];
      uri += digits[byte & 15U];
    }
  }
  return uri;
}

void append_message(JsonObject& object, std::string_view name, const std::string& text) {
  JsonObject message(object.member(name));
  message.required("text", text);
  message.close();
}

void append_location(std::string& out, std::string_view path, const Location* at,
                     const results::Subject* subject, const std::string& text) {
  JsonObject location(out);
  JsonObject physical(location.member("physicalLocation"));
  JsonObject artifact(physical.member("artifactLocation"));
  artifact.required("uri", uri_of(at != nullptr ? std::string_view(at->path) : path));
  artifact.close();
  if (at != nullptr && at->line > 0) {
    JsonObject region(physical.member("region"));
    region.number("startLine", at->line);
    region.number("startColumn", at->column);
    region.number("endLine", at->end_line);
    region.number("endColumn", at->end_column);
    region.close();
  }
  physical.close();
  if (subject != nullptr && !subject->id.empty()) {
    std::string& names = location.member("logicalLocations");
    names += '[';
    JsonObject station(names);
    station.text("name", base::visible(subject->name));
    station.required("fullyQualifiedName", base::visible(subject->id));
    station.close();
    names += ']';
  }
  if (!text.empty()) {
    append_message(location, "message", text);
  }
  if (at != nullptr && !at->pointer.empty()) {
    JsonObject properties(location.member("properties"));
    properties.required("pointer", base::visible(at->pointer));
    properties.close();
  }
  location.close();
}

std::string_view kind_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Fail:
    case Outcome::Waived:
      return "fail";
    case Outcome::Unknown:
    case Outcome::Error:
      return "open";
    case Outcome::Manual:
      return "review";
    case Outcome::Pass:
      return "pass";
    case Outcome::NotApplicable:
      return "notApplicable";
    case Outcome::NotDue:
      return "informational";
  }
  return "open";
}

std::string_view meaning_of(int status, Language language) {
  for (const results::StatusRow& row : results::status_table()) {
    if (static_cast<int>(row.status) == status) {
      return row.meaning.in(language);
    }
  }
  return {};
}

class SarifWriter : public Writer {
 public:
  SarifWriter(std::string& out, WriterOptions options, std::shared_ptr<RuleBook> book, bool is_part)
      : out_(out), options_(std::move(options)), book_(std::move(book)), is_part_(is_part) {}

  void run(const results::Run& run) override;
  void rule(const results::RuleInfo& rule) override;

  void file(const results::File& file) override { path_ = file.path; }

  void result(const results::Result& result) override;
  void note(const results::Note& note) override;
  void summary(const results::Summary& summary) override;

  void finish() override {
    if (is_part_) {
      out_ += divider + notifications_;
    }
  }

  std::unique_ptr<Writer> part(std::string& out) const override {
    return std::make_unique<SarifWriter>(out, options_, book_, true);
  }

  void join(std::string_view part_text) override;

 private:
  std::string_view level_of(const results::Result& result) const;
  std::string result_text(const results::Result& result) const;
  void begin_results();
  /// Lines of results or notifications, each with its comma in front and a line feed behind.
  void add_results(std::string_view lines);
  void add_notifications(std::string_view lines);
  std::string overflow_text() const;

  std::string& out_;
  WriterOptions options_;
  std::shared_ptr<RuleBook> book_;
  bool is_part_;
  std::string path_;
  std::string run_properties_;
  bool has_rules_ = false;
  bool has_begun_ = false;
  std::uint64_t results_ = 0;
  std::uint64_t notes_ = 0;
  std::string notifications_;
};

void SarifWriter::run(const results::Run& run) {
  book_->add(run);
  out_ += "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",";
  out_ += "\"runs\":[\n{\"tool\":{\"driver\":{\"name\":\"station-check\",\"version\":";
  results::append_json_string(out_, run.version);
  out_ += ",\"rules\":[";
  JsonObject properties(run_properties_);
  properties.required("asOf", run.as_of);
  for (const auto& [name, value] : run.options) {
    properties.required(name, value);
  }
  properties.close();
}

void SarifWriter::rule(const results::RuleInfo& rule) {
  book_->add(rule);
  const Language language = options_.language;
  const std::string title = shown(rule.title, language);
  const std::string level = results::name_of(rule.level).in(language);
  const std::string basis =
      base::visible(book_->source_of(rule, language)) + in_brackets(level, language);
  const std::string remedy = without_placeholders(shown(rule.remedy, language));
  const Text remedy_word{.zh = "整改：", .en = "Remedy: "};
  const Text basis_word{.zh = "依据：", .en = "Basis: "};
  std::string help = basis_word.in(language) + basis;
  help += remedy.empty() ? std::string() : '\n' + remedy_word.in(language) + remedy;

  out_ += has_rules_ ? ",\n" : "\n";
  has_rules_ = true;
  JsonObject object(out_);
  object.required("id", rule.id);
  append_message(object, "shortDescription", title);
  append_message(object, "fullDescription", title + ' ' + basis);
  JsonObject help_object(object.member("help"));
  help_object.required("text", help);
  help_object.required("markdown", escaped_markdown(help));
  help_object.close();
  JsonObject properties(object.member("properties"));
  properties.required("pack", rule.pack);
  properties.required("article", rule.article);
  properties.required("level", results::id_of(rule.level));
  properties.close();
  object.close();
}

void SarifWriter::begin_results() {
  if (!has_begun_) {
    has_begun_ = true;
    out_ += "\n]}},\"language\":";
    out_ += options_.language == Language::Chinese ? "\"zh-CN\"" : "\"en\"";
    out_ += ",\"columnKind\":\"unicodeCodePoints\",\"properties\":" + run_properties_;
    out_ += ",\"results\":[\n";
  }
}

void SarifWriter::add_results(std::string_view lines) {
  if (is_part_) {
    out_ += lines;
    return;
  }
  begin_results();
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n') + 1;
    if (results_ < max_results) {
      out_ += lines.substr(results_ == 0 ? 1 : 0, end - (results_ == 0 ? 1 : 0));
    }
    ++results_;
    lines.remove_prefix(end);
  }
}

void SarifWriter::add_notifications(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n') + 1;
    if (is_part_ || notes_ < max_notifications) {
      notifications_ += lines.substr(0, end);
    }
    ++notes_;
    lines.remove_prefix(end);
  }
}

void SarifWriter::join(std::string_view part_text) {
  const std::size_t end = part_text.find(divider);
  add_results(part_text.substr(0, end));
  if (end != std::string_view::npos) {
    add_notifications(part_text.substr(end + 1));
  }
}

std::string_view SarifWriter::level_of(const results::Result& result) const {
  if (kind_of(result.outcome) != "fail") {
    return "none";
  }
  return book_->status_of(result) != Status::Ok ? "error" : "warning";
}

std::string SarifWriter::result_text(const results::Result& result) const {
  const Entry entry = entry_of(result, path_, *book_, options_.language);
  std::string message = entry.outcome + ": " + entry.issue;
  message += entry.article.empty() ? "" : in_brackets(entry.article, options_.language);
  message += entry.remedy.empty() ? "" : "\n" + entry.remedy;
  std::string out;
  JsonObject object(out);
  object.required("ruleId", result.rule);
  object.required("kind", kind_of(result.outcome));
  object.required("level", level_of(result));
  append_message(object, "message", message);
  std::string& locations = object.member("locations");
  locations += '[';
  append_location(locations, path_, place_to_act(result), &result.subject, {});
  locations += ']';
  object.array("relatedLocations", result.related, [&](const Location& place) {
    append_location(out, path_, &place, nullptr, shown(place.message, options_.language));
  });
  if (!result.fingerprint.empty()) {
    JsonObject prints(object.member("partialFingerprints"));
    prints.required("stationAudit/v1", result.fingerprint);
    prints.close();
  }
  if (result.outcome == Outcome::Waived) {
    std::string& suppressions = object.member("suppressions");
    suppressions += '[';
    JsonObject suppression(suppressions);
    suppression.required("kind", "external");
    suppression.required("status", "accepted");
    suppression.text("justification", entry.ruling);
    suppression.close();
    suppressions += ']';
  }
  JsonObject properties(object.member("properties"));
  properties.required("outcome", results::id_of(result.outcome));
  properties.text("station", entry.station);
  properties.text("item", base::visible(result.subject.item));
  properties.text("article", entry.article);
  properties.text("basis", entry.basis);
  properties.text("calculation", entry.calculation);
  properties.text("due", entry.due);
  properties.text("ruling", entry.ruling);
  properties.close();
  object.close();
  return out;
}

void SarifWriter::result(const results::Result& result) {
  if (options_.show.count(result.outcome) > 0) {
    add_results(',' + result_text(result) + '\n');
  }
}

void SarifWriter::note(const results::Note& note) {
  if (note.about != results::About::Input) {  // what is wrong with rules is said on standard error
    return;
  }
  std::string line = ",";
  JsonObject object(line);
  object.required("level", results::id_of(note.severity));
  append_message(object, "message", shown(note.message, options_.language));
  JsonObject descriptor(object.member("descriptor"));
  descriptor.required("id", note.code);
  descriptor.close();
  if (note.at && !note.at->path.empty()) {
    std::string& locations = object.member("locations");
    locations += '[';
    append_location(locations, path_, &*note.at, nullptr, {});
    locations += ']';
  }
  object.close();
  add_notifications(line + '\n');
}

std::string SarifWriter::overflow_text() const {
  const std::uint64_t results = results_ > max_results ? results_ - max_results : 0;
  const std::uint64_t notes = notes_ > max_notifications ? notes_ - max_notifications : 0;
  if (results + notes == 0) {
    return {};
  }
  const Text text{.zh = "另有 " + std::to_string(results) + " 条结果、" + std::to_string(notes) +
                        " 条提示没有写入，全部内容见 --format jsonl",
                  .en = "not written: " + count_of(results, "result", "results") + " and " +
                        count_of(notes, "note", "notes") + "; --format jsonl has all of them"};
  std::string line = ",";
  JsonObject object(line);
  object.required("level", "warning");
  append_message(object, "message", text.in(options_.language));
  object.close();
  return line + '\n';
}

void SarifWriter::summary(const results::Summary& summary) {
  begin_results();
  const std::string lines = notifications_ + overflow_text();
  out_ += "],\"invocations\":[";
  JsonObject invocation(out_);
  const bool is_successful = summary.status >= 0 && summary.status <= 2;
  invocation.member("executionSuccessful") += is_successful ? "true" : "false";
  invocation.number("exitCode", static_cast<std::uint64_t>(summary.status));
  invocation.text("exitCodeDescription", meaning_of(summary.status, options_.language));
  invocation.member("toolExecutionNotifications") += '[';
  out_ += lines.empty() ? std::string() : '\n' + lines.substr(1);
  out_ += ']';
  invocation.close();
  out_ += "]}\n]}\n";
}

}  // namespace

std::unique_ptr<Writer> make_sarif(std::string& out, const WriterOptions& options) {
  return std::make_unique<SarifWriter>(out, options, std::make_shared<RuleBook>(), false);
}

}  // namespace audit::writers
