// SPDX-License-Identifier: Apache-2.0
//
// Words to numbers: keys of a record to its fields, words of an enumeration to its members, unit
// words to units. Filled once, then read by all threads; the look-up of a word written as the model
// writes it takes one hash and one comparison and no memory.
//
//   NameTable table;
//   table.add("用工", 3);
//   table.find("用 工 ")                 // 3: full-width forms, case and spaces do not matter
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace audit::model {

class NameTable {
 public:
  static constexpr int not_found = -1;

  /// Adds a name; gives the number that the name (in lookup form) already has, else not_found. The
  /// first number stays.
  int add(std::string_view name, int number);

  /// Byte for byte, then in lookup form, then without the spaces that people put between Chinese
  /// characters (姓 名), or with `_` for the spaces and hyphens of English words.
  int find(std::string_view name) const;

  /// Only byte for byte, as add() was given it or in lookup form.
  int find_exact(std::string_view name) const;

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::string name;
    int number = not_found;
  };

  void insert(std::string_view name, int number);
  void grow();

  std::vector<Slot> slots_;  // open addressing, size a power of two, at most half full
  std::size_t used_ = 0;
};

}  // namespace audit::model
