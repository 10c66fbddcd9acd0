// SPDX-License-Identifier: Apache-2.0
//
// Reading is lenient towards what it does not know (later versions add members) and strict about
// what it needs: a record whose parts have another type, or a word that is none of ours, ends the
// reading.
#include "results/json_members.h"
#include "results/jsonl.h"

#include <istream>

namespace audit::results {
namespace {

Location location(const Json& object) {
  Location at;
  at.path = member<std::string>(object, "path");
  at.document = member_or(object, "doc", 1U);
  at.line = number<std::uint32_t>(object, "line");
  at.column = number<std::uint32_t>(object, "column");
  at.end_line = number<std::uint32_t>(object, "end_line");
  at.end_column = number<std::uint32_t>(object, "end_column");
  at.pointer = text(object, "pointer");
  at.snippet = text(object, "snippet");
  at.mark = number<std::uint32_t>(object, "mark");
  at.mark_width = number<std::uint32_t>(object, "mark_width");
  at.message = bilingual(object, "message");
  return at;
}

std::optional<Location> optional_location(const Json& object) {
  const Json* at = find_member(object, "at");
  return at == nullptr ? std::nullopt : std::optional(location(*at));
}

Group group(const Json& object) {
  Group group{.id = text(object, "id"), .title = bilingual(object, "title")};
  if (const Json* bundle = find_member(object, "bundle"); bundle != nullptr) {
    group.bundle = {.id = text(*bundle, "id"), .title = bilingual(*bundle, "title")};
  }
  return group;
}

std::map<Outcome, std::uint64_t> outcomes(const Json& object, const char* name = "outcomes") {
  std::map<Outcome, std::uint64_t> counts;
  for (const auto& [id, count] : object_member(object, name).items()) {
    if (const auto outcome = outcome_of(id)) {
      counts[*outcome] = value_of<std::uint64_t>(count, id);
    }
  }
  return counts;
}

Standings standings(const Json& object) {
  const Json& stations = object_member(object, "stations");
  return {.met = number<std::uint64_t>(stations, "met"),
          .failed = number<std::uint64_t>(stations, "failed"),
          .unknown = number<std::uint64_t>(stations, "unknown"),
          .manual = number<std::uint64_t>(stations, "manual")};
}

std::optional<Level> optional_level(const Json& object) {
  return object.contains("level") ? std::optional(word<Level>(object, "level", level_of))
                                  : std::nullopt;
}

Setting setting(const Json& object) {
  return {.what = word<Setting::What>(object, "what", what_of),
          .pack = text(object, "pack"),
          .name = text(object, "name"),
          .title = bilingual(object, "title"),
          .value = bilingual(object, "value"),
          .level = optional_level(object),
          .reason = bilingual(object, "reason"),
          .article = text(object, "article"),
          .rules = words(object, "rules")};
}

Run run(const Json& object) {
  if (const std::string schema = text(object, "schema"); schema != schema_name) {
    throw other_schema(schema, schema_name);
  }
  Run run;
  run.version = text(object, "version");
  run.as_of = text(object, "as_of");
  run.options = member_or(object, "options", std::map<std::string, std::string>());
  run.packs = list<PackInfo>(object, "packs", [](const Json& pack) {
    return PackInfo{.id = member<std::string>(pack, "id"),
                    .title = bilingual(pack, "title"),
                    .number = text(pack, "number"),
                    .issuer = text(pack, "issuer"),
                    .sha256 = text(pack, "sha256"),
                    .groups = list<Group>(pack, "groups", group),
                    .effective = text(pack, "effective"),
                    .until = text(pack, "until"),
                    .extends = words(pack, "extends"),
                    .settings = list<Setting>(pack, "settings", setting)};
  });
  const auto file = [](const Json& one) {
    return NamedFile{.path = member<std::string>(one, "path"), .sha256 = text(one, "sha256")};
  };
  run.rulings = list<NamedFile>(object, "rulings", file);
  run.configurations = list<NamedFile>(object, "configurations", file);
  return run;
}

RuleInfo rule(const Json& object) {
  RuleInfo rule;
  rule.id = member<std::string>(object, "id");
  rule.pack = text(object, "pack");
  rule.article = text(object, "article");
  rule.level = word<Level>(object, "level", level_of);
  rule.group = group(object_member(object, "group"));
  rule.title = bilingual(object, "title");
  rule.remedy = bilingual(object, "remedy");
  rule.on_site = member_or(object, "on_site", false);
  rule.effective = text(object, "effective");
  rule.until = text(object, "until");
  return rule;
}

File file(const Json& object) {
  File file;
  file.path = member<std::string>(object, "path");
  file.sha256 = text(object, "sha256");
  file.documents = number<std::uint32_t>(object, "documents");
  file.stations = number<std::uint32_t>(object, "stations");
  file.unchecked = number<std::uint32_t>(object, "unchecked");
  file.areas = number<std::uint32_t>(object, "areas");
  file.read = word<Read>(object, "read", read_of);
  file.numbered = list<NumberedStation>(object, "numbered", [](const Json& station) {
    return NumberedStation{.id = member<std::string>(station, "id"),
                           .by_name = member<std::string>(station, "by_name")};
  });
  return file;
}

Subject subject(const Json& object) {
  Subject subject{.kind = text(object, "kind"),
                  .id = text(object, "id"),
                  .name = text(object, "name"),
                  .item = text(object, "item"),
                  .key = text(object, "key")};
  if (subject.key.empty()) {
    subject.key = subject.item;
  }
  return subject;
}

MissingField missing(const Json& object) {
  MissingField missing;
  missing.field = text(object, "field");
  missing.pointer = text(object, "pointer");
  missing.where = bilingual(object, "where");
  missing.written = member_or(object, "written", false);
  missing.at = optional_location(object);
  return missing;
}

Result result(const Json& object) {
  Result result;
  result.rule = member<std::string>(object, "rule");
  result.outcome = word<Outcome>(object, "outcome", outcome_of);
  result.subject = subject(object_member(object, "subject"));
  result.tailored = words(object, "tailored");
  result.level = optional_level(object);
  result.disabled = text(object, "disabled");
  result.at = optional_location(object);
  result.message = bilingual(object, "message");
  result.remedy = bilingual(object, "remedy");
  result.why = list<Why>(object, "why", [](const Json& why) {
    return Why{.expression = bilingual(why, "expr"),
               .value = bilingual(why, "value"),
               .at = optional_location(why)};
  });
  result.calculation = bilingual(object, "calculation");
  if (const Json* measured = find_member(object, "measured"); measured != nullptr) {
    result.measured =
        Measured{.value = text(*measured, "value"), .limit = text(*measured, "limit")};
  }
  result.missing = list<MissingField>(object, "missing", missing);
  result.due = text(object, "due");
  if (const Json* ruling = find_member(object, "ruling"); ruling != nullptr) {
    result.ruling = Ruling{.verdict = bilingual(*ruling, "verdict"),
                           .reason = text(*ruling, "reason"),
                           .by = text(*ruling, "by"),
                           .on = text(*ruling, "on"),
                           .until = text(*ruling, "until"),
                           .value = text(*ruling, "value"),
                           .limit = text(*ruling, "limit"),
                           .at = optional_location(*ruling)};
  }
  result.related = list<Location>(object, "related", location);
  result.conflicts =
      list<base::Text>(object, "conflicts", [](const Json& text) { return bilingual(text); });
  result.fingerprint = text(object, "fingerprint");
  return result;
}

Note note(const Json& object) {
  Note note;
  note.code = text(object, "code");
  note.severity = word<Severity>(object, "severity", severity_of);
  note.about = word<About>(object, "about", about_of);
  note.message = bilingual(object, "message");
  note.at = optional_location(object);
  note.related = list<Location>(object, "related", location);
  return note;
}

Statistics statistics(const Json& object) {
  const auto count = number<std::uint64_t>;
  Statistics statistics;
  statistics.articles = list<ArticleCount>(object, "articles", [&](const Json& row) {
    return ArticleCount{.pack = text(row, "pack"),
                        .article = text(row, "article"),
                        .rules = words(row, "rules"),
                        .failed = count(row, "failed"),
                        .stations = count(row, "stations")};
  });
  statistics.townships = list<TownshipCount>(object, "townships", [&](const Json& row) {
    return TownshipCount{.city = text(row, "city"),
                         .county = text(row, "county"),
                         .township = text(row, "township"),
                         .stations = count(row, "stations"),
                         .failed_stations = count(row, "failed_stations"),
                         .unknown_stations = count(row, "unknown_stations"),
                         .failed = count(row, "failed"),
                         .unknown = count(row, "unknown")};
  });
  statistics.missing = list<MissingCount>(object, "missing", [&](const Json& row) {
    return MissingCount{.field = text(row, "field"),
                        .title = bilingual(row, "title"),
                        .unknown = count(row, "unknown"),
                        .stations = count(row, "stations")};
  });
  statistics.stations_left_out = count(object, "stations_left_out");
  return statistics;
}

Summary summary(const Json& object) {
  if (!member_or(object, "complete", false)) {
    throw not_closed();
  }
  Summary summary;
  summary.outcomes = outcomes(object);
  if (object.contains("uncounted")) {
    summary.uncounted = outcomes(object, "uncounted");
  }
  summary.groups = list<GroupCount>(object, "groups", [](const Json& count) {
    return GroupCount{.pack = text(count, "pack"),
                      .group = group(object_member(count, "group")),
                      .outcomes = outcomes(count),
                      .stations = standings(count)};
  });
  summary.bundles = list<BundleCount>(object, "bundles", [](const Json& count) {
    return BundleCount{.pack = text(count, "pack"),
                       .bundle = {.id = text(count, "id"), .title = bilingual(count, "title")},
                       .groups = number<std::uint64_t>(count, "groups"),
                       .stations = standings(count)};
  });
  summary.disabled = list<DisabledCount>(object, "disabled", [](const Json& count) {
    return DisabledCount{.rule = text(count, "rule"),
                         .by = text(count, "by"),
                         .results = number<std::uint64_t>(count, "results")};
  });
  summary.files = number<std::uint64_t>(object, "files");
  summary.stations = number<std::uint64_t>(object, "stations");
  summary.rejected_files = number<std::uint64_t>(object, "rejected_files");
  summary.partly_read_files = number<std::uint64_t>(object, "partly_read_files");
  summary.unchecked_stations = number<std::uint64_t>(object, "unchecked_stations");
  summary.areas = number<std::uint64_t>(object, "areas");
  if (const Json* found = find_member(object, "statistics"); found != nullptr) {
    summary.statistics = statistics(*found);
  }
  summary.status = number<int>(object, "status");
  return summary;
}

/// Hands one record over; true for the closing one.
bool hand_over(const Json& object, Sink& sink, bool is_first) {
  const auto kind = member<std::string>(object, "record");
  if (is_first != (kind == "run")) {
    throw misplaced_record(kind, is_first);
  }
  if (kind == "run") {
    sink.run(run(object));
  } else if (kind == "rule") {
    sink.rule(rule(object));
  } else if (kind == "file") {
    sink.file(file(object));
  } else if (kind == "result") {
    sink.result(result(object));
  } else if (kind == "note") {
    sink.note(note(object));
  } else if (kind == "summary") {
    sink.summary(summary(object));
    return true;
  }
  return false;  // a kind that a later version added
}

}  // namespace

StreamEnd read_jsonl(std::istream& in, Sink& sink) {
  StreamEnd end;
  std::string line;
  bool is_closed = false;
  while (std::getline(in, line)) {
    ++end.line;
    if (is_closed) {
      end.problem = {.zh = "结束记录之后还有内容", .en = "something follows the closing record"};
      return end;
    }
    try {
      is_closed = hand_over(parsed(line), sink, end.line == 1);
    } catch (const Damaged& damage) {
      end.problem = damage.problem;
      end.column = damage.column;
      return end;
    }
  }
  end.line = 0;
  end.is_complete = is_closed;
  if (!is_closed) {
    end.problem = {.zh = "结果不完整，没有结束记录",
                   .en = "the results are incomplete: no closing record"};
  }
  return end;
}

}  // namespace audit::results
