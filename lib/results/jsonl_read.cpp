// SPDX-License-Identifier: Apache-2.0
//
// Reading is lenient towards what it does not know (later versions add members) and strict about
// what it needs: a record whose parts have another type, or a word that is none of ours, ends the
// reading.
#include "results/jsonl.h"

#include <nlohmann/json.hpp>

#include <istream>
#include <stdexcept>

namespace audit::results {
namespace {

using Json = nlohmann::json;

/// A record that cannot be used; nlohmann's own exceptions derive from std::exception too.
struct Damaged : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string text(const Json& object, const char* name) {
  return object.value(name, std::string());
}

template <class Number>
Number number(const Json& object, const char* name) {
  return object.value(name, Number{});
}

base::Text bilingual(const Json& object) {
  return {.zh = text(object, "zh"), .en = text(object, "en")};
}

base::Text bilingual(const Json& object, const char* name) {
  const auto member = object.find(name);
  return member == object.end() ? base::Text() : bilingual(*member);
}

template <class Value, class Find>
Value word(const Json& object, const char* name, Find find) {
  const std::string id = object.at(name).get<std::string>();
  const std::optional<Value> value = find(id);
  if (!value) {
    throw Damaged(std::string(name) + ": " + id);
  }
  return *value;
}

template <class Element, class Read>
std::vector<Element> list(const Json& object, const char* name, Read read) {
  std::vector<Element> elements;
  if (const auto member = object.find(name); member != object.end()) {
    for (const Json& element : *member) {
      elements.push_back(read(element));
    }
  }
  return elements;
}

Location location(const Json& object) {
  Location at;
  at.path = object.at("path").get<std::string>();
  at.document = object.value("doc", 1U);
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
  const auto member = object.find("at");
  return member == object.end() ? std::nullopt : std::optional(location(*member));
}

Group group(const Json& object) {
  Group group{.id = text(object, "id"), .title = bilingual(object, "title")};
  if (const auto bundle = object.find("bundle"); bundle != object.end()) {
    group.bundle = {.id = text(*bundle, "id"), .title = bilingual(*bundle, "title")};
  }
  return group;
}

std::map<Outcome, std::uint64_t> outcomes(const Json& object) {
  std::map<Outcome, std::uint64_t> counts;
  for (const auto& [id, count] : object.at("outcomes").items()) {
    if (const auto outcome = outcome_of(id)) {
      counts[*outcome] = count.get<std::uint64_t>();
    }
  }
  return counts;
}

Standings standings(const Json& object) {
  const Json& stations = object.at("stations");
  return {.met = number<std::uint64_t>(stations, "met"),
          .failed = number<std::uint64_t>(stations, "failed"),
          .unknown = number<std::uint64_t>(stations, "unknown"),
          .manual = number<std::uint64_t>(stations, "manual")};
}

std::vector<std::string> words(const Json& object, const char* name) {
  return list<std::string>(object, name, [](const Json& word) { return word.get<std::string>(); });
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
    throw Damaged("schema: " + schema);
  }
  Run run;
  run.version = text(object, "version");
  run.as_of = text(object, "as_of");
  run.options = object.value("options", std::map<std::string, std::string>());
  run.packs = list<PackInfo>(object, "packs", [](const Json& pack) {
    return PackInfo{.id = pack.at("id").get<std::string>(),
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
    return NamedFile{.path = one.at("path").get<std::string>(), .sha256 = text(one, "sha256")};
  };
  run.rulings = list<NamedFile>(object, "rulings", file);
  run.configurations = list<NamedFile>(object, "configurations", file);
  return run;
}

RuleInfo rule(const Json& object) {
  RuleInfo rule;
  rule.id = object.at("id").get<std::string>();
  rule.pack = text(object, "pack");
  rule.article = text(object, "article");
  rule.level = word<Level>(object, "level", level_of);
  rule.group = group(object.at("group"));
  rule.title = bilingual(object, "title");
  rule.remedy = bilingual(object, "remedy");
  rule.on_site = object.value("on_site", false);
  rule.effective = text(object, "effective");
  rule.until = text(object, "until");
  return rule;
}

File file(const Json& object) {
  File file;
  file.path = object.at("path").get<std::string>();
  file.sha256 = text(object, "sha256");
  file.documents = number<std::uint32_t>(object, "documents");
  file.stations = number<std::uint32_t>(object, "stations");
  file.unchecked = number<std::uint32_t>(object, "unchecked");
  file.areas = number<std::uint32_t>(object, "areas");
  file.read = word<Read>(object, "read", read_of);
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
  missing.written = object.value("written", false);
  missing.at = optional_location(object);
  return missing;
}

Result result(const Json& object) {
  Result result;
  result.rule = object.at("rule").get<std::string>();
  result.outcome = word<Outcome>(object, "outcome", outcome_of);
  result.subject = subject(object.at("subject"));
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
  if (const auto measured = object.find("measured"); measured != object.end()) {
    result.measured =
        Measured{.value = text(*measured, "value"), .limit = text(*measured, "limit")};
  }
  result.missing = list<MissingField>(object, "missing", missing);
  result.due = text(object, "due");
  if (const auto ruling = object.find("ruling"); ruling != object.end()) {
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
  if (!object.value("complete", false)) {
    throw Damaged("complete");
  }
  Summary summary;
  summary.outcomes = outcomes(object);
  summary.groups = list<GroupCount>(object, "groups", [](const Json& count) {
    return GroupCount{.pack = text(count, "pack"),
                      .group = group(count.at("group")),
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
  if (const auto found = object.find("statistics"); found != object.end()) {
    summary.statistics = statistics(*found);
  }
  summary.status = number<int>(object, "status");
  return summary;
}

/// Hands one record over; true for the closing one.
bool hand_over(const Json& object, Sink& sink, bool is_first) {
  const std::string kind = object.at("record").get<std::string>();
  if (is_first != (kind == "run")) {
    throw Damaged("record: " + kind);
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
      is_closed = hand_over(Json::parse(line), sink, end.line == 1);
    } catch (const Json::exception& error) {
      end.problem = {.zh = "这一行不是结果记录：" + std::string(error.what()),
                     .en = "this line is no result record: " + std::string(error.what())};
      return end;
    } catch (const Damaged& error) {
      end.problem = {.zh = "这一行的结果记录不能用：" + std::string(error.what()),
                     .en = "the record of this line cannot be used: " + std::string(error.what())};
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
