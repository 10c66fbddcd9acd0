// SPDX-License-Identifier: Apache-2.0
#include "cel/ast_equality.h"

#include <algorithm>

namespace audit::cel {
namespace {

bool same(const ExprPtr& a, const ExprPtr& b) {
  return a == nullptr || b == nullptr ? a == b : is_same(*a, *b);
}

bool same(const std::vector<ExprPtr>& a, const std::vector<ExprPtr>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const ExprPtr& x, const ExprPtr& y) { return same(x, y); });
}

struct Comparison {
  const Expr& other;

  template <class T>
  bool operator()(const T& a) const {
    const T* b = other.as<T>();
    return b != nullptr && equal(a, *b);
  }

  static bool equal(const Literal& a, const Literal& b) { return a.value == b.value; }

  static bool equal(const Identifier& a, const Identifier& b) {
    return a.name == b.name && a.absolute == b.absolute;
  }

  static bool equal(const Select& a, const Select& b) {
    return a.field == b.field && a.optional == b.optional && same(a.operand, b.operand);
  }

  static bool equal(const Presence& a, const Presence& b) {
    return a.field == b.field && same(a.operand, b.operand);
  }

  static bool equal(const Call& a, const Call& b) {
    return a.absolute == b.absolute && a.function == b.function && a.is_operator == b.is_operator &&
           same(a.target, b.target) && same(a.arguments, b.arguments);
  }

  static bool equal(const ListLiteral& a, const ListLiteral& b) {
    return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                      [](const auto& x, const auto& y) {
                        return x.optional == y.optional && same(x.value, y.value);
                      });
  }

  static bool equal(const MapLiteral& a, const MapLiteral& b) {
    return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                      [](const auto& x, const auto& y) {
                        return x.optional == y.optional && same(x.key, y.key) &&
                               same(x.value, y.value);
                      });
  }

  static bool equal(const Macro& a, const Macro& b) {
    const bool same_names =
        std::equal(a.variables.begin(), a.variables.end(), b.variables.begin(), b.variables.end(),
                   [](const auto& x, const auto& y) { return x.name == y.name; });
    return a.kind == b.kind && a.name == b.name && same_names && same(a.target, b.target) &&
           same(a.arguments, b.arguments);
  }
};

}  // namespace

bool is_same(const Expr& a, const Expr& b) {
  return std::visit(Comparison{b}, a.node);
}

}  // namespace audit::cel
