// SPDX-License-Identifier: Apache-2.0
//
// Type inference of standard CEL: type variables, what may be passed where, and the type that two
// expressions share (CEL spec, "Gradual Type Checking"). A variable is a Kind::Param type that this
// class made; what it stands for is found out while an expression is checked.
//
//   Inference inference(types);
//   TypeRef element = inference.fresh();                    // of `[]`
//   inference.assignable(types.list(element), types.list(int_type));     // element is int from now
//   on inference.resolved(types.list(element));                // list(int)
//
// Packs need none of this: what is open there are literals, which take a unit or an enumeration
// (checker/matching.h).
#pragma once

#include "cel/limits.h"
#include "cel/type.h"

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace audit::cel::standard {

class Inference {
 public:
  explicit Inference(TypeTable& types) : types_(types) {}

  /// A type variable that stands for nothing yet.
  TypeRef fresh();

  /// The type parameters of one signature in one call, by name.
  using Parameters = std::vector<std::pair<std::string_view, TypeRef>>;

  /// The type of a signature with its parameters replaced by variables of this call.
  TypeRef instance(TypeRef pattern, Parameters& parameters);

  /// May a value of type `from` stand where `to` is asked for? Settles the variables of both if it
  /// may; leaves them as they were if not. dyn goes with everything.
  bool assignable(TypeRef from, TypeRef to);

  /// The type of a place that holds values of both: the more general one; dyn if they do not fit.
  TypeRef join(TypeRef a, TypeRef b);

  /// What the outermost variable stands for; the type itself if it is none, or stands for nothing.
  TypeRef known(TypeRef type) const;

  /// The type with all variables replaced; dyn for those that stand for nothing, and for what would
  /// be too large to look at (limits::type_size).
  TypeRef resolved(TypeRef type) const;

  bool is_open(TypeRef type) const { return known(type)->kind == Kind::Param; }

  /// Did something only fit because it was dyn, since the last call of this function?
  bool take_leaned_on_dyn() { return std::exchange(leaned_on_dyn_, false); }

 private:
  /// A type with the number of types it is made of.
  struct Sized {
    TypeRef type = nullptr;
    std::size_t size = 0;
  };

  Sized resolve(TypeRef type, std::unordered_map<TypeRef, Sized>& known_already) const;

  /// Counts a step of the work on one question; false when there were too many.
  bool go_on() const { return ++work_ <= limits::type_work; }

  bool fits(TypeRef from, TypeRef to);
  bool settle(TypeRef variable, TypeRef type);
  bool occurs(TypeRef variable, TypeRef type, std::unordered_set<TypeRef>& seen) const;
  bool is_as_general(TypeRef a, TypeRef b) const;
  template <class Replace>
  TypeRef rebuilt(TypeRef type, const Replace& replace) const;

  TypeTable& types_;
  std::unordered_map<TypeRef, TypeRef> stands_for_;
  std::vector<std::pair<TypeRef, TypeRef>> trail_;  ///< variable, what it stood for before or null
  int made_ = 0;
  bool leaned_on_dyn_ = false;
  mutable std::size_t work_ = 0;
};

}  // namespace audit::cel::standard
