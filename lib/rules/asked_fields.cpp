// SPDX-License-Identifier: Apache-2.0
#include "rules/asked_fields.h"

#include "rules/scopes.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace audit::rules {
namespace {

using model::DocumentKind;

enum class Part { Rule, Group };

/// The programs by which a rule is decided and placed; of its group the condition.
std::vector<const cel::Program*> programs_of(const Rule& rule, Part part) {
  if (part == Part::Group) {
    return rule.group_when == nullptr ? std::vector<const cel::Program*>()
                                      : std::vector<const cel::Program*>{rule.group_when.get()};
  }
  std::vector<const cel::Program*> programs{rule.when.get()};
  for (const ForEach& entry : rule.for_each) {
    programs.push_back(entry.list.get());
  }
  for (const ProgramRef& program : {rule.require, rule.due, rule.at}) {
    programs.push_back(program.get());
  }
  std::erase(programs, nullptr);
  return programs;
}

/// `site.rooms` is the path of a field of `kind` itself, `county.townships` one of another file.
/// nullopt where `path` leads into a file of another kind.
std::optional<std::string_view> path_within(std::string_view path, Scope scope, DocumentKind kind) {
  struct Other {
    std::string_view name;
    DocumentKind kind;
    bool in_stations;  ///< a name in rules about stations too
  };

  static constexpr Other others[] = {{"county", DocumentKind::County, true},
                                     {"city", DocumentKind::City, true},
                                     {"stations", DocumentKind::Station, false},
                                     {"counties", DocumentKind::County, false}};
  const std::string_view first = path.substr(0, path.find('.'));
  for (const Other& other : others) {
    const bool is_other = first == other.name && other.kind != document_kind(scope) &&
                          (other.in_stations || scope != Scope::Station);
    if (is_other) {
      return other.kind == kind
                 ? std::optional(path.substr(std::min(first.size() + 1, path.size())))
                 : std::nullopt;
    }
  }
  return document_kind(scope) == kind ? std::optional(path) : std::nullopt;
}

/// Stations and counties are known by the lists of an area's own file: the field of `kind` that a
/// rule about an area asks for when it reads `stations` or `counties`; empty where there is none.
std::string_view list_behind(std::string_view path, Scope scope, DocumentKind kind) {
  const std::string_view first = path.substr(0, path.find('.'));
  if (scope == Scope::Station || (first != "stations" && first != "counties")) {
    return {};
  }
  if (kind == DocumentKind::County) {
    return first == "stations" ? "stations" : "";
  }
  return kind == DocumentKind::City && scope == Scope::City ? "counties" : "";
}

/// What one rule reads of a kind of document.
class Reading {
 public:
  Reading(const cel::RecordType& document, DocumentKind kind, const Rule& rule, Part part) {
    for (const cel::Program* program : programs_of(rule, part)) {
      fields_.insert(program->fields().begin(), program->fields().end());
      for (const std::string& path : program->reads()) {
        if (const std::string_view list = list_behind(path, rule.scope, kind); !list.empty()) {
          fields_.insert(document.find(list));
          paths_.emplace(list);
        }
        if (const auto inside = path_within(path, rule.scope, kind)) {
          place(document, *inside);
        }
      }
    }
  }

  /// A field that was computed with (`(a ? b : c).name`) has no path: it counts wherever it can
  /// stand.
  bool has(const cel::Field& field, const std::string& path) const {
    return fields_.contains(&field) && (paths_.contains(path) || !placed_.contains(&field));
  }

 private:
  void place(const cel::RecordType& document, std::string_view path) {
    const cel::RecordType* record = &document;
    for (std::size_t from = 0; record != nullptr && from < path.size();) {
      const std::size_t dot = std::min(path.find('.', from), path.size());
      const cel::Field* field = record->find(path.substr(from, dot - from));
      if (field == nullptr) {
        return;  // a name of the pack
      }
      paths_.emplace(path.substr(0, dot));
      placed_.insert(field);
      record = cel::innermost(field->type)->record;
      from = dot + 1;
    }
  }

  std::unordered_set<const cel::Field*> fields_;
  std::unordered_set<const cel::Field*> placed_;  ///< stand on one of the paths
  std::set<std::string> paths_;
};

/// Adds what a rule reads of a record to those of its fields that are asked already.
void add(const cel::RecordType& record, const std::string& prefix, const Reading& reading,
         const Asker& asker, std::vector<AskedField>& asked) {
  for (const cel::Field& field : record.fields) {
    const std::string path = prefix + field.en;
    if (field.derived != nullptr || !reading.has(field, path)) {
      continue;
    }
    auto known = std::find_if(asked.begin(), asked.end(),
                              [&](const AskedField& one) { return one.field == &field; });
    if (known == asked.end()) {
      known = asked.insert(asked.end(), {.field = &field, .askers = {}, .parts = {}});
    }
    known->askers.push_back(asker);
    if (const cel::RecordType* inner = cel::innermost(field.type)->record) {
      add(*inner, path + ".", reading, asker, known->parts);
    }
  }
}

/// A station may record why it departs from a rule that asks something in principle.
void add_exceptions(const cel::RecordType& station, const Rule& rule, const Asker& asker,
                    std::vector<AskedField>& asked) {
  const cel::Field* field = station.find("exceptions");
  if (field == nullptr || rule.scope != Scope::Station ||
      rule.info.level != results::Level::Principle) {
    return;
  }
  auto known = std::find_if(asked.begin(), asked.end(),
                            [&](const AskedField& one) { return one.field == field; });
  if (known == asked.end()) {
    known = asked.insert(asked.end(), {.field = field, .askers = {}, .parts = {}});
    for (const cel::Field& part : cel::innermost(field->type)->record->fields) {
      known->parts.push_back({.field = &part, .askers = {}, .parts = {}});
    }
  }
  known->askers.push_back(asker);
}

/// Takes from `others` what is not asked yet. A condition of a whole group is that of all its
/// rules: beside a field that some rule asks for itself they would say nothing.
void add_missing(std::vector<AskedField>& asked, std::vector<AskedField> others) {
  for (AskedField& other : others) {
    const auto known = std::find_if(asked.begin(), asked.end(), [&](const AskedField& one) {
      return one.field == other.field;
    });
    if (known == asked.end()) {
      asked.push_back(std::move(other));
    } else {
      add_missing(known->parts, std::move(other.parts));
    }
  }
}

void sort_as_the_model_does(std::vector<AskedField>& asked) {
  std::sort(asked.begin(), asked.end(), [](const AskedField& a, const AskedField& b) {
    return a.field->index < b.field->index;
  });
  for (AskedField& field : asked) {
    sort_as_the_model_does(field.parts);
  }
}

}  // namespace

std::vector<AskedField> asked_fields(const model::Model& model, DocumentKind kind,
                                     const std::vector<const Pack*>& packs) {
  const cel::RecordType& document = model.document(kind);
  std::vector<AskedField> asked;
  std::vector<AskedField> by_groups;
  for (const Pack* pack : packs) {
    for (const Rule& rule : pack->rules) {
      if (rule.is_disabled) {
        continue;
      }
      const Asker asker{.pack = pack, .rule = &rule};
      add(document, "", Reading(document, kind, rule, Part::Rule), asker, asked);
      add(document, "", Reading(document, kind, rule, Part::Group), asker, by_groups);
      if (kind == DocumentKind::Station) {
        add_exceptions(document, rule, asker, asked);
      }
    }
  }
  add_missing(asked, std::move(by_groups));
  sort_as_the_model_does(asked);
  return asked;
}

}  // namespace audit::rules
