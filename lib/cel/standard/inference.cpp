// SPDX-License-Identifier: Apache-2.0
#include "cel/standard/inference.h"

#include <algorithm>
#include <string>

namespace audit::cel::standard {

TypeRef Inference::fresh() {
  // Numbered anew for each expression, so that the table of types does not grow with their number.
  return types_.param("T" + std::to_string(made_++));
}

/// The same type over other parts.
template <class Replace>
TypeRef Inference::rebuilt(TypeRef type, const Replace& replace) const {
  switch (type->kind) {
    case Kind::List:
      return types_.list(replace(type->element));
    case Kind::Map:
      return types_.map(replace(type->key), replace(type->element));
    case Kind::Optional:
      return types_.optional(replace(type->element));
    case Kind::Type:
      return types_.type_of(type->element == nullptr ? nullptr : replace(type->element));
    default:
      return type;
  }
}

TypeRef Inference::instance(TypeRef pattern, Parameters& parameters) {
  if (pattern->kind != Kind::Param) {
    return rebuilt(pattern, [&](TypeRef part) { return instance(part, parameters); });
  }
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const auto& p) { return p.first == pattern->name; });
  return found != parameters.end() ? found->second
                                   : parameters.emplace_back(pattern->name, fresh()).second;
}

TypeRef Inference::known(TypeRef type) const {
  for (auto found = stands_for_.find(type); found != stands_for_.end();
       found = stands_for_.find(type)) {
    type = found->second;
  }
  return type;
}

TypeRef Inference::resolved(TypeRef type) const {
  std::unordered_map<TypeRef, Sized> known_already;
  return resolve(type, known_already).type;
}

/// Types share their parts, so that a short expression can have a type of 2^100 parts: `{a: a}` of
/// `{b: b}` of … Each part is looked at once, and what is too large becomes dyn.
Inference::Sized Inference::resolve(TypeRef type,
                                    std::unordered_map<TypeRef, Sized>& known_already) const {
  type = known(type);
  if (const auto found = known_already.find(type); found != known_already.end()) {
    return found->second;
  }
  Sized result{.type = TypeTable::simple(Kind::Dyn), .size = 1};
  if (type->kind != Kind::Param) {
    result.type = rebuilt(type, [&](TypeRef part) {
      const Sized inner = resolve(part, known_already);
      result.size += inner.size;
      return inner.type;
    });
  }
  if (result.size > limits::type_size) {
    result = {.type = TypeTable::simple(Kind::Dyn), .size = 1};
  }
  return known_already[type] = result;
}

bool Inference::assignable(TypeRef from, TypeRef to) {
  trail_.clear();
  work_ = 0;
  const bool good = fits(from, to);
  for (; !good && !trail_.empty(); trail_.pop_back()) {
    const auto [variable, before] = trail_.back();
    if (before == nullptr) {
      stands_for_.erase(variable);
    } else {
      stands_for_[variable] = before;
    }
  }
  return good;
}

bool Inference::fits(TypeRef from, TypeRef to) {
  if (!go_on()) {
    return false;
  }
  TypeRef asked = to;
  from = known(from);
  to = known(to);
  if (from == to || from->kind == Kind::Error || to->kind == Kind::Error) {
    return true;
  }
  if (to->kind == Kind::Param) {
    return settle(to, from);
  }
  if (from->kind == Kind::Param) {
    return settle(from, to);
  }
  bool good = false;
  if (from->kind == Kind::Dyn || to->kind == Kind::Dyn) {
    leaned_on_dyn_ = leaned_on_dyn_ || from->kind == Kind::Dyn;
    good = true;
  } else if (from->kind == to->kind) {
    const bool is_container =
        from->kind == Kind::List || from->kind == Kind::Map || from->kind == Kind::Optional;
    // Types of types all fit: type(1) == type(1u) is a question that may be asked.
    good = !is_container || ((from->kind != Kind::Map || fits(from->key, to->key)) &&
                             fits(from->element, to->element));
  }
  // A parameter that stood for int and now meets dyn stands for dyn: `[1].contains(dyn(x))` holds
  // both.
  if (good && asked->kind == Kind::Param && is_as_general(from, to)) {
    settle(asked, from);
  }
  return good;
}

bool Inference::settle(TypeRef variable, TypeRef type) {
  if (variable == known(type)) {
    return true;
  }
  std::unordered_set<TypeRef> seen;
  if (occurs(variable, type, seen)) {
    return false;
  }
  TypeRef& stands_for = stands_for_[variable];
  trail_.emplace_back(variable, stands_for);
  stands_for = type;
  return true;
}

bool Inference::occurs(TypeRef variable, TypeRef type, std::unordered_set<TypeRef>& seen) const {
  type = known(type);
  if (type == variable) {
    return true;
  }
  if ((type->element == nullptr && type->key == nullptr) || !seen.insert(type).second) {
    return false;
  }
  return (type->element != nullptr && occurs(variable, type->element, seen)) ||
         (type->key != nullptr && occurs(variable, type->key, seen));
}

bool Inference::is_as_general(TypeRef a, TypeRef b) const {
  a = known(a);
  b = known(b);
  if (a == b || a->kind == Kind::Dyn || a->kind == Kind::Param) {
    return true;
  }
  if (!go_on() || a->kind != b->kind) {
    return false;
  }
  return (a->element == nullptr || b->element == nullptr ||
          is_as_general(a->element, b->element)) &&
         (a->key == nullptr || b->key == nullptr || is_as_general(a->key, b->key));
}

TypeRef Inference::join(TypeRef a, TypeRef b) {
  if (!assignable(a, b)) {
    return TypeTable::simple(Kind::Dyn);
  }
  return is_as_general(a, b) ? a : b;
}

}  // namespace audit::cel::standard
