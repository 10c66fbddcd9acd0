// SPDX-License-Identifier: Apache-2.0
//
// Inside of an Environment: how a name is found. In this order: variables from the last declared to
// the first (so that a later one hides an earlier one), then the fields of records whose fields are
// root names.
#pragma once

#include "cel/program.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace audit::cel {

struct Variable {
  std::string name;
  std::vector<std::string> synonyms;
  TypeRef type = nullptr;
  int slot = 0;
  std::shared_ptr<const Program> program;  ///< of a let
  bool personal = false;
  bool is_element = false;  ///< of a for_each
  std::string path;  ///< of an element or let: the field behind it (`staff`); empty: computed

  bool is_named(std::string_view wanted) const;
};

struct Environment::Impl {
  Dialect dialect = Dialect::Pack;
  TypeTable* types = nullptr;
  std::vector<Variable> variables;
  std::vector<int> root_records;  ///< slots whose fields are root names
  int next_slot = 0;
  std::string container;

  const Variable* find_variable(std::string_view name) const;
  const Variable& variable_of(int slot) const;

  struct RootField {
    const Variable* record = nullptr;
    const Field* field = nullptr;
  };

  RootField find_root_field(std::string_view name) const;

  /// Every name that can stand at the root, for suggestions.
  std::vector<std::string_view> names() const;
};

/// Slots of derived_environment().
inline constexpr int derived_record_slot = 0;
inline constexpr int derived_as_of_slot = 1;
inline constexpr int derived_base_date_slot = 2;
inline constexpr int derived_period_slot = 3;
inline constexpr std::size_t derived_slot_count = 4;

}  // namespace audit::cel
