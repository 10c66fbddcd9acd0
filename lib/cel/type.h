// SPDX-License-Identifier: Apache-2.0
//
// Types of the expression language. One set of types serves both environments (design §7): the pack
// environment uses Bool String Number Date Period Enum Record List, the standard one (CEL) the rest too.
//
// A Type is an immutable node in a TypeTable and is passed as `TypeRef`; equal types of one table are
// the same pointer. Record and enumeration definitions are made by the model layer and outlive all types:
//
//   TypeTable types;
//   TypeRef amount = types.number(Unit::of(BaseUnit::Yuan));
//   TypeRef staff = types.list(types.record(&staff_member));
#pragma once

#include "base/text.h"
#include "base/units.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audit::cel {

class Program;
struct Type;
using TypeRef = const Type*;

enum class Kind : std::uint8_t {
  // Pack environment (and, where CEL has them, the standard one)
  Null, Bool, String, Number, Date, Period, Enum, Record, List,
  // Standard environment only
  Int, Uint, Double, Bytes, Duration, Timestamp, Map, Optional, Type,
  // Not types of expressions a person writes: `Dyn` is CEL's dyn, `Param` a type parameter of a
  // signature, `Error` and `Unknown` kinds of values only.
  Dyn, Param, Error, Unknown,
};

/// A word list that a field may take, with everything that a file may write for a member.
struct EnumType {
  struct Member {
    std::string id;                     ///< English id: `full_time`
    std::string zh;                     ///< the official term: 专职
    std::vector<std::string> synonyms;  ///< further spellings
  };

  std::string name;      ///< `cert_level`
  bool ordered = false;  ///< members in rising order; only then `<` is allowed
  std::vector<Member> members;

  /// Index of the member that `word` names by id, term or synonym, compared in lookup form; -1 if none.
  int find(std::string_view word) const;
};

/// One field of a record, as defined in rules/model.
struct Field {
  std::string en;                     ///< `office_area`
  std::string zh;                     ///< 办公面积
  std::vector<std::string> synonyms;  ///< further keys a file may use
  base::Text title;                   ///< one line of description
  TypeRef type = nullptr;
  int index = 0;          ///< slot in Record::fields
  bool personal = false;  ///< masked in every output
  std::shared_ptr<const Program> derived;  ///< set for a field that is defined by an expression over its record
};

struct RecordType {
  std::string name;  ///< `staff_member`
  base::Text title;
  std::vector<Field> fields;
  int key = -1;  ///< index of the key field by which lists of this record are looked up; -1 if none

  /// By English key, Chinese key or synonym (lookup form); nullptr if none.
  const Field* find(std::string_view name) const;
};

struct Type {
  Kind kind = Kind::Dyn;
  base::Unit unit;                     ///< Number
  const EnumType* enumeration = nullptr;  ///< Enum
  const RecordType* record = nullptr;     ///< Record
  TypeRef element = nullptr;  ///< List, Optional, Type; Map: value
  TypeRef key = nullptr;      ///< Map
  std::string name;           ///< Param: its name; Dyn: empty
  /// A type that is still open because only literals stand behind it: a Number takes any unit, a String any
  /// enumeration, a Dyn (the element of `[]`) any type that is asked of it.
  bool literal = false;
};

/// Owns types and keeps equal ones once. Not thread-safe; filled while model and packs are loaded.
class TypeTable {
 public:
  TypeTable();
  ~TypeTable();
  TypeTable(TypeTable&&) noexcept;
  TypeTable& operator=(TypeTable&&) noexcept;

  static TypeRef simple(Kind kind);   ///< any kind without parameters; one for all tables
  static TypeRef literal(Kind kind);  ///< Number, String or Dyn with Type::literal; one for all tables
  TypeRef number(base::Unit unit = {});
  TypeRef enumeration(const EnumType* definition);
  TypeRef record(const RecordType* definition);
  TypeRef list(TypeRef element);
  TypeRef map(TypeRef key, TypeRef value);
  TypeRef optional(TypeRef element);
  TypeRef type_of(TypeRef element);
  TypeRef param(std::string_view name);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// `date` for a list of lists of dates: what is left when the lists are taken off.
TypeRef innermost(TypeRef type);

/// As shown to rule writers: `number(元)`, `list(staff_member)`, `cert_level`.
std::string to_text(TypeRef type);

}  // namespace audit::cel
