// SPDX-License-Identifier: Apache-2.0
#include "writers/entry.h"

#include "base/utf8.h"
#include "writers/phrases.h"
#include "writers/tailoring.h"

namespace audit::writers {
namespace {

using base::Language;
using results::Location;
using results::Outcome;
using results::Result;

void add_clause(std::string& text, const std::string& clause, Language language) {
  if (!clause.empty()) {
    text += text.empty() ? std::string_view() : semicolon(language);
    text += clause;
  }
}

std::string issue_of(const Result& result, const results::RuleInfo* rule, Language language) {
  std::string text = result.outcome == Outcome::Unknown && rule != nullptr
                         ? shown(rule->title, language)
                         : shown(result.message, language);
  if (text.empty() && rule != nullptr) {
    text = shown(rule->title, language);
  }
  const bool names_item = !result.message.empty() && result.outcome != Outcome::Unknown;
  if (!result.subject.item.empty() && !names_item) {
    text += in_brackets(base::visible(result.subject.item), language);
  }
  for (const base::Text& conflict : result.conflicts) {
    add_clause(text, shown(conflict, language), language);
  }
  return text;
}

std::string calculation_of(const Result& result, Language language) {
  std::string text = shown(result.calculation, language);
  if (text.empty()) {
    for (const results::Why& why : result.why) {
      add_clause(text, shown(why.expression, language) + ": " + shown(why.value, language),
                 language);
    }
  }
  return text;
}

std::string related_text(const std::vector<Location>& places, Language language) {
  std::string text;
  for (const Location& place : places) {
    add_clause(text, place_of(place) + ' ' + shown(place.message, language), language);
  }
  return text;
}

void set_place(Entry& entry, const Location& at) {
  entry.place = place_of(at);
  entry.path = base::visible(at.path);
  entry.line = at.line;
  entry.column = at.column;
}

}  // namespace

const Location* place_to_act(const Result& result) {
  if (result.outcome == Outcome::Unknown && !result.missing.empty() && result.missing.front().at) {
    return &*result.missing.front().at;
  }
  return result.at ? &*result.at : nullptr;
}

std::string fields_text(const Result& result, Language language) {
  std::string text;
  for (const results::MissingField& field : result.missing) {
    add_clause(text,
               field.where.empty() ? base::visible(field.field) : shown(field.where, language),
               language);
  }
  return text;
}

Entry entry_of(const Result& result, std::string_view path, const RuleBook& book,
               Language language) {
  const results::RuleInfo* rule = book.find(result.rule);
  Entry entry;
  entry.station = base::visible(result.subject.name);
  entry.issue = issue_of(result, rule, language);
  entry.outcome = results::name_of(result.outcome).in(language);
  entry.rule = base::visible(result.rule);
  if (rule != nullptr) {
    entry.article = base::visible(rule->article);
    entry.basis = base::visible(book.source_of(*rule, language)) +
                  in_brackets(results::name_of(rule->level).in(language), language);
    for (const std::string& setting : settings_of(result, book, language)) {
      add_clause(entry.basis, setting, language);
    }
  }
  if (result.outcome == Outcome::Unknown && !result.missing.empty()) {
    entry.remedy = fields_text(result, language);
  } else if (result.outcome == Outcome::Fail) {
    entry.remedy = shown(result.remedy, language);
  }
  entry.place = entry.path = base::visible(path);
  if (const Location* at = place_to_act(result)) {
    set_place(entry, *at);
  }
  entry.calculation = calculation_of(result, language);
  entry.related = related_text(result.related, language);
  entry.due = base::visible(result.due);
  entry.ruling = result.ruling ? ruling_text(*result.ruling, language) : std::string();
  entry.fingerprint = base::visible(result.fingerprint);
  return entry;
}

Entry entry_of(const results::Note& note, Language language) {
  Entry entry;
  entry.issue = shown(note.message, language);
  entry.outcome = results::name_of(note.severity).in(language);
  entry.rule = base::visible(note.code);
  entry.related = related_text(note.related, language);
  if (note.at) {
    set_place(entry, *note.at);
  }
  return entry;
}

const std::array<base::Text, 6>& list_headings() {
  static const std::array<base::Text, 6> headings{{
      {.zh = "站点", .en = "station"},
      {.zh = "条款", .en = "article"},
      {.zh = "问题", .en = "finding"},
      {.zh = "依据", .en = "basis"},
      {.zh = "整改要求", .en = "remedy"},
      {.zh = "位置", .en = "place"},
  }};
  return headings;
}

}  // namespace audit::writers
