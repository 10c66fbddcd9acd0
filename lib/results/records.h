// SPDX-License-Identifier: Apache-2.0
//
// The stream `station-results/1`: plain records of one run, from which every writer, filter and
// script works (design §8). One JSON object a line in this order: run, rule*, (file, result*,
// note*)*, summary. A stream without its closing summary is incomplete.
//
//   Result r{.rule = "WH-26d", .outcome = Outcome::Fail, .subject = {.kind = "station", .id =
//   "…"}};
#pragma once

#include "base/text.h"
#include "results/statistics.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit::results {

inline constexpr const char* schema_name = "station-results/1";

enum class Outcome { Pass, Fail, Unknown, NotApplicable, NotDue, Manual, Waived, Error };
enum class Level {
  Must,
  Principle,
  Target,
  Encouraged,
  Practice
};  ///< in falling order of strength

/// A place in an input file. Lines and columns are 1-based code points, ends exclusive.
struct Location {
  std::string path;            ///< as given on the command line
  std::uint32_t document = 1;  ///< 1-based document of the file
  std::uint32_t line = 0;      ///< 0: the file as a whole
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;
  std::string pointer;  ///< RFC 6901
  std::string
      snippet;  ///< the first line of the place as base::Snippet::text, personal data masked
  std::uint32_t mark = 0;  ///< display columns of the snippet in front of the marks
  std::uint32_t mark_width =
      0;               ///< display columns that are marked; 0: writers take the columns above
  base::Text message;  ///< for related places: what this place has to do with it
};

/// What several groups count towards in the final table: 六有 5/6 counts the six groups of one
/// bundle.
struct Bundle {
  std::string id;  ///< empty: the group stands for itself
  base::Text title;
};

struct Group {
  std::string id;
  base::Text title;
  Bundle bundle{};
};

/// What an overlay says of a pack that it extends: another value for a parameter, another level for
/// a rule, or that a rule is not used.
struct Setting {
  enum class What { Parameter, Level, Disabled };

  What what = What::Parameter;
  std::string pack;  ///< whose parameter or rule
  std::string name;  ///< of the parameter, or the rule's id
  base::Text title{};
  base::Text value{};  ///< of a parameter, as messages show it
  std::optional<Level> level{};
  base::Text reason{};
  std::string article{};             ///< of the overlay's own source
  std::vector<std::string> rules{};  ///< on which it bears
};

struct PackInfo {
  std::string id;
  base::Text title;
  std::string number;  ///< 武民政规〔2022〕1号
  std::string issuer;
  std::string sha256;
  std::vector<Group> groups{};         ///< in the pack's order, which reports follow
  std::string effective{}, until{};    ///< YYYY-MM-DD
  std::vector<std::string> extends{};  ///< ids of the packs that an overlay tailors
  std::vector<Setting> settings{};
};

/// A file that the run was given beside those to check.
struct NamedFile {
  std::string path;
  std::string sha256;
};

struct Run {
  std::string version;
  std::string as_of;                           ///< YYYY-MM-DD
  std::map<std::string, std::string> options;  ///< what changes verdicts: fail_on, unknown, rules …
  std::vector<PackInfo> packs;
  std::vector<NamedFile> rulings{};         ///< of the evaluators
  std::vector<NamedFile> configurations{};  ///< whose settings or regions hold
};

struct RuleInfo {
  std::string id;
  std::string pack;
  std::string article;
  Level level = Level::Must;
  Group group;
  base::Text title;
  base::Text remedy;  ///< with its placeholders unfilled; a result carries the filled one
  bool on_site = false;
  std::string effective,
      until;  ///< in force from and to these days: its own, else those of its pack
};

enum class Read { Ok, Partly, Rejected };

/// A station that gives its number, by which it is known, and by what it would be without one: the
/// identity that another run may have for it.
struct NumberedStation {
  std::string id;
  std::string by_name;  ///< region and name
};

struct File {
  std::string path;
  std::string sha256;
  std::uint32_t documents = 0;
  std::uint32_t stations = 0;
  std::uint32_t unchecked = 0;  ///< of these stations: without a region or a pack
  Read read = Read::Ok;
  std::uint32_t areas = 0;  ///< counties and cities that were judged
  std::vector<NumberedStation> numbered{};
};

struct Subject {
  std::string kind;  ///< station, county, city
  std::string id;    ///< identity that survives edits: 站点编号, else region and name
  std::string name;
  std::string item;  ///< the item of a for_each rule as people know it; levels joined with ` / `
  std::string key;   ///< what tells it from others whatever the file's language: enumerations by id
};

struct Why {
  base::Text expression;
  base::Text value;
  std::optional<Location> at;
};

struct MissingField {
  std::string field;  ///< finance.operation.admin_fee
  std::string pointer;
  base::Text where;  ///< 应在「运营」下填写「管理费」
  std::optional<Location> at;
  bool written = false;  ///< something is written there that was not understood
};

/// What people decided of a result: a ruling of the evaluators, or the recorded reason of a station
/// for a 原则上 deviation.
struct Ruling {
  base::Text verdict{};  ///< 豁免 / waived
  std::string reason, by, on, until;
  std::string value{}, limit{};  ///< of a waiver, as written: what was measured when it was given
  std::optional<Location> at{};  ///< the evaluators' file; absent for a station's own reason
};

/// What a failed rule measured, and the limit that it asks for, as a ruling writes them: 37,500 元.
struct Measured {
  std::string value;
  std::string limit;  ///< empty where there is none
};

struct Result {
  std::string rule;
  Outcome outcome = Outcome::Pass;
  Subject subject;
  std::optional<Location> at;
  base::Text message;
  base::Text remedy;
  std::vector<Why> why;
  base::Text calculation;  ///< the sentence of 计算
  /// Of a failure that comes down to one value, which a waiver may record.
  std::optional<Measured> measured{};
  std::vector<MissingField> missing;
  std::string due;  ///< YYYY-MM-DD
  std::optional<Ruling> ruling;
  std::vector<Location> related;
  std::vector<base::Text> conflicts;  ///< declared contradictions of texts that this result carries
  std::string fingerprint;            ///< 32 hex digits: rule, station identity and item key
  std::vector<std::string> tailored;  ///< overlays whose settings bear on the rule for this subject
  std::optional<Level> level;         ///< that one of them gave it; else the rule's own
  std::string disabled;               ///< the overlay that says that the rule is not used
};

/// At which level the result counts.
inline Level effective_level(const Result& result, const RuleInfo& rule) {
  return result.level.value_or(rule.level);
}

enum class Severity { Error, Warning, Note };

/// Whose mistake a note speaks of: the submitted files (an error is status 3) or packs, rulings and
/// configuration (status 4).
enum class About { Input, Rules };

struct Note {
  std::string code;
  Severity severity = Severity::Note;
  About about = About::Input;
  base::Text message;
  std::optional<Location> at;
  std::vector<Location> related;
};

/// How stations stand with a group or bundle of rules, judged by its rules at or above `fail_on`:
/// the worst of failed, unknown (also: a rule erred), met and manual (nothing but on-site rules)
/// counts. A station to which none of the rules applies is in none of them.
struct Standings {
  std::uint64_t met = 0;
  std::uint64_t failed = 0;
  std::uint64_t unknown = 0;
  std::uint64_t manual = 0;

  std::uint64_t total() const { return met + failed + unknown + manual; }
};

/// Counts of one group of rules in the summary.
struct GroupCount {
  std::string pack;
  Group group;
  std::map<Outcome, std::uint64_t> outcomes;  ///< of its results
  Standings stations;
};

/// Counts of one bundle of groups: 六有.
struct BundleCount {
  std::string pack;
  Bundle bundle;
  std::uint64_t groups = 0;  ///< how many groups it has
  Standings stations;        ///< a station meets a bundle when it meets each of its groups
};

/// Results of a rule that an overlay has disabled.
struct DisabledCount {
  std::string rule;
  std::string by;  ///< the overlay
  std::uint64_t results = 0;
};

struct Summary {
  std::map<Outcome, std::uint64_t> outcomes;
  /// Failing and unknown results among them that do not count for the status: their rules are
  /// weaker than --fail-on, or --unknown=ok.
  std::map<Outcome, std::uint64_t> uncounted{};
  std::vector<GroupCount> groups;  ///< in order of packs and of groups in a pack
  std::vector<BundleCount> bundles;
  std::vector<DisabledCount> disabled;
  std::uint64_t files = 0;
  std::uint64_t stations = 0;
  std::uint64_t rejected_files = 0;
  std::uint64_t partly_read_files = 0;
  std::uint64_t unchecked_stations = 0;  ///< no region or no pack
  std::uint64_t areas = 0;
  int status = 0;
  std::optional<Statistics> statistics{};  ///< where they were asked for
};

/// Stable words of the stream: `not_applicable`, 不适用 / `not applicable`, `principle`, 原则上 …
const char* id_of(Outcome outcome);
const char* id_of(Level level);
const char* id_of(Severity severity);
const char* id_of(Read read);
const char* id_of(About about);
const char* id_of(Setting::What what);
std::optional<Outcome> outcome_of(std::string_view id);
std::optional<Level> level_of(std::string_view id);
std::optional<Severity> severity_of(std::string_view id);
std::optional<Read> read_of(std::string_view id);
std::optional<About> about_of(std::string_view id);
std::optional<Setting::What> what_of(std::string_view id);
const base::Text& name_of(Outcome outcome);
const base::Text& name_of(Level level);
const base::Text& name_of(Severity severity);

/// All outcomes and levels, in the order in which reports count them.
std::span<const Outcome> all_outcomes();
std::span<const Level> all_levels();

}  // namespace audit::results
