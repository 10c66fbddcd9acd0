// SPDX-License-Identifier: Apache-2.0
#include "check/township_facts.h"

#include "base/utf8.h"
#include "cel/eval/equality.h"
#include "check/fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace audit::check {
namespace {

/// The same fact in a station's file and in its county's list of townships.
struct Fact {
  std::string_view station, township;
};

constexpr std::array facts{Fact{"area_class", "area_class"}, Fact{"population", "population"},
                           Fact{"reform_township", "reform_township"},
                           Fact{"township_type", "type"}};

const base::Text files_differ{.zh = "社工站文件和县区文件写得不一致",
                              .en = "the files of the station and the county differ"};

bool is_given(const cel::Value& value) {
  return value.kind() != cel::Kind::Null;
}

/// Calls look(field of the station, its value, the township's) for each fact that the county gives.
template <class Look>
void each_fact(const cel::Record& station, const cel::Record* township, Look look) {
  if (township == nullptr || township->is_absent() || station.is_absent()) {
    return;
  }
  for (const Fact& fact : facts) {
    const cel::Field* own = station.type->find(fact.station);
    const cel::Value value = field(*township, fact.township);
    if (own != nullptr && is_given(value) && !value.is_unknown()) {
      look(*own, station.fields[static_cast<std::size_t>(own->index)], value);
    }
  }
}

}  // namespace

TownshipFacts::TownshipFacts(const cel::Record& county) {
  const cel::List* list = field(county, "townships").list();
  if (list == nullptr) {
    return;
  }
  for (const cel::Value& item : list->items) {
    if (const cel::Record* township = item.record()) {
      townships_.try_emplace(base::comparison_form(text_field(*township, "name")), township);
    }
  }
}

const cel::Record* TownshipFacts::find(std::string_view name) const {
  const auto found = townships_.find(base::comparison_form(name));
  return name.empty() || found == townships_.end() ? nullptr : found->second;
}

const cel::Record* with_township(const cel::Record& station, const cel::Record* township,
                                 cel::Arena& arena) {
  cel::Record* copy = nullptr;
  std::span<cel::Value> values;
  each_fact(station, township,
            [&](const cel::Field& own, const cel::Value& value, const cel::Value& of_county) {
              const bool differs =
                  is_given(value) && cel::equals(value, of_county) == cel::Truth::False;
              if (is_given(value) && !differs && !value.is_unknown()) {
                return;
              }
              if (copy == nullptr) {
                copy = arena.make(station);
                values = arena.array<cel::Value>(station.fields.size());
                std::copy(station.fields.begin(), station.fields.end(), values.begin());
                copy->fields = values;
              }
              cel::Value& filled = values[static_cast<std::size_t>(own.index)];
              if (differs) {
                cel::Unknown unknown;
                unknown.reason = &files_differ;
                filled = cel::Value::unknown(arena.make(unknown)).at(value.origin());
              } else {
                filled = of_county;
              }
            });
  return copy != nullptr ? copy : &station;
}

std::vector<Contradiction> contradictions(const cel::Record& station, const cel::Record* township) {
  std::vector<Contradiction> found;
  each_fact(station, township,
            [&](const cel::Field& own, const cel::Value& value, const cel::Value& of_county) {
              if (is_given(value) && cel::equals(value, of_county) == cel::Truth::False) {
                found.push_back({.field = &own, .station = value, .county = of_county});
              }
            });
  return found;
}

}  // namespace audit::check
