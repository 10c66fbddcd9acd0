// SPDX-License-Identifier: Apache-2.0
#include "check/roots.h"

#include "check/fields.h"

#include <algorithm>

namespace audit::check {
namespace {

using rules::root_slots;

/// The record of a document, or one that is absent: every field of it is unknown.
cel::Value area_record(const Area& area, const rules::Pack& pack, model::DocumentKind kind,
                       cel::Arena& arena) {
  if (area.document != nullptr && area.document->root != nullptr) {
    return cel::Value::record(area.document->root).at(area.document->root->origin);
  }
  cel::Record absent;
  absent.type = &pack.model->document(kind);
  return cel::Value::record(arena.make(absent));
}

const cel::Unknown* waiting_for(const base::Text* reason, cel::Arena& arena) {
  if (reason == nullptr) {
    return nullptr;
  }
  cel::Unknown unknown;
  unknown.reason = reason;
  return arena.make(unknown);
}

cel::Value list_of(const std::vector<cel::Value>& items, const base::Text* more,
                   cel::Arena& arena) {
  const std::span<cel::Value> copy = arena.array<cel::Value>(items.size());
  std::copy(items.begin(), items.end(), copy.begin());
  cel::List list;
  list.items = copy;
  list.open = waiting_for(more, arena);
  return cel::Value::list(arena.make(list));
}

cel::Value period_of(const model::BoundDocument& document, cel::Arena& arena) {
  if (document.period.kind() != cel::Kind::Null) {
    return document.period;
  }
  const cel::Field* period = document.root->type->find("period");
  cel::Unknown unknown;
  if (period != nullptr) {
    const std::span<cel::Missing> missing = arena.array<cel::Missing>(1);
    missing[0] = {.record = document.root, .field = period, .written = nullptr};
    unknown.missing = missing;
  }
  return cel::Value::unknown(arena.make(unknown));
}

base::Number as_number(base::Date date) {
  return base::Number(date.days());
}

}  // namespace

cel::Value base_date_of(const model::BoundDocument& document, base::Date as_of, cel::Arena& arena) {
  const cel::Value period = period_of(document, arena);
  const cel::Record* record = period.record();
  const cel::Value last = record != nullptr ? field(*record, "last") : period;
  const DateBounds end = date_bounds(last);
  if (end.low && (*end.low >= as_of || end.low == end.high)) {
    return cel::Value::date(std::min(*end.low, as_of))
        .at(*end.low < as_of ? last.origin() : nullptr);
  }
  cel::Unknown unknown = last.unknown() != nullptr ? *last.unknown() : cel::Unknown();
  unknown.low = end.low ? std::optional(as_number(*end.low)) : std::nullopt;
  unknown.high = as_number(end.high ? std::min(*end.high, as_of) : as_of);
  return cel::Value::unknown(arena.make(unknown));
}

cel::Value stand_in(cel::TypeRef type, const cel::Unknown* open, cel::Arena& arena) {
  if (type->kind != cel::Kind::Record) {
    return cel::Value::unknown(open);
  }
  cel::Record record;
  record.type = type->record;
  record.unknown = open;
  return cel::Value::record(arena.make(record));
}

void set_roots(cel::Activation& activation, const rules::Pack& pack, const cel::Record* parameters,
               const model::BoundDocument& document, const Areas& areas, base::Date as_of) {
  using model::DocumentKind;
  cel::Arena& arena = activation.arena();
  const bool has_townships =
      document.kind == DocumentKind::Station && areas.county.townships != nullptr;
  const cel::Record* root =
      has_townships ? with_township(*document.root,
                                    areas.county.townships->find(document.region.township), arena)
                    : document.root;
  const cel::Value subject = cel::Value::record(root).at(document.root->origin);
  const cel::Value period = period_of(document, arena);
  const cel::Value base_date = base_date_of(document, as_of, arena);
  const cel::Value today = cel::Value::date(as_of);

  activation.forget(0);
  activation.set(root_slots.subject, subject);
  activation.set(root_slots.county,
                 document.kind == DocumentKind::County
                     ? subject
                     : area_record(areas.county, pack, DocumentKind::County, arena));
  activation.set(root_slots.city, document.kind == DocumentKind::City
                                      ? subject
                                      : area_record(areas.city, pack, DocumentKind::City, arena));
  activation.set(root_slots.param, cel::Value::record(parameters));
  activation.set(root_slots.period, period);
  activation.set(root_slots.base_date, base_date);
  activation.set(root_slots.as_of, today);
  activation.set_dates(today, base_date, period);
}

void set_members(cel::Activation& activation, const rules::Pack& pack, const Members& members) {
  using model::DocumentKind;
  cel::Arena& arena = activation.arena();
  const auto record = [](const cel::Record* root) {
    return cel::Value::record(root).at(root->origin);
  };
  std::vector<cel::Value> stations;
  for (const Member& member : members.stations) {
    if (const cel::Record* root = member.station->document.root) {
      stations.push_back(record(with_township(*root, member.township, arena)));
    }
  }
  for (const base::Text* reason : members.unread_stations) {
    cel::Record unread;
    unread.type = &pack.model->document(DocumentKind::Station);
    unread.unknown = waiting_for(reason, arena);
    stations.push_back(cel::Value::record(arena.make(unread)));
  }
  std::vector<cel::Value> counties;
  for (const Area& county : members.counties) {
    counties.push_back(record(county.document->root));
  }
  activation.set(root_slots.stations, list_of(stations, members.more_stations, arena));
  activation.set(root_slots.counties, list_of(counties, members.more_counties, arena));
}

}  // namespace audit::check
