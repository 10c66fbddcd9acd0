// SPDX-License-Identifier: Apache-2.0
#include "check/exceptions.h"

#include "base/utf8.h"
#include "check/audit.h"
#include "check/fields.h"
#include "check/places.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace audit::check {
namespace {

std::string date_text(const cel::Value& value) {
  const auto* date = value.get<base::Date>();
  return date != nullptr ? base::to_text(*date) : std::string();
}

/// `until` is the last day on which it covers; without one it has no end.
base::Text defect_of(const Exception& exception, base::Date as_of) {
  if (base::comparison_form(exception.ruling.reason).empty()) {
    return {.zh = "例外说明没有写理由，不生效",
            .en = "the recorded exception gives no reason and covers nothing"};
  }
  const cel::Value until = field(*exception.record, "until");
  const DateBounds bounds = date_bounds(until);
  if (until.kind() == cel::Kind::Null || (bounds.low && as_of <= *bounds.low)) {
    return {};
  }
  if (bounds.high && *bounds.high < as_of) {
    const std::string day = base::to_text(*bounds.high);
    return {.zh = fmt::format("例外说明的有效期到 {}，已过期", day),
            .en = fmt::format("the recorded exception ended on {}", day)};
  }
  return {.zh = "例外说明的有效期写得不明确，不生效，请写到日",
          .en =
              "the last day of the recorded exception is not clear; it covers nothing until it is "
              "written in full"};
}

}  // namespace

std::vector<Exception> read_exceptions(const cel::Record& station, base::Date as_of) {
  std::vector<Exception> result;
  const cel::Value value = field(station, "exceptions");
  const cel::List* list = value.list();
  if (list == nullptr) {
    return result;
  }
  for (const cel::Value& item : list->items) {
    const cel::Record* record = item.record();
    if (record == nullptr || record->is_absent()) {
      continue;
    }
    Exception exception;
    exception.record = record;
    exception.rule = base::comparison_form(text_field(*record, "rule"));
    const cel::Value until = field(*record, "until");
    exception.ruling = {
        .verdict = {.zh = "例外说明", .en = "recorded exception"},
        .reason = base::visible(text_field(*record, "reason")),
        .by = base::visible(text_field(*record, "approved_by")),
        .on = date_text(field(*record, "on")),
        .until = until.origin() != nullptr ? date_text(until) : ""};  // absent: without end
    exception.defect = defect_of(exception, as_of);
    result.push_back(std::move(exception));
  }
  return result;
}

const Exception* find_exception(const std::vector<Exception>& exceptions, const std::string& rule) {
  const Exception* found = nullptr;
  for (const Exception& exception : exceptions) {
    if (exception.rule == rule && (found == nullptr || !found->defect.empty())) {
      found = &exception;
    }
  }
  return found;
}

namespace {

/// What is wrong with one entry; empty when nothing is.
base::Text problem_of(const Exception& exception, Packs packs) {
  for (const rules::Pack* pack : packs) {
    for (const rules::Rule& rule : pack->rules) {
      if (rule.info.id != exception.rule) {
        continue;
      }
      if (rule.info.level != results::Level::Principle) {
        return {
            .zh = fmt::format("规则 {} 不是「原则上」的规则，例外说明对它不起作用", rule.info.id),
            .en = fmt::format("rule {} is not one that holds \"in principle\"; a recorded "
                              "exception does not cover it",
                              rule.info.id)};
      }
      return exception.defect;
    }
  }
  return {
      .zh = fmt::format("例外说明里的规则「{}」不在所用的规则包里", base::visible(exception.rule)),
      .en = fmt::format(
          "the recorded exception names rule \"{}\", which is in none of the packs used",
          base::visible(exception.rule))};
}

}  // namespace

std::vector<results::Note> review_exceptions(Packs packs, const model::BoundDocument& document,
                                             const model::Submission& submission,
                                             const Options& options) {
  std::vector<results::Note> notes;
  if (document.kind != model::DocumentKind::Station || document.root == nullptr) {
    return notes;
  }
  Places places(options.show_personal);
  places.add(submission);
  for (const Exception& exception : read_exceptions(*document.root, options.as_of)) {
    base::Text problem = problem_of(exception, packs);
    if (problem.empty()) {
      continue;
    }
    results::Note note;
    note.code = "CHECK001";
    note.severity = results::Severity::Warning;
    note.message = std::move(problem);
    const base::Origin* origin = field(*exception.record, "rule").origin();
    origin = origin != nullptr ? origin : exception.record->origin;
    if (origin != nullptr) {
      note.at = places.of(*origin);
    }
    notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace audit::check
