// SPDX-License-Identifier: Apache-2.0
#include "check/findings.h"

#include "check/waived_value.h"
#include "results/fingerprint.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace audit::check {
namespace {

using base::Language;
using results::Outcome;

/// Joins sentences in both languages.
void append(base::Text& to, const base::Text& part) {
  to.zh += (to.zh.empty() ? "" : "；") + part.zh;
  to.en += (to.en.empty() ? "" : "; ") + part.in(Language::English);
}

/// Why a value is unknown when no field is missing; null when there is no such reason.
const base::Text* reason_of(const cel::Value& value) {
  const cel::Unknown* unknown = value.unknown();
  if (unknown == nullptr && value.list() != nullptr) {
    unknown = value.list()->open;
  }
  return unknown != nullptr ? unknown->reason : nullptr;
}

}  // namespace

Findings::Findings(const model::BoundDocument& document, const Options& options,
                   const Places& places, const Rulings* rulings)
    : document_(document), options_(options), places_(places), subject_(subject_of(document)) {
  if (rulings != nullptr) {
    rulings_.emplace(*rulings, document, subject_, places, options.show_personal);
    if (rulings_->empty()) {
      rulings_.reset();
    }
  }
}

std::vector<RulingUse> Findings::take_ruling_uses() {
  return rulings_ ? rulings_->take_uses() : std::vector<RulingUse>();
}

cel::Display Findings::display(Language language) const {
  return {.language = language, .show_personal = options_.show_personal};
}

/// Masked keys may be alike (张*): the second of them is `张* #2`, so that every item has a
/// fingerprint of its own.
std::string Findings::occurrence(const rules::Rule& rule, const Item& item) {
  if (current_ != &rule) {
    current_ = &rule;
    seen_.clear();
  }
  if (item.name.empty()) {
    return {};
  }
  const int count = ++seen_[item.key];
  return count == 1 ? item.key : item.key + " #" + std::to_string(count);
}

/// What overlays have made of the rule, in the order in which they extend each other.
void Findings::tell_settings(const rules::Rule& rule, results::Result& result) {
  for (const rules::Setting* setting : rule.settings) {
    if (std::find(result.tailored.begin(), result.tailored.end(), setting->by) ==
        result.tailored.end()) {
      result.tailored.push_back(setting->by);
    }
    if (setting->kind == rules::Setting::Kind::Level) {
      result.level = setting->level;
    } else if (setting->kind == rules::Setting::Kind::Disabled) {
      result.disabled = setting->by;
    }
  }
}

void Findings::take(const rules::Rule& rule, const Verdict& verdict, const Item& item) {
  results::Result& result = results_.emplace_back();
  result.rule = rule.info.id;
  result.outcome = verdict.outcome;
  result.subject = subject_;
  result.subject.item = options_.show_personal ? item.name : item.masked_name;
  result.subject.key = occurrence(rule, item);
  if (rulings_) {
    rulings_->apply(rule, verdict, item, result.subject.key, *activation_, result);
  }
  tell_settings(rule, result);
  if (result.outcome == Outcome::Pass || result.outcome == Outcome::NotApplicable) {
    return;
  }
  result.fingerprint = results::fingerprint(rule.info.id, result.subject);
  if (result.outcome == Outcome::Fail && !result.ruling) {
    cover_by_exception(rule, result);
  }
  if (options_.explain) {
    fill(rule, verdict, item, result);
  }
  if (rulings_) {
    rulings_->found_at(result.at);
  }
}

void Findings::fill(const rules::Rule& rule, const Verdict& verdict, const Item& item,
                    results::Result& result) {
  const base::Origin* decided = nullptr;
  related_origins_.clear();
  if (verdict.due) {
    result.due = base::to_text(*verdict.due);
  }
  switch (result.outcome) {
    case Outcome::Pass:
    case Outcome::NotApplicable:
      return;
    case Outcome::Fail:
    case Outcome::Waived:
      if (verdict.outcome != Outcome::Fail) {
        fill_ruled(rule, verdict, item, result, decided);
        break;
      }
      fill_reasons(*verdict.program, item, result, decided);
      fill_failure(rule, result);
      result.measured = measured(rule, *activation_, *model_, options_.show_personal);
      break;
    case Outcome::Unknown:
      if (verdict.program != nullptr) {
        fill_reasons(*verdict.program, item, result, decided);
      }
      fill_missing(verdict, result);
      break;
    case Outcome::NotDue:
      result.message = {.zh = fmt::format("{} 到期", result.due),
                        .en = fmt::format("due on {}", result.due)};
      if (result.due.empty()) {
        result.message = {.zh = "未到期", .en = "not due yet"};
      }
      break;
    case Outcome::Manual:
      result.message = rule.info.title;
      break;
    case Outcome::Error:
      fill_error(rule, verdict, result);
      return;
  }
  add_others(item, result);
  fill_place(rule, item, decided, result);
  drop_own_place(result);
}

void Findings::fill_failure(const rules::Rule& rule, results::Result& result) {
  const auto both = [&](const rules::TemplateRef& zh, const rules::TemplateRef& en,
                        base::Text& text) {
    if (zh != nullptr) {
      text.zh = cel::render(*zh, *activation_, display(Language::Chinese));
    }
    if (en != nullptr) {
      text.en = cel::render(*en, *activation_, display(Language::English));
    }
  };
  both(rule.message, rule.message_en, result.message);
  both(rule.remedy, rule.remedy_en, result.remedy);
}

/// It fails because people say so, not because of what the file says: that stands beside it.
void Findings::fill_ruled(const rules::Rule& rule, const Verdict& verdict, const Item& item,
                          results::Result& result, const base::Origin*& decided) {
  if (verdict.program != nullptr) {
    fill_reasons(*verdict.program, item, result, decided);
  }
  fill_failure(rule, result);
  const std::string& zh = rule.info.title.zh;
  const std::string& en = rule.info.title.in(Language::English);
  result.message = {.zh = zh + "：认定为不符合", .en = en + ": ruled not compliant"};
}

/// `decided`: the first fact that did, of the item where it is in another file, else of the
/// document.
void Findings::fill_reasons(const cel::Program& program, const Item& item, results::Result& result,
                            const base::Origin*& decided) {
  const bool is_elsewhere = is_in_member(item.origin);
  const std::size_t most = is_area() ? max_related : cel::usual_reasons;
  cel::Why why = cel::explain(program, *activation_, options_.show_personal, most);
  result.calculation = std::move(why.sentence);
  for (cel::Reason& reason : why.reasons) {
    results::Why& entry = result.why.emplace_back();
    entry.expression = std::move(reason.expression);
    entry.value = std::move(reason.value);
    if (reason.at == nullptr) {
      continue;
    }
    entry.at = places_.of(*reason.at);
    const bool is_of_item = is_elsewhere && reason.at->source == item.origin->source &&
                            item.origin->span.begin <= reason.at->span.begin &&
                            reason.at->span.end <= item.origin->span.end;
    if (decided == nullptr && (is_elsewhere ? is_of_item : is_ours(reason.at))) {
      decided = reason.at;
    }
    if (is_in_member(reason.at)) {
      add_related(*reason.at, entry, result);
      continue;
    }
    if (auto use = places_.of_use(*reason.at)) {
      result.related.push_back(*std::move(use));
    }
  }
}

void Findings::fill_missing(const Verdict& verdict, results::Result& result) {
  for (const cel::Value& value : verdict.undecided) {
    for (const cel::Missing& missing : cel::missing_of(value)) {
      add_missing(missing, result);
    }
  }
  const auto place = [](const results::MissingField& missing) {
    const bool has_place = missing.at.has_value();
    return std::tuple(has_place ? missing.at->line : std::numeric_limits<std::uint32_t>::max(),
                      has_place ? missing.at->column : 0);
  };
  std::stable_sort(result.missing.begin(), result.missing.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
  for (const results::MissingField& missing : result.missing) {
    append(result.message, missing.where);
  }
  for (const cel::Value& value : verdict.undecided) {
    const base::Text* reason = reason_of(value);
    if (reason != nullptr) {
      append(result.message, *reason);
    }
  }
}

/// Each field once.
void Findings::add_missing(const cel::Missing& missing, results::Result& result) {
  results::MissingField field =
      missing_field(missing, model::to_place(missing, document_, options_.show_personal));
  const bool is_known =
      std::any_of(result.missing.begin(), result.missing.end(), [&](const auto& other) {
        return other.field == field.field && other.pointer == field.pointer;
      });
  if (!is_known) {
    result.missing.push_back(std::move(field));
  }
}

void Findings::fill_error(const rules::Rule& rule, const Verdict& verdict,
                          results::Result& result) {
  result.message = {.zh = std::string(verdict.error->zh), .en = std::string(verdict.error->en)};
  const cel::Source* source = verdict.error->source;
  if (source == nullptr && verdict.program != nullptr) {
    source = &verdict.program->source();
  }
  const base::Place place = source != nullptr ? source->place(verdict.error->at) : rule.place;
  result.at = places_.of_span(place.source != nullptr ? place : rule.place);
}

void Findings::cover_by_exception(const rules::Rule& rule, results::Result& result) {
  if (rule.info.level != results::Level::Principle ||
      document_.kind != model::DocumentKind::Station) {
    return;
  }
  if (!exceptions_) {
    exceptions_ = read_exceptions(*document_.root, options_.as_of);
  }
  const Exception* exception = find_exception(*exceptions_, rule.info.id);
  if (exception == nullptr) {
    return;
  }
  if (exception->defect.empty()) {
    result.outcome = Outcome::Waived;
    result.ruling = exception->ruling;
    return;
  }
  if (is_ours(exception->record->origin)) {
    results::Location location = places_.of_key(*exception->record->origin);
    location.message = exception->defect;
    result.related.push_back(std::move(location));
  }
}

std::vector<results::Result> Findings::sorted() {
  const std::string* path =
      document_.root->origin != nullptr ? &document_.root->origin->source->name() : nullptr;
  const auto place = [&](const results::Result* result) {
    const bool is_here = result->at && path != nullptr && result->at->path == *path;
    const bool is_elsewhere = result->at && !is_here && is_area();
    return std::tuple(is_elsewhere ? std::string_view(result->at->path) : std::string_view(),
                      is_here || is_elsewhere ? result->at->line : 0U,
                      is_here || is_elsewhere ? result->at->column : 0U);
  };
  std::vector<results::Result*> order;  // a result is large: sort what is small, move each once
  order.reserve(results_.size());
  for (results::Result& result : results_) {
    order.push_back(&result);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto* a, const auto* b) { return place(a) < place(b); });
  std::vector<results::Result> sorted;
  sorted.reserve(order.size());
  for (results::Result* result : order) {
    sorted.push_back(std::move(*result));
  }
  results_.clear();
  return sorted;
}

}  // namespace audit::check
