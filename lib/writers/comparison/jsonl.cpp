// SPDX-License-Identifier: Apache-2.0
//
// The stream `station-diff/1`: what a comparison says, a record a line. `old` and `new` of a
// finding are result records of `station-results/1`.
#include "results/jsonl.h"

#include "results/fingerprint.h"
#include "results/json_object.h"
#include "writers/comparison/writer.h"

namespace audit::writers {
namespace {

using results::JsonObject;

constexpr const char* schema = "station-diff/1";

void append_run(JsonObject& parent, const char* name, const results::Run& run) {
  std::string& out = parent.member(name);
  JsonObject object(out);
  object.required("version", run.version);
  object.required("as_of", run.as_of);
  object.required_array("packs", run.packs, [&out](const results::PackInfo& pack) {
    JsonObject entry(out);
    entry.required("id", pack.id);
    entry.text("title", pack.title);
    entry.text("number", pack.number);
    entry.text("sha256", pack.sha256);
    entry.close();
  });
  object.close();
}

void append_subject(JsonObject& parent, const results::Subject& subject,
                    const char* name = "subject") {
  JsonObject object(parent.member(name));
  object.required("kind", subject.kind);
  object.required("id", subject.id);
  object.text("name", subject.name);
  object.text("item", subject.item);
  object.close();
}

class ComparisonJsonl : public results::ComparisonSink {
 public:
  explicit ComparisonJsonl(std::string& out) : out_(out) {}

  void head(const results::ComparisonHead& head) override;

  void note(const results::Note& note) override { append_jsonl(out_, note); }

  void station(const results::StationComparison& station) override;
  void summary(const results::ComparisonSummary& summary) override;

 private:
  void append_finding(const results::TrackedFinding& finding);

  std::string& out_;
};

void ComparisonJsonl::head(const results::ComparisonHead& head) {
  JsonObject object(out_);
  object.required("record", "comparison");
  object.required("schema", schema);
  JsonObject options(object.member("options"));
  for (const auto& [name, value] : head.options) {
    options.required(name, value);
  }
  options.close();
  append_run(object, "old", head.before);
  append_run(object, "new", head.after);
  object.close();
  out_ += '\n';
  for (const results::RuleInfo& rule : head.rules) {
    append_jsonl(out_, rule);
  }
}

void ComparisonJsonl::station(const results::StationComparison& station) {
  JsonObject object(out_);
  object.required("record", "station");
  append_subject(object, station.subject);
  object.required("path", station.path);
  object.member("in_old") += station.in_old ? "true" : "false";
  object.member("in_new") += station.in_new ? "true" : "false";
  if (station.old_subject) {
    append_subject(object, *station.old_subject, "old_subject");
  }
  object.close();
  out_ += '\n';
  for (const results::TrackedFinding& finding : station.findings) {
    append_finding(finding);
  }
}

void ComparisonJsonl::append_finding(const results::TrackedFinding& finding) {
  const results::Result& named = finding.named().result;
  JsonObject object(out_);
  object.required("record", "finding");
  object.required("change", results::id_of(finding.change));
  if (finding.gone) {
    object.required("gone", results::id_of(*finding.gone));
  }
  object.required("rule", named.rule);
  append_subject(object, named.subject);
  object.required("fingerprint", results::fingerprint_of(named));
  object.member("was_checked") += finding.was_checked ? "true" : "false";
  if (finding.before) {
    results::append_json(object.member("old"), finding.before->result);
  }
  if (finding.after) {
    results::append_json(object.member("new"), finding.after->result);
  }
  object.close();
  out_ += '\n';
}

void ComparisonJsonl::summary(const results::ComparisonSummary& summary) {
  JsonObject object(out_);
  object.required("record", "summary");
  JsonObject changes(object.member("changes"));
  for (const auto& [change, count] : summary.changes) {
    changes.number(results::id_of(change), count);
  }
  changes.close();
  JsonObject stations(object.member("stations"));
  stations.number("in_both", summary.stations_in_both);
  stations.number("only_in_old", summary.stations_only_in_old);
  stations.number("only_in_new", summary.stations_only_in_new);
  stations.close();
  object.number("status", static_cast<std::uint64_t>(summary.status));
  object.flag("complete", true);
  object.close();
  out_ += '\n';
}

}  // namespace

std::unique_ptr<results::ComparisonSink> make_comparison_jsonl(
    std::string& out, const ComparisonOptions& /*options*/) {
  return std::make_unique<ComparisonJsonl>(out);
}

}  // namespace audit::writers
