// SPDX-License-Identifier: Apache-2.0
#include "results/records.h"

#include <array>

namespace audit::results {
namespace {

/// One row a value: its word in the stream and its words for people.
template <class Value>
struct Word {
  Value value;
  const char* id;
  base::Text name;
};

const std::array<Word<Outcome>, 8> outcomes{{
    {Outcome::Error, "error", {.zh = "规则出错", .en = "rule error"}},
    {Outcome::Fail, "fail", {.zh = "不符合", .en = "fail"}},
    {Outcome::Unknown, "unknown", {.zh = "待补充", .en = "unknown"}},
    {Outcome::Waived, "waived", {.zh = "已豁免", .en = "waived"}},
    {Outcome::Manual, "manual", {.zh = "待现场核查", .en = "on-site check"}},
    {Outcome::NotDue, "not_due", {.zh = "未到期", .en = "not due"}},
    {Outcome::Pass, "pass", {.zh = "符合", .en = "pass"}},
    {Outcome::NotApplicable, "not_applicable", {.zh = "不适用", .en = "not applicable"}},
}};

const std::array<Word<Level>, 5> levels{{
    {Level::Must, "must", {.zh = "必须", .en = "must"}},
    {Level::Principle, "principle", {.zh = "原则上", .en = "in principle"}},
    {Level::Target, "target", {.zh = "目标", .en = "target"}},
    {Level::Encouraged, "encouraged", {.zh = "鼓励", .en = "encouraged"}},
    {Level::Practice, "practice", {.zh = "做法", .en = "practice"}},
}};

const std::array<Word<Severity>, 3> severities{{
    {Severity::Error, "error", {.zh = "错误", .en = "error"}},
    {Severity::Warning, "warning", {.zh = "警告", .en = "warning"}},
    {Severity::Note, "note", {.zh = "提示", .en = "note"}},
}};

const std::array<Word<Read>, 3> reads{{
    {Read::Ok, "ok", {}},
    {Read::Partly, "partly", {}},
    {Read::Rejected, "rejected", {}},
}};

const std::array<Word<About>, 2> abouts{{
    {About::Input, "input", {}},
    {About::Rules, "rules", {}},
}};

const std::array<Word<Setting::What>, 3> whats{{
    {Setting::What::Parameter, "parameter", {}},
    {Setting::What::Level, "level", {}},
    {Setting::What::Disabled, "disabled", {}},
}};

template <class Words, class Value>
const auto& row(const Words& words, Value value) {
  for (const auto& word : words) {
    if (word.value == value) {
      return word;
    }
  }
  return words.front();
}

template <class Value, std::size_t size>
std::optional<Value> find(const std::array<Word<Value>, size>& words, std::string_view id) {
  for (const Word<Value>& word : words) {
    if (word.id == id) {
      return word.value;
    }
  }
  return std::nullopt;
}

template <class Value, std::size_t size>
std::array<Value, size> values_of(const std::array<Word<Value>, size>& words) {
  std::array<Value, size> values{};
  for (std::size_t i = 0; i < size; ++i) {
    values[i] = words[i].value;
  }
  return values;
}

}  // namespace

const char* id_of(Outcome outcome) {
  return row(outcomes, outcome).id;
}

const char* id_of(Level level) {
  return row(levels, level).id;
}

const char* id_of(Severity severity) {
  return row(severities, severity).id;
}

const char* id_of(Read read) {
  return row(reads, read).id;
}

const char* id_of(About about) {
  return row(abouts, about).id;
}

const char* id_of(Setting::What what) {
  return row(whats, what).id;
}

std::optional<Outcome> outcome_of(std::string_view id) {
  return find(outcomes, id);
}

std::optional<Level> level_of(std::string_view id) {
  return find(levels, id);
}

std::optional<Severity> severity_of(std::string_view id) {
  return find(severities, id);
}

std::optional<Read> read_of(std::string_view id) {
  return find(reads, id);
}

std::optional<About> about_of(std::string_view id) {
  return find(abouts, id);
}

std::optional<Setting::What> what_of(std::string_view id) {
  return find(whats, id);
}

const base::Text& name_of(Outcome outcome) {
  return row(outcomes, outcome).name;
}

const base::Text& name_of(Level level) {
  return row(levels, level).name;
}

const base::Text& name_of(Severity severity) {
  return row(severities, severity).name;
}

std::span<const Outcome> all_outcomes() {
  static const auto values = values_of(outcomes);
  return values;
}

std::span<const Level> all_levels() {
  static const auto values = values_of(levels);
  return values;
}

}  // namespace audit::results
