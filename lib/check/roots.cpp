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

/// Members of an area, and why some of them may be none.
struct MemberList {
  std::vector<cel::Value> items;
  std::vector<const cel::Unknown*> possible;  ///< as long as `items`
  bool any_possible = false;

  void add(cel::Value item, const base::Text* doubt, cel::Arena& arena) {
    items.push_back(item);
    possible.push_back(waiting_for(doubt, arena));
    any_possible = any_possible || doubt != nullptr;
  }

  cel::Value list(const base::Text* more, cel::Arena& arena) const {
    const std::span<cel::Value> copy = arena.array<cel::Value>(items.size());
    std::copy(items.begin(), items.end(), copy.begin());
    cel::List list;
    list.items = copy;
    if (any_possible) {
      const std::span<const cel::Unknown*> why = arena.array<const cel::Unknown*>(possible.size());
      std::copy(possible.begin(), possible.end(), why.begin());
      list.possible = why;
    }
    list.open = waiting_for(more, arena);
    return cel::Value::list(arena.make(list));
  }
};

/// The record of a station whose township is in doubt.
const cel::Record* without_township(const cel::Record& station, const base::Text* doubt,
                                    cel::Arena& arena) {
  const cel::Field* region_field = station.type->find("region");
  const cel::Record* region = field(station, "region").record();
  if (region_field == nullptr || region == nullptr || region->is_absent()) {
    return &station;
  }
  const auto with = [&arena](const cel::Record& from, const cel::Field& changed, cel::Value value) {
    const std::span<cel::Value> values = arena.array<cel::Value>(from.fields.size());
    std::copy(from.fields.begin(), from.fields.end(), values.begin());
    values[static_cast<std::size_t>(changed.index)] = value;
    cel::Record* copy = arena.make(from);
    copy->fields = values;
    return copy;
  };
  const cel::Field* township = region->type->find("township");
  const base::Origin* written = field(*region, "township").origin();
  const cel::Record* doubtful =
      with(*region, *township, cel::Value::unknown(waiting_for(doubt, arena)).at(written));
  return with(station, *region_field,
              cel::Value::record(doubtful).at(field(station, "region").origin()));
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
  MemberList stations;
  for (const Member& member : members.stations) {
    if (const cel::Record* root = member.station->document.root) {
      const cel::Record* station = with_township(*root, member.township, arena);
      station = member.township_doubt == nullptr
                    ? station
                    : without_township(*station, member.township_doubt, arena);
      stations.add(record(station), member.doubt, arena);
    }
  }
  for (const base::Text* reason : members.unread_stations) {
    cel::Record unread;
    unread.type = &pack.model->document(DocumentKind::Station);
    unread.unknown = waiting_for(reason, arena);
    stations.add(cel::Value::record(arena.make(unread)), nullptr, arena);
  }
  MemberList counties;
  for (const Area& county : members.counties) {
    counties.add(record(county.document->root), county.doubt, arena);
  }
  activation.set(root_slots.stations, stations.list(members.more_stations, arena));
  activation.set(root_slots.counties, counties.list(members.more_counties, arena));
}

}  // namespace audit::check
