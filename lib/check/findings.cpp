// SPDX-License-Identifier: Apache-2.0
#include "check/findings.h"

#include "base/utf8.h"
#include "check/fields.h"
#include "check/waived_value.h"
#include "results/fingerprint.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <utility>

namespace audit::check {
namespace {

using base::Language;
using results::Outcome;

/// A finding of an area names the files that it comes from, but not those of a whole city.
constexpr std::size_t max_related = 100;

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

/// What a result points at need not be said again.
void Findings::drop_own_place(results::Result& result) {
  std::erase_if(result.related, [&](const results::Location& place) {
    return result.at && is_area() &&
           std::tie(place.path, place.line, place.column) ==
               std::tie(result.at->path, result.at->line, result.at->column);
  });
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

/// A fact in the file of a station or county that has its part in what is found of the area.
void Findings::add_related(const base::Origin& origin, const results::Why& why,
                           results::Result& result) {
  if (related_origins_.insert(&origin).second && result.related.size() < max_related) {
    results::Location& place = result.related.emplace_back(*why.at);
    place.message = {
        .zh = why.expression.zh + "：" + why.value.zh,
        .en = why.expression.in(Language::English) + ": " + why.value.in(Language::English)};
  }
}

/// The records that are judged together with the item, unless a fact in them is there already.
void Findings::add_others(const Item& item, results::Result& result) {
  const auto is_within = [](const base::Origin& fact, const base::Origin& record) {
    return fact.source == record.source && record.span.begin <= fact.span.begin &&
           fact.span.end <= record.span.end;
  };
  for (const cel::Record* other : item.others) {
    if (other->origin == nullptr || !places_.knows(other->origin->source) ||
        result.related.size() >= max_related ||
        std::any_of(related_origins_.begin(), related_origins_.end(),
                    [&](const base::Origin* fact) { return is_within(*fact, *other->origin); })) {
      continue;
    }
    related_origins_.insert(other->origin);
    results::Location& place = result.related.emplace_back(places_.of_key(*other->origin));
    const cel::Record* root = other;
    while (root->parent != nullptr) {
      root = root->parent;
    }
    place.message = {.zh = base::visible(text_field(*root, "name")), .en = {}};
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

/// Which document a fact belongs to that is not of this one: the county or city that it lies in, a
/// station or county of this area.
std::string Findings::owner_of(const cel::Record& root) const {
  const auto member = [&root](std::string_view list) {
    return fmt::format("{}[{}]", list, text_field(root, "name"));
  };
  const std::string& kind = root.type->name;
  if (document_.kind != model::DocumentKind::Station && kind == "station") {
    return member("stations");
  }
  return document_.kind == model::DocumentKind::City && kind == "county" ? member("counties")
                                                                         : kind;
}

results::MissingField Findings::missing_field(const cel::Missing& missing,
                                              const model::MissingPlace& place) const {
  results::MissingField result{.field = place.field,
                               .pointer = place.pointer,
                               .where = place.where,
                               .at = {},
                               .written = missing.written != nullptr};
  const cel::Record* root = missing.record;
  while (root != nullptr && root->parent != nullptr) {
    root = root->parent;
  }
  if (root != nullptr && root->type != document_.root->type) {
    result.field = owner_of(*root) + "." + result.field;
  }
  if (missing.written != nullptr) {
    result.at = places_.of(*missing.written);
  } else if (place.nearest != nullptr) {
    result.at = places_.of_key(*place.nearest);
  }
  return result;
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

bool Findings::is_area() const {
  return document_.kind != model::DocumentKind::Station;
}

/// A place in the file of one of the area's stations or counties.
bool Findings::is_in_member(const base::Origin* origin) const {
  return is_area() && origin != nullptr && !is_ours(origin) && places_.knows(origin->source);
}

bool Findings::is_ours(const base::Origin* origin) const {
  return origin != nullptr && document_.root->origin != nullptr &&
         origin->source == document_.root->origin->source;
}

/// What `at` says: where its field is written, or else belongs.
std::optional<Findings::Spot> Findings::spot_of(const rules::Rule& rule) {
  if (rule.at == nullptr) {
    return std::nullopt;
  }
  const cel::Value value = cel::evaluate(*rule.at, *activation_);
  const cel::Record* record = value.record();
  const cel::List* list = value.list();
  for (const base::Origin* origin : {value.origin(), record != nullptr ? record->origin : nullptr,
                                     list != nullptr ? list->origin : nullptr}) {
    if (is_ours(origin) || is_in_member(origin)) {
      return Spot{.origin = origin, .is_belonging = false, .missing = {}};
    }
  }
  for (const cel::Missing& missing : cel::missing_of(value)) {
    const model::MissingPlace place = model::to_place(missing, document_, options_.show_personal);
    const base::Origin* origin = missing.written != nullptr ? missing.written : place.nearest;
    if (is_ours(origin) || is_in_member(origin)) {
      return Spot{.origin = origin,
                  .is_belonging = missing.written == nullptr,
                  .missing = missing_field(missing, place)};
    }
  }
  return std::nullopt;
}

void Findings::set_place(const base::Origin& origin, bool is_belonging, results::Result& result) {
  result.at = is_belonging ? places_.of_key(origin) : places_.of(origin);
  if (auto use = places_.of_use(origin)) {
    std::vector<results::Location>& related = result.related;
    const bool is_there =
        std::any_of(related.begin(), related.end(), [&](const results::Location& other) {
          return other.line == use->line && other.column == use->column;
        });
    if (!is_there) {
      related.insert(related.begin(), *std::move(use));
    }
  }
}

void Findings::fill_place(const rules::Rule& rule, const Item& item, const base::Origin* decided,
                          results::Result& result) {
  if (auto spot = spot_of(rule)) {
    set_place(*spot->origin, spot->is_belonging, result);
    if (spot->missing && result.missing.empty()) {
      result.missing.push_back(*std::move(spot->missing));
    }
    return;
  }
  if (result.outcome == Outcome::Unknown && !result.missing.empty() && result.missing.front().at) {
    // The place of the first missing field, which is where the eye should go.
    const results::Location& at = *result.missing.front().at;
    if (at.path == document_.root->origin->source->name()) {
      result.at = at;
      return;
    }
  }
  if (decided != nullptr) {
    set_place(*decided, false, result);
    return;
  }
  if (is_ours(item.origin) || is_in_member(item.origin)) {
    set_place(*item.origin, true, result);
    return;
  }
  const base::Origin* name = field(*document_.root, "name").origin();
  if (is_ours(name)) {
    set_place(*name, false, result);
  } else if (document_.root->origin != nullptr) {
    set_place(*document_.root->origin, true, result);
  }
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
