// SPDX-License-Identifier: Apache-2.0
//
// station-new ruling: a file of rulings on the results of a check, an entry for each result that
// people may decide, with what the stream knows of it. Entries are comments until somebody decides:
// a file in which nothing is decided decides nothing.
#include "base/utf8.h"
#include "common/diagnostics.h"
#include "common/folder_settings.h"
#include "common/options.h"
#include "common/rules_path.h"
#include "common/suggest.h"
#include "model/expected_form.h"
#include "model/schema.h"
#include "results/jsonl.h"
#include "rules/commented_yaml.h"
#include "rules/yaml_tree.h"
#include "station-new/jobs.h"
#include "station-new/new_file.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {
namespace {

using base::Language;
using base::Text;
using results::Outcome;
using results::Status;
using rules::CommentedYaml;

/// What the command line chooses.
struct Choice {
  std::set<Outcome> outcomes{Outcome::Fail, Outcome::Manual};
  std::vector<std::string> rules;     ///< empty: all
  std::vector<std::string> stations;  ///< names or ids in comparison form; empty: all
};

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The results of a stream that are chosen, and what is known of their rules.
class Chosen : public results::Sink {
 public:
  explicit Chosen(const Choice& choice) : choice_(choice) {}

  void run(const results::Run& run) override { run_ = run; }

  void rule(const results::RuleInfo& rule) override { rules_.emplace(rule.id, rule); }

  void file(const results::File& /*file*/) override {}

  void note(const results::Note& /*note*/) override {}

  void summary(const results::Summary& /*summary*/) override {}

  void result(const results::Result& result) override {
    const std::string name = base::comparison_form(result.subject.name);
    ids_[name].insert(result.subject.id);
    const bool is_station = choice_.stations.empty() || has(choice_.stations, name) ||
                            has(choice_.stations, base::comparison_form(result.subject.id));
    const bool is_rule = choice_.rules.empty() || has(choice_.rules, result.rule);
    if (is_station && is_rule && choice_.outcomes.contains(result.outcome)) {
      results_.push_back(result);
    }
  }

  const results::Run& head() const { return run_; }

  const std::map<std::string, results::RuleInfo>& rules() const { return rules_; }

  const std::vector<results::Result>& results() const { return results_; }

  bool has_station(const std::string& name) const {
    return ids_.contains(name) || std::any_of(ids_.begin(), ids_.end(), [&](const auto& entry) {
             return std::any_of(entry.second.begin(), entry.second.end(),
                                [&](const auto& id) { return base::comparison_form(id) == name; });
           });
  }

  std::vector<std::string> station_names() const {
    std::vector<std::string> names;
    for (const auto& [name, ids] : ids_) {
      names.push_back(name);
    }
    return names;
  }

  /// By its name; by its id where it has none or others are called the same.
  const std::string& name_of(const results::Subject& subject) const {
    const auto found = ids_.find(base::comparison_form(subject.name));
    const bool is_name = !subject.name.empty() && found != ids_.end() && found->second.size() == 1;
    return is_name ? subject.name : subject.id;
  }

 private:
  const Choice& choice_;
  results::Run run_;
  std::map<std::string, results::RuleInfo> rules_;
  std::map<std::string, std::set<std::string>> ids_;  ///< of each name in comparison form
  std::vector<results::Result> results_;
};

/// The item as a ruling names it. A personal name is masked in a stream, and its key tells two of
/// them apart (`秦** #2`).
const std::string& item_of(const results::Subject& subject) {
  return subject.key.starts_with(subject.item) ? subject.key : subject.item;
}

class RulingTemplate {
 public:
  RulingTemplate(const Chosen& chosen, const model::Model& model, Language keys, Language comments)
      : chosen_(chosen),
        document_(*model.impl().documents[static_cast<std::size_t>(model::DocumentKind::Rulings)]),
        record_(*field(document_, "rulings").value.element->record),
        keys_(keys),
        out_(comments) {}

  std::string take(const std::string& source) {
    out_.line({.zh = "认定文件模板，来自 " + source + "（按 " + chosen_.head().as_of + " 检查）。",
               .en = "Rulings on " + source + " (judged as of " + chosen_.head().as_of + ")."});
    out_.line(
        {.zh = "决定了的一条：去掉各行前的“# "
               "”，填写结论、理由、单位和日期。还是注释的，就是还没有决定。",
         .en = "An entry that is decided: take the `# ` off its lines, fill in verdict, reason, "
               "who and when. One that is still a comment is not decided yet."});
    out_.line({.zh = "然后检查：station-check --rulings 本文件 文件 …",
               .en = "Then check: station-check --rulings THIS-FILE FILE …"});
    const cel::Field& kind = *document_.type.find("kind");
    const auto& kinds = *kind.type->enumeration;
    const auto& member = kinds.members[static_cast<std::size_t>(kinds.find("rulings"))];
    out_.field(out_.top(), key_of(kind), keys_ == Language::Chinese ? member.zh : member.id, {});
    out_.field(out_.top(), key_of(*document_.type.find("rulings")), "", {});
    for (const results::Result& result : chosen_.results()) {
      if (&result != &chosen_.results().front()) {
        out_.blank_line();
      }
      add(result);
    }
    return out_.take();
  }

 private:
  static const model::FieldSpec& field(const model::RecordSpec& record, std::string_view name) {
    return record.fields[static_cast<std::size_t>(record.type.find(name)->index)];
  }

  const std::string& key_of(const cel::Field& field) const {
    return keys_ == Language::Chinese && !field.zh.empty() ? field.zh : field.en;
  }

  void add(const results::Result& result) {
    const CommentedYaml::Item item = CommentedYaml::item(CommentedYaml::top());
    out_.field(item.first, key_of(*record_.type.find("rule")), rules::yaml_scalar(result.rule),
               about(result));
    const auto given = [&](std::string_view name, const std::string& value,
                           CommentedYaml::Comment comment) {
      out_.field(item.rest, key_of(*record_.type.find(name)),
                 value.empty() ? "" : rules::yaml_scalar(value), comment);
    };
    const auto open = [&](std::string_view name) {
      const cel::Field& one = *record_.type.find(name);
      given(name, "", {one.title, model::short_form(field(record_, name).value, keys_)});
    };
    given("station", chosen_.name_of(result.subject), {});
    if (!result.subject.item.empty()) {
      given("item", item_of(result.subject), {});
    }
    given("verdict", "", verdicts(result));
    if (result.outcome == Outcome::Fail && result.measured) {
      add_measured(*result.measured, given);
    }
    open("reason");
    open("by");
    open("on");
    open("until");
  }

  /// With them a waiver lapses when the value gets worse; they belong to nothing but a waiver.
  template <class Give>
  void add_measured(const results::Measured& measured, Give given) const {
    const Text only{.zh = "只随豁免填写，其他结论请删去这一行",
                    .en = "of a waiver only: with another verdict take this line out"};
    given("value", measured.value, {record_.type.find("value")->title, only});
    if (!measured.limit.empty()) {
      given("limit", measured.limit, {record_.type.find("limit")->title, only});
    }
  }

  /// What was found, by which article, where.
  CommentedYaml::Comment about(const results::Result& result) const {
    const Text outcome = results::name_of(result.outcome);
    CommentedYaml::Comment parts{{.zh = outcome.zh + "：" + result.message.zh,
                                  .en = outcome.en + ": " + result.message.in(Language::English)}};
    if (const auto found = chosen_.rules().find(result.rule); found != chosen_.rules().end()) {
      const results::RuleInfo& rule = found->second;
      const Text level = results::name_of(rule.level);
      const std::string number = number_of(rule.pack);
      const std::string source = number + (number.empty() ? "" : " ") + rule.article;
      parts.push_back(
          {.zh = source + "（" + level.zh + "）", .en = source + " (" + level.en + ")"});
    }
    if (result.at) {
      std::string place = result.at->path;
      if (result.at->line > 0) {
        place += ":" + std::to_string(result.at->line) + ":" + std::to_string(result.at->column);
      }
      parts.push_back({.zh = place, .en = place});
    }
    return parts;
  }

  std::string number_of(const std::string& pack) const {
    const auto& packs = chosen_.head().packs;
    const auto found = std::find_if(packs.begin(), packs.end(),
                                    [&](const results::PackInfo& one) { return one.id == pack; });
    return found == packs.end() ? std::string() : found->number;
  }

  /// Only what failed can be waived.
  CommentedYaml::Comment verdicts(const results::Result& result) const {
    const cel::Field& verdict = *record_.type.find("verdict");
    cel::EnumType words = *verdict.type->enumeration;
    if (result.outcome != Outcome::Fail) {
      std::erase_if(words.members, [](const auto& member) { return member.id == "waived"; });
    }
    const std::string allowed = model::allowed_words(words, keys_);
    return {verdict.title, {.zh = "选一项：" + allowed, .en = "one of: " + allowed}};
  }

  const Chosen& chosen_;
  const model::RecordSpec& document_;
  const model::RecordSpec& record_;
  Language keys_;
  CommentedYaml out_;
};

Choice choice_of(const Arguments& arguments) {
  Choice choice;
  if (const auto shown = shown_outcomes(arguments)) {
    choice.outcomes = *shown;
    for (const Outcome outcome : *shown) {
      if (outcome != Outcome::Fail && outcome != Outcome::Manual && outcome != Outcome::Unknown) {
        throw UsageError{{.zh = "--show 只能是 fail、manual、unknown：其他结论没有可认定的",
                          .en =
                              "--show takes fail, manual and unknown: there is nothing to rule on "
                              "the others"}};
      }
    }
  }
  choice.rules = list_of(arguments, "rule");
  for (const std::string& name : arguments.values("station")) {
    choice.stations.push_back(base::comparison_form(name));
  }
  return choice;
}

/// A rule or station that the stream does not know was probably mistyped.
void refuse_unknown_names(const Choice& choice, const Chosen& chosen) {
  std::vector<std::string> ids;
  for (const auto& [id, rule] : chosen.rules()) {
    ids.push_back(id);
  }
  const auto refuse = [](const std::string& option, const std::string& word,
                         const std::vector<std::string>& known) {
    const Text hint = did_you_mean(word, known);
    const std::string shown = base::visible(word);
    throw UsageError{{.zh = option + "：结果里没有 " + shown + hint.zh,
                      .en = option + ": the results have no " + shown + hint.en}};
  };
  for (const std::string& rule : choice.rules) {
    if (!chosen.rules().contains(rule)) {
      refuse("--rule", rule, ids);
    }
  }
  for (const std::string& station : choice.stations) {
    if (!chosen.has_station(station)) {
      refuse("--station", station, chosen.station_names());
    }
  }
}

Status say(const results::Note& note, const Session& session, Status status) {
  session.err << "station-new: " << note.message.in(session.language) << " [" << note.code << "]\n";
  return status;
}

/// Status::Ok where the stream was read to its end.
Status read_stream(const std::string& path, Chosen& chosen, const Session& session) {
  std::ifstream file;
  if (path != "-") {
    errno = 0;
    file.open(path, std::ios::binary);
    if (!file || file.peek() == std::ifstream::traits_type::eof()) {
      return say(no_result_stream(path, errno), session, Status::Input);
    }
  }
  const results::StreamEnd end = results::read_jsonl(path == "-" ? std::cin : file, chosen);
  if (!end.is_complete) {
    return say(damaged_result_stream(path, end), session, Status::Input);
  }
  return Status::Ok;
}

Status write_rulings(const Arguments& arguments, const Session& asked) {
  if (arguments.operands.size() != 1) {
    throw UsageError{
        {.zh = "请写一个结果流文件（station-check --format jsonl 的输出；- 为标准输入）",
         .en = "name one stream of results (as station-check --format jsonl writes it; - "
               "is standard input)"}};
  }
  const Choice choice = choice_of(arguments);
  refuse_existing(arguments);
  base::Diagnostics diagnostics;
  const Rulebook book = open_rules(diagnostics);
  FolderSettings folder(book.model.get(), arguments, new_file(arguments));
  diagnostics.append(folder.take_problems());
  const Session session = folder.speaking(asked, arguments);
  if (book.model == nullptr || diagnostics.has_errors()) {
    for (const base::Diagnostic& diagnostic : diagnostics.items()) {
      session.err << to_text(diagnostic, session.language);
    }
    return Status::Rules;
  }
  Chosen chosen(choice);
  const std::string& path = arguments.operands.front();
  if (const Status status = read_stream(path, chosen, session); status != Status::Ok) {
    return status;
  }
  refuse_unknown_names(choice, chosen);
  if (chosen.results().empty()) {
    return say(nothing_to_rule_on(), session, Status::Input);
  }
  RulingTemplate text(chosen, *book.model, key_language(arguments, session), session.language);
  write_new_file(text.take(path == "-" ? "station-check" : path), arguments, session);
  return Status::Ok;
}

std::vector<Option> choice_options() {
  return {
      {.name = "station",
       .argument = "NAME",
       .help = {.zh = "只要这个站（或县区、城市）的结果：名称或编号；可重复",
                .en =
                    "only results of this station (or county or city): its name or id; repeatable"},
       .repeatable = true},
      {.name = "rule",
       .argument = "ID",
       .help = {.zh = "只要这条规则的结果；可重复，可用逗号分隔",
                .en = "only results of this rule; repeatable, or divided by commas"},
       .repeatable = true},
      {.name = "show",
       .argument = "OUTCOMES",
       .help = {.zh = "要哪些结论：fail、manual、unknown，用逗号分隔（默认 fail,manual）",
                .en = "which outcomes: fail, manual, unknown, divided by commas (default "
                      "fail,manual)"},
       .repeatable = true,
       .suggestions = {"fail", "manual", "unknown"}},
  };
}

}  // namespace

Command ruling_job() {
  return {
      .name = "station-new ruling",
      .purpose = {.zh = "由检查结果写认定文件的模板：豁免、现场核查结论",
                  .en = "a file of rulings to fill in from results: waivers, verdicts of "
                        "inspections"},
      .operands = {.zh = "结果流", .en = "RESULTS"},
      .options = joined({choice_options(), new_file_options(),
                         folder_options({.zh = "lang 一项", .en = "lang"}, folder_of_new_file()),
                         general_options()}),
      .examples = {{"station-new ruling results.jsonl -o rulings.yaml",
                    {.zh = "不符合和待现场核查的，各一条",
                     .en = "an entry for each failure and each on-site check"}},
                   {"station-check --format jsonl samples/over-cap.yaml | station-new ruling "
                    "--rule WH-26d -",
                    {.zh = "一条规则，从管道读", .en = "of one rule, from a pipe"}}},
      .run = write_rulings};
}

}  // namespace audit::tools
