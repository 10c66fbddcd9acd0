// SPDX-License-Identifier: Apache-2.0
//
// A rule pack, loaded and type-checked: the rules of one regulation with its number, dates and
// region (design §6). Everything is compiled when the pack is loaded; a pack with one error is not
// used at all.
//
//   Library library(model);
//   library.load("rules/wuhan", diagnostics);              // pack.yaml and the topic files beside
//   it const Pack* wuhan = library.find("wuhan");
#pragma once

#include "base/date.h"
#include "base/diagnostic.h"
#include "cel/program.h"
#include "model/model.h"
#include "results/records.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace audit::rules {

using ProgramRef = std::shared_ptr<const cel::Program>;
using TemplateRef = std::shared_ptr<const cel::Template>;

enum class Scope { Station, County, City };

/// Slots of the names that every expression of a scope may use; the same in all packs.
struct RootSlots {
  int subject = 0;  ///< the station (or area); its fields are root names
  int county = 1;
  int city = 2;
  int param = 3;
  int period = 4;
  int base_date = 5;
  int as_of = 6;
  int stations = 7;  ///< in an area's rules: its stations
  int counties = 8;  ///< in a city's rules
  int first_free = 9;
};

inline constexpr RootSlots root_slots;

struct Let {
  std::string name;
  int slot = 0;
  ProgramRef program;
};

struct ForEach {
  std::string name;
  int slot = 0;
  ProgramRef list;
};

struct See {
  std::string rule;
  base::Text conflict;
};

/// What an overlay says of a pack that it extends (overlay.h).
struct Setting {
  enum class Kind { Parameter, Level, Disabled };

  Kind kind = Kind::Parameter;
  std::string by{};                             ///< the overlay
  std::string pack{};                           ///< whose parameter or rule
  std::string name{};                           ///< of the parameter, or the rule's id
  std::size_t index = 0;                        ///< in the parameters or rules of that pack
  cel::Value value{};                           ///< of a parameter
  results::Level level = results::Level::Must;  ///< that the rule gets
  results::Level was = results::Level::Must;    ///< that it has in its pack
  base::Text reason{};                          ///< always there where a rule is disabled
  std::string article{};                        ///< of the overlay's own source
  base::Place place{};
};

struct Rule {
  results::RuleInfo info;
  Scope scope = Scope::Station;
  ProgramRef group_when;  ///< null: always
  ProgramRef when;        ///< null: always
  std::vector<ForEach> for_each;
  std::vector<Let> lets;
  int first_slot =
      0;  ///< slots from here on belong to this rule alone and are forgotten after each item
  ProgramRef require;  ///< null: manual
  ProgramRef due;
  ProgramRef at;  ///< null: the first field that decided
  TemplateRef message;
  TemplateRef message_en;  ///< null: message
  TemplateRef remedy, remedy_en;
  std::vector<See> see;
  std::vector<int> parameters;  ///< which of Pack::parameters it uses, directly or through lets;
                                ///< one without a value makes the rule not applicable
  int section = 0;       ///< the file of the pack it stands in: lets of a topic file share slots
  int section_slot = 0;  ///< slots from here on belong to that file and are forgotten after it
  std::optional<base::Date> effective,
      until;          ///< in force from/to (inclusive); pack dates where the rule has none
  base::Place place;  ///< of the rule in its file
  bool is_disabled = false;
  std::vector<const Setting*> settings;  ///< of overlays, which made it what it is (tailor.h)

  /// Dates include their day.
  bool is_in_force(base::Date day) const {
    return (!effective || *effective <= day) && (!until || day <= *until);
  }
};

struct Parameter {
  std::string name;
  cel::TypeRef type = nullptr;
  cel::Value value;  ///< null: unset
  std::string article;
  base::Text title;
  base::Place place;
  const Setting* set = nullptr;  ///< of an overlay, whose value this is
};

struct AppliesTo {
  std::string province, city, county, code;  ///< code: a division code, 420100
  /// Joins the packs of regions wherever there is one; never makes a station a covered one.
  bool everywhere = false;

  bool names_a_region() const {
    return !province.empty() || !city.empty() || !county.empty() || !code.empty();
  }

  bool by_name_only() const { return !everywhere && !names_a_region(); }
};

struct Pack {
  results::PackInfo info;
  std::optional<base::Date> issued, effective, until;
  AppliesTo applies_to;
  std::vector<const Pack*> extends;  ///< loaded before it
  std::vector<Setting> settings;     ///< of what it extends
  std::vector<Parameter> parameters;
  const cel::Record* parameter_record = nullptr;  ///< what `param` is
  std::vector<results::Group> groups;
  std::vector<Let>
      lets;  ///< of the pack's head and of topic files, for listing; a rule's own are in Rule
  std::vector<Rule> rules;  ///< in pack order: pack.yaml, then topic files by name
  int slot_count = 0;
  std::filesystem::path folder;
  const model::Model* model = nullptr;

  struct Storage;
  std::shared_ptr<const Storage> storage;  ///< texts, nodes and values that the above points into

  bool is_in_force(base::Date day) const {
    return (!effective || *effective <= day) && (!until || day <= *until);
  }
};

}  // namespace audit::rules
