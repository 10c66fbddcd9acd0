// SPDX-License-Identifier: Apache-2.0
#include "results/json_object.h"
#include "results/jsonl.h"

namespace audit::results {
namespace {

/// A JSON object with the record's kind in front.
void begin(JsonObject& object, const char* kind) {
  object.required("record", kind);
}

void end(std::string& out, JsonObject& object) {
  object.close();
  out += '\n';
}

void append_location(std::string& out, const Location& at) {
  JsonObject object(out);
  object.required("path", at.path);
  object.number("doc", at.document);
  if (at.line > 0) {
    object.number("line", at.line);
    object.number("column", at.column);
    object.number("end_line", at.end_line);
    object.number("end_column", at.end_column);
  }
  object.text("pointer", at.pointer);
  object.text("snippet", at.snippet);
  if (at.mark_width > 0) {
    object.number("mark", at.mark);
    object.number("mark_width", at.mark_width);
  }
  object.text("message", at.message);
  object.close();
}

void append_at(JsonObject& object, const std::optional<Location>& at) {
  if (at) {
    append_location(object.member("at"), *at);
  }
}

void append_related(std::string& out, JsonObject& object, const std::vector<Location>& related) {
  object.array("related", related, [&out](const Location& at) { append_location(out, at); });
}

void append_group(std::string& out, const Group& group) {
  JsonObject object(out);
  object.required("id", group.id);
  object.text("title", group.title);
  if (!group.bundle.id.empty()) {
    JsonObject bundle(object.member("bundle"));
    bundle.required("id", group.bundle.id);
    bundle.text("title", group.bundle.title);
    bundle.close();
  }
  object.close();
}

void append_subject(JsonObject& parent, const Subject& subject) {
  JsonObject object(parent.member("subject"));
  object.required("kind", subject.kind);
  object.required("id", subject.id);
  object.text("name", subject.name);
  object.text("item", subject.item);
  if (subject.key != subject.item) {
    object.text("key", subject.key);
  }
  object.close();
}

void append_why(std::string& out, const Why& why) {
  JsonObject object(out);
  object.text("expr", why.expression);
  object.text("value", why.value);
  append_at(object, why.at);
  object.close();
}

void append_missing(std::string& out, const MissingField& missing) {
  JsonObject object(out);
  object.required("field", missing.field);
  object.text("pointer", missing.pointer);
  object.text("where", missing.where);
  object.flag("written", missing.written);
  append_at(object, missing.at);
  object.close();
}

void append_words(std::string& out, JsonObject& object, const char* name,
                  const std::vector<std::string>& words) {
  object.array(name, words, [&out](const std::string& word) { append_json_string(out, word); });
}

void append_files(std::string& out, JsonObject& object, const char* name,
                  const std::vector<NamedFile>& files) {
  object.array(name, files, [&out](const NamedFile& file) {
    JsonObject entry(out);
    entry.required("path", file.path);
    entry.text("sha256", file.sha256);
    entry.close();
  });
}

void append_setting(std::string& out, const Setting& setting) {
  JsonObject object(out);
  object.required("what", id_of(setting.what));
  object.required("pack", setting.pack);
  object.required("name", setting.name);
  object.text("title", setting.title);
  object.text("value", setting.value);
  if (setting.level) {
    object.required("level", id_of(*setting.level));
  }
  object.text("article", setting.article);
  object.text("reason", setting.reason);
  append_words(out, object, "rules", setting.rules);
  object.close();
}

void append_measured(JsonObject& parent, const Measured& measured) {
  JsonObject object(parent.member("measured"));
  object.required("value", measured.value);
  object.text("limit", measured.limit);
  object.close();
}

void append_ruling(JsonObject& parent, const Ruling& ruling) {
  JsonObject object(parent.member("ruling"));
  object.text("verdict", ruling.verdict);
  object.text("reason", ruling.reason);
  object.text("by", ruling.by);
  object.text("on", ruling.on);
  object.text("until", ruling.until);
  object.text("value", ruling.value);
  object.text("limit", ruling.limit);
  append_at(object, ruling.at);
  object.close();
}

void append_bilingual(std::string& out, const base::Text& text) {
  JsonObject object(out);
  object.text("zh", text.zh);
  object.text("en", text.en);
  object.close();
}

void append_outcomes(JsonObject& parent, const std::map<Outcome, std::uint64_t>& outcomes,
                     std::string_view name = "outcomes") {
  JsonObject object(parent.member(name));
  for (const Outcome outcome : all_outcomes()) {
    if (const auto entry = outcomes.find(outcome); entry != outcomes.end()) {
      object.number(id_of(outcome), entry->second);
    }
  }
  object.close();
}

void append_standings(JsonObject& parent, const Standings& standings) {
  JsonObject object(parent.member("stations"));
  object.number("met", standings.met);
  object.number("failed", standings.failed);
  object.number("unknown", standings.unknown);
  object.number("manual", standings.manual);
  object.close();
}

void append_statistics(std::string& out, JsonObject& parent, const Statistics& statistics) {
  JsonObject object(parent.member("statistics"));
  object.required_array("articles", statistics.articles, [&out](const ArticleCount& count) {
    JsonObject entry(out);
    entry.required("pack", count.pack);
    entry.text("article", count.article);
    append_words(out, entry, "rules", count.rules);
    entry.number("failed", count.failed);
    entry.number("stations", count.stations);
    entry.close();
  });
  object.required_array("townships", statistics.townships, [&out](const TownshipCount& count) {
    JsonObject entry(out);
    entry.text("city", count.city);
    entry.text("county", count.county);
    entry.text("township", count.township);
    entry.number("stations", count.stations);
    entry.number("failed_stations", count.failed_stations);
    entry.number("unknown_stations", count.unknown_stations);
    entry.number("failed", count.failed);
    entry.number("unknown", count.unknown);
    entry.close();
  });
  object.required_array("missing", statistics.missing, [&out](const MissingCount& count) {
    JsonObject entry(out);
    entry.required("field", count.field);
    entry.text("title", count.title);
    entry.number("unknown", count.unknown);
    entry.number("stations", count.stations);
    entry.close();
  });
  if (statistics.stations_left_out > 0) {
    object.number("stations_left_out", statistics.stations_left_out);
  }
  object.close();
}

}  // namespace

void append_jsonl(std::string& out, const Run& run) {
  JsonObject object(out);
  begin(object, "run");
  object.required("schema", schema_name);
  object.required("version", run.version);
  object.required("as_of", run.as_of);
  JsonObject options(object.member("options"));
  for (const auto& [name, value] : run.options) {
    options.required(name, value);
  }
  options.close();
  object.required_array("packs", run.packs, [&out](const PackInfo& pack) {
    JsonObject entry(out);
    entry.required("id", pack.id);
    entry.text("title", pack.title);
    entry.text("number", pack.number);
    entry.text("issuer", pack.issuer);
    entry.text("sha256", pack.sha256);
    entry.text("effective", pack.effective);
    entry.text("until", pack.until);
    append_words(out, entry, "extends", pack.extends);
    entry.array("settings", pack.settings,
                [&out](const Setting& setting) { append_setting(out, setting); });
    entry.array("groups", pack.groups, [&out](const Group& group) { append_group(out, group); });
    entry.close();
  });
  append_files(out, object, "rulings", run.rulings);
  append_files(out, object, "configurations", run.configurations);
  end(out, object);
}

void append_jsonl(std::string& out, const RuleInfo& rule) {
  JsonObject object(out);
  begin(object, "rule");
  object.required("id", rule.id);
  object.required("pack", rule.pack);
  object.text("article", rule.article);
  object.required("level", id_of(rule.level));
  append_group(object.member("group"), rule.group);
  object.text("title", rule.title);
  object.text("remedy", rule.remedy);
  object.flag("on_site", rule.on_site);
  object.text("effective", rule.effective);
  object.text("until", rule.until);
  end(out, object);
}

void append_jsonl(std::string& out, const File& file) {
  JsonObject object(out);
  begin(object, "file");
  object.required("path", file.path);
  object.text("sha256", file.sha256);
  object.number("documents", file.documents);
  object.number("stations", file.stations);
  if (file.unchecked > 0) {
    object.number("unchecked", file.unchecked);
  }
  if (file.areas > 0) {
    object.number("areas", file.areas);
  }
  object.required("read", id_of(file.read));
  object.array("numbered", file.numbered, [&out](const NumberedStation& station) {
    JsonObject entry(out);
    entry.required("id", station.id);
    entry.required("by_name", station.by_name);
    entry.close();
  });
  end(out, object);
}

void append_jsonl(std::string& out, const Result& result) {
  append_json(out, result);
  out += '\n';
}

void append_json(std::string& out, const Result& result) {
  JsonObject object(out);
  begin(object, "result");
  object.required("rule", result.rule);
  object.required("outcome", id_of(result.outcome));
  append_subject(object, result.subject);
  append_words(out, object, "tailored", result.tailored);
  if (result.level) {
    object.required("level", id_of(*result.level));
  }
  object.text("disabled", result.disabled);
  if (result.outcome == Outcome::Pass || result.outcome == Outcome::NotApplicable) {
    if (result.ruling) {
      append_ruling(object, *result.ruling);
    }
  } else {
    append_at(object, result.at);
    object.text("message", result.message);
    object.text("remedy", result.remedy);
    object.array("why", result.why, [&out](const Why& why) { append_why(out, why); });
    object.text("calculation", result.calculation);
    if (result.measured) {
      append_measured(object, *result.measured);
    }
    object.array("missing", result.missing,
                 [&out](const MissingField& missing) { append_missing(out, missing); });
    object.text("due", result.due);
    if (result.ruling) {
      append_ruling(object, *result.ruling);
    }
    append_related(out, object, result.related);
    object.array("conflicts", result.conflicts,
                 [&out](const base::Text& text) { append_bilingual(out, text); });
    object.text("fingerprint", result.fingerprint);
  }
  object.close();
}

void append_jsonl(std::string& out, const Note& note) {
  JsonObject object(out);
  begin(object, "note");
  object.required("code", note.code);
  object.required("severity", id_of(note.severity));
  object.required("about", id_of(note.about));
  object.text("message", note.message);
  append_at(object, note.at);
  append_related(out, object, note.related);
  end(out, object);
}

void append_jsonl(std::string& out, const Summary& summary) {
  JsonObject object(out);
  begin(object, "summary");
  append_outcomes(object, summary.outcomes);
  if (!summary.uncounted.empty()) {
    append_outcomes(object, summary.uncounted, "uncounted");
  }
  object.required_array("groups", summary.groups, [&out](const GroupCount& count) {
    JsonObject entry(out);
    entry.required("pack", count.pack);
    append_group(entry.member("group"), count.group);
    append_outcomes(entry, count.outcomes);
    append_standings(entry, count.stations);
    entry.close();
  });
  object.array("bundles", summary.bundles, [&out](const BundleCount& count) {
    JsonObject entry(out);
    entry.required("pack", count.pack);
    entry.required("id", count.bundle.id);
    entry.text("title", count.bundle.title);
    entry.number("groups", count.groups);
    append_standings(entry, count.stations);
    entry.close();
  });
  object.array("disabled", summary.disabled, [&out](const DisabledCount& count) {
    JsonObject entry(out);
    entry.required("rule", count.rule);
    entry.required("by", count.by);
    entry.number("results", count.results);
    entry.close();
  });
  object.number("files", summary.files);
  object.number("stations", summary.stations);
  object.number("rejected_files", summary.rejected_files);
  object.number("partly_read_files", summary.partly_read_files);
  object.number("unchecked_stations", summary.unchecked_stations);
  if (summary.areas > 0) {
    object.number("areas", summary.areas);
  }
  if (summary.statistics) {
    append_statistics(out, object, *summary.statistics);
  }
  object.number("status", static_cast<std::uint64_t>(summary.status));
  object.flag("complete", true);
  end(out, object);
}

}  // namespace audit::results
