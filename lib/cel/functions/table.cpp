// SPDX-License-Identifier: Apache-2.0
#include "cel/functions/table.h"

#include "cel/functions/signature.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>

namespace audit::cel {
namespace {

/// The rows of one dialect by name.
struct Index {
  std::unordered_map<std::string_view, std::vector<Overload>> overloads;
  std::vector<std::string_view> names;  ///< in table order, operators left out

  explicit Index(Dialect dialect) {
    for (const Library& library : libraries()) {
      if (library.dialect != dialect) {
        continue;
      }
      for (const Row& row : library.rows) {
        Overload overload = read_signature(row);
        auto& all = overloads[overload.name];
        if (all.empty() && overload.name.find('_') == std::string_view::npos) {
          names.push_back(overload.name);
        }
        all.push_back(std::move(overload));
      }
    }
  }
};

const Index& index_of(Dialect dialect) {
  static const Index pack(Dialect::Pack);
  static const Index standard(Dialect::Standard);
  return dialect == Dialect::Pack ? pack : standard;
}

}  // namespace

std::span<const Library> libraries() {
  static const Library all[] = {
      {.name = "operators", .dialect = Dialect::Pack, .rows = pack_operators()},
      {.name = "lists", .dialect = Dialect::Pack, .rows = pack_lists()},
      {.name = "sets", .dialect = Dialect::Pack, .rows = pack_sets()},
      {.name = "records", .dialect = Dialect::Pack, .rows = pack_records()},
      {.name = "dates", .dialect = Dialect::Pack, .rows = pack_dates()},
      {.name = "numbers", .dialect = Dialect::Pack, .rows = pack_numbers()},
      {.name = "strings", .dialect = Dialect::Pack, .rows = pack_strings()},
      {.name = "operators", .dialect = Dialect::Standard, .rows = standard_operators()},
      {.name = "conversions", .dialect = Dialect::Standard, .rows = standard_conversions()},
      {.name = "collections", .dialect = Dialect::Standard, .rows = standard_collections()},
      {.name = "strings", .dialect = Dialect::Standard, .rows = standard_strings()},
      {.name = "time", .dialect = Dialect::Standard, .rows = standard_time()},
      {.name = "optionals", .dialect = Dialect::Standard, .rows = standard_optionals()},
      {.name = "math", .dialect = Dialect::Standard, .rows = standard_math()},
      {.name = "strings extension", .dialect = Dialect::Standard, .rows = standard_strings_ext()},
      {.name = "encoders", .dialect = Dialect::Standard, .rows = standard_encoders()},
  };
  return all;
}

std::span<const Overload> find_overloads(std::string_view name, Dialect dialect) {
  const auto& all = index_of(dialect).overloads;
  const auto found = all.find(name);
  return found == all.end() ? std::span<const Overload>()
                            : std::span<const Overload>(found->second);
}

std::vector<std::string_view> function_names(Dialect dialect) {
  return index_of(dialect).names;
}

bool is_namespace(std::string_view name, Dialect dialect) {
  const auto& names = index_of(dialect).names;
  return std::any_of(names.begin(), names.end(), [name](std::string_view function) {
    return function.size() > name.size() && function.starts_with(name) &&
           function[name.size()] == '.';
  });
}

}  // namespace audit::cel
