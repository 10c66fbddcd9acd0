// SPDX-License-Identifier: Apache-2.0
#include "check/rulings.h"

#include "base/utf8.h"
#include "check/fields.h"
#include "check/ruling_diagnostics.h"
#include "check/scope.h"
#include "rules/library.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

namespace audit::check {
namespace {

model::Region region_of(const cel::Record* record) {
  model::Region region;
  if (record != nullptr) {
    region.province = base::comparison_form(text_field(*record, "province"));
    region.city = base::comparison_form(text_field(*record, "city"));
    region.county = base::comparison_form(text_field(*record, "county"));
    region.township = base::comparison_form(text_field(*record, "township"));
    region.code = base::comparison_form(text_field(*record, "code"));
  }
  return region;
}

/// What is given of `wanted` is answered by `region`.
bool lies_in(const model::Region& region, const model::Region& wanted) {
  const rules::AppliesTo bounds{.province = wanted.province,
                                .city = wanted.city,
                                .county = wanted.county,
                                .code = wanted.code};
  if (!bounds.by_name_only() && !rules::covers(bounds, region)) {
    return false;
  }
  return wanted.township.empty() ||
         model::region_stem(wanted.township) == model::region_stem(region.township);
}

std::string region_key(const model::Region& region) {
  return region.province + '\n' + region.city + '\n' + region.county + '\n' + region.township +
         '\n' + region.code;
}

base::Place place_of(const base::Origin* origin, const base::Place& otherwise) {
  return origin == nullptr ? otherwise
                           : base::Place{.source = origin->source, .span = origin->span};
}

/// Where a record begins: its first line.
base::Place first_line(const base::Origin& origin) {
  const std::string_view text = origin.source->slice(origin.span);
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  return {origin.source, {origin.span.begin, origin.span.begin + static_cast<std::uint32_t>(end)}};
}

std::string written(const cel::Value& value) {
  const auto* text = value.get<std::string_view>();
  return text == nullptr ? std::string() : base::visible(*text);
}

results::Location location_of(const base::Place& place, std::uint32_t document) {
  const base::Position begin = place.source->position(place.span.begin);
  const base::Position end = place.source->position(place.span.end);
  results::Location at;
  at.path = place.source->name();
  at.document = document;
  at.line = begin.line;
  at.column = begin.column;
  at.end_line = end.line;
  at.end_column = end.column;
  return at;
}

/// What a document has under a key, perhaps nothing; null where the key is not there.
const yaml::Node* entry_of(const model::BoundDocument& document, std::string_view name) {
  if (document.node == nullptr) {
    return nullptr;
  }
  const cel::RecordType& type = *document.root->type;
  const auto& entries = document.node->children;
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const yaml::Node* entry) {
    return type.find(entry->key_text) == type.find(name);
  });
  return found == entries.end() ? nullptr : *found;
}

/// The fields that every ruling needs and this one lacks.
std::vector<const cel::Field*> lacking(const cel::Record& record) {
  std::vector<const cel::Field*> fields;
  for (const char* name : {"rule", "station", "verdict", "reason", "by", "on"}) {
    const cel::Value value = field(record, name);
    const auto* text = value.get<std::string_view>();
    const bool is_empty = text != nullptr && base::comparison_form(*text).empty();
    const cel::Field* definition = record.type->find(name);
    if (std::string_view(name) == "verdict" && field(record, "points").kind() != cel::Kind::Null) {
      continue;  // points stand in its place
    }
    if ((value.kind() == cel::Kind::Null || is_empty) && definition != nullptr) {
      fields.push_back(definition);
    }
  }
  return fields;
}

}  // namespace

void Rulings::tell(const base::Diagnostic& diagnostic, const model::Submission& submission) {
  results::Note note = to_note(diagnostic, submission, show_personal_);
  note.about = results::About::Rules;
  has_errors_ = has_errors_ || note.severity == results::Severity::Error;
  notes_.push_back(std::move(note));
}

results::Note Rulings::note(const base::Diagnostic& diagnostic, const Ruling& ruling) const {
  results::Note note = to_note(diagnostic, *ruling.submission, show_personal_);
  note.about = results::About::Rules;
  return note;
}

void Rulings::add(model::Submission given) {
  const model::Submission& submission = files_.emplace_back(std::move(given));
  for (const base::Diagnostic& diagnostic : submission.diagnostics.items()) {
    tell(diagnostic, submission);
  }
  for (const model::BoundDocument& document : submission.documents) {
    const base::Place place = first_line(*document.root->origin);
    if (document.kind != model::DocumentKind::Rulings) {
      tell(no_rulings_document(place), submission);
      continue;
    }
    const cel::Value value = field(*document.root, "rulings");
    if (value.list() == nullptr) {
      if (value.kind() == cel::Kind::Null) {
        const yaml::Node* empty = entry_of(document, "rulings");
        tell(empty != nullptr ? nothing_decided({empty->source, empty->key}) : no_rulings(place),
             submission);
      }
      continue;
    }
    for (const cel::Value& item : value.list()->items) {
      if (item.record() != nullptr && !item.record()->is_absent()) {
        read_entry(*item.record(), document, submission);
      }
    }
  }
}

bool Rulings::read_dates(const cel::Record& record, const base::Place& place, Ruling& ruling,
                         const model::Submission& submission) {
  const auto day = [&](const char* name, std::optional<base::Date>& date) {
    const cel::Value value = field(record, name);
    const auto* exact = value.get<base::Date>();
    if (exact != nullptr) {
      date = *exact;
    } else if (value.is_unknown() && date_bounds(value).low) {  // what is no date was told already
      const base::Origin* origin =
          value.unknown()->missing.empty() ? nullptr : value.unknown()->missing.front().written;
      tell(day_not_exact(place_of(origin != nullptr ? origin : value.origin(), place)), submission);
    }
    return exact != nullptr || value.kind() == cel::Kind::Null;
  };
  std::optional<base::Date> on;
  std::optional<base::Date> until;
  const bool is_on = day("on", on);
  const bool is_until = day("until", until);
  if (!is_on || !is_until || !on) {
    return false;
  }
  if (until && *until < *on) {
    tell(ends_before_it_begins(place_of(field(record, "until").origin(), place), *on, *until),
         submission);
    return false;
  }
  ruling.shown.on = base::to_text(*on);
  ruling.shown.until = until ? base::to_text(*until) : "";
  ruling.validity = as_of_ < *on               ? Ruling::Validity::NotYet
                    : until && *until < as_of_ ? Ruling::Validity::Expired
                                               : Ruling::Validity::InForce;
  return true;
}

void Rulings::read_entry(const cel::Record& record, const model::BoundDocument& document,
                         const model::Submission& submission) {
  const base::Place entry = first_line(*record.origin);
  const std::vector<const cel::Field*> missing = lacking(record);
  if (!missing.empty()) {
    tell(ruling_lacks(entry, missing), submission);
  }
  Ruling ruling;
  ruling.place = place_of(field(record, "rule").origin(), entry);
  bool is_usable = read_dates(record, ruling.place, ruling, submission) && missing.empty();
  if (const cel::Value points = field(record, "points"); points.kind() != cel::Kind::Null) {
    tell(points_not_read(place_of(points.origin(), entry)), submission);
    is_usable = false;
  }
  const cel::Value decided = field(record, "verdict");
  const auto* verdict = decided.get<cel::EnumValue>();
  const cel::Value region = field(record, "region");
  if (verdict == nullptr || region.is_unknown()) {
    return;  // told already
  }
  const cel::EnumType::Member& word =
      verdict->type->members[static_cast<std::size_t>(verdict->index)];
  ruling.verdict = word.id == "waived" ? Ruling::Verdict::Waived
                   : word.id == "fail" ? Ruling::Verdict::Fail
                                       : Ruling::Verdict::Pass;
  ruling.value = field(record, "value");
  ruling.limit = field(record, "limit");
  for (const cel::Value& value : {ruling.value, ruling.limit}) {
    if (value.kind() != cel::Kind::Null && ruling.verdict != Ruling::Verdict::Waived) {
      tell(value_without_waiver(place_of(value.origin(), entry)), submission);
      is_usable = false;
    }
  }
  if (!is_usable) {
    return;
  }
  ruling.number = rulings_.size();
  ruling.rule = base::comparison_form(text_field(record, "rule"));
  ruling.station = base::comparison_form(text_field(record, "station"));
  ruling.item = base::comparison_form(text_field(record, "item"));
  ruling.region = region.record() != nullptr ? region_of(region.record()) : document.region;
  ruling.submission = &submission;
  ruling.shown.verdict = {.zh = word.zh, .en = word.id};
  ruling.shown.reason = base::visible(text_field(record, "reason"));
  ruling.shown.by = base::visible(text_field(record, "by"));
  ruling.shown.value = written(ruling.value);
  ruling.shown.limit = written(ruling.limit);
  ruling.shown.at = location_of(ruling.place, document.index + 1);
  rulings_.push_back(std::move(ruling));
}

std::set<std::string> Rulings::unknown_rules(Packs packs) const {
  std::set<std::string> ids;
  for (const Ruling& ruling : rulings_) {
    ids.insert(ruling.rule);
  }
  for (const rules::Pack* pack : packs) {
    for (const rules::Rule& rule : pack->rules) {
      ids.erase(rule.info.id);
    }
  }
  return ids;
}

void Rulings::bind(Packs packs, const std::set<std::string>& elsewhere) {
  std::map<std::string, const rules::Rule*> known;
  for (const rules::Pack* pack : packs) {
    for (const rules::Rule& rule : pack->rules) {
      known.emplace(rule.info.id, &rule);
    }
  }
  for (Ruling& ruling : rulings_) {
    bind(ruling, known, elsewhere);
    by_station_[ruling.station].push_back(&ruling);
  }
  find_duplicates();
  sort_notes();
}

void Rulings::bind(Ruling& ruling, const std::map<std::string, const rules::Rule*>& known,
                   const std::set<std::string>& elsewhere) {
  const auto found = known.find(ruling.rule);
  if (found == known.end()) {
    if (!elsewhere.contains(ruling.rule)) {
      std::set<std::string> ids = elsewhere;
      for (const auto& [id, rule] : known) {
        ids.insert(id);
      }
      tell(unknown_rule(ruling.place, ruling.rule, ids), *ruling.submission);
    }
    return;
  }
  ruling.bound = found->second;
  if (!ruling.item.empty() && ruling.bound->for_each.empty()) {
    tell(rule_without_items(ruling.place, ruling.rule), *ruling.submission);
  }
  if (ruling.verdict == Ruling::Verdict::Waived && ruling.bound->require == nullptr) {
    tell(waiver_of_manual_rule(ruling.place, ruling.rule), *ruling.submission);
  }
}

/// In the order of the files and their lines.
void Rulings::sort_notes() {
  const auto place = [this](const results::Note& note) {
    std::size_t file = 0;
    while (note.at && file < files_.size() && files_[file].file.source->name() != note.at->path) {
      ++file;
    }
    return note.at ? std::tuple(file, note.at->line, note.at->column) : std::tuple(file, 0U, 0U);
  };
  std::stable_sort(notes_.begin(), notes_.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

/// Two decisions on one thing, written alike; those that name it differently are noticed when the
/// station comes by.
void Rulings::find_duplicates() {
  std::unordered_map<std::string, const Ruling*> seen;
  for (const Ruling& ruling : rulings_) {
    if (ruling.validity != Ruling::Validity::InForce) {
      continue;  // what was decided before stays in the file
    }
    const std::string key =
        ruling.rule + '\n' + ruling.station + '\n' + ruling.item + '\n' + region_key(ruling.region);
    const auto [first, is_new] = seen.try_emplace(key, &ruling);
    if (!is_new) {
      results::Note twice = note(ruled_twice(ruling.place, *first->second, ruling), ruling);
      twice.related.push_back(*first->second->shown.at);
      twice.related.back().message = {.zh = "另一条认定", .en = "the other ruling"};
      has_errors_ = true;
      notes_.push_back(std::move(twice));
    }
  }
}

std::vector<const Ruling*> Rulings::of(const model::BoundDocument& document,
                                       const results::Subject& subject) const {
  std::vector<const Ruling*> found;
  if (rulings_.empty()) {
    return found;
  }
  const std::array names{subject.id, base::comparison_form(subject.name)};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto entry = names[i].empty() || (i > 0 && names[i] == names[0])
                           ? by_station_.end()
                           : by_station_.find(names[i]);
    if (entry == by_station_.end()) {
      continue;
    }
    for (const Ruling* ruling : entry->second) {
      if (ruling->bound != nullptr && ruling->bound->scope == scope_of(document.kind) &&
          lies_in(document.region, ruling->region)) {
        found.push_back(ruling);
      }
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Ruling* a, const Ruling* b) { return a->number < b->number; });
  return found;
}

}  // namespace audit::check
