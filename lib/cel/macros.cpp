// SPDX-License-Identifier: Apache-2.0
#include "cel/macros.h"

namespace audit::cel {
namespace {

constexpr MacroRow rows[] = {
    {.name = "all", .kind = MacroKind::All},
    {.name = "exists", .kind = MacroKind::Exists},
    {.name = "exists_one", .kind = MacroKind::ExistsOne},
    {.name = "existsOne", .kind = MacroKind::ExistsOne},
    {.name = "filter", .kind = MacroKind::Filter},
    {.name = "map", .kind = MacroKind::Map},
    {.name = "map", .kind = MacroKind::Map, .arguments = 2},
    {.name = "sortBy", .kind = MacroKind::SortBy},
    {.name = "duplicatesBy", .kind = MacroKind::DuplicatesBy, .standard = false},
    // CEL with two variables: index and element, or key and value.
    {.name = "all", .kind = MacroKind::All, .variables = 2, .pack = false},
    {.name = "exists", .kind = MacroKind::Exists, .variables = 2, .pack = false},
    {.name = "exists_one", .kind = MacroKind::ExistsOne, .variables = 2, .pack = false},
    {.name = "existsOne", .kind = MacroKind::ExistsOne, .variables = 2, .pack = false},
    {.name = "transformList", .kind = MacroKind::Map, .variables = 2, .pack = false},
    {.name = "transformList",
     .kind = MacroKind::Map,
     .variables = 2,
     .arguments = 2,
     .pack = false},
    {.name = "transformMap", .kind = MacroKind::TransformMap, .variables = 2, .pack = false},
    {.name = "transformMap",
     .kind = MacroKind::TransformMap,
     .variables = 2,
     .arguments = 2,
     .pack = false},
    {.name = "transformMapEntry",
     .kind = MacroKind::TransformMapEntry,
     .variables = 2,
     .pack = false},
    {.name = "transformMapEntry",
     .kind = MacroKind::TransformMapEntry,
     .variables = 2,
     .arguments = 2,
     .pack = false},
    {.name = "optMap", .kind = MacroKind::OptionalMap, .pack = false},
    {.name = "optFlatMap", .kind = MacroKind::OptionalFlatMap, .pack = false},
    {.name = "cel.bind", .kind = MacroKind::Bind, .variables = 1, .arguments = 2, .pack = false},
};

}  // namespace

std::span<const MacroRow> macro_rows() {
  return rows;
}

const MacroRow* find_macro(std::string_view name, std::size_t argument_count, Dialect dialect) {
  for (const MacroRow& row : rows) {
    if (row.name == name && row.variables + row.arguments == argument_count &&
        (dialect == Dialect::Standard ? row.standard : row.pack)) {
      return &row;
    }
  }
  return nullptr;
}

}  // namespace audit::cel
