// SPDX-License-Identifier: Apache-2.0
//
// Where a finding points: its own place, what else has its part in it, which document a field that
// is missing belongs to.
#include "base/utf8.h"
#include "check/fields.h"
#include "check/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace audit::check {

using base::Language;
using results::Outcome;

bool Findings::is_area() const {
  return document_.kind != model::DocumentKind::Station;
}

bool Findings::is_ours(const base::Origin* origin) const {
  return origin != nullptr && document_.root->origin != nullptr &&
         origin->source == document_.root->origin->source;
}

/// A place in the file of one of the area's stations or counties.
bool Findings::is_in_member(const base::Origin* origin) const {
  return is_area() && origin != nullptr && !is_ours(origin) && places_.knows(origin->source);
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

/// What a result points at need not be said again.
void Findings::drop_own_place(results::Result& result) {
  std::erase_if(result.related, [&](const results::Location& place) {
    return result.at && is_area() &&
           std::tie(place.path, place.line, place.column) ==
               std::tie(result.at->path, result.at->line, result.at->column);
  });
}

}  // namespace audit::check
